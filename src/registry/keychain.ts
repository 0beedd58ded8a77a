import * as z from 'zod'
import type { Problem } from '../lib/problem.ts'
import { canonicalHost } from './reference.ts'

/** How to prove who we are: a password, a token to exchange (`identity`), or one to show as it is (`bearer`). */
export type Credentials =
  | { readonly kind: 'basic'; readonly username: string; readonly password: string }
  | { readonly kind: 'identity'; readonly token: string }
  | { readonly kind: 'bearer'; readonly token: string }

/** Credentials of one host, or of what is below one path of it. */
export interface KeychainEntry {
  readonly host: string
  readonly path: string
  readonly credentials: Credentials
}

export type Keychain = readonly KeychainEntry[]

export type ParsedKeychain =
  | { readonly kind: 'keychain'; readonly keychain: Keychain }
  | { readonly kind: 'problem'; readonly problem: Problem }

const text = z.string().optional()
const Entry = z.looseObject({
  auth: text,
  username: text,
  password: text,
  identitytoken: text,
  registrytoken: text,
})
const DockerConfig = z.looseObject({ auths: z.record(z.string(), Entry).optional() })

/** Reads a `config.json` of Docker or a `.dockerconfigjson`, plain or in base64. Starts no credential helper: their hosts stay without. */
export function parseDockerConfig(source: string): ParsedKeychain {
  const parsed = DockerConfig.safeParse(parseJson(plainOf(source)))
  if (!parsed.success) return problem('is no Docker configuration with a map of "auths"')
  const entries: KeychainEntry[] = []
  for (const [name, entry] of Object.entries(parsed.data.auths ?? {})) {
    const credentials = credentialsIn(entry)
    if (credentials === 'malformed')
      return problem('has an "auth" that is not base64 of user:password', entries.length)
    if (credentials !== undefined) entries.push({ ...splitName(name), credentials })
  }
  return { kind: 'keychain', keychain: entries }
}

/** The credentials for a repository: those of the longest path that it is below. */
export function credentialsFor(
  keychain: Keychain,
  host: string,
  repository: string,
): Credentials | undefined {
  const fits = keychain.filter(
    entry =>
      entry.host === host &&
      (entry.path === '' || repository === entry.path || repository.startsWith(`${entry.path}/`)),
  )
  return fits.toSorted((left, right) => right.path.length - left.path.length)[0]?.credentials
}

function plainOf(source: string): string {
  const trimmed = source.trim()
  return trimmed.startsWith('{') ? trimmed : Buffer.from(trimmed, 'base64').toString('utf8')
}

function parseJson(source: string): unknown {
  try {
    return JSON.parse(source)
  } catch {
    // The parser's own message quotes the text, and the text has passwords in it.
    return undefined
  }
}

function credentialsIn(entry: z.infer<typeof Entry>): Credentials | 'malformed' | undefined {
  const { auth = '', username = '', password = '', identitytoken = '', registrytoken = '' } = entry
  if (registrytoken !== '') return { kind: 'bearer', token: registrytoken }
  if (identitytoken !== '') return { kind: 'identity', token: identitytoken }
  if (username !== '' && password !== '') return { kind: 'basic', username, password }
  if (auth === '') return undefined
  const decoded = Buffer.from(auth, 'base64').toString('utf8')
  const colon = decoded.indexOf(':')
  if (colon < 1) return 'malformed'
  return { kind: 'basic', username: decoded.slice(0, colon), password: decoded.slice(colon + 1) }
}

// `https://index.docker.io/v1/`, as `docker login` writes it, `registry.example:5000`, `registry.example/acme`.
function splitName(name: string): Pick<KeychainEntry, 'host' | 'path'> {
  const bare = name.replace(/^https?:\/\//, '').replace(/(?:\/v[12])?\/*$/, '')
  const [host = '', ...path] = bare.split('/')
  return { host: canonicalHost(host), path: path.join('/') }
}

function problem(what: string, index?: number): ParsedKeychain {
  const where = index === undefined ? '' : ` (after ${index} others)`
  return {
    kind: 'problem',
    problem: {
      code: 'DOCKER_CONFIG',
      message: `The registries' credentials cannot be read: the text ${what}${where}.`,
      advice:
        'Make it with kubectl create secret docker-registry, or docker login without a credential store.',
    },
  }
}
