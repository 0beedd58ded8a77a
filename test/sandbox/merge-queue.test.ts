import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { type SandboxGitHub, startSandboxGitHub } from '../../src/sandbox/github-server.ts'
import type { QueueRules, Repository } from '../../src/sandbox/world/repository.ts'
import type { WebhookEvent } from '../../src/sandbox/world/world.ts'
import { type Client, personOf } from './client.ts'

let github: SandboxGitHub
let alice: Client
let ada: Client
let fleet: Repository

beforeEach(async () => {
  github = await startSandboxGitHub({ checks: 'off', behaviour: { mergeQueueDelay: 1 } })
  alice = personOf(github, 'alice')
  ada = personOf(github, 'ada')
  fleet = [...github.world.repositories.values()].find(({ name }) => name === 'fleet') as Repository
  fleet.rules.set('main', {
    ...{ requiredChecks: ['validate'], strict: true, approvals: undefined, mergeQueue: true },
  })
})
afterEach(() => github.close())

const at = '/repos/acme/fleet'

async function tip(branch: string): Promise<string> {
  return (await alice.get(`${at}/git/ref/heads/${branch}`)).body.object.sha
}

/** A pull request with one file, its head checked. */
async function propose(branch: string, file = `${branch}.txt`) {
  await alice.post(`${at}/git/refs`, { ref: `refs/heads/${branch}`, sha: await tip('main') })
  await alice.put(`${at}/contents/${file}`, {
    ...{ message: branch, content: Buffer.from(branch).toString('base64'), branch },
  })
  const { body } = await alice.post(`${at}/pulls`, { title: branch, head: branch, base: 'main' })
  await report(body.head.sha, 'success')
  return { number: body.number as number, id: body.node_id as string, head: body.head.sha as string }
}

async function report(sha: string, state: 'success' | 'failure'): Promise<void> {
  await alice.post(`${at}/statuses/${sha}`, { state, context: 'validate' })
  await github.settled()
}

async function enqueue({ id }: { readonly id: string }): Promise<void> {
  const mutation =
    'mutation ($id: ID!) { enqueuePullRequest(input: { pullRequestId: $id }) { clientMutationId } }'
  expect((await alice.graphql(mutation, { id })).errors).toBeUndefined()
  await github.settled()
}

/** The branches that the queue has made: their names without the ids, and their tips. */
async function groups(): Promise<readonly { readonly name: string; readonly sha: string }[]> {
  const { body } = await alice.get(`${at}/git/matching-refs/heads/gh-readonly-queue`)
  return body.map(({ ref, object }: { ref: string; object: { sha: string } }) => ({
    name: ref.replace(/-[0-9a-f]{40}$/, ''),
    sha: object.sha,
  }))
}

async function isMerged({ number }: { readonly number: number }): Promise<boolean> {
  return (await alice.get(`${at}/pulls/${number}`)).body.merged
}

test('a group is a merge of its own, and the base moves to it once its checks are met', async () => {
  const [base, one] = [await tip('main'), await propose('one')]
  await enqueue(one)
  const [group, ...others] = await groups()
  const made = (await alice.get(`${at}/git/commits/${group?.sha}`)).body
  expect([group?.name, others, made.parents.map(({ sha }: { sha: string }) => sha)]).toEqual([
    `refs/heads/gh-readonly-queue/main/pr-${one.number}`,
    [],
    [base, one.head],
  ])
  expect(await isMerged(one)).toBe(false)
  await report(group?.sha ?? '', 'success')
  expect([await isMerged(one), await tip('main'), await groups()]).toEqual([true, group?.sha, []])
})

test('who comes second is merged on top of the first', async () => {
  const [one, two] = [await propose('one'), await propose('two')]
  await enqueue(one)
  await enqueue(two)
  const [first] = await groups()
  await report(first?.sha ?? '', 'success')
  const [second, ...others] = await groups()
  const made = (await alice.get(`${at}/git/commits/${second?.sha}`)).body
  expect([others, made.parents.map(({ sha }: { sha: string }) => sha)]).toEqual([[], [first?.sha, two.head]])
  await report(second?.sha ?? '', 'success')
  expect(await isMerged(two)).toBe(true)
})

test.each([
  ['a pull request whose group fails its checks', 'failure', nothing],
  ['a pull request to which somebody pushed', 'success', push],
] as const)('%s falls out, and its group is gone', async (_, state, meanwhile) => {
  const one = await propose('one')
  await enqueue(one)
  const [group] = await groups()
  await meanwhile()
  await report(group?.sha ?? '', state)
  expect([await isMerged(one), await groups()]).toEqual([false, []])
  expect([...fleet.issues.values()].flatMap(({ pull }) => pull?.queuedAt ?? [])).toEqual([])
})

test('a merge that was asked for at another head does not enter the queue', async () => {
  const one = await propose('one')
  await push()
  const asked = await alice.put(`${at}/pulls/${one.number}/merge-async`, { sha: one.head })
  await github.settled()
  const { body } = await alice.get(`${at}/pulls/${one.number}/merge-async/${asked.body.details.uuid}`)
  expect(body).toEqual({
    status: 'failed',
    details: { message: 'Head branch was modified. Review and try the merge again.' },
  })
  expect(await groups()).toEqual([])
})

async function nothing(): Promise<void> {}

async function push(): Promise<void> {
  const content = Buffer.from('more').toString('base64')
  await alice.put(`${at}/contents/more.txt`, { message: 'more', content, branch: 'one' })
}

/** The rules of the queue, where they differ from GitHub's own. */
function setQueue(mergeQueue: Partial<QueueRules>): void {
  const rules = { requiredChecks: ['validate'], strict: true, approvals: undefined }
  fleet.rules.set('main', { ...rules, mergeQueue })
}

/** What is said of pull requests that leave the queue: `#1 MERGE`. */
function leaving(): readonly string[] {
  const said: string[] = []
  github.world.webhooks.add(({ event, action, payload }: WebhookEvent) => {
    if (event === 'pull_request' && action === 'dequeued') said.push(`#${payload.number} ${payload.reason}`)
  })
  return said
}

test('as many are built as the rules say, each on top of the one before, and merged together', async () => {
  setQueue({ mostToBuild: 2, fewestToMerge: 2 })
  const [one, two, three] = [await propose('one'), await propose('two'), await propose('three')]
  const said = leaving()
  for (const each of [one, two, three]) await enqueue(each)
  const [first, second, ...others] = await groups()
  const made = (await alice.get(`${at}/git/commits/${second?.sha}`)).body
  expect([others, made.parents.map(({ sha }: { sha: string }) => sha)]).toEqual([[], [first?.sha, two.head]])
  await report(first?.sha ?? '', 'success')
  expect([said, await isMerged(one)]).toEqual([[], false])
  await report(second?.sha ?? '', 'success')
  expect([said, await tip('main')]).toEqual([[`#${one.number} MERGE`, `#${two.number} MERGE`], second?.sha])
  expect((await groups()).map(({ name }) => name)).toEqual([
    `refs/heads/gh-readonly-queue/main/pr-${three.number}`,
  ])
})

test('the culprit falls out with what was built on top of it, and who is behind is built anew without it', async () => {
  const [one, two, three] = [await propose('one'), await propose('two'), await propose('three')]
  const said = leaving()
  for (const each of [one, two, three]) await enqueue(each)
  const [first, second, third] = await groups()
  await report(third?.sha ?? '', 'failure')
  await report(second?.sha ?? '', 'failure')
  // It may be the first that is to blame.
  expect(said).toEqual([])
  await report(first?.sha ?? '', 'success')
  expect(said).toEqual([`#${two.number} CI_FAILURE`, `#${one.number} MERGE`])
  const [anew, ...others] = await groups()
  const made = (await alice.get(`${at}/git/commits/${anew?.sha}`)).body
  expect([others, made.parents.map(({ sha }: { sha: string }) => sha)]).toEqual([
    [],
    [first?.sha, three.head],
  ])
})

test('who conflicts with those before falls out', async () => {
  const [one, two] = [await propose('one', 'same.txt'), await propose('two', 'same.txt')]
  const said = leaving()
  await enqueue(one)
  await enqueue(two)
  expect([said, (await groups()).length]).toEqual([[`#${two.number} MERGE_CONFLICT`], 1])
})

test('checks that do not answer in time have failed, and the webhook and the timeline say so', async () => {
  setQueue({ checkTimeout: 30 })
  const one = await propose('one')
  const events: WebhookEvent[] = []
  github.world.webhooks.add(event => events.push(event))
  await enqueue(one)
  await passTime(29)
  expect((await groups()).length).toBe(1)
  await passTime(1)
  expect([await groups(), await isMerged(one)]).toEqual([[], false])
  const said = events.filter(({ action }) => action === 'dequeued' || action === 'destroyed')
  expect(said.map(({ event, payload }) => [event, payload.reason])).toEqual([
    ['pull_request', 'CI_TIMEOUT'],
    ['merge_group', 'invalidated'],
  ])
  const timeline = `query ($id: ID!) { node(id: $id) { ... on PullRequest {
    timelineItems(last: 5, itemTypes: [ADDED_TO_MERGE_QUEUE_EVENT, REMOVED_FROM_MERGE_QUEUE_EVENT]) {
      nodes { __typename ... on RemovedFromMergeQueueEvent { reason actor { login } } }
    } } } }`
  expect((await alice.graphql(timeline, { id: one.id })).data.node.timelineItems.nodes).toEqual([
    { __typename: 'AddedToMergeQueueEvent' },
    {
      __typename: 'RemovedFromMergeQueueEvent',
      reason: 'ci_timeout',
      actor: { login: 'github-merge-queue' },
    },
  ])
})

async function passTime(minutes: number): Promise<void> {
  const body = JSON.stringify({ advance: minutes * 60_000 })
  await fetch(`${github.url}/_sandbox/clock`, { method: 'POST', body })
  await github.settled()
}

test('the rules of a queue are told as GitHub describes them', async () => {
  setQueue({ grouping: 'HEADGREEN', mostToMerge: 3 })
  const { body } = await alice.get(`${at}/rules/branches/main`)
  expect(body.at(-1)).toMatchObject({
    type: 'merge_queue',
    parameters: { grouping_strategy: 'HEADGREEN', max_entries_to_merge: 3, max_entries_to_build: 5 },
  })
})

test('a base that moved beside the queue gets another group', async () => {
  const [one, other] = [await propose('one'), await propose('other')]
  await enqueue(one)
  const [before] = await groups()
  const rules = fleet.rules.get('main')
  fleet.rules.clear()
  await ada.put(`${at}/pulls/${other.number}/merge`, { merge_method: 'merge' })
  if (rules !== undefined) fleet.rules.set('main', rules)
  await report(before?.sha ?? '', 'success')
  const [after] = await groups()
  expect([await isMerged(one), after?.sha === before?.sha]).toEqual([false, false])
  await report(after?.sha ?? '', 'success')
  expect(await isMerged(one)).toBe(true)
})

test('with auto-merge on, a pull request enters the queue when its own checks are met', async () => {
  fleet.allowAutoMerge = true
  await alice.post(`${at}/git/refs`, { ref: 'refs/heads/one', sha: await tip('main') })
  const content = Buffer.from('one').toString('base64')
  await alice.put(`${at}/contents/one.txt`, { message: 'one', content, branch: 'one' })
  const { body } = await alice.post(`${at}/pulls`, { title: 'one', head: 'one', base: 'main' })
  const mutation =
    'mutation ($id: ID!) { enablePullRequestAutoMerge(input: { pullRequestId: $id }) { clientMutationId } }'
  expect((await alice.graphql(mutation, { id: body.node_id })).errors).toBeUndefined()
  expect(await groups()).toEqual([])
  await report(body.head.sha, 'success')
  const [group] = await groups()
  await report(group?.sha ?? '', 'success')
  expect(await isMerged({ number: body.number })).toBe(true)
})

test('what is closed or a draft does not enter', async () => {
  const [closed, draft] = [await propose('one'), await propose('two')]
  await alice.patch(`${at}/pulls/${closed.number}`, { state: 'closed' })
  await convertToDraft(draft)
  const mutation =
    'mutation ($id: ID!) { enqueuePullRequest(input: { pullRequestId: $id }) { clientMutationId } }'
  const answers = [await alice.graphql(mutation, closed), await alice.graphql(mutation, draft)]
  expect(answers.map(({ errors }) => errors?.[0]?.message)).toEqual([
    'Pull request is closed.',
    'Pull request is still a draft.',
  ])
})

test('who became a draft meanwhile is taken out, and not tried without an end', async () => {
  const one = await propose('one')
  await enqueue(one)
  const [group] = await groups()
  await convertToDraft(one)
  await report(group?.sha ?? '', 'success')
  const { isInMergeQueue } = [...fleet.issues.values()].flatMap(({ pull, number }) =>
    number === one.number ? [{ isInMergeQueue: pull?.queuedAt !== undefined }] : [],
  )[0] ?? { isInMergeQueue: true }
  expect([await isMerged(one), isInMergeQueue, await groups()]).toEqual([false, false, []])
})

async function convertToDraft({ id }: { readonly id: string }): Promise<void> {
  const mutation =
    'mutation ($id: ID!) { convertPullRequestToDraft(input: { pullRequestId: $id }) { clientMutationId } }'
  expect((await alice.graphql(mutation, { id })).errors).toBeUndefined()
}
