import * as z from 'zod'
import type { MergeOutcome, PullRequests } from '../../engine/ports/ports.ts'
import type { Sha } from '../../promotion/names.ts'
import { type Access, parseAnswer, pathOf, ShaText } from '../access.ts'
import type { Answer } from '../client/api.ts'
import type { MergeMethod } from '../repository/facts.ts'
import type { Head } from '../repository/head.ts'
import { bringUpToDate, isBehind } from './behind.ts'
import { mergeNow } from './merge-now.ts'
import { mergedAlready } from './merged.ts'
import { blocked, isHeadMoved } from './refusal.ts'
import { tidy } from './tidy.ts'

export type MergeRequest = Parameters<PullRequests['merge']>[0] & { readonly method: MergeMethod }

const asyncRoute = 'PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge-async'

/** What a merge came to, before it is looked at. */
export type Merging =
  | Exclude<MergeOutcome, { readonly kind: 'merged' }>
  | { readonly kind: 'merged'; readonly sha: Sha; readonly onto?: Sha }

/** Merges exactly the given head: asynchronously where GitHub can, which also feeds a merge queue. */
export async function mergePullRequest(
  access: Access,
  head: Head,
  request: Parameters<PullRequests['merge']>[0],
): Promise<MergeOutcome> {
  const outcome = await merge(access, head, request)
  if (outcome.kind !== 'merged') return outcome
  return { ...outcome, onto: outcome.onto ?? (await firstParent(access, outcome.sha)) }
}

const Commit = z.object({ parents: z.tuple([z.object({ sha: ShaText })]).rest(z.unknown()) })

async function firstParent(access: Access, sha: Sha): Promise<Sha> {
  const route = 'GET /repos/{owner}/{repo}/git/commits/{commit_sha}'
  const answer = await access.api('promote')({
    route,
    parameters: { ...pathOf(access.ref), commit_sha: sha },
  })
  return parseAnswer(route, Commit, answer).parents[0].sha
}

export const noMethod = 'The repository allows no way of merging.'

/** The repository's first allowed one of squash, merge, rebase. */
export async function mergeMethod(head: Head): Promise<MergeMethod | undefined> {
  return (await head.known()).mergeMethods[0]
}

async function merge(
  access: Access,
  head: Head,
  request: Parameters<PullRequests['merge']>[0],
): Promise<Merging> {
  const method = await mergeMethod(head)
  if (method === undefined) return { kind: 'blocked', reason: noMethod }
  const wish = { ...request, method }
  const answer = await access.api('promote')({
    route: asyncRoute,
    parameters: {
      ...pathOf(access.ref),
      pull_number: wish.number,
      sha: wish.head,
      merge_method: method,
      merge_action: 'default',
      // A rebase keeps the commit's own message.
      ...(method === 'rebase' ? {} : { commit_title: wish.title, commit_message: wish.message }),
    },
    expect: [400, 403, 404, 405, 409, 422],
  })
  // A GHES that does not know this endpoint: GitHub, "Merge a pull request asynchronously".
  if (answer.status === 404) return mergeNow(access, wish)
  return settle(access, wish, answer)
}

const Pending = z.object({
  status: z.literal('pending'),
  details: z.object({
    uuid: z.string(),
    merge_method: z.string(),
    expected_head_sha: z.string(),
  }),
})
const Result = z.discriminatedUnion('status', [
  Pending,
  z.object({
    status: z.literal('merged'),
    details: z.object({ message: z.string().optional(), sha: ShaText.optional() }),
  }),
  z.object({ status: z.literal('enqueued'), details: z.object({ message: z.string().optional() }) }),
  z.object({ status: z.literal('failed'), details: z.object({ message: z.string() }) }),
])
type Result = z.infer<typeof Result>

async function settle(access: Access, merge: MergeRequest, answer: Answer): Promise<Merging> {
  // Whatever is refused in the form of every other REST answer.
  if (answer.status >= 400 && !Result.safeParse(answer.body).success)
    return refused(access, merge, answer.message || 'GitHub cannot merge it.')
  const result = parseAnswer(asyncRoute, Result, answer)
  if (answer.status === 409 && !isTheSame(result, merge))
    return { kind: 'blocked', reason: 'Another merge of this pull request is already under way.' }
  return result.status === 'pending'
    ? poll(access, merge, result.details.uuid)
    : toOutcome(access, merge, result)
}

/** A merge that was asked for before is ours when it would do exactly the same. */
function isTheSame(result: Result, merge: MergeRequest): boolean {
  if (result.status !== 'pending') return true
  const { merge_method, expected_head_sha } = result.details
  return merge_method === merge.method && expected_head_sha === merge.head
}

// The rules are checked when the merge runs: usually at once, seconds under load. Whoever asks again later learns the rest.
const soon = 200
const waits = [300, 500, 1000, 2000, 2000, 2000, 2000, 2000]

async function poll(access: Access, merge: MergeRequest, uuid: string): Promise<Merging> {
  const route = 'GET /repos/{owner}/{repo}/pulls/{pull_number}/merge-async/{uuid}'
  await access.clock.sleep(soon)
  // The pull request itself tells what the job does not: what it was merged onto.
  const early = await mergedAlready(access, merge, undefined)
  if (early !== undefined) return early
  for (const wait of waits) {
    const answer = await access.api('promote')({
      route,
      parameters: { ...pathOf(access.ref), pull_number: merge.number, uuid },
      expect: [404],
    })
    // GitHub forgets a result after a day: the pull request itself tells.
    if (answer.status === 404) return mergedAlready(access, merge, { kind: 'pending' })
    const result = parseAnswer(route, Result, answer)
    if (result.status !== 'pending') return toOutcome(access, merge, result)
    await access.clock.sleep(wait)
  }
  return { kind: 'pending' }
}

async function toOutcome(
  access: Access,
  merge: MergeRequest,
  result: Exclude<Result, { readonly status: 'pending' }>,
): Promise<Merging> {
  switch (result.status) {
    case 'merged':
      return result.details.sha === undefined
        ? mergedAlready(access, merge, { kind: 'pending' })
        : { kind: 'merged', sha: result.details.sha }
    case 'enqueued':
      return { kind: 'pending' }
    case 'failed':
      return refused(access, merge, result.details.message)
    default:
      return result satisfies never
  }
}

async function refused(access: Access, merge: MergeRequest, message: string): Promise<Merging> {
  if (isHeadMoved(message)) return { kind: 'head-moved' }
  if (/base branch was modified/i.test(message)) return { kind: 'pending' }
  return isBehind(message) ? bringUpToDate(access, merge, tidy(message)) : blocked(message)
}
