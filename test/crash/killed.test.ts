import { describe, expect, test } from '@jest/globals'
import { type SandboxGitHub, startSandboxGitHub } from '../../src/sandbox/github-server.ts'
import { type AppProcess, startAppProcess, webhookSecret } from '../e2e/app-process.ts'
import { personAt } from '../e2e/person.ts'
import { type Moment, type Relay, startProxy } from '../e2e/proxy.ts'
import { awaitEnd, promoted } from './end-state.ts'

// The App is a process of its own behind a proxy that sees every request to GitHub. At one of them it is killed, as
// `kill -9` does, before GitHub saw the request or after GitHub did what it asked; then it is started again.

interface Stage {
  readonly gitHub: SandboxGitHub
  readonly relay: Relay
  /** Requests that were made before the comment. */
  readonly before: number
  readonly killed: Promise<void>
  restart(): Promise<void>
}

/** A promotion is asked for while the App runs; it dies at the request with that number, counted from the comment on. */
async function withPromotion(
  nth: number,
  moment: Moment,
  look: (stage: Stage) => Promise<void>,
): Promise<void> {
  const parts: { close(): void | Promise<void> }[] = []
  const keep = <Part extends { close(): void | Promise<void> }>(part: Part): Part => {
    parts.unshift(part)
    return part
  }
  try {
    await look(await beginPromotion(nth, moment, keep))
  } finally {
    for (const part of parts) await part.close()
  }
}

async function beginPromotion(
  nth: number,
  moment: Moment,
  keep: <Part extends { close(): void | Promise<void> }>(part: Part) => Part,
): Promise<Stage> {
  const gitHub = keep(
    await startSandboxGitHub({ webhookSecret, checks: { delay: 20, conclusion: 'success' } }),
  )
  let app: AppProcess | undefined
  let before = Number.POSITIVE_INFINITY
  const relay = keep(
    await startProxy(gitHub.apiUrl, (count, now) => {
      if (count === before + nth && now === moment) app?.kill()
    }),
  )
  const start = async (): Promise<AppProcess> => {
    const started = await startAppProcess(gitHub, relay.url)
    keep({ close: () => started.kill() })
    gitHub.app.hook.url = started.webhookUrl
    return started
  }
  app = await start()
  await quiet(relay)
  before = relay.count()
  await personAt(gitHub, 'writer').send('POST', '/repos/acme/podinfo/issues/2/comments', {
    body: '/promote podinfo@7.0.0 to prod',
  })
  return { gitHub, relay, before, killed: app.gone, restart: async () => void (await start()) }
}

/** Resolves when no request came for a moment: the first round is over. */
async function quiet(relay: Relay): Promise<void> {
  for (let before = -1; before !== relay.count(); ) {
    before = relay.count()
    await new Promise(resolve => setTimeout(resolve, 200))
  }
}

// More than any road takes: the last of them are not killed at all, and must end alike.
const requests = 36

test('undisturbed, a promotion ends merged', async () => {
  await withPromotion(Number.POSITIVE_INFINITY, 'before', async ({ gitHub, relay, before }) => {
    expect(await awaitEnd(gitHub)).toEqual(promoted)
    expect(relay.count() - before).toBeLessThanOrEqual(requests)
  })
}, 60_000)

const moments: readonly Moment[] = ['before', 'after']
const cases = Array.from({ length: requests }, (_, index) => index + 1).flatMap(nth =>
  moments.map(moment => [moment, nth] as const),
)

// Each of them mostly waits, for a process to start or for a lease to end: several go side by side.
describe('killed', () => {
  test.concurrent.each(cases)(
    '%s request %i, a promotion ends merged once',
    async (moment, nth) => {
      await withPromotion(nth, moment, async ({ gitHub, killed, restart }) => {
        const end = awaitEnd(gitHub)
        const died = await Promise.race([killed.then(() => true), end.then(() => false)])
        if (died) await restart()
        expect(await end).toEqual(promoted)
      })
    },
    180_000,
  )
})
