import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { fleetAt as at, QueueStage } from './queue-stage.ts'

let queue: QueueStage

beforeEach(async () => {
  queue = await QueueStage.start()
})
afterEach(() => queue.close())

test('a group is a merge of its own, and the base moves to it once its checks are met', async () => {
  const [base, one] = [await queue.tip('main'), await queue.propose('one')]
  await queue.enqueue(one)
  const [group, ...others] = await queue.groups()
  const made = (await queue.alice.get(`${at}/git/commits/${group?.sha}`)).body
  expect([group?.name, others, made.parents.map(({ sha }: { sha: string }) => sha)]).toEqual([
    `refs/heads/gh-readonly-queue/main/pr-${one.number}`,
    [],
    [base, one.head],
  ])
  expect(await queue.isMerged(one)).toBe(false)
  await queue.report(group?.sha ?? '', 'success')
  expect([await queue.isMerged(one), await queue.tip('main'), await queue.groups()]).toEqual([
    true,
    group?.sha,
    [],
  ])
})

test('who comes second is merged on top of the first', async () => {
  const [one, two] = [await queue.propose('one'), await queue.propose('two')]
  await queue.enqueue(one)
  await queue.enqueue(two)
  const [first] = await queue.groups()
  await queue.report(first?.sha ?? '', 'success')
  const [second, ...others] = await queue.groups()
  const made = (await queue.alice.get(`${at}/git/commits/${second?.sha}`)).body
  expect([others, made.parents.map(({ sha }: { sha: string }) => sha)]).toEqual([[], [first?.sha, two.head]])
  await queue.report(second?.sha ?? '', 'success')
  expect(await queue.isMerged(two)).toBe(true)
})

test.each([
  ['a pull request whose group fails its checks', 'failure', nothing],
  ['a pull request to which somebody pushed', 'success', push],
] as const)('%s falls out, and its group is gone', async (_, state, meanwhile) => {
  const one = await queue.propose('one')
  await queue.enqueue(one)
  const [group] = await queue.groups()
  await meanwhile()
  await queue.report(group?.sha ?? '', state)
  expect([await queue.isMerged(one), await queue.groups()]).toEqual([false, []])
  expect([...queue.fleet.issues.values()].flatMap(({ pull }) => pull?.queuedAt ?? [])).toEqual([])
})

test('a merge that was asked for at another head does not enter the queue', async () => {
  const one = await queue.propose('one')
  await push()
  const asked = await queue.alice.put(`${at}/pulls/${one.number}/merge-async`, { sha: one.head })
  await queue.github.settled()
  const { body } = await queue.alice.get(`${at}/pulls/${one.number}/merge-async/${asked.body.details.uuid}`)
  expect(body).toEqual({
    status: 'failed',
    details: { message: 'Head branch was modified. Review and try the merge again.' },
  })
  expect(await queue.groups()).toEqual([])
})

async function nothing(): Promise<void> {}

async function push(): Promise<void> {
  const content = Buffer.from('more').toString('base64')
  await queue.alice.put(`${at}/contents/more.txt`, { message: 'more', content, branch: 'one' })
}

test('the rules of a queue are told as GitHub describes them', async () => {
  queue.setQueue({ grouping: 'HEADGREEN', mostToMerge: 3 })
  const { body } = await queue.alice.get(`${at}/rules/branches/main`)
  expect(body.at(-1)).toMatchObject({
    type: 'merge_queue',
    parameters: { grouping_strategy: 'HEADGREEN', max_entries_to_merge: 3, max_entries_to_build: 5 },
  })
})

test('with auto-merge on, a pull request enters the queue when its own checks are met', async () => {
  queue.fleet.allowAutoMerge = true
  await queue.alice.post(`${at}/git/refs`, { ref: 'refs/heads/one', sha: await queue.tip('main') })
  const content = Buffer.from('one').toString('base64')
  await queue.alice.put(`${at}/contents/one.txt`, { message: 'one', content, branch: 'one' })
  const { body } = await queue.alice.post(`${at}/pulls`, { title: 'one', head: 'one', base: 'main' })
  const mutation =
    'mutation ($id: ID!) { enablePullRequestAutoMerge(input: { pullRequestId: $id }) { clientMutationId } }'
  expect((await queue.alice.graphql(mutation, { id: body.node_id })).errors).toBeUndefined()
  expect(await queue.groups()).toEqual([])
  await queue.report(body.head.sha, 'success')
  const [group] = await queue.groups()
  await queue.report(group?.sha ?? '', 'success')
  expect(await queue.isMerged({ number: body.number })).toBe(true)
})

test('what is closed or a draft does not enter', async () => {
  const [closed, draft] = [await queue.propose('one'), await queue.propose('two')]
  await queue.alice.patch(`${at}/pulls/${closed.number}`, { state: 'closed' })
  await queue.convertToDraft(draft)
  const mutation =
    'mutation ($id: ID!) { enqueuePullRequest(input: { pullRequestId: $id }) { clientMutationId } }'
  const answers = [
    await queue.alice.graphql(mutation, { id: closed.id }),
    await queue.alice.graphql(mutation, { id: draft.id }),
  ]
  expect(answers.map(({ errors }) => errors?.[0]?.message)).toEqual([
    'Pull request is closed.',
    'Pull request is still a draft.',
  ])
})

test('who became a draft meanwhile is taken out, and not tried without an end', async () => {
  const one = await queue.propose('one')
  await queue.enqueue(one)
  const [group] = await queue.groups()
  await queue.convertToDraft(one)
  await queue.report(group?.sha ?? '', 'success')
  const { isInMergeQueue } = [...queue.fleet.issues.values()].flatMap(({ pull, number }) =>
    number === one.number ? [{ isInMergeQueue: pull?.queuedAt !== undefined }] : [],
  )[0] ?? { isInMergeQueue: true }
  expect([await queue.isMerged(one), isInMergeQueue, await queue.groups()]).toEqual([false, false, []])
})
