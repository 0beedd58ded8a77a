import { afterEach, beforeEach, expect, test } from '@jest/globals'

import { fleetAt as at, QueueStage } from './queue-stage.ts'

let queue: QueueStage

beforeEach(async () => {
  queue = await QueueStage.start()
})
afterEach(() => queue.close())

test('as many are built as the rules say, each on top of the one before, and merged together', async () => {
  queue.setQueue({ mostToBuild: 2, fewestToMerge: 2 })
  const [one, two, three] = [
    await queue.propose('one'),
    await queue.propose('two'),
    await queue.propose('three'),
  ]
  const said = queue.leaving()
  for (const each of [one, two, three]) await queue.enqueue(each)
  const [first, second, ...others] = await queue.groups()
  const made = (await queue.alice.get(`${at}/git/commits/${second?.sha}`)).body
  expect([others, made.parents.map(({ sha }: { sha: string }) => sha)]).toEqual([[], [first?.sha, two.head]])
  await queue.report(first?.sha ?? '', 'success')
  expect([said, await queue.isMerged(one)]).toEqual([[], false])
  await queue.report(second?.sha ?? '', 'success')
  expect([said, await queue.tip('main')]).toEqual([
    [`#${one.number} MERGE`, `#${two.number} MERGE`],
    second?.sha,
  ])
  expect((await queue.groups()).map(({ name }) => name)).toEqual([
    `refs/heads/gh-readonly-queue/main/pr-${three.number}`,
  ])
})

test('the culprit falls out with what was built on top of it, and who is behind is built anew without it', async () => {
  const [one, two, three] = [
    await queue.propose('one'),
    await queue.propose('two'),
    await queue.propose('three'),
  ]
  const said = queue.leaving()
  for (const each of [one, two, three]) await queue.enqueue(each)
  const [first, second, third] = await queue.groups()
  await queue.report(third?.sha ?? '', 'failure')
  await queue.report(second?.sha ?? '', 'failure')
  // It may be the first that is to blame.
  expect(said).toEqual([])
  await queue.report(first?.sha ?? '', 'success')
  expect(said).toEqual([`#${two.number} CI_FAILURE`, `#${one.number} MERGE`])
  const [anew, ...others] = await queue.groups()
  const made = (await queue.alice.get(`${at}/git/commits/${anew?.sha}`)).body
  expect([others, made.parents.map(({ sha }: { sha: string }) => sha)]).toEqual([
    [],
    [first?.sha, three.head],
  ])
})

test('who conflicts with those before falls out', async () => {
  const [one, two] = [await queue.propose('one', 'same.txt'), await queue.propose('two', 'same.txt')]
  const said = queue.leaving()
  await queue.enqueue(one)
  await queue.enqueue(two)
  expect([said, (await queue.groups()).length]).toEqual([[`#${two.number} MERGE_CONFLICT`], 1])
})

test('checks that do not answer in time have failed, and the webhook and the timeline say so', async () => {
  queue.setQueue({ checkTimeout: 30 })
  const one = await queue.propose('one')
  const events = queue.told()
  await queue.enqueue(one)
  await queue.passTime(29)
  expect((await queue.groups()).length).toBe(1)
  await queue.passTime(1)
  expect([await queue.groups(), await queue.isMerged(one)]).toEqual([[], false])
  const said = events.filter(({ action }) => action === 'dequeued' || action === 'destroyed')
  expect(said.map(({ event, payload }) => [event, payload.reason])).toEqual([
    ['pull_request', 'CI_TIMEOUT'],
    ['merge_group', 'invalidated'],
  ])
  const timeline = `query ($id: ID!) { node(id: $id) { ... on PullRequest {
    timelineItems(last: 5, itemTypes: [ADDED_TO_MERGE_QUEUE_EVENT, REMOVED_FROM_MERGE_QUEUE_EVENT]) {
      nodes { __typename ... on RemovedFromMergeQueueEvent { reason actor { login } } }
    } } } }`
  expect((await queue.alice.graphql(timeline, { id: one.id })).data.node.timelineItems.nodes).toEqual([
    { __typename: 'AddedToMergeQueueEvent' },
    {
      __typename: 'RemovedFromMergeQueueEvent',
      reason: 'ci_timeout',
      actor: { login: 'github-merge-queue' },
    },
  ])
})

test('a base that moved beside the queue gets another group', async () => {
  const [one, other] = [await queue.propose('one'), await queue.propose('other')]
  await queue.enqueue(one)
  const [before] = await queue.groups()
  const rules = queue.fleet.rules.get('main')
  queue.fleet.rules.clear()
  await queue.ada.put(`${at}/pulls/${other.number}/merge`, { merge_method: 'merge' })
  if (rules !== undefined) queue.fleet.rules.set('main', rules)
  await queue.report(before?.sha ?? '', 'success')
  const [after] = await queue.groups()
  expect([await queue.isMerged(one), after?.sha === before?.sha]).toEqual([false, false])
  await queue.report(after?.sha ?? '', 'success')
  expect(await queue.isMerged(one)).toBe(true)
})

test('a group is pushed once, and each of its pull requests is merged with its own commit', async () => {
  queue.setQueue({ fewestToMerge: 2 })
  const base = await queue.tip('main')
  const [one, two] = [await queue.propose('one'), await queue.propose('two')]
  for (const each of [one, two]) await queue.enqueue(each)
  const [first, second] = await queue.groups()
  await queue.report(second?.sha ?? '', 'success')
  const events = queue.told()
  await queue.report(first?.sha ?? '', 'success')
  const pushes = events.filter(({ event, payload }) => event === 'push' && payload.ref === 'refs/heads/main')
  expect(
    pushes.map(({ sender, payload }) => [sender.login, payload.before, payload.after, payload.commits]),
  ).toEqual([
    [
      'github-merge-queue[bot]',
      base,
      second?.sha,
      [one.head, first?.sha, two.head, second?.sha].map(id => expect.objectContaining({ id })),
    ],
  ])
  const closed = events.filter(({ action }) => action === 'closed')
  expect(closed.map(({ payload }) => payload.pull_request)).toEqual([
    expect.objectContaining({ number: one.number, merged: true, merge_commit_sha: first?.sha }),
    expect.objectContaining({ number: two.number, merged: true, merge_commit_sha: second?.sha }),
  ])
  const gone = events.filter(({ event }) => event === 'merge_group')
  expect(gone.map(({ action, payload }) => [action, payload.reason, payload.merge_group])).toEqual([
    ['destroyed', 'merged', expect.objectContaining({ head_sha: first?.sha })],
    ['destroyed', 'merged', expect.objectContaining({ head_sha: second?.sha })],
  ])
})

test('who became a draft in the middle of a group falls out, and the others are merged', async () => {
  queue.setQueue({ fewestToMerge: 3 })
  const [one, two, three] = [
    await queue.propose('one'),
    await queue.propose('two'),
    await queue.propose('three'),
  ]
  const said = queue.leaving()
  for (const each of [one, two, three]) await queue.enqueue(each)
  await queue.convertToDraft(two)
  for (const { sha } of await queue.groups()) await queue.report(sha, 'success')
  queue.setQueue({ fewestToMerge: 2 })
  for (const { sha } of await queue.groups()) await queue.report(sha, 'success')
  expect([said, await queue.isMerged(two)]).toEqual([
    [`#${two.number} BRANCH_PROTECTIONS`, `#${one.number} MERGE`, `#${three.number} MERGE`],
    false,
  ])
})
