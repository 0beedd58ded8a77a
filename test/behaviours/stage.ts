import { parseApiBase } from '../../src/github/client/api-base.ts'
import type { SandboxGitHub, SandboxOptions } from '../../src/sandbox/github-server.ts'
import type { Repository } from '../../src/sandbox/world/repository.ts'
import type { Settings } from '../../src/server/settings.ts'
import { webhookSecret } from '../e2e/app-process.ts'
import { personAt } from '../e2e/person.ts'
import { type Stage, startStage } from '../e2e/stage.ts'
import { appJwt } from '../sandbox/client.ts'
import { signedWebhook } from '../server/webhook.ts'

/** A stand-in and the App for one test. */
export async function withStage(
  look: (stage: Stage) => Promise<void>,
  options: SandboxOptions = {},
): Promise<void> {
  const stage = await startStage(options)
  try {
    await look(stage)
  } finally {
    await stage.close()
  }
}

export const promotion = '/promote podinfo@7.0.0 to prod'

/** The branch that it claims. */
export const slot = 'lockkeeper/prod/podinfo'

/** One of the stand-in's repositories, to change what only its owner could. */
export function repositoryAt(gitHub: SandboxGitHub, name: string): Repository {
  const found = [...gitHub.world.repositories.values()].find(each => each.name === name)
  if (found === undefined) throw new Error(`no repository ${name}`)
  return found
}

export interface Pull {
  readonly number: number
  readonly title: string
  readonly body: string
  readonly state: string
  readonly merged_at: string | null
  readonly merge_commit_sha: string | null
  readonly head: { readonly ref: string; readonly sha: string }
}

/** The GitOps repository's pull requests, newest first. */
export function pulls(gitHub: SandboxGitHub): Promise<readonly Pull[]> {
  return personAt(gitHub, 'admin').get('/repos/acme/fleet/pulls?state=all')
}

export async function branches(gitHub: SandboxGitHub): Promise<readonly string[]> {
  const found = await personAt(gitHub, 'admin').get<readonly { readonly name: string }[]>(
    '/repos/acme/fleet/branches',
  )
  return found.map(({ name }) => name)
}

/** Puts a file onto a branch of the GitOps repository, as that person. */
export async function pushFile(
  gitHub: SandboxGitHub,
  file: { readonly path: string; readonly text: string; readonly branch?: string; readonly role?: string },
): Promise<void> {
  const { path, text, branch = 'main', role = 'admin' } = file
  const person = personAt(gitHub, role)
  const url = `/repos/acme/fleet/contents/${path}`
  const old = await person
    .get<{ readonly sha: string }>(`${url}?ref=${encodeURIComponent(branch)}`)
    .catch(() => undefined)
  await person.send('PUT', url, {
    message: `Change ${path}`,
    branch,
    content: Buffer.from(text).toString('base64'),
    ...(old === undefined ? {} : { sha: old.sha }),
  })
}

/** The file's text on a commit or branch of the GitOps repository. */
export async function fileAt(gitHub: SandboxGitHub, path: string, ref = 'main'): Promise<string> {
  const url = `/repos/acme/fleet/contents/${path}?ref=${encodeURIComponent(ref)}`
  const { content } = await personAt(gitHub, 'admin').get<{ readonly content: string }>(url)
  return Buffer.from(content, 'base64').toString('utf8')
}

/** Sends a webhook as GitHub would; answers its status. */
export async function deliver(
  gitHub: SandboxGitHub,
  event: string,
  payload: unknown,
  id?: string,
): Promise<number> {
  const { headers, body } = signedWebhook(event, payload, {
    secret: webhookSecret,
    ...(id === undefined ? {} : { id }),
  })
  const response = await fetch(gitHub.app.hook.url ?? '', { method: 'POST', headers, body })
  return response.status
}

/** What the stand-in knows of a webhook that it sent: the newest of that event. */
export function lastPayload(gitHub: SandboxGitHub, event: string): Record<string, unknown> {
  const found = gitHub.webhooks.log.of(gitHub.app).find(delivery => delivery.event === event)
  if (found === undefined) throw new Error(`no webhook ${event}`)
  return JSON.parse(found.payload)
}

/** Asks the stand-in as the GitHub App itself. */
export function asApp(gitHub: SandboxGitHub, method: string, path: string): Promise<Response> {
  return fetch(`${gitHub.apiUrl}${path}`, {
    method,
    headers: { authorization: `Bearer ${appJwt(gitHub)}` },
  })
}

export function settingsFor(gitHub: SandboxGitHub, changes: Partial<Settings> = {}): Settings {
  const api = parseApiBase(gitHub.apiUrl)
  if (api.kind !== 'base') throw new Error(api.problem.message)
  const { id: appId, privateKey } = gitHub.app
  return {
    appId,
    privateKey,
    webhookSecrets: [webhookSecret],
    api: api.base,
    port: 0,
    logLevel: 'info',
    ...changes,
  }
}
