import { afterEach, expect, test } from '@jest/globals'
import { type SandboxGitHub, startSandboxGitHub } from '../../src/sandbox/github-server.ts'
import { type AppProcess, startAppProcess, webhookSecret } from '../e2e/app-process.ts'
import { personAt } from '../e2e/person.ts'
import { type Moment, type Relay, startProxy } from '../e2e/proxy.ts'
import { awaitEnd, promoted } from './end-state.ts'

// The App is a process of its own behind a proxy that sees every request to GitHub. At one of them it is killed, as
// `kill -9` does, before GitHub saw the request or after GitHub did what it asked; then it is started again.

const open: { close(): Promise<void> }[] = []

afterEach(async () => {
  for (const part of open.splice(0).reverse()) await part.close()
})

interface Stage {
  readonly gitHub: SandboxGitHub
  readonly proxy: Relay
  readonly requestsAtStart: number
  readonly killed: Promise<void>
}

/** A promotion is asked for while the App runs; it dies at the request with that number, counted from the comment on. */
async function promoteAndKill(nth: number, moment: Moment): Promise<Stage> {
  const gitHub = await startSandboxGitHub({ webhookSecret, checks: { delay: 20, conclusion: 'success' } })
  open.push(gitHub)
  let app: AppProcess | undefined
  let start = Number.POSITIVE_INFINITY
  const proxy = await startProxy(gitHub.apiUrl, (count, now) => {
    if (count === start + nth && now === moment) app?.kill()
  })
  open.push(proxy)
  app = await startAppProcess(gitHub, proxy.url)
  const { gone } = app
  open.push({ close: async () => app?.kill() })
  gitHub.app.hook.url = app.webhookUrl
  await quiet(proxy)
  start = proxy.count()
  await personAt(gitHub, 'writer').send('POST', '/repos/acme/podinfo/issues/2/comments', {
    body: '/promote podinfo@7.0.0 to prod',
  })
  return { gitHub, proxy, requestsAtStart: start, killed: gone }
}

/** Resolves when no request came for a moment: the first round is over. */
async function quiet(proxy: Relay): Promise<void> {
  for (let before = -1; before !== proxy.count(); ) {
    before = proxy.count()
    await new Promise(resolve => setTimeout(resolve, 150))
  }
}

async function restart({ gitHub, proxy }: Stage): Promise<void> {
  const app = await startAppProcess(gitHub, proxy.url)
  gitHub.app.hook.url = app.webhookUrl
  open.push({ close: async () => app.kill() })
}

// The longest road seen: without a kill there are fewer.
const requests = 40

test('undisturbed, a promotion ends merged', async () => {
  const { gitHub, proxy, requestsAtStart } = await promoteAndKill(Number.POSITIVE_INFINITY, 'before')
  expect(await awaitEnd(gitHub)).toEqual(promoted)
  expect(proxy.count() - requestsAtStart).toBeLessThanOrEqual(requests)
}, 60_000)

const moments: readonly Moment[] = ['before', 'after']
const cases = Array.from({ length: requests }, (_, index) => index + 1).flatMap(nth =>
  moments.map(moment => [moment, nth] as const),
)

test.each(cases)(
  'killed %s request %i, a promotion ends merged once',
  async (moment, nth) => {
    const stage = await promoteAndKill(nth, moment)
    const end = awaitEnd(stage.gitHub)
    const died = await Promise.race([stage.killed.then(() => true), end.then(() => false)])
    if (died) await restart(stage)
    expect(await end).toEqual(promoted)
  },
  60_000,
)
