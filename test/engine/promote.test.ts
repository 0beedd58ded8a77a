import { expect, test } from '@jest/globals'
import { readReplyMarker } from '../../src/report/marker.ts'
import { headOf, pushFiles } from './fakes/git.ts'
import { branchOf, pinned, verdict, withProd } from './fakes/questions.ts'
import {
  ada,
  alice,
  config,
  fleetFiles,
  overlay,
  replies,
  rob,
  sam,
  say,
  sayInFleet,
  seed,
} from './fakes/seed.ts'

test('a comment becomes a merged promotion', async () => {
  const seeded = seed()
  const comment = await say(seeded, '/promote podinfo@7.0.0 to prod')
  const { fleet, source } = seeded
  const key = `comment/${fleet.ref.id}/${source.ref.id}/${comment.id}/0`
  const [pullRequest] = fleet.pullRequests
  const head = headOf(fleet, 'main')
  expect(pinned(seeded, 'prod')).toBe('7.0.0')
  expect(verdict(seeded)).toBe('🔵 podinfo 6.9.2 → 7.0.0 on prod: merged, not watched')
  expect([...fleet.branches.keys()]).toEqual(['main'])
  expect(head.message.split('\n')).toEqual([
    `Promote podinfo from 6.9.2 to 7.0.0 on prod (#${pullRequest?.number})`,
    '',
    'Gates:',
    '- known: 7.0.0 is pinned in test',
    '- permitted: @\u200balice has write on acme/fleet',
    '- pinned: apps/podinfo/overlays/prod/kustomization.yaml:4',
    '- proven: 1 object, 1 field in prod; nothing in test, stage',
    '- findings: none',
    '- order: merged in stage, not watched there',
    `- slot: #\u200b${pullRequest?.number} is this promotion`,
    '- checks: none reported, none required',
    '- approved: not asked for',
    expect.stringMatching(/^- unchanged: the plan holds on [0-9a-f]{7}$/),
    '',
    'Release: podinfo@7.0.0',
    'Environment: prod',
    `Request: ${key}`,
    'Requested-by: alice (1)',
    expect.stringMatching(/^Plan: [0-9a-f]{64}$/),
  ])
  expect(fleet.deployments).toEqual([
    {
      id: expect.any(Number),
      environment: 'prod',
      task: 'lockkeeper:podinfo',
      createdAt: expect.any(Date),
      sha: head.sha,
      production: true,
      description: 'merged, not watched: no cluster is connected',
      payload: {
        request: key,
        app: 'podinfo',
        environment: 'prod',
        version: '7.0.0',
        previous: '6.9.2',
        by: 'alice',
      },
      state: 'pending',
      outcome: {
        state: 'pending',
        description: 'merged, not watched: no cluster is connected',
        at: expect.any(Date),
      },
    },
  ])
})

test('a warm promotion takes twenty calls, six of which create content', async () => {
  const seeded = seed()
  await say(seeded, '/list')
  const { log } = seeded.github.calls
  log.length = 0
  await say(seeded, '/promote podinfo@7.0.0 to prod')
  expect(log).toEqual([
    'threads.conversation',
    'threads.acknowledge',
    'repository.snapshot',
    'people.permission',
    'people.permission',
    'threads.write',
    'repository.createBranch',
    'pullRequests.find',
    'repository.commit',
    'pullRequests.open',
    'pullRequests.review',
    'people.permission',
    'people.permission',
    'pullRequests.merge',
    'deployments.create',
    'deployments.list',
    'deployments.setState',
    'repository.deleteBranch',
    'threads.rewrite',
  ])
})

test('the same comment a second time changes nothing', async () => {
  const seeded = seed()
  const comment = await say(seeded, '/promote podinfo@7.0.0 to prod')
  const before = structuredClone({ ...seeded.fleet, ...seeded.source })
  await seeded.engine.answerComment(seeded.source.ref, comment.id, comment)
  await seeded.engine.sweep(new Date(0))
  expect(structuredClone({ ...seeded.fleet, ...seeded.source })).toEqual(before)
})

test('a comment without a command gets nothing, not even a reaction', async () => {
  const seeded = seed()
  await say(seeded, 'I would /promote podinfo@7.0.0 to prod, if I were you')
  await say(seeded, '> /promote podinfo@7.0.0 to prod')
  await say(seeded, '/lgtm')
  expect(seeded.source.reactions).toEqual(new Set())
  expect(replies(seeded)).toEqual([])
})

test.each([
  ['/promote podinof@7.0.0 to prod', /no app.*podinof.*Did you mean podinfo\?/is],
  ['/promote podinfo@7.0.0 to prd', /no environment.*prd.*Did you mean prod\?/is],
  ['/promote podinfo@7.0.9 to prod', /known.*⛔.*7\.0\.9 is pinned nowhere and is no tag of acme\/podinfo/is],
  ['/promote podinfo@7.0.0 to prod --forse', /--forse/],
  ['/promote podinfo to prod', /Which version of podinfo\?.*\/promote podinfo@7\.0\.0 to prod/is],
  ['/promote podinfo@6.9.2 to prod', /nothing to do/i],
  ['/promote podinfo@7.0.1 to prod', /order.*⛔.*stage has 7\.0\.0.*\/promote podinfo@7\.0\.1 to stage/is],
  ['/promote stage to stage', /stage is where it comes from/],
  ['/list podinof', /Did you mean podinfo\?/],
  ['/explain p-AAAAAA', /I know no request/],
  ['/cancel', /nothing to cancel/i],
  ['/lock prod', /not here yet/i],
  ['/promot podinfo@7.0.0 to prod', /\/promote podinfo@7\.0\.0 to prod/],
])('%s has its answer and changes nothing', async (body, answer) => {
  const seeded = seed()
  await say(seeded, body)
  expect(replies(seeded)).toEqual([expect.stringMatching(answer)])
  expect(seeded.fleet.pullRequests).toEqual([])
  expect([...seeded.fleet.branches.keys()]).toEqual(['main'])
})

test('a refusal shows every gate', async () => {
  const seeded = seed()
  await say(seeded, '/promote podinfo@7.0.9 to prod')
  const gates = [...(replies(seeded)[0] ?? '').matchAll(/^\| (\w+) \| (\S+) \|/gm)].map(match => match[1])
  expect(gates).toEqual([
    'known',
    'permitted',
    'pinned',
    'proven',
    'findings',
    'order',
    'slot',
    'checks',
    'approved',
    'unchanged',
  ])
})

test('a malformed file in one app refuses that app and no other', async () => {
  const seeded = seed({ ...fleetFiles(), [overlay('helloworld', 'prod')]: 'images: [\n' })
  await sayInFleet(seeded, '/promote helloworld@1.2.0 to stage')
  await say(seeded, '/promote podinfo@7.0.0 to prod')
  await say(seeded, '/list')
  expect(pinned(seeded, 'stage', 'helloworld')).toBe('1.2.0')
  expect(pinned(seeded, 'prod')).toBe('7.0.0')
  expect(replies(seeded)[1]).toMatch(/apps\/helloworld\/overlays\/prod\/kustomization\.yaml:\d+/)
  const said = await sayInFleet(seeded, '/promote helloworld@1.1.0 to prod')
  expect(said[0]).toMatch(/\| pinned \| ⛔ \| `apps\/helloworld\/overlays\/prod\/kustomization\.yaml:\d+`: /)
})

test('a broken configuration refuses promotions and answers what only reads', async () => {
  const seeded = seed({ ...fleetFiles(), '.github/lockkeeper.yml': `${config}marge: never\n` })
  const [refused] = await sayInFleet(seeded, '/promote podinfo@7.0.0 to prod')
  const [list] = await sayInFleet(seeded, '/list')
  expect(refused).toMatch(/\.github\/lockkeeper\.yml:7:1.*marge/s)
  expect(list).toMatch(/podinfo.*marge/s)
  expect(seeded.fleet.pullRequests).toEqual([])
})

test('a broken configuration that lists its sources is answered there as well', async () => {
  const seeded = seed({ ...fleetFiles(), '.github/lockkeeper.yml': `${config}marge: never\n` })
  await say(seeded, '/promote podinfo@7.0.0 to prod')
  await say(seeded, '/list')
  expect(replies(seeded)).toEqual([
    expect.stringMatching(/\.github\/lockkeeper\.yml:7:1.*marge/s),
    expect.stringMatching(/podinfo.*marge/s),
  ])
  expect(seeded.fleet.pullRequests).toEqual([])
})

test('what is there already is not shown as stopped by a gate', async () => {
  const seeded = seed()
  await say(seeded, '/promote podinfo@6.9.2 to prod')
  expect(replies(seeded)[0]).not.toMatch(/\| gates: /)
})

test('a comment in the GitOps repository itself needs no list of sources', async () => {
  const seeded = seed({
    ...fleetFiles(),
    '.github/lockkeeper.yml':
      'version: 1\nenvironments: [{ name: test }, { name: stage }, { name: prod, merge: when-green }]\n',
  })
  await sayInFleet(seeded, '/promote podinfo@7.0.0 to prod')
  expect(pinned(seeded, 'prod')).toBe('7.0.0')
})

test('whoever cannot read the GitOps repositories is not told their names', async () => {
  const seeded = seed()
  seeded.github.addRepository('acme/fleet-two', { '.github/lockkeeper.yml': config })
  await say(seeded, '/list', sam)
  expect(replies(seeded).filter(reply => reply.includes('fleet'))).toEqual([])
})

test('two GitOps repositories that list the source are a question', async () => {
  const seeded = seed()
  const second = seeded.github.addRepository('acme/fleet-two', { '.github/lockkeeper.yml': config })
  second.permissions.set(alice.id, 'read')
  await say(seeded, '/promote podinfo@7.0.0 to prod')
  expect(replies(seeded)).toEqual([
    expect.stringMatching(/Which GitOps repository\?.*acme\/fleet.*acme\/fleet-two/s),
  ])
  expect(seeded.fleet.pullRequests).toEqual([])
})

test('no GitOps repository that lists the source: the answer says how', async () => {
  const seeded = seed({ ...fleetFiles(), '.github/lockkeeper.yml': 'version: 1\n' })
  await say(seeded, '/promote podinfo@7.0.0 to prod')
  expect(replies(seeded)).toEqual([expect.stringMatching(/sources:\s+- acme\/podinfo/)])
})

test('several environments go in order, each after the one before', async () => {
  const seeded = seed()
  await say(seeded, '/promote podinfo@7.0.1 to test, stage, prod --reason "the fix for 4711"')
  expect(['test', 'stage', 'prod'].map(name => pinned(seeded, name))).toEqual(['7.0.1', '7.0.1', '7.0.1'])
  expect(seeded.fleet.pullRequests.map(({ title, state }) => [title, state])).toEqual([
    ['Promote podinfo from 7.0.0 to 7.0.1 on test', 'merged'],
    ['Promote podinfo from 7.0.0 to 7.0.1 on stage', 'merged'],
    ['Promote podinfo from 6.9.2 to 7.0.1 on prod', 'merged'],
  ])
  expect(replies(seeded)).toHaveLength(1)
  expect(headOf(seeded.fleet, 'main').message).toContain('the fix for 4711')
})

test('an environment waits for the one before, and goes on when that one is merged', async () => {
  const seeded = seed()
  seeded.fleet.checksOnPush = [{ name: 'ci', status: 'pending' }]
  await say(seeded, '/promote podinfo@7.0.1 to test, stage')
  expect(replies(seeded)[0]).toMatch(/waits for test/)
  expect(seeded.fleet.pullRequests).toHaveLength(1)
  seeded.fleet.checksOnPush = []
  for (const sha of seeded.fleet.checks.keys())
    seeded.fleet.checks.set(sha, [{ name: 'ci', status: 'passed' }])
  await seeded.engine.lookAt(seeded.fleet.ref, branchOf('test'))
  expect(['test', 'stage'].map(name => pinned(seeded, name))).toEqual(['7.0.1', '7.0.1'])
  expect(replies(seeded)).toEqual([expect.stringMatching(/2 promotions to test, stage: all done/)])
})

test('a train brings every app that differs, each with its own outcome', async () => {
  const seeded = seed()
  await say(seeded, '/promote test to stage')
  expect(pinned(seeded, 'stage', 'helloworld')).toBe('1.1.0')
  expect(replies(seeded)[0]).toMatch(
    /acme\/podinfo may promote podinfo, not helloworld; comment in acme\/fleet, or name helloworld there under sources/,
  )
  pushFiles(
    seeded.fleet,
    'main',
    {
      [overlay('podinfo', 'test')]: (fleetFiles()[overlay('podinfo', 'test')] ?? '').replace(
        '7.0.0',
        '7.0.1',
      ),
    },
    { message: 'Newer' },
  )
  expect(await sayInFleet(seeded, '/promote test to stage')).toHaveLength(1)
  expect(['podinfo', 'helloworld'].map(name => pinned(seeded, 'stage', name))).toEqual(['7.0.1', '1.2.0'])
})

test('a dry run shows the plan and every gate and writes nothing but the reply', async () => {
  const seeded = seed()
  await say(seeded, '/promote podinfo@7.0.1 to test, stage --dry-run')
  const [reply] = replies(seeded)
  expect(reply).toMatch(/dry run/)
  expect(reply).toMatch(/test gets 7\.0\.1 first/)
  expect(seeded.fleet.pullRequests).toEqual([])
  expect([...seeded.fleet.branches.keys()]).toEqual(['main'])
  expect(seeded.fleet.deployments).toEqual([])
})

test('a dry run of what runs already is not refused, whatever comes before', async () => {
  const seeded = seed()
  await say(seeded, '/promote podinfo@6.9.2 to prod --dry-run')
  expect(verdict(seeded)).toBe('⚪ podinfo 6.9.2 on prod: nothing to do')
  const record = readReplyMarker(seeded.source.comments.at(-1)?.body ?? '')
  expect(record?.result).toEqual({ verdict: 'answered' })
})

test.each([
  ['a reader', rob, /has no write on acme\/podinfo/],
  ['a stranger', sam, /cannot read acme\/fleet/],
])('%s is refused', async (_, author, reason) => {
  const seeded = seed()
  await say(seeded, '/promote podinfo@7.0.0 to prod', author)
  expect(replies(seeded)).toEqual([expect.stringMatching(reason)])
  expect(seeded.fleet.pullRequests).toEqual([])
})

test('write on the source is not write on the GitOps repository', async () => {
  const seeded = seed()
  seeded.fleet.permissions.set(alice.id, 'read')
  await say(seeded, '/promote podinfo@7.0.0 to prod')
  expect(replies(seeded)).toEqual([expect.stringMatching(/`@alice` has no write on acme\/fleet/)])
})

test('an environment that names people takes exactly those, and read is enough', async () => {
  const seeded = seed(
    withProd('{ name: prod, merge: when-green, allow: { users: [Alice], teams: [acme/release] } }'),
  )
  seeded.fleet.permissions.set(alice.id, 'read')
  await say(seeded, '/promote podinfo@7.0.0 to prod', ada)
  expect(replies(seeded)[0]).toMatch(/prod allows only those whom its configuration names/)
  await say(seeded, '/promote podinfo@7.0.0 to prod')
  expect(pinned(seeded, 'prod')).toBe('7.0.0')
})

test('a team of the policy counts', async () => {
  const seeded = seed(withProd('{ name: prod, merge: when-green, allow: { teams: [acme/release] } }'))
  seeded.github.teams.set('acme/release', new Set([ada.id]))
  await say(seeded, '/promote podinfo@7.0.0 to prod', ada)
  expect(pinned(seeded, 'prod')).toBe('7.0.0')
})

test('a right that is withdrawn between plan and merge stops the merge', async () => {
  const seeded = seed()
  seeded.github.calls.before = name => {
    if (name === 'pullRequests.review') seeded.fleet.permissions.set(alice.id, 'read')
  }
  await say(seeded, '/promote podinfo@7.0.0 to prod')
  expect(pinned(seeded, 'prod')).toBe('6.9.2')
  expect(verdict(seeded)).toMatch(/⛔ podinfo 6\.9\.2 → 7\.0\.0 on prod: refused/)
  expect(seeded.fleet.pullRequests.map(({ state }) => state)).toEqual(['closed'])
  expect([...seeded.fleet.branches.keys()]).toEqual(['main'])
})

test.each([
  ['a bot', { id: 50, login: 'renovate[bot]', type: 'bot' as const }],
  ['a deleted account', { id: 10137, login: 'ghost', type: 'ghost' as const }],
  ['ourselves', { id: 9000, login: 'lockkeeper[bot]', type: 'bot' as const }],
])('a command by %s is passed over in silence', async (_, author) => {
  const seeded = seed()
  const { id } = seeded.github.comment(seeded.source, seeded.issue, author, '/promote podinfo@7.0.0 to prod')
  await seeded.engine.answerComment(seeded.source.ref, id)
  await seeded.engine.sweep(new Date(0))
  expect(seeded.source.comments).toHaveLength(1)
  expect(seeded.source.reactions).toEqual(new Set())
})

test('a command on a pull request from a fork is refused', async () => {
  const seeded = seed()
  const issue = seeded.github.addIssue(seeded.source, { pullRequest: true, fromFork: true })
  await say({ ...seeded, issue }, '/promote podinfo@7.0.0 to prod')
  expect(replies({ ...seeded, issue })).toEqual([expect.stringMatching(/forks/)])
  expect(seeded.fleet.pullRequests).toEqual([])
})

test('in a locked thread nothing can be answered, and nothing is done', async () => {
  const seeded = seed()
  seeded.source.threads.set(seeded.issue, {
    number: seeded.issue,
    locked: true,
    pullRequest: false,
    fromFork: false,
  })
  await say(seeded, '/promote podinfo@7.0.0 to prod')
  expect(seeded.source.comments).toHaveLength(1)
  expect(seeded.fleet.pullRequests).toEqual([])
})

test('an archived GitOps repository is said to be so', async () => {
  const seeded = seed()
  seeded.fleet.archived = true
  await say(seeded, '/promote podinfo@7.0.0 to prod')
  expect(replies(seeded)).toEqual([expect.stringMatching(/acme\/fleet is archived/)])
})

test('several commands of one comment run in order, each with its reply', async () => {
  const seeded = seed()
  await say(seeded, '/promote podinfo@7.0.1 to test\n/promote podinfo@7.0.1 to stage\n/promot x\n')
  expect(['test', 'stage'].map(name => pinned(seeded, name))).toEqual(['7.0.1', '7.0.1'])
  expect(replies(seeded)).toHaveLength(3)
})

test('more than five commands are refused in one answer', async () => {
  const seeded = seed()
  await say(seeded, '/list\n'.repeat(6))
  expect(replies(seeded)).toEqual([
    expect.stringMatching(/^### ❌ I ran nothing of this comment\n\nThere are more than 5/),
  ])
})
