import { expect, test } from '@jest/globals'
import { createEngine } from '../../src/engine/engine.ts'
import { defaultDelays } from '../../src/engine/world.ts'
import { openGitHubApp } from '../../src/github/github-app.ts'
import { type SandboxGitHub, startSandboxGitHub } from '../../src/sandbox/github-server.ts'
import { systemClock } from '../../src/server/system-clock.ts'
import { connect } from '../contract/ports/sandbox-stage.ts'
import { type EndState, promoted, readEndState } from './end-state.ts'

// The writes of one promotion, as the sandbox sees them; reads are repeated by the client itself.
const writes: readonly (readonly [name: string, method: string, path: string])[] = [
  ['the reaction', 'POST', '/reactions$'],
  ['the branch', 'POST', '/git/refs$'],
  ['the pull request', 'POST', '/pulls$'],
  ['the merge', 'PUT', '/merge-async$'],
  ['the deployment', 'POST', '/deployments$'],
  ['its state', 'POST', '/statuses$'],
  ['the last words', 'PATCH', '/issues/comments/'],
]

const lost = { kind: 'drop-answer' } as const
const badGateway = { kind: 'status-after', status: 502 } as const

const cases = writes.flatMap(([name, method, path]) => [
  { name, what: 'takes effect, and its answer is lost', rule: { method, path, fault: lost } },
  { name, what: 'takes effect, and a gateway answers', rule: { method, path, fault: badGateway } },
])
// Reply, commit and deletion are among GraphQL's calls, which only their number tells apart.
const graphqlCases = [1, 2, 3, 4, 5, 6, 7, 8].map(nth => ({
  name: `GraphQL call ${nth}`,
  what: 'takes effect, and its answer is lost',
  rule: { method: 'POST', path: '^/graphql$', nth, fault: lost },
}))

// Each of them mostly waits for a lease to end: several go side by side.
test.concurrent.each([...cases, ...graphqlCases])(
  '$name $what: the end is the same',
  async ({ rule }) => {
    const sandbox = await startSandboxGitHub({ checks: { delay: 0, conclusion: 'success' } })
    try {
      const answer = await prepare(sandbox)
      sandbox.faults.add(rule)
      const { failures, end } = await untilQuiet(sandbox, answer)
      expect(failures).toBeLessThanOrEqual(1)
      expect(end).toEqual(promoted)
    } finally {
      await sandbox.close()
    }
  },
  120_000,
)

/** Posts the comment; answers what lets a new process look at it. */
async function prepare(sandbox: SandboxGitHub): Promise<() => Promise<void>> {
  const token = sandbox.people.find(({ login }) => login === 'alice')?.token
  const response = await fetch(`${sandbox.apiUrl}/repos/acme/podinfo/issues/2/comments`, {
    method: 'POST',
    headers: { authorization: `token ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ body: '/promote podinfo@7.0.0 to prod' }),
  })
  const { id } = (await response.json()) as { id: number }
  const source = repositoryOf(sandbox, 'podinfo')
  return async () => {
    const app = await openGitHubApp(connect(sandbox), systemClock)
    const engine = createEngine({
      installation: app.installation(sandbox.installation.id),
      clock: systemClock,
      mentions: [app.identity.slug],
      publish: () => undefined,
      delays: { ...defaultDelays, settle: 100 },
    })
    await engine.answerComment({ id: source.id, owner: 'acme', name: 'podinfo' }, id)
  }
}

/** One process after another, as after crashes, until the reply is final; how many of them failed. */
async function untilQuiet(
  sandbox: SandboxGitHub,
  answer: () => Promise<void>,
): Promise<{ readonly failures: number; readonly end: EndState }> {
  let failures = 0
  for (let look = 0; look < 40; look++) {
    await answer().catch(() => {
      failures += 1
    })
    const end = await readEndState(sandbox)
    if (end.replies.length > 0) break
    await new Promise(resolve => setTimeout(resolve, 250))
  }
  // Once more: what is finished stays as it is.
  await answer()
  return { failures, end: await readEndState(sandbox) }
}

function repositoryOf(sandbox: SandboxGitHub, name: string) {
  const found = [...sandbox.world.repositories.values()].find(each => each.name === name)
  if (found === undefined) throw new Error(`no ${name}`)
  return found
}
