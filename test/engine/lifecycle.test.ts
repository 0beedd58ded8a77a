import { expect, test } from '@jest/globals'
import { InjectedError } from './fakes/calls.ts'
import { byNumber } from './fakes/fake-pull-requests.ts'
import { removeBranch } from './fakes/fake-repository.ts'
import { headOf, mergeByHand, pushFiles } from './fakes/git.ts'
import { branchOf, pinned, verdict, withProd } from './fakes/questions.ts'
import {
  ada,
  alice,
  engineOver,
  fleetFiles,
  noDelays,
  overlay,
  replies,
  type Seeded,
  say,
  seed,
} from './fakes/seed.ts'
import type { FakePullRequest } from './fakes/state.ts'

const prod = branchOf('prod')

/** The one pull request there is. */
function only({ fleet }: Seeded): FakePullRequest {
  expect(fleet.pullRequests).toHaveLength(1)
  return byNumber(fleet, fleet.pullRequests[0]?.number ?? 0)
}

/** A promotion of podinfo 7.0.0 to prod that waits for approval, open as a pull request. */
async function waiting(): Promise<Seeded> {
  const seeded = seed(withProd('{ name: prod, merge: after-approval }'))
  await say(seeded, '/promote podinfo@7.0.0 to prod')
  expect(only(seeded).state).toBe('open')
  return seeded
}

function approve(seeded: Seeded, by = ada, commit = only(seeded).head, canWrite = true): void {
  const { number } = only(seeded)
  const earlier = seeded.fleet.approvals.get(number) ?? []
  seeded.fleet.approvals.set(number, [...earlier, { by, commit, canWrite }])
}

test('after approval: a second person with write access, at exactly this head', async () => {
  const seeded = await waiting()
  expect(verdict(seeded)).toBe('🟡 podinfo 6.9.2 → 7.0.0 on prod: waiting')
  expect(replies(seeded)[0]).toMatch(/\| checks( \d+\/\d+)? · approval \| ⏳ \|/)
  approve(seeded, alice)
  approve(seeded, { id: 77, login: 'mallory' }, only(seeded).head, false)
  await seeded.engine.lookAt(seeded.fleet.ref, prod)
  expect(only(seeded).state).toBe('open')
  approve(seeded)
  await seeded.engine.lookAt(seeded.fleet.ref, prod)
  expect(pinned(seeded, 'prod')).toBe('7.0.0')
  expect(replies(seeded)[0]).toMatch(/approved by `@ada`/)
})

test('an approval of an earlier head counts no more', async () => {
  const seeded = await waiting()
  approve(seeded, ada, headOf(seeded.fleet, 'main').sha)
  await seeded.engine.lookAt(seeded.fleet.ref, prod)
  expect(only(seeded).state).toBe('open')
  expect(replies(seeded)[0]).toMatch(/the one there is for an earlier commit/)
})

test('never: a person merges, and the reply says so and follows', async () => {
  const seeded = seed(withProd('{ name: prod, merge: never }'))
  await say(seeded, '/promote podinfo@7.0.0 to prod')
  expect(replies(seeded)[0]).toMatch(/a person merges/i)
  mergeByHand(seeded)
  await seeded.engine.lookAt(seeded.fleet.ref, prod)
  expect(verdict(seeded)).toBe('🔵 podinfo 6.9.2 → 7.0.0 on prod: merged, not watched')
  expect(seeded.fleet.deployments).toHaveLength(1)
  expect([...seeded.fleet.branches.keys()]).toEqual(['main'])
})

test('a pull request that a person merged after changing it is said to have drifted', async () => {
  const seeded = await waiting()
  const file = overlay('podinfo', 'prod')
  pushFiles(
    seeded.fleet,
    prod,
    { [file]: (fleetFiles()[file] ?? '').replace('6.9.2', '6.9.4') },
    { message: 'No, that one' },
  )
  mergeByHand(seeded)
  await seeded.engine.lookAt(seeded.fleet.ref, prod)
  expect(replies(seeded)[0]).toMatch(/merged with drift: prod does not have 7\.0\.0/i)
})

test.each([
  ['pending', 'passed', [{ name: 'ci', status: 'pending' as const }], [], /waiting for ci/],
  ['failed', 'passed', [{ name: 'ci', status: 'failed' as const }], [], /failed: ci/],
  ['required and absent', 'passed', [], ['ci'], /0\/1, waiting for ci/],
])(
  'a check that is %s keeps it from being merged until it has %s',
  async (_, __, checks, required, words) => {
    const seeded = seed()
    seeded.fleet.checksOnPush = checks
    seeded.fleet.requiredChecks = required
    await say(seeded, '/promote podinfo@7.0.0 to prod')
    expect(replies(seeded)[0]).toMatch(words)
    expect(only(seeded).state).toBe('open')
    seeded.fleet.checks.set(only(seeded).head, [{ name: 'ci', status: 'passed' }])
    await seeded.engine.lookAt(seeded.fleet.ref, prod)
    expect(pinned(seeded, 'prod')).toBe('7.0.0')
  },
)

test('rules that cannot be read block', async () => {
  const seeded = seed()
  seeded.fleet.requiredChecks = 'unknown'
  await say(seeded, '/promote podinfo@7.0.0 to prod')
  expect(only(seeded).state).toBe('open')
  expect(replies(seeded)[0]).toMatch(/rules of the branch could not be read/)
})

test('a red check that no rule requires does not block where others are required', async () => {
  const seeded = seed()
  seeded.fleet.checksOnPush = [
    { name: 'lint', status: 'failed' },
    { name: 'ci', status: 'passed' },
  ]
  seeded.fleet.requiredChecks = ['ci']
  await say(seeded, '/promote podinfo@7.0.0 to prod')
  expect(pinned(seeded, 'prod')).toBe('7.0.0')
})

test('a check that the configuration names is waited for', async () => {
  const seeded = seed(withProd('{ name: prod, merge: when-green, requiredChecks: [smoke] }'))
  await say(seeded, '/promote podinfo@7.0.0 to prod')
  expect(replies(seeded)[0]).toMatch(/waiting for smoke/)
})

test('a newer release takes the place of an older one: same branch, same pull request', async () => {
  const seeded = await waiting()
  const { number, head } = only(seeded)
  await say(seeded, '/promote podinfo@6.9.3 to prod', ada)
  expect(replies(seeded)).toHaveLength(2)
  seeded.source.tags.add('6.9.3')
  for (const name of ['test', 'stage'])
    pushFiles(
      seeded.fleet,
      'main',
      {
        [overlay('podinfo', name)]: (fleetFiles()[overlay('podinfo', name)] ?? '').replace('7.0.0', '6.9.3'),
      },
      { message: 'Back' },
    )
  await say(seeded, '/promote podinfo@6.9.3 to prod', ada)
  const { title, state, head: now } = only(seeded)
  expect({ number: only(seeded).number, title, state }).toEqual({
    number,
    title: 'Promote podinfo from 6.9.2 to 6.9.3 on prod',
    state: 'open',
  })
  expect(now).not.toBe(head)
  expect(replies(seeded)[0]).toMatch(/^### ⚪ .*superseded.*`@ada` asked for 6\.9\.3 later/s)
  expect(verdict(seeded)).toMatch(/🟡 podinfo 6\.9\.2 → 6\.9\.3 on prod: waiting/)
})

test('a second request for the same release answers with the link and opens nothing', async () => {
  const seeded = await waiting()
  await say(seeded, '/promote podinfo@7.0.0 to prod', ada)
  expect(seeded.fleet.pullRequests).toHaveLength(1)
  expect(replies(seeded)[1]).toMatch(
    new RegExp(`already on its way in .*#${only(seeded).number}.*asked for by .*@alice`, 'i'),
  )
})

test('an older request that is heard late does not displace a newer one', async () => {
  const seeded = seed()
  const older = seeded.github.comment(seeded.source, seeded.issue, alice, '/promote podinfo@6.9.2 to test')
  await say(seeded, '/promote podinfo@7.0.1 to test')
  await seeded.engine.answerComment(seeded.source.ref, older.id)
  expect(pinned(seeded, 'test')).toBe('7.0.1')
  expect(replies(seeded)[1]).toMatch(/superseded/)
  expect([...seeded.fleet.branches.keys()]).toEqual(['main'])
})

test('a slot left by a merged pull request is free', async () => {
  const seeded = seed()
  await say(seeded, '/promote podinfo@7.0.1 to test')
  await say(seeded, '/promote podinfo@7.0.0 to test')
  expect(pinned(seeded, 'test')).toBe('7.0.0')
  expect(seeded.fleet.pullRequests.map(({ state }) => state)).toEqual(['merged', 'merged'])
})

test.each([
  [
    'closed',
    (seeded: Seeded) => Object.assign(only(seeded), { state: 'closed' }),
    /cancelled.*was closed on GitHub/s,
    'closed',
  ],
  [
    'left without a branch',
    (seeded: Seeded) => removeBranch(seeded.fleet, prod),
    /cancelled.*was closed on GitHub/s,
    'closed',
  ],
  [
    'made a draft',
    (seeded: Seeded) => Object.assign(only(seeded), { draft: true }),
    /waiting.*was made a draft/s,
    'open',
  ],
  [
    'pointed elsewhere',
    (seeded: Seeded) => {
      seeded.fleet.branches.set('release', headOf(seeded.fleet, 'main').sha)
      Object.assign(only(seeded), { base: 'release' })
    },
    /waiting.*was pointed at release/s,
    'open',
  ],
])('a pull request that a person has %s is said to be so', async (_, change, words, state) => {
  const seeded = await waiting()
  change(seeded)
  approve(seeded)
  await seeded.engine.lookAt(seeded.fleet.ref, prod)
  expect(replies(seeded)).toEqual([expect.stringMatching(words)])
  expect(only(seeded).state).toBe(state)
  expect(pinned(seeded, 'prod')).toBe('6.9.2')
})

test("a person's commit on our branch is never merged and never overwritten", async () => {
  const seeded = await waiting()
  const { number } = only(seeded)
  const { sha } = pushFiles(
    seeded.fleet,
    prod,
    { 'README.md': 'mine now\n' },
    { message: 'A change of my own' },
  )
  approve(seeded, ada, sha)
  await seeded.engine.lookAt(seeded.fleet.ref, prod)
  expect(only(seeded).state).toBe('open')
  expect(replies(seeded)[0]).toMatch(new RegExp(`${sha.slice(0, 7)}.*is not mine`, 's'))
  const wayOut = new RegExp(
    String.raw`\[#${number}\]\S+ holds a commit that is not mine.*close it, delete lockkeeper/prod/podinfo and ask again`,
  )
  await say(seeded, '/promote podinfo@7.0.0 to prod', ada)
  expect(replies(seeded).at(-1)).toMatch(wayOut)
  await say(seeded, '/promote podinfo@7.0.1 to test')
  await say(seeded, '/promote podinfo@7.0.1 to stage')
  await say(seeded, '/promote podinfo@7.0.1 to prod')
  expect(replies(seeded).at(-1)).toMatch(wayOut)
  expect(headOf(seeded.fleet, prod).sha).toBe(sha)
})

test('a head that moves right before the merge is not merged', async () => {
  const seeded = seed()
  seeded.github.calls.before = name => {
    if (name === 'pullRequests.merge')
      pushFiles(seeded.fleet, prod, { 'README.md': 'x\n' }, { message: 'Sneaked in' })
  }
  await say(seeded, '/promote podinfo@7.0.0 to prod')
  expect(pinned(seeded, 'prod')).toBe('6.9.2')
  expect(only(seeded).state).toBe('open')
  expect(replies(seeded)[0]).toMatch(/not mine/)
})

test('a base that moved elsewhere voids nothing', async () => {
  const seeded = await waiting()
  const { head } = only(seeded)
  pushFiles(seeded.fleet, 'main', { 'README.md': 'unrelated\n' }, { message: 'Unrelated' })
  approve(seeded)
  await seeded.engine.lookAt(seeded.fleet.ref, prod)
  expect(only(seeded).head).toBe(head)
  expect(pinned(seeded, 'prod')).toBe('7.0.0')
  expect(headOf(seeded.fleet, 'main').files.get('README.md')).toBe('unrelated\n')
})

test('a base that moved under the plan is planned again, and the approval is void', async () => {
  const seeded = await waiting()
  approve(seeded)
  const file = overlay('podinfo', 'prod')
  pushFiles(
    seeded.fleet,
    'main',
    { [file]: (fleetFiles()[file] ?? '').replace('6.9.2', '6.9.5') },
    { message: 'By hand' },
  )
  await seeded.engine.lookAt(seeded.fleet.ref, prod)
  expect(seeded.fleet.pullRequests.map(({ state, title }) => [state, title])).toEqual([
    ['closed', 'Promote podinfo from 6.9.2 to 7.0.0 on prod'],
    ['open', 'Promote podinfo from 6.9.5 to 7.0.0 on prod'],
  ])
  expect(pinned(seeded, 'prod')).toBe('6.9.5')
  expect(replies(seeded)).toEqual([expect.stringMatching(/🟡 podinfo 6\.9\.5 → 7\.0\.0 on prod: waiting/)])
})

test('a base that got the release by other means makes the pull request needless', async () => {
  const seeded = await waiting()
  const file = overlay('podinfo', 'prod')
  pushFiles(
    seeded.fleet,
    'main',
    { [file]: (fleetFiles()[file] ?? '').replace('6.9.2', '7.0.0') },
    { message: 'By hand' },
  )
  await seeded.engine.lookAt(seeded.fleet.ref, prod)
  expect(only(seeded).state).toBe('closed')
  expect(verdict(seeded)).toMatch(/nothing to do/)
  expect([...seeded.fleet.branches.keys()]).toEqual(['main'])
})

test('a comment that is edited before it is heard is not run, and told so', async () => {
  const seeded = seed()
  const comment = seeded.github.comment(seeded.source, seeded.issue, alice, '/promote podinfo@7.0.0 to prod')
  Object.assign(comment, { body: '/promote podinfo@6.9.2 to test', edited: true })
  await seeded.engine.answerComment(seeded.source.ref, comment.id)
  expect(replies(seeded)).toEqual([expect.stringMatching(/edited/)])
  expect(seeded.fleet.pullRequests).toEqual([])
})

test('a comment that is edited after its pull request is open changes nothing: that goes on, nothing new begins', async () => {
  const seeded = seed(
    withProd('{ name: prod, merge: when-green }').constructor === Object ? fleetFiles() : {},
  )
  seeded.fleet.checksOnPush = [{ name: 'ci', status: 'pending' }]
  const comment = await say(seeded, '/promote podinfo@7.0.1 to test, stage')
  Object.assign(comment, { body: '/promote podinfo@6.9.2 to prod', edited: true })
  seeded.fleet.checks.set(only(seeded).head, [{ name: 'ci', status: 'passed' }])
  await seeded.engine.lookAt(seeded.fleet.ref, branchOf('test'))
  expect(['test', 'stage', 'prod'].map(name => pinned(seeded, name))).toEqual(['7.0.1', '7.0.0', '6.9.2'])
  expect(replies(seeded)).toEqual([expect.stringMatching(/stage.*the comment was edited/s)])
})

test('a comment that is deleted after its pull request is open: that goes on, and the reply stays current', async () => {
  const seeded = await waiting()
  const [comment] = seeded.source.comments
  seeded.source.comments = seeded.source.comments.filter(each => each.id !== comment?.id)
  approve(seeded, alice)
  await seeded.engine.lookAt(seeded.fleet.ref, prod)
  expect(only(seeded).state).toBe('open')
  approve(seeded)
  await seeded.engine.lookAt(seeded.fleet.ref, prod)
  expect(pinned(seeded, 'prod')).toBe('7.0.0')
  expect(verdict(seeded)).toMatch(/merged, not watched/)
})

test('a comment that is deleted before anything was done is not run', async () => {
  const seeded = seed()
  const comment = seeded.github.comment(seeded.source, seeded.issue, alice, '/promote podinfo@7.0.0 to prod')
  seeded.source.comments = []
  await seeded.engine.answerComment(seeded.source.ref, comment.id, comment)
  expect(seeded.fleet.pullRequests).toEqual([])
  expect(replies(seeded)).toEqual([])
})

test('an outcome that comes late gets one new comment, because edits notify nobody', async () => {
  const seeded = await waiting()
  seeded.github.clock.pass(121_000)
  approve(seeded)
  await seeded.engine.lookAt(seeded.fleet.ref, prod)
  await seeded.engine.sweep(new Date(0))
  expect(replies(seeded)).toEqual([
    expect.stringMatching(/^### 🔵/),
    expect.stringMatching(
      /^@alice, .*your request.*has ended:\n\n- 🔵 \*\*podinfo 6\.9\.2 → 7\.0\.0 on prod\*\*/s,
    ),
  ])
})

test('what fails for one comment does not keep the others waiting', async () => {
  const seeded = seed()
  const first = seeded.github.comment(seeded.source, seeded.issue, alice, '/list')
  seeded.github.comment(seeded.source, seeded.issue, alice, '/help')
  let failed = false
  seeded.github.calls.before = name => {
    if (name !== 'threads.acknowledge' || failed) return
    failed = true
    throw new InjectedError('the first acknowledgement')
  }
  await expect(seeded.engine.sweep(first.createdAt)).rejects.toThrow('1 of what was looked at failed')
  expect(replies(seeded)).toEqual([expect.stringContaining('What you may run here')])
})

test('a pull request without checks is given time for one to appear', async () => {
  const seeded = seed()
  const engine = engineOver(seeded.github, [], seeded.github.calls, { ...noDelays, settle: 5_000 })
  seeded.github.calls.before = (name, call) => {
    const looks = seeded.github.calls.log.slice(0, call).filter(each => each === 'pullRequests.review').length
    if (name === 'pullRequests.review' && looks === 2)
      seeded.fleet.checks.set(only(seeded).head, [{ name: 'ci', status: 'pending' }])
  }
  await say({ ...seeded, engine }, '/promote podinfo@7.0.0 to prod')
  expect(seeded.github.clock.slept).toBe(5_000)
  expect(only(seeded).state).toBe('open')
  expect(replies(seeded)[0]).toMatch(/waiting for ci/)
})
