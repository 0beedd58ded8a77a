import { createSign } from 'node:crypto'
import type { SandboxGitHub } from '../../src/sandbox/github-server.ts'
import { operationOf, violations } from './described.ts'

/** An answer as the tests look at it. */
export interface Seen {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: tests look into JSON of every shape
  readonly body: any
  readonly headers: Headers
}

/** Sends requests in someone's name; an answer that GitHub's description does not allow is an error. */
export interface Client {
  readonly get: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Seen>
  readonly post: (path: string, body?: unknown) => Promise<Seen>
  readonly patch: (path: string, body: unknown) => Promise<Seen>
  readonly put: (path: string, body?: unknown) => Promise<Seen>
  readonly delete: (path: string, body?: unknown) => Promise<Seen>
  readonly graphql: (query: string, variables?: Readonly<Record<string, unknown>>) => Promise<Seen['body']>
}

/** Every answer that was held to GitHub's description in this process: `GET /repos/{owner}/{repo} 200`. */
export const answered: Set<string> = new Set()

/** A client with a token; no token is nobody. */
export function clientOf(github: SandboxGitHub, token?: string): Client {
  const send = async (
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ) => {
    const response = await fetch(`${github.apiUrl}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        'user-agent': 'test',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false
    const seen = {
      status: response.status,
      body: isJson ? JSON.parse(text) : text,
      headers: response.headers,
    }
    answered.add(`${operationOf(method, path)} ${seen.status}`)
    const wrong = isJson ? violations(method, path, seen.status, seen.body) : []
    if (wrong.length > 0) throw new Error(wrong.slice(0, 12).join('\n'))
    return seen
  }
  return {
    get: (path, headers) => send('GET', path, undefined, headers),
    post: (path, body) => send('POST', path, body),
    patch: (path, body) => send('PATCH', path, body),
    put: (path, body) => send('PUT', path, body),
    delete: (path, body) => send('DELETE', path, body),
    graphql: async (query, variables = {}) => {
      const response = await fetch(github.world.addresses.graphql, {
        method: 'POST',
        headers: { 'user-agent': 'test', authorization: `Bearer ${token}` },
        body: JSON.stringify({ query, variables }),
      })
      return response.json()
    },
  }
}

/** The client of one of the seeded people. */
export function personOf(github: SandboxGitHub, login: string): Client {
  return clientOf(github, github.people.find(person => person.login === login)?.token)
}

/** A JSON web token of the App, valid at the stand-in's time unless the claims say otherwise. */
export function appJwt(github: SandboxGitHub, claims: Readonly<Record<string, unknown>> = {}): string {
  const now = Math.floor(github.world.clock.now() / 1000)
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const payload = { iat: now - 60, exp: now + 540, iss: String(github.app.id), ...claims }
  const signed = `${part({ alg: 'RS256', typ: 'JWT' })}.${part(payload)}`
  return `${signed}.${createSign('RSA-SHA256').update(signed).sign(github.app.privateKey, 'base64url')}`
}

/** The client of the App's installation, its token narrowed as asked. */
export async function installationOf(
  github: SandboxGitHub,
  narrowed: Readonly<Record<string, unknown>> = {},
): Promise<Client> {
  const app = clientOf(github, appJwt(github))
  const { body } = await app.post(`/app/installations/${github.installation.id}/access_tokens`, narrowed)
  return clientOf(github, body.token)
}
