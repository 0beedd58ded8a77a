import { expect, test } from '@jest/globals'
import { requestId } from '../../src/promotion/origin.ts'
import { branchOf, pinned, verdict, withProd } from './fakes/questions.ts'
import {
  ada,
  alice,
  config,
  fleetFiles,
  replies,
  rob,
  type Seeded,
  sam,
  say,
  sayInFleet,
  seed,
} from './fakes/seed.ts'

/** A promotion that waits for approval, and its id. */
async function waiting(): Promise<Seeded & { readonly id: string }> {
  const seeded = seed(withProd('{ name: prod, merge: after-approval }'))
  const comment = await say(seeded, '/promote podinfo@7.0.0 to prod')
  const key = `comment/${seeded.fleet.ref.id}/${seeded.source.ref.id}/${comment.id}/0`
  return { ...seeded, id: requestId(key) }
}

test('/cancel closes what is open in this thread, and the reply says who did', async () => {
  const seeded = await waiting()
  await say(seeded, '/cancel', ada)
  expect(seeded.fleet.pullRequests.map(({ state }) => state)).toEqual(['closed'])
  expect([...seeded.fleet.branches.keys()]).toEqual(['main'])
  expect(replies(seeded)).toEqual([
    expect.stringMatching(/^### ⚪ podinfo 6\.9\.2 → 7\.0\.0 on prod: cancelled.*[Cc]ancelled by `@ada`/s),
    expect.stringMatching(new RegExp(`${seeded.id}.*is cancelled.*Cancelled by .@ada`, 's')),
  ])
})

test('/cancel with an id works from another thread', async () => {
  const seeded = await waiting()
  const [answer] = await sayInFleet(seeded, `/cancel ${seeded.id}`)
  expect(answer).toMatch(/is cancelled/)
  expect(verdict(seeded)).toMatch(/cancelled/)
})

test('/cancel in the thread of the pull request itself means that one', async () => {
  const seeded = await waiting()
  const { number = 0 } = seeded.fleet.pullRequests[0] ?? {}
  const comment = seeded.github.comment(seeded.fleet, number, ada, '/cancel')
  await seeded.engine.answerComment(seeded.fleet.ref, comment.id)
  expect(seeded.fleet.pullRequests.map(({ state }) => state)).toEqual(['closed'])
})

test('/cancel by the requester needs no write, by others it does', async () => {
  const seeded = await waiting()
  await say(seeded, '/cancel', rob)
  expect(replies(seeded)[1]).toMatch(/Only who asked for it, or somebody with write/)
  seeded.fleet.permissions.set(alice.id, 'read')
  await say(seeded, '/cancel')
  expect(seeded.fleet.pullRequests.map(({ state }) => state)).toEqual(['closed'])
})

test('/cancel of something merged says that it is too late', async () => {
  const seeded = seed()
  const comment = await say(seeded, '/promote podinfo@7.0.0 to prod')
  const id = requestId(`comment/${seeded.fleet.ref.id}/${seeded.source.ref.id}/${comment.id}/0`)
  await say(seeded, `/cancel ${id}`)
  expect(replies(seeded)[1]).toMatch(/cannot be cancelled any more.*merged/s)
  expect(pinned(seeded, 'prod')).toBe('7.0.0')
})

test('/cancel of a request over several environments stops those that have not begun', async () => {
  const seeded = seed()
  seeded.fleet.checksOnPush = [{ name: 'ci', status: 'pending' }]
  await say(seeded, '/promote podinfo@7.0.1 to test, stage')
  await say(seeded, '/cancel')
  expect(seeded.fleet.pullRequests.map(({ state }) => state)).toEqual(['closed'])
  expect(replies(seeded)[0]).toMatch(
    /test.*cancelled by `@alice`.*stage.*test comes first and did not end well/s,
  )
})

test('/explain shows every gate of a request that waits, and of one that is over', async () => {
  const seeded = await waiting()
  await say(seeded, `/explain ${seeded.id}`)
  const explained = replies(seeded)[1] ?? ''
  expect(
    [...explained.matchAll(/^\| (\w+) \| (✅|⏳|⛔|➖)/gm)]
      .map(match => `${match[1]} ${match[2]}`)
      .slice(-10),
  ).toEqual([
    'known ✅',
    'permitted ✅',
    'pinned ✅',
    'proven ✅',
    'findings ✅',
    'order ✅',
    'slot ✅',
    'checks ✅',
    'approved ⏳',
    'unchanged ✅',
  ])
  const before = seeded.fleet.pullRequests.map(each => ({ ...each }))
  await sayInFleet(seeded, `/explain ${seeded.id}`)
  expect(seeded.fleet.pullRequests).toEqual(before)
})

test('/explain of what is merged says how it ended', async () => {
  const seeded = seed()
  const comment = await say(seeded, '/promote podinfo@7.0.0 to prod')
  const id = requestId(`comment/${seeded.fleet.ref.id}/${seeded.source.ref.id}/${comment.id}/0`)
  await say(seeded, `/explain ${id}`)
  expect(replies(seeded)[1]).toContain('**🔵 podinfo 6.9.2 → 7.0.0 on prod**: merged, not watched')
})

test('/explain of what is merged shows its gates as they stood, wherever it is asked', async () => {
  const seeded = seed()
  const comment = await say(seeded, '/promote podinfo@7.0.0 to prod')
  const id = requestId(`comment/${seeded.fleet.ref.id}/${seeded.source.ref.id}/${comment.id}/0`)
  const number = seeded.fleet.pullRequests[0]?.number
  const [explained = ''] = await sayInFleet(seeded, `/explain ${id}`)
  expect(explained.slice(explained.indexOf('The gates')).split('\n').slice(0, 15)).toEqual([
    'The gates as they stood before it was merged:',
    '',
    '| gate |  |  |',
    '|---|---|---|',
    '| known | ✅ | 7.0.0 is pinned in test |',
    '| permitted | ✅ | `@alice` has write on acme/fleet |',
    '| pinned | ✅ | apps/podinfo/overlays/prod/kustomization.yaml:4 |',
    '| proven | ✅ | 1 object, 1 field in prod; nothing in test, stage |',
    '| findings | ✅ | none |',
    '| order | ✅ | merged in stage, not watched there |',
    `| slot | ✅ | [#${number}](<https://github.test/acme/fleet/pull/${number}>) is this promotion |`,
    '| checks | ✅ | none reported, none required |',
    '| approved | ✅ | not asked for |',
    expect.stringMatching(/^\| unchanged \| ✅ \| the plan holds on `?[0-9a-f]{7}`? \|$/),
    '',
  ])
})

test('environments in the wrong order are refused with the line turned round', async () => {
  const seeded = seed()
  await say(seeded, '/promote podinfo@7.0.1 to prod, stage, test')
  expect(replies(seeded)[0]).toMatch(
    /stage comes before prod: turn them round\. Copy: `\/promote podinfo@7\.0\.1 to test, stage, prod`/,
  )
  expect(seeded.fleet.pullRequests).toEqual([])
  await say(seeded, '/promote podinfo@7.0.0 to prod, stage')
  expect(pinned(seeded, 'prod')).toBe('7.0.0')
})

test('/list shows the matrix to everybody who can read', async () => {
  const seeded = seed()
  await say(seeded, '/list', rob)
  expect(replies(seeded)[0]).toMatch(/podinfo.*7\.0\.0.*7\.0\.0.*6\.9\.2/)
  await say(seeded, '/list', sam)
  expect(replies(seeded)[1]).toMatch(/cannot read acme\/fleet/)
  expect(replies(seeded)[1]).not.toMatch(/7\.0\.0/)
})

test('/list of one app on one environment', async () => {
  const seeded = seed()
  await say(seeded, '/list podinfo on prod')
  expect(replies(seeded)[0]).toMatch(/podinfo on prod.*6\.9\.2/s)
  expect(replies(seeded)[0]).not.toMatch(/helloworld/)
})

test('/help says what this person may run here', async () => {
  const seeded = seed(withProd('{ name: prod, merge: after-approval, allow: { users: [ada] } }'))
  await say(seeded, '/help')
  const help = replies(seeded)[0] ?? ''
  expect(help).toMatch(/\| test \| ✅ \| first \|/)
  expect(help).toMatch(/\| prod \| ⛔ prod allows only those whom its configuration names/)
  expect(help).toMatch(/Apps: podinfo\n/)
  await say(seeded, '@lockkeeper', rob)
  expect(replies(seeded)[1]).toMatch(/`\/promote`: `@rob` has no write on acme\/podinfo/)
})

test('a source that names its apps promotes those and no others', async () => {
  const files = {
    ...fleetFiles(),
    '.github/lockkeeper.yml': config.replace(
      '[acme/podinfo]',
      '[{ repository: acme/podinfo, apps: [helloworld] }]',
    ),
  }
  const seeded = seed(files)
  await say(seeded, '/promote podinfo@7.0.0 to prod')
  expect(replies(seeded)[0]).toMatch(/acme\/podinfo may promote helloworld, not podinfo/)
  await say(seeded, '/promote helloworld@1.2.0 to stage')
  expect(pinned(seeded, 'stage', 'helloworld')).toBe('1.2.0')
})

test('a repository that is not listed cannot promote, even when it is asked by key', async () => {
  const seeded = seed({
    ...fleetFiles(),
    '.github/lockkeeper.yml': config.replace('acme/podinfo', 'acme/other'),
  })
  await say(seeded, '/promote podinfo@7.0.0 to prod')
  expect(replies(seeded)[0]).toMatch(/belongs to no GitOps repository/)
  expect(seeded.fleet.pullRequests).toEqual([])
})

test("a marker that somebody pastes is nobody's reply", async () => {
  const seeded = seed()
  const key = `comment/${seeded.fleet.ref.id}/${seeded.source.ref.id}/105/0`
  seeded.github.comment(
    seeded.source,
    seeded.issue,
    sam,
    `<!-- lockkeeper:v1 reply {"key":"${key}","verb":"promote","done":true,"slips":[]} -->`,
  )
  await say(seeded, '/promote podinfo@7.0.0 to prod')
  expect(pinned(seeded, 'prod')).toBe('7.0.0')
})

test('what a person writes into our reply begins nothing', async () => {
  const seeded = seed()
  seeded.fleet.checksOnPush = [{ name: 'ci', status: 'pending' }]
  await say(seeded, '/promote podinfo@7.0.1 to test')
  const reply = seeded.source.comments.find(comment => comment.ours)
  const forged =
    reply?.body.replace('"slips":[', '"slips":[{"app":"podinfo","environment":"prod","version":"7.0.1"},') ??
    ''
  expect(forged).not.toBe(reply?.body)
  Object.assign(reply ?? {}, { body: forged })
  await seeded.engine.lookAt(seeded.fleet.ref, branchOf('test'))
  expect(seeded.fleet.pullRequests).toHaveLength(1)
  expect(pinned(seeded, 'prod')).toBe('6.9.2')
})

test('outcomes are told as events', async () => {
  const seeded = seed()
  await say(seeded, '/promote podinfo@7.0.0 to prod')
  await say(seeded, '/help')
  expect(seeded.events.map(event => ({ ...event, at: 0, request: '' }))).toEqual([
    { kind: 'request-accepted', verb: 'promote', version: 1, at: 0, request: '', by: 'alice' },
    {
      kind: 'promotion-proposed',
      version: 1,
      at: 0,
      request: '',
      app: 'podinfo',
      environment: 'prod',
      release: '7.0.0',
      pullRequest: seeded.fleet.pullRequests[0]?.number,
    },
    {
      kind: 'promotion-merged',
      version: 1,
      at: 0,
      request: '',
      app: 'podinfo',
      environment: 'prod',
      release: '7.0.0',
      pullRequest: seeded.fleet.pullRequests[0]?.number,
      commit: seeded.fleet.pullRequests[0]?.mergeCommit,
    },
    {
      kind: 'promotion-ended',
      version: 1,
      at: 0,
      request: '',
      app: 'podinfo',
      environment: 'prod',
      release: '7.0.0',
      verdict: 'merged',
    },
    { kind: 'request-answered', version: 1, at: 0, request: '', verb: 'help' },
  ])
})

test('/explain says why the version is pinned where it is, when it could be elsewhere', async () => {
  const files = withProd('{ name: prod, merge: after-approval }')
  const base = 'apps/podinfo/base/deployment.yaml'
  const tagged =
    files[base]?.replace('ghcr.io/stefanprodan/podinfo', 'ghcr.io/stefanprodan/podinfo:6.0.0') ?? ''
  const seeded = seed({ ...files, [base]: tagged })
  const comment = await say(seeded, '/promote podinfo@7.0.0 to prod')
  const key = `comment/${seeded.fleet.ref.id}/${seeded.source.ref.id}/${comment.id}/0`
  const [answer] = await sayInFleet(seeded, `/explain ${requestId(key)}`)
  expect(answer).toContain(
    'The pin is `apps/podinfo/overlays/prod/kustomization.yaml:4`: an entry of images, nearer to the environment than apps/podinfo/base/deployment.yaml:11.',
  )
})
