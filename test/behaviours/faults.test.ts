import { expect } from '@jest/globals'
import { type Connection, createConnection } from '../../src/github/client/connection.ts'
import { openGitHubApp } from '../../src/github/github-app.ts'
import type { RateLimitForm } from '../../src/sandbox/faults/fault-box.ts'
import {
  type SandboxGitHub,
  type SandboxOptions,
  startSandboxGitHub,
} from '../../src/sandbox/github-server.ts'
import { cutMatrix } from '../crash/cut.ts'
import { promoted } from '../crash/end-state.ts'
import { jumpingClock } from '../github/script.ts'
import { behaviour } from './promised.ts'
import { promotion, repositoryAt, settingsFor, withStage } from './stage.ts'

interface Place {
  readonly gitHub: SandboxGitHub
  readonly connection: Connection
  readonly clock: ReturnType<typeof jumpingClock>
}

/** A stand-in and our client on one clock, which waiting moves. */
async function withClient(
  look: (place: Place) => Promise<void>,
  options: SandboxOptions = {},
): Promise<void> {
  const clock = jumpingClock(Date.now())
  const gitHub = await startSandboxGitHub({ checks: 'off', now: () => clock.now().getTime(), ...options })
  const { api: base, appId, privateKey } = settingsFor(gitHub)
  try {
    await look({ gitHub, clock, connection: createConnection({ base, appId, privateKey, clock }) })
  } finally {
    await gitHub.close()
  }
}

const comment = {
  route: 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
  parameters: { owner: 'acme', repo: 'fleet', issue_number: 1, body: 'hello' },
  content: true,
}

function credentialFor(gitHub: SandboxGitHub) {
  const repository = repositoryAt(gitHub, 'fleet').id
  return { kind: 'installation', installation: gitHub.installation.id, scope: 'talk', repository } as const
}

behaviour(53, () =>
  withClient(async ({ gitHub, connection, clock }) => {
    const api = connection.api(credentialFor(gitHub))
    const forms: readonly RateLimitForm[] = [
      'primary',
      'primary-429',
      'secondary',
      'secondary-429',
      'secondary-bare',
    ]
    await api(comment)
    for (const form of forms) {
      gitHub.faults.clear()
      gitHub.requests.clear()
      gitHub.faults.add({ method: 'POST', path: '/comments$', fault: { kind: 'rate-limit', form } })
      const started = clock.now().getTime()
      await api(comment)
      const [first, second, ...more] = gitHub.requests.all().map(({ at }) => at - started)
      expect([form, first, (second ?? 0) >= 60_000 - 1_000, more]).toEqual([form, 0, true, []])
    }
    const graphql = connection.graphql(credentialFor(gitHub))
    for (const form of ['graphql', 'graphql-secondary'] as const) {
      gitHub.requests.clear()
      gitHub.faults.add({ path: '^/graphql$', fault: { kind: 'rate-limit', form } })
      await graphql.query('query Who { viewer { login } }', {})
      const [one, two] = gitHub.requests.all().map(({ at }) => at)
      expect([form, (two ?? 0) - (one ?? 0) >= 59_000]).toEqual([form, true])
    }
    // A limit that does not end is given up after few tries; whoever calls next waits for its end too.
    gitHub.requests.clear()
    const endless = { kind: 'rate-limit', form: 'secondary' } as const
    gitHub.faults.add({ method: 'POST', path: '/comments$', times: 100, fault: endless })
    await expect(api(comment)).rejects.toMatchObject({ name: 'GitHubError', status: 403 })
    expect(gitHub.requests.all().length).toBeLessThanOrEqual(4)
    gitHub.faults.clear()
    await graphql.query('query Who { viewer { login } }', {})
    const [last, next] = gitHub.requests
      .all()
      .map(({ at }) => at)
      .slice(-2)
    expect((next ?? 0) - (last ?? 0)).toBeGreaterThanOrEqual(59_000)
  }),
)

behaviour(54, () =>
  withClient(async ({ gitHub, connection }) => {
    const api = connection.api(credentialFor(gitHub))
    await api(comment)
    const faults = [
      { kind: 'drop-answer' },
      { kind: 'status-after', status: 500 },
      { kind: 'status-after', status: 502 },
      { kind: 'truncate' },
      { kind: 'reset' },
    ] as const
    const before = repositoryAt(gitHub, 'fleet').comments.size
    for (const fault of faults) {
      gitHub.faults.add({ method: 'POST', path: '/comments$', fault })
      await expect(api(comment)).rejects.toMatchObject({ name: 'LostAnswerError' })
    }
    // Each took effect once or not at all; none was sent twice.
    expect(repositoryAt(gitHub, 'fleet').comments.size - before).toBe(4)
    // What ends in the same state is repeated.
    const id = [...repositoryAt(gitHub, 'fleet').comments.keys()].at(-1)
    gitHub.faults.add({ method: 'PATCH', fault: { kind: 'drop-answer' } })
    const { status } = await api({
      route: 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}',
      parameters: { owner: 'acme', repo: 'fleet', comment_id: id, body: 'again' },
      repeatable: true,
    })
    expect(status).toBe(200)
  }),
)

behaviour(55, () =>
  withClient(
    async ({ gitHub, connection, clock }) => {
      const api = connection.api(credentialFor(gitHub))
      const started = clock.now().getTime()
      for (let count = 0; count < 30; count++) await api(comment)
      // Far from a limit nothing waits.
      expect(clock.now().getTime() - started).toBe(0)
      for (let count = 30; count < 620; count++) await api(comment)
      const statuses = gitHub.requests.all().map(({ status }) => status)
      expect([
        statuses.filter(status => status === 201).length >= 620,
        statuses.filter(status => status >= 400),
      ]).toEqual([true, []])
    },
    { behaviour: { enforceLimits: true, tokenLifetime: 24 * 3_600_000 } },
  ),
)

behaviour(56, async () => {
  const seen: { readonly version: string | null; readonly limited: boolean }[] = []
  const clock = jumpingClock(Date.now())
  const watching: typeof fetch = async (_, init = {}) => {
    const version = new Headers(init.headers).get('x-github-api-version')
    seen.push({ version, limited: init.signal instanceof AbortSignal })
    return Response.json({ data: {}, token: 't', expires_at: new Date(clock.now().getTime() + 3_600_000) })
  }
  const gitHub = await startSandboxGitHub({ checks: 'off' })
  const { api: base, appId, privateKey } = settingsFor(gitHub)
  await gitHub.close()
  const connection = createConnection({ base, appId, privateKey, clock, fetch: watching })
  const credential = { kind: 'installation', installation: 1, scope: 'talk', repository: 1 } as const
  await connection.api(credential)(comment)
  await connection.api({ kind: 'app' })({ route: 'GET /app/installations' })
  await connection.graphql(credential).mutate('mutation X { x }', {})
  expect(seen).toEqual(seen.map(() => ({ version: '2022-11-28', limited: true })))
  expect(seen.length).toBe(4)
  // Fields more do no harm; one that is missing is an error, never a guess.
  await expect(openGitHubApp(connection, clock)).rejects.toThrow('an answer that we do not understand')
})

behaviour(57, () =>
  withStage(async ({ gitHub, say }) => {
    const first = await say('writer', '/list podinfo')
    gitHub.requests.clear()
    const second = await say('writer', '/list podinfo')
    const unchanged = gitHub.requests.all().filter(({ status }) => status === 304)
    expect([unchanged.length > 0, second.text]).toEqual([true, first.text])
    // What was remembered is not believed where it matters: the promotion sees the world as it is.
    expect((await say('writer', promotion)).record.result?.verdict).toBe('merged')
    expect((await say('writer', '/list podinfo')).text).toContain('`7.0.0` | `7.0.0` | `7.0.0`')
  }),
)

behaviour(58, async () => {
  // Every third request; test/crash has all of them, and real processes that are killed.
  const ends = await cutMatrix({ command: promotion, every: 3 })
  expect(ends.map(({ end }) => end)).toEqual(ends.map(() => promoted))
  expect(ends.length).toBeGreaterThan(10)
})
