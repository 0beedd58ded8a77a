import * as z from 'zod'
import { type Access, parseGraphql } from '../access.ts'
import { graphqlError } from '../client/graphql.ts'

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

const Found = z.object({
  repository: z.object({
    pullRequest: z.object({
      id: z.string(),
      isInMergeQueue: z.boolean(),
      autoMergeRequest: z.object({}).nullable(),
    }),
  }),
})

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
