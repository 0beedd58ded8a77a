import { expect, test } from '@jest/globals'
import { byNumber, mergeByItself } from './fakes/fake-pull-requests.ts'
import { headOf, pushFiles } from './fakes/git.ts'
import { branchOf, pinned, verdict, withProd } from './fakes/questions.ts'
import { ada, alice, config, overlay, replies, type Seeded, say, seed } from './fakes/seed.ts'
import type { FakePullRequest } from './fakes/state.ts'

const prod = branchOf('prod')
const promotion = '/promote podinfo@7.0.0 to prod'
const promise = 'GitHub merges this once that is there (auto-merge).'

/** A repository that requires the check `ci`, whose owner chose auto-merge and allows it. */
function chosen(words = 'merge: when-green, autoMerge: true'): Seeded {
  const seeded = seed(withProd(`{ name: prod, ${words} }`))
  seeded.fleet.requiredChecks = ['ci']
  seeded.fleet.allowsAutoMerge = true
  return seeded
}

/** A promotion that GitHub is asked to merge by itself. */
async function scheduled(words?: string): Promise<Seeded> {
  const seeded = chosen(words)
  await say(seeded, promotion)
  if (words === undefined)
    expect(wishes(seeded)).toEqual([expect.stringMatching(/^Promote podinfo from 6\.9\.2/)])
  return seeded
}

/** What GitHub would merge by itself, by the headline of the commit that it would write. */
function wishes({ fleet }: Seeded): readonly string[] {
  return [...fleet.autoMerges.values()].map(wish => (wish === 'theirs' ? wish : wish.title))
}

function newest({ fleet }: Seeded): FakePullRequest {
  return byNumber(fleet, fleet.pullRequests.at(-1)?.number ?? 0)
}

function pass(seeded: Seeded): void {
  seeded.fleet.checks.set(newest(seeded).head, [{ name: 'ci', status: 'passed' }])
}

function look({ engine, fleet }: Seeded): Promise<unknown> {
  return engine.lookAt(fleet.ref, prod)
}

/** Something happens when GitHub is just about to be asked. */
function beforeScheduling({ github }: Seeded, happens: () => void): void {
  github.calls.before = name => {
    if (name === 'pullRequests.schedule') happens()
  }
}

/** The names of the pull request calls since the log was emptied. */
function writes({ github }: Seeded): readonly string[] {
  const changes = ['pullRequests.schedule', 'pullRequests.update', 'pullRequests.merge', 'repository.commit']
  return github.calls.log.filter(name => changes.includes(name))
}

/** Somebody pushes. */
function push({ fleet }: Seeded, branch: string, files: Readonly<Record<string, string>>): void {
  pushFiles(fleet, branch, files, { message: 'By hand' })
}

/** The newest reply. */
function reply(seeded: Seeded): string {
  return replies(seeded).at(-1) ?? ''
}

test('GitHub is asked to merge what only waits for its checks, in the words of our own merge', async () => {
  const seeded = await scheduled()
  const { number, head } = newest(seeded)
  expect(reply(seeded)).toContain('| merge | – | by GitHub (auto-merge) |')
  expect([...seeded.github.reminders]).toEqual([expect.stringMatching(/^comment\//)])
  expect(verdict(seeded)).toBe('🟡 podinfo 6.9.2 → 7.0.0 on prod: under way')
  expect(reply(seeded)).toContain(`Checks 0/1, waiting for ci; ${promise}`)
  expect(seeded.fleet.autoMerges.get(number)).toEqual({
    number,
    head,
    title: `Promote podinfo from 6.9.2 to 7.0.0 on prod (#${number})`,
    message: expect.stringMatching(
      /^Gates:\n[\s\S]*- checks: 0\/1, waiting for ci\n[\s\S]*\nRelease: podinfo@7\.0\.0\n/,
    ),
  })
})

test('what it merged by itself is recorded as ours, with the gates asked right after', async () => {
  const seeded = await scheduled()
  pass(seeded)
  mergeByItself(seeded.fleet, seeded.github.clock)
  await look(seeded)
  expect(verdict(seeded)).toBe('🔵 podinfo 6.9.2 → 7.0.0 on prod: merged, not watched')
  expect(reply(seeded)).toMatch(/\| checks \| ✅ \| 1\/1 \|/)
  expect(reply(seeded)).not.toMatch(/without me/)
  expect(seeded.fleet.deployments.map(({ sha }) => sha)).toEqual([headOf(seeded.fleet, 'main').sha])
  expect([...seeded.fleet.branches.keys()]).toEqual(['main'])
  const before = structuredClone(seeded.fleet.comments)
  await look(seeded)
  await seeded.engine.sweep(new Date(0))
  expect(seeded.fleet.comments).toEqual(before)
})

test('what it merged although a gate had closed is said to be so, and stays said', async () => {
  const seeded = await scheduled()
  seeded.fleet.permissions.set(alice.id, 'read')
  push(seeded, prod, { 'README.md': 'by hand\n' })
  pass(seeded)
  mergeByItself(seeded.fleet, seeded.github.clock)
  for (const _ of [1, 2]) {
    await look(seeded)
    expect(pinned(seeded, 'prod')).toBe('7.0.0')
    expect(reply(seeded)).toMatch(
      /It was merged without me, and I would not have merged it: permitted: `@alice` has no write on acme\/fleet; unchanged: what was merged holds commits that are not mine\./,
    )
    expect(reply(seeded)).toMatch(/\| permitted \| ⛔ \| closed when it was merged without me: /)
  }
})

test('a look that finds all as it was writes nothing', async () => {
  const seeded = await scheduled()
  seeded.github.calls.log.length = 0
  await look(seeded)
  expect([writes(seeded), wishes(seeded).length]).toEqual([[], 1])
})

test('where the checks turned green meanwhile it is merged as ever', async () => {
  const seeded = await scheduled()
  pass(seeded)
  seeded.github.calls.log.length = 0
  await look(seeded)
  expect([writes(seeded), pinned(seeded, 'prod')]).toEqual([['pullRequests.merge'], '7.0.0'])
})

test('approval is asked for before, and a review that GitHub alone asks for is left to it', async () => {
  const seeded = await scheduled('merge: after-approval, autoMerge: true')
  expect([wishes(seeded), reply(seeded)]).toEqual([
    [],
    expect.stringMatching(/waiting for the approval of a second/i),
  ])
  const { number, head } = newest(seeded)
  seeded.fleet.approvals.set(number, [{ by: ada, commit: head, canWrite: true }])
  seeded.fleet.requiredReviews = 2
  pass(seeded)
  await look(seeded)
  expect(wishes(seeded).length).toBe(1)
  expect(reply(seeded)).toContain(
    `At least 2 approving review is required by reviewers with write access; ${promise}`,
  )
  seeded.fleet.approvals.set(number, [])
  await look(seeded)
  expect(wishes(seeded)).toEqual([])
})

test.each<[string, (seeded: Seeded) => unknown, string]>([
  ['the requester may no longer', ({ fleet }) => fleet.permissions.set(alice.id, 'read'), 'closed'],
  ['somebody pushed', seeded => push(seeded, prod, { 'README.md': 'by hand\n' }), 'open'],
  [
    'it was made a draft',
    seeded => {
      newest(seeded).draft = true
    },
    'open',
  ],
  [
    'its check failed',
    seeded => seeded.fleet.checks.set(newest(seeded).head, [{ name: 'ci', status: 'failed' }]),
    'open',
  ],
  [
    'the owner took the key out',
    seeded => push(seeded, 'main', { '.github/lockkeeper.yml': config }),
    'open',
  ],
  [
    'the environment got the version by hand',
    seeded => {
      const { fleet } = seeded
      const file = overlay('podinfo', 'prod')
      push(seeded, 'main', {
        [file]: headOf(fleet, 'main').files.get(file)?.replace('6.9.2', '7.0.0') ?? '',
      })
    },
    'closed',
  ],
])('when %s, it is taken back at the next look, before anything else', async (_, change, state) => {
  const seeded = await scheduled()
  change(seeded)
  seeded.github.calls.log.length = 0
  await look(seeded)
  expect([writes(seeded)[0], wishes(seeded), newest(seeded).state]).toEqual([
    'pullRequests.update',
    [],
    state,
  ])
})

test('a base on which the plan is another: taken back, planned anew, and left to GitHub again', async () => {
  const seeded = await scheduled()
  const first = newest(seeded).head
  const file = 'apps/podinfo/base/deployment.yaml'
  const before = headOf(seeded.fleet, 'main').files.get(file) ?? ''
  push(seeded, 'main', { [file]: `${before}          imagePullPolicy: Always\n` })
  seeded.github.calls.log.length = 0
  await look(seeded)
  const { number, head } = newest(seeded)
  expect(writes(seeded)).toEqual([
    'pullRequests.update',
    'repository.commit',
    'pullRequests.update',
    'pullRequests.schedule',
  ])
  expect([head === first, (seeded.fleet.autoMerges.get(number) as { readonly head: string }).head]).toEqual([
    false,
    head,
  ])
})

test('/cancel takes it back before it closes', async () => {
  const seeded = await scheduled()
  await say(seeded, '/cancel')
  expect([wishes(seeded), newest(seeded).state, pinned(seeded, 'prod')]).toEqual([[], 'closed', '6.9.2'])
})

/** A newer release that has gone as far as prod's turn. */
function release(seeded: Seeded): void {
  seeded.source.tags.add('7.0.1')
  for (const environment of ['test', 'stage']) {
    const file = overlay('podinfo', environment)
    const text = headOf(seeded.fleet, 'main').files.get(file) ?? ''
    push(seeded, 'main', { [file]: text.replace('7.0.0', '7.0.1') })
  }
}

const newer = '/promote podinfo@7.0.1 to prod'
const newerWish = expect.stringMatching(/^Promote podinfo from 6\.9\.2 to 7\.0\.1 on prod/)

test('a newer release takes the place: GitHub is asked anew, in its words', async () => {
  const seeded = await scheduled()
  release(seeded)
  seeded.github.calls.log.length = 0
  await say(seeded, newer)
  expect(writes(seeded).slice(0, 2)).toEqual(['pullRequests.update', 'repository.commit'])
  expect(wishes(seeded)).toEqual([newerWish])
  await look(seeded)
  pass(seeded)
  mergeByItself(seeded.fleet, seeded.github.clock)
  await look(seeded)
  expect([pinned(seeded, 'prod'), seeded.fleet.deployments.map(({ payload }) => payload.version)]).toEqual([
    '7.0.1',
    ['7.0.1'],
  ])
})

test('what another process asked for the older release at that moment is taken back as well', async () => {
  const seeded = await scheduled()
  release(seeded)
  const { autoMerges } = seeded.fleet
  const older = [...autoMerges]
  seeded.github.calls.before = name => {
    if (name === 'repository.commit') for (const [number, wish] of older) autoMerges.set(number, wish)
  }
  await say(seeded, newer)
  expect(wishes(seeded)).toEqual([newerWish])
})

test('where the repository does not allow it, it says so and merges as ever', async () => {
  const seeded = chosen()
  seeded.fleet.allowsAutoMerge = false
  await say(seeded, promotion)
  expect(reply(seeded)).toMatch(
    /GitHub has no auto-merge for this \(the repository does not allow it\), so I merge it\./,
  )
  expect(seeded.github.calls.log).not.toContain('pullRequests.schedule')
  pass(seeded)
  await look(seeded)
  expect([pinned(seeded, 'prod'), verdict(seeded)]).toEqual([
    '7.0.0',
    '🔵 podinfo 6.9.2 → 7.0.0 on prod: merged, not watched',
  ])
})

test('where it is forbidden between two looks, GitHub says so once a look', async () => {
  const seeded = chosen()
  beforeScheduling(seeded, () => {
    seeded.fleet.allowsAutoMerge = false
  })
  await say(seeded, promotion)
  expect(reply(seeded)).toMatch(/\(Auto merge is not allowed for this repository\), so I merge it\./)
  expect(seeded.github.calls.log.filter(name => name === 'pullRequests.schedule').length).toBe(1)
})

test('where the check turned green just now it is merged in the same look', async () => {
  const seeded = chosen()
  beforeScheduling(seeded, () => pass(seeded))
  await say(seeded, promotion)
  expect([pinned(seeded, 'prod'), wishes(seeded)]).toEqual(['7.0.0', []])
})

test('whoever only asks what would be done is told that GitHub would be asked', async () => {
  const seeded = chosen('merge: when-green')
  await say(seeded, promotion)
  const id = /`(p-\w+)`/.exec(reply(seeded))?.[1]
  push(seeded, 'main', withProd('{ name: prod, merge: when-green, autoMerge: true }'))
  await say(seeded, `/explain ${id}`)
  expect([reply(seeded), wishes(seeded)]).toEqual([
    expect.stringMatching(
      /ready to be left to GitHub, which merges it once its checks and reviews are there/i,
    ),
    [],
  ])
})

test('without the key nobody asks GitHub for it', async () => {
  const seeded = chosen('merge: when-green')
  await say(seeded, promotion)
  await look(seeded)
  expect([wishes(seeded), reply(seeded)]).toEqual([[], expect.not.stringMatching(/auto-merge/)])
  expect(seeded.github.calls.log).not.toContain('pullRequests.schedule')
})

test("a person's own auto-merge is left alone until a commit goes on top", async () => {
  const seeded = await scheduled()
  seeded.fleet.autoMerges.set(newest(seeded).number, 'theirs')
  seeded.fleet.permissions.set(alice.id, 'read')
  await look(seeded)
  expect([wishes(seeded), newest(seeded).state]).toEqual([['theirs'], 'open'])
})
