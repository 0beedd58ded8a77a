import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Person } from '../../../src/engine/ports/ports.ts'
import { parseApiBase } from '../../../src/github/client/api-base.ts'
import { type Connection, createConnection } from '../../../src/github/client/connection.ts'
import { openGitHubApp } from '../../../src/github/github-app.ts'
import { type SandboxGitHub, startSandboxGitHub } from '../../../src/sandbox/github-server.ts'
import { systemClock } from '../../../src/server/system-clock.ts'
import { files, type Stage } from './stage.ts'

/** The stand-in over HTTP, with the real adapters on it. `ghes`: under /api/v3, without the asynchronous merge. */
export async function openSandboxStage(
  options: { readonly ghes?: boolean } = {},
): Promise<Stage & { readonly sandbox: SandboxGitHub; readonly connection: Connection }> {
  const folder = await writeFolder()
  const sandbox = await startSandboxGitHub({
    repository: folder,
    checks: 'off',
    behaviour: { ghes: options.ghes === true },
  })
  const connection = connect(sandbox)
  const app = await openGitHubApp(connection, systemClock)
  const installation = app.installation(sandbox.installation.id)
  const ref = (await installation.repositories()).find(({ name }) => name === 'fleet')
  if (ref === undefined) throw new Error('no fleet')
  const acts = createActs(sandbox)
  return {
    ...acts,
    sandbox,
    connection,
    ports: installation.open(ref),
    close: async () => {
      await sandbox.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The connection of the GitHub App that is installed in the sandbox. */
export function connect(sandbox: SandboxGitHub): Connection {
  const parsed = parseApiBase(sandbox.apiUrl)
  if (parsed.kind === 'problem') throw new Error(parsed.problem.message)
  const { id: appId, privateKey } = sandbox.app
  return createConnection({ base: parsed.base, appId, privateKey, clock: systemClock })
}

async function writeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lockkeeper-stage-'))
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(folder, dirname(path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  return folder
}

type Acts = Omit<Stage, 'ports' | 'close'>

function createActs(sandbox: SandboxGitHub): Acts {
  const person = (login: string): Person => ({ id: sandbox.world.accounts.get(login)?.id ?? 0, login })
  const repository = () => {
    const found = [...sandbox.world.repositories.values()].find(({ name }) => name === 'fleet')
    if (found === undefined) throw new Error('no fleet')
    return found
  }
  const call = (login: string) => createCaller(sandbox, login)
  return {
    alice: person('alice'),
    ada: person('ada'),
    rob: person('rob'),
    sam: person('sam'),
    issue: 1,
    async comment(author, issue, body) {
      const { id } = await call(author.login)('POST', `/issues/${issue}/comments`, { body })
      return Number(id)
    },
    async lock(number) {
      await call('ada')('PUT', `/issues/${number}/lock`, {})
    },
    async push(branch, path, text) {
      const found = await call('alice')('GET', `/contents/${path}?ref=${encodeURIComponent(branch)}`)
      const content = Buffer.from(text).toString('base64')
      await call('alice')('PUT', `/contents/${path}`, { message: 'By hand', branch, content, sha: found.sha })
    },
    deleteBranch: async branch => void (await call('alice')('DELETE', `/git/refs/heads/${branch}`)),
    async tag(name) {
      const { object } = await call('alice')('GET', '/git/ref/heads/main')
      const { sha } = object as { readonly sha: string }
      await call('alice')('POST', '/git/refs', { ref: `refs/tags/${name}`, sha })
    },
    check: async (sha, context, state) =>
      void (await call('alice')('POST', `/statuses/${sha}`, { context, state })),
    async approve(pullRequest, by) {
      await call(by.login)('POST', `/pulls/${pullRequest}/reviews`, { event: 'APPROVE' })
    },
    async startWorkflow(path, branch, { login }) {
      const answer = await fetch(`${sandbox.url}/_sandbox/workflow-run`, {
        method: 'POST',
        body: JSON.stringify({ repository: 'acme/fleet', path, branch, login }),
      })
      return ((await answer.json()) as { readonly id: number }).id
    },
    async allowAutoMerge() {
      repository().allowAutoMerge = true
    },
    settled: () => sandbox.settled(),
    async requireChecks(names) {
      repository().rules.set('main', { requiredChecks: names, strict: false, approvals: undefined })
    },
  }
}

type Caller = (method: string, path: string, body?: unknown) => Promise<Record<string, unknown>>

function createCaller(sandbox: SandboxGitHub, login: string): Caller {
  const token = sandbox.people.find(each => each.login === login)?.token ?? ''
  return async (method, path, body) => {
    const response = await fetch(`${sandbox.apiUrl}/repos/acme/fleet${path}`, {
      method,
      headers: { authorization: `token ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    if (!response.ok && response.status !== 404)
      throw new Error(`${method} ${path}: ${response.status} ${text}`)
    return text === '' ? {} : JSON.parse(text)
  }
}
