import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from '@jest/globals'
import { parseApiBase } from '../../src/github/client/api-base.ts'
import { type SandboxGitHub, startSandboxGitHub } from '../../src/sandbox/github-server.ts'
import { type RunningServer, startServer } from '../../src/server.ts'
import { webhookSecret } from '../e2e/app-process.ts'
import { personAt } from '../e2e/person.ts'
import { awaitEnd, promoted } from './end-state.ts'

interface Stage {
  readonly gitHub: SandboxGitHub
  readonly servers: readonly RunningServer[]
}

/** That many replicas of the App over one GitHub; they look around by themselves every `betweenRounds` milliseconds. */
async function withReplicas(
  count: number,
  betweenRounds: number,
  look: (stage: Stage) => Promise<void>,
): Promise<void> {
  const gitHub = await startSandboxGitHub({ webhookSecret, checks: { delay: 20, conclusion: 'success' } })
  const servers: RunningServer[] = []
  for (let index = 0; index < count; index++) servers.push(await startReplica(gitHub, betweenRounds))
  const fan = await startFan(servers.map(server => server.webhookUrl))
  try {
    await Promise.all(servers.map(server => server.idle()))
    gitHub.app.hook.url = fan.url
    await look({ gitHub, servers })
  } finally {
    for (const server of servers) await server.stop()
    fan.server.close()
    await gitHub.close()
  }
}

function startReplica(gitHub: SandboxGitHub, betweenRounds: number): Promise<RunningServer> {
  const api = parseApiBase(gitHub.apiUrl)
  if (api.kind !== 'base') throw new Error(api.problem.message)
  const settings = {
    appId: gitHub.app.id,
    privateKey: gitHub.app.privateKey,
    webhookSecrets: [webhookSecret],
    api: api.base,
    port: 0,
    logLevel: 'fatal',
  } as const
  return startServer(settings, { host: '127.0.0.1', notice: 0, grace: 10_000, betweenRounds })
}

/** Hands every webhook to all replicas at the same time. */
async function startFan(urls: readonly string[]): Promise<{ readonly url: string; readonly server: Server }> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
    const { host: _, 'content-length': __, connection: ___, ...headers } = request.headers
    const body = Buffer.concat(chunks)
    const send = (url: string) =>
      fetch(url, { method: 'POST', headers: headers as Record<string, string>, body })
    const answers = await Promise.allSettled(urls.map(send))
    response.writeHead(answers.every(each => each.status === 'fulfilled') ? 202 : 502).end()
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, server }
}

function ask(gitHub: SandboxGitHub): Promise<unknown> {
  return personAt(gitHub, 'writer').send('POST', '/repos/acme/podinfo/issues/2/comments', {
    body: '/promote podinfo@7.0.0 to prod',
  })
}

const never = 3_600_000

test.each([
  ['doubled', 'duplicate'],
  ['newest first', 'reverse'],
] as const)(
  'with webhooks %s, the end is the same',
  async (_, kind) => {
    await withReplicas(1, never, async ({ gitHub, servers }) => {
      gitHub.faults.addWebhook({ kind })
      await ask(gitHub)
      await awaitEnd(gitHub)
      await gitHub.settled()
      await Promise.all(servers.map(server => server.idle()))
      expect(await awaitEnd(gitHub)).toEqual(promoted)
    })
  },
  120_000,
)

test('with every webhook lost, the rounds find all there is to do', async () => {
  await withReplicas(1, 300, async ({ gitHub }) => {
    gitHub.faults.addWebhook({ kind: 'lose' })
    await ask(gitHub)
    expect(await awaitEnd(gitHub)).toEqual(promoted)
  })
}, 120_000)

test('two replicas that hear everything at once leave one of everything that counts', async () => {
  await withReplicas(2, never, async ({ gitHub, servers }) => {
    await ask(gitHub)
    await awaitEnd(gitHub)
    await gitHub.settled()
    await Promise.all(servers.map(server => server.idle()))
    expect(await awaitEnd(gitHub)).toEqual(promoted)
  })
}, 120_000)
