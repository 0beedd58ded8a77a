import { expect, test } from '@jest/globals'
import { createEngine, type Engine } from '../../src/engine/engine.ts'
import type { Clock } from '../../src/engine/ports/ports.ts'
import { defaultDelays } from '../../src/engine/world.ts'
import { createConnection, createTokenConnection } from '../../src/github/client/connection.ts'
import { openGitHubApp } from '../../src/github/github-app.ts'
import { openToken } from '../../src/github/token-access.ts'
import { readReplyMarker } from '../../src/report/marker.ts'
import { type SandboxGitHub, startSandboxGitHub } from '../../src/sandbox/github-server.ts'
import { settingsFor } from '../behaviours/stage.ts'
import { personAt } from '../e2e/person.ts'
import { jumpingClock } from '../github/script.ts'

// The GitHub App and the Action see one comment. One of them is held at a request, the other does all its work meanwhile, and
// then the first goes on. Time is one clock for GitHub and both, which waiting moves.

type Who = 'app' | 'action'

/** Holds whoever asks by it at its request of that number, counted from when it is armed. */
function hold(nth: number) {
  const [reached, opened] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const state = { armed: false, count: 0 }
  const held: typeof fetch = async (input, init) => {
    if (state.armed) state.count += 1
    if (state.armed && state.count === nth) {
      reached.resolve()
      await opened.promise
    }
    return fetch(input, init)
  }
  const arm = () => {
    state.armed = true
  }
  return { fetch: held, arm, reached: reached.promise, open: opened.resolve }
}

async function engineOf(who: Who, gitHub: SandboxGitHub, clock: Clock, ask: typeof fetch): Promise<Engine> {
  const { api: base, appId, privateKey } = settingsFor(gitHub)
  const common = { base, clock, fetch: ask }
  const app = () => openGitHubApp(createConnection({ ...common, appId, privateKey }), clock)
  const installation =
    who === 'app'
      ? (await app()).installation(gitHub.installation.id)
      : (
          await openToken(createTokenConnection({ ...common, token: await mint(gitHub) }), clock, [
            'acme/fleet',
          ])
        ).installation
  const world = { installation, clock, mentions: ['lockkeeper'], delays: defaultDelays }
  return createEngine({ ...world, publish: () => undefined })
}

async function mint(gitHub: SandboxGitHub): Promise<string> {
  const body = JSON.stringify({ repository: 'acme/fleet' })
  const answer = await fetch(`${gitHub.url}/_sandbox/workflow-token`, { method: 'POST', body })
  return ((await answer.json()) as { readonly token: string }).token
}

interface Ended {
  readonly held: boolean
  readonly replies: readonly string[]
  readonly pulls: readonly string[]
}

async function interleave(first: Who, nth: number, words: string): Promise<Ended> {
  const clock = jumpingClock(Date.now())
  const gitHub = await startSandboxGitHub({ checks: 'off', now: () => clock.now().getTime() })
  try {
    const gate = hold(nth)
    const other = first === 'app' ? 'action' : 'app'
    const [held, whole] = [
      await engineOf(first, gitHub, clock, gate.fetch),
      await engineOf(other, gitHub, clock, fetch),
    ]
    const comment = await personAt(gitHub, 'writer').send<{
      readonly id: number
      readonly created_at: string
    }>('POST', '/repos/acme/fleet/issues/1/comments', { body: words })
    const { id } = await personAt(gitHub, 'admin').get<{ readonly id: number }>('/repos/acme/fleet')
    const hint = { issue: 1, createdAt: new Date(comment.created_at) }
    const answer = (engine: Engine) =>
      engine.answerComment({ id, owner: 'acme', name: 'fleet' }, comment.id, hint)
    gate.arm()
    const running = answer(held)
    const isHeld = await Promise.race([gate.reached.then(() => true), running.then(() => false)])
    await answer(whole)
    gate.open()
    await running
    await sweepAll(gitHub, clock)
    return { held: isHeld, ...(await whatIsThere(gitHub)) }
  } finally {
    await gitHub.close()
  }
}

/** Both look at everything that waits, as by schedule. */
async function sweepAll(gitHub: SandboxGitHub, clock: Clock): Promise<void> {
  for (const who of ['app', 'action', 'app', 'action'] as const) {
    await clock.sleep(15_000)
    await (await engineOf(who, gitHub, clock, fetch)).sweep(new Date(0))
  }
}

async function whatIsThere(gitHub: SandboxGitHub): Promise<Pick<Ended, 'replies' | 'pulls'>> {
  const admin = personAt(gitHub, 'admin')
  const comments = await admin.get<readonly { readonly body: string }[]>(
    '/repos/acme/fleet/issues/1/comments?per_page=100',
  )
  const pulls = await admin.get<readonly { readonly merged_at: string | null; readonly state: string }[]>(
    '/repos/acme/fleet/pulls?state=all',
  )
  return {
    replies: comments.flatMap(({ body }) => readReplyMarker(body)?.result?.verdict ?? []),
    pulls: pulls.map(({ merged_at, state }) => (merged_at === null ? state : 'merged')),
  }
}

/** Every end that is not the expected one, by the request at which the first was held. */
async function others(first: Who, words: string, expected: Omit<Ended, 'held'>): Promise<readonly unknown[]> {
  const found: unknown[] = []
  // What comes after the reply is many requests and one state: every sixth of them.
  for (let nth = 1, isHeld = true; isHeld; nth += nth < 14 ? 1 : 6) {
    const { held, ...end } = await interleave(first, nth, words)
    isHeld = held
    if (JSON.stringify(end) !== JSON.stringify(expected)) found.push({ nth, ...end })
  }
  return found
}

const patience = 300_000

test.each(['app', 'action'] as const)(
  'the %s held at any request of a promotion: one reply, one pull request',
  async first => {
    const once = { replies: ['merged'], pulls: ['merged'] }
    expect(await others(first, '/promote podinfo@7.0.0 to prod', once)).toEqual([])
  },
  patience,
)

test.each(['app', 'action'] as const)(
  'the %s held at any request of an answer: one reply',
  async first => {
    expect(await others(first, '/list', { replies: ['answered'], pulls: [] })).toEqual([])
  },
  patience,
)
