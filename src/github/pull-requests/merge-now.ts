import * as z from 'zod'
import { type Access, parseAnswer, pathOf, ShaText } from '../access.ts'
import { bringUpToDate, isBehind } from './behind.ts'
import type { MergeRequest, Merging } from './merge.ts'
import { mergedAlready } from './merged.ts'
import { blocked } from './refusal.ts'
import { tidy } from './tidy.ts'

const route = 'PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge'

const Merged = z.object({ merged: z.literal(true), sha: ShaText })

// Another merge into the same base came first; GitHub asks to try again.
const baseMoved = [500, 1000, 2000, 4000]

/** The synchronous merge, for a GHES without the asynchronous one. */
export async function mergeNow(access: Access, merge: MergeRequest): Promise<Merging> {
  for (let attempt = 0; ; attempt++) {
    const answer = await access.api('promote')({
      route,
      parameters: {
        ...pathOf(access.ref),
        pull_number: merge.number,
        sha: merge.head,
        merge_method: merge.method,
        ...(merge.method === 'rebase' ? {} : { commit_title: merge.title, commit_message: merge.message }),
      },
      expect: [403, 405, 409, 422],
    })
    if (answer.status < 300) return { kind: 'merged', sha: parseAnswer(route, Merged, answer).sha }
    if (answer.status === 409) return { kind: 'head-moved' }
    const wait = baseMoved[attempt]
    if (!/base branch was modified/i.test(answer.message)) return refused(access, merge, answer.message)
    if (wait === undefined) return { kind: 'pending' }
    await access.clock.sleep(wait)
  }
}

/** GitHub answers 405 for many reasons; its words tell them apart, and unknown words block. */
async function refused(access: Access, merge: MergeRequest, message: string): Promise<Merging> {
  if (/merge queue/i.test(message)) return enqueue(access, merge)
  if (isBehind(message)) return bringUpToDate(access, merge, tidy(message))
  // One of the many: it is merged already, perhaps by us, and the answer was lost.
  return mergedAlready(access, merge, blocked(message))
}

export const pullRequestIdQuery = `query PullRequestId($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) { pullRequest(number: $number) { id } }
}`

export const enqueueMutation = `mutation Enqueue($input: EnqueuePullRequestInput!) {
  enqueuePullRequest(input: $input) { mergeQueueEntry { id } }
}`

const PullRequestId = z.object({ repository: z.object({ pullRequest: z.object({ id: z.string() }) }) })

async function enqueue(access: Access, merge: MergeRequest): Promise<Merging> {
  const { owner, name } = access.ref
  const graphql = access.graphql('promote')
  const { data } = await graphql.query(pullRequestIdQuery, { owner, name, number: merge.number })
  const { id } = PullRequestId.parse(data).repository.pullRequest
  const input = { pullRequestId: id, expectedHeadOid: merge.head }
  const { failures } = await graphql.mutate(enqueueMutation, { input })
  const [failure] = failures
  if (failure === undefined || /already/i.test(failure.message)) return { kind: 'pending' }
  return { kind: 'blocked', reason: failure.message }
}
