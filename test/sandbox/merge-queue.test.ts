import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { type SandboxGitHub, startSandboxGitHub } from '../../src/sandbox/github-server.ts'
import type { Repository } from '../../src/sandbox/world/repository.ts'
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

async function nothing(): Promise<void> {}

async function push(): Promise<void> {
  const content = Buffer.from('more').toString('base64')
  await alice.put(`${at}/contents/more.txt`, { message: 'more', content, branch: 'one' })
}

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
