import * as z from 'zod'
import type { PullRequests, Scheduled } from '../../engine/ports/ports.ts'
import { type Access, parseGraphql } from '../access.ts'
import { graphqlError } from '../client/graphql.ts'
import type { GraphqlFailure } from '../client/graphql-body.ts'
import type { Head } from '../repository/head.ts'
import { mergeMethod, noMethod } from './merge.ts'
import { isHeadMoved } from './refusal.ts'
import { tidy } from './tidy.ts'

export const scheduleQuery = `query Schedule($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) { id isInMergeQueue autoMergeRequest { enabledAt } }
  }
}`

export const dequeueMutation = `mutation Dequeue($id: ID!) {
  dequeuePullRequest(input: { id: $id }) { clientMutationId }
}`

export const disableMutation = `mutation DisableAutoMerge($id: ID!) {
  disablePullRequestAutoMerge(input: { pullRequestId: $id }) { clientMutationId }
}`

export const enableMutation = `mutation EnableAutoMerge($input: EnablePullRequestAutoMergeInput!) {
  enablePullRequestAutoMerge(input: $input) { clientMutationId }
}`

const Found = z.object({
  repository: z.object({
    pullRequest: z.object({
      id: z.string(),
      isInMergeQueue: z.boolean(),
      autoMergeRequest: z.object({}).nullable(),
    }),
  }),
})

/** Has GitHub merge exactly the given head by itself, as we would: the method and the words are those of our own merge. */
export async function schedulePullRequest(
  access: Access,
  head: Head,
  { number, head: sha, title, message }: Parameters<PullRequests['schedule']>[0],
): Promise<Scheduled> {
  const method = await mergeMethod(head)
  if (method === undefined) return { kind: 'unavailable', reason: noMethod }
  const { id } = await readSchedule(access, number)
  const input = {
    ...{ pullRequestId: id, expectedHeadOid: sha, mergeMethod: method.toUpperCase() },
    // A rebase keeps the commit's own message.
    ...(method === 'rebase' ? {} : { commitHeadline: title, commitBody: message }),
  }
  const { failures } = await access.graphql('promote').mutate(enableMutation, { input })
  const [failure] = failures
  return failure === undefined ? { kind: 'scheduled' } : unscheduled(access, number, failure)
}

// In GitHub's words: reference, "Auto-merge". What is not known is no error: then we merge.
async function unscheduled(access: Access, number: number, failure: GraphqlFailure): Promise<Scheduled> {
  const { type, message } = failure
  if (/\b(?:clean|unstable) status\b/i.test(message)) return { kind: 'ready' }
  if (type === 'STALE_DATA' || isHeadMoved(message)) return { kind: 'head-moved' }
  const { autoMergeRequest } = await readSchedule(access, number)
  if (autoMergeRequest !== null) return { kind: 'scheduled' }
  return { kind: 'unavailable', reason: tidy(message).replace(/^Pull request (?=[A-Z])/, '') }
}

/** Takes a pull request out of the merge queue and switches its auto-merge off, whoever asked for them. */
export async function unschedule(access: Access, number: number): Promise<void> {
  const { id, isInMergeQueue, autoMergeRequest } = await readSchedule(access, number)
  if (isInMergeQueue) await take(access, number, dequeueMutation, id)
  if (autoMergeRequest !== null) await take(access, number, disableMutation, id)
}

async function readSchedule(access: Access, number: number) {
  const { owner, name } = access.ref
  const { data } = await access.graphql('promote').query(scheduleQuery, { owner, name, number })
  return parseGraphql(Found, data).repository.pullRequest
}

/** What failed because somebody else did it first is done. */
async function take(access: Access, number: number, mutation: string, id: string): Promise<void> {
  const { failures } = await access.graphql('promote').mutate(mutation, { id })
  const [failure] = failures
  if (failure === undefined) return
  const now = await readSchedule(access, number)
  const stays = mutation === dequeueMutation ? now.isInMergeQueue : now.autoMergeRequest !== null
  if (stays) throw graphqlError(failure)
}
