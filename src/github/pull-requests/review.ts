import * as z from 'zod'
import type { Approval, AutoMerge, PullRequest, PullRequestReview } from '../../engine/ports/ports.ts'
import { type Access, type Identity, Instant, parseGraphql, ShaText } from '../access.ts'
import { GitHubError } from '../client/errors.ts'
import type { GraphqlFailure } from '../client/graphql-body.ts'
import { CommitNode, commitFields, toBranchCommit } from '../repository/own-commits.ts'
import { CheckContext, contextFields, countedContexts, RequiredCheck, toChecks } from './checks.ts'
import { leftQueue, Removals, removalFields } from './left-queue.ts'
import { isOurActor } from './shape.ts'

/** Everything that decides a merge; `$after` continues the checks where a page ended. */
export const reviewQuery = `query Review($owner: String!, $name: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $name) {
    autoMergeAllowed
    pullRequest(number: $number) {
      number url title body state isDraft headRefName headRefOid baseRefName mergeable createdAt mergedAt
      isInMergeQueue autoMergeRequest { enabledBy { __typename login } commitBody }
      ${removalFields}
      mergeCommit { oid }
      author { __typename login }
      baseRef {
        target { oid }
        refUpdateRule { requiredStatusCheckContexts }
        rules(first: 100) {
          pageInfo { hasNextPage }
          nodes { type parameters { __typename ... on RequiredStatusChecksParameters { requiredStatusChecks { context integrationId } } } }
        }
      }
      commits(last: 100) { nodes { commit { ${commitFields} } } }
      newest: commits(last: 1) {
        nodes { commit { oid statusCheckRollup { contexts(first: 100, after: $after) {
          pageInfo { hasNextPage endCursor }
          nodes { ${contextFields} }
        } } } }
      }
      latestOpinionatedReviews(first: 100) {
        nodes {
          state authorCanPushToRepository
          author { __typename login ... on User { databaseId } }
          commit { oid }
        }
      }
    }
  }
}`

const Actor = z.object({ __typename: z.string(), login: z.string() })

const Rules = z.object({
  pageInfo: z.object({ hasNextPage: z.boolean() }),
  nodes: z.array(
    z.object({
      type: z.string(),
      parameters: z.object({ requiredStatusChecks: z.array(RequiredCheck).optional() }).nullable(),
    }),
  ),
})

const Base = z.object({
  target: z.object({ oid: ShaText }),
  refUpdateRule: z.object({ requiredStatusCheckContexts: z.array(z.string()).nullable() }).nullable(),
  rules: Rules.nullable(),
})

const Contexts = z.object({
  pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  nodes: z.array(CheckContext),
})

const Review = z.object({
  state: z.string(),
  authorCanPushToRepository: z.boolean(),
  author: Actor.extend({ databaseId: z.number().nullish() }).nullable(),
  commit: z.object({ oid: ShaText }).nullable(),
})

const Found = z.object({
  number: z.number(),
  url: z.string(),
  title: z.string(),
  body: z.string(),
  state: z.enum(['OPEN', 'CLOSED', 'MERGED']),
  isDraft: z.boolean(),
  headRefName: z.string(),
  headRefOid: ShaText,
  baseRefName: z.string(),
  mergeable: z.enum(['MERGEABLE', 'CONFLICTING', 'UNKNOWN']),
  createdAt: Instant,
  mergedAt: Instant.nullable(),
  isInMergeQueue: z.boolean(),
  autoMergeRequest: z.object({ enabledBy: Actor.nullable(), commitBody: z.string().nullable() }).nullable(),
  timelineItems: Removals,
  mergeCommit: z.object({ oid: ShaText }).nullable(),
  author: Actor.nullable(),
  baseRef: Base.nullable(),
  commits: z.object({ nodes: z.array(z.object({ commit: CommitNode })) }),
  newest: z.object({
    nodes: z.array(
      z.object({
        commit: z.object({ oid: ShaText, statusCheckRollup: z.object({ contexts: Contexts }).nullable() }),
      }),
    ),
  }),
  latestOpinionatedReviews: z.object({ nodes: z.array(Review) }).nullable(),
})
type Found = z.infer<typeof Found>

const Answer = z.object({ repository: z.object({ autoMergeAllowed: z.boolean(), pullRequest: Found }) })
type Answered = Found & { readonly autoMergeAllowed: boolean }

/** Reads what decides the merge of a pull request: one request, more only beyond a hundred checks. */
export async function readReview(access: Access, number: number): Promise<PullRequestReview> {
  const first = await settledHead(access, number)
  const contexts = await allContexts(access, number, first)
  return {
    pullRequest: toPullRequest(access.identity, first),
    commits: first.commits.nodes.map(({ commit }) => toBranchCommit(access.identity, commit)),
    baseHead: baseHead(number, first),
    mergeable: mergeability[first.mergeable],
    checks: toChecks(countedContexts(contexts, { ruled: ruledChecks(first), older: olderChecks(first) })),
    requiredChecks: requiredChecks(first),
    approvals: approvals(first),
    ...scheduling(access.identity, first),
    autoMerge: autoMerge(access.identity, first),
  }
}

function autoMerge(identity: Identity, { autoMergeRequest: on, autoMergeAllowed }: Answered): AutoMerge {
  if (on === null) return { kind: autoMergeAllowed ? 'off' : 'forbidden' }
  return isOurActor(identity, on.enabledBy)
    ? { kind: 'ours', message: on.commitBody ?? '' }
    : { kind: 'theirs' }
}

function scheduling(identity: Identity, found: Found): Pick<PullRequestReview, 'scheduled' | 'leftQueue'> {
  if (found.isInMergeQueue || found.autoMergeRequest !== null) return { scheduled: true }
  const { committedDate } = found.commits.nodes.at(-1)?.commit ?? {}
  const left = leftQueue(identity, found.timelineItems, committedDate)
  return { scheduled: false, ...(left === undefined ? {} : { leftQueue: left }) }
}

const mergeability = { MERGEABLE: 'yes', CONFLICTING: 'conflict', UNKNOWN: 'unknown' } as const

async function queryOnce(access: Access, number: number, after: string | null): Promise<Answered> {
  const { owner, name } = access.ref
  const { data } = await access
    .graphql('promote')
    .query(reviewQuery, { owner, name, number, after }, hidesRules)
  const { autoMergeAllowed, pullRequest } = parseGraphql(Answer, data).repository
  return { ...pullRequest, autoMergeAllowed }
}

// Rules that we may not read are `unknown`. Anything else that is hidden, such as checks, must not look like nothing.
function hidesRules({ type, path = [] }: GraphqlFailure): boolean {
  return type === 'FORBIDDEN' && (path.includes('rules') || path.includes('refUpdateRule'))
}

// Right after a push the list of commits can lag behind the head: its checks would be another commit's.
async function settledHead(access: Access, number: number): Promise<Answered> {
  for (const wait of [200, 500, 1000, 0]) {
    const found = await queryOnce(access, number, null)
    const last = found.newest.nodes.at(-1)?.commit.oid
    if (found.state !== 'OPEN' || last === found.headRefOid) return found
    if (wait > 0) await access.clock.sleep(wait)
  }
  throw inconsistent(number, 'its commits do not end in its head')
}

async function allContexts(access: Access, number: number, first: Found): Promise<readonly CheckContext[]> {
  const all: CheckContext[] = []
  for (let found = first; ; ) {
    const page = found.newest.nodes.at(-1)?.commit.statusCheckRollup?.contexts
    all.push(...(page?.nodes ?? []))
    if (page?.pageInfo.hasNextPage !== true) return all
    found = await queryOnce(access, number, page.pageInfo.endCursor)
    if (found.headRefOid !== first.headRefOid) throw inconsistent(number, 'its head moved while we read')
  }
}

function baseHead(number: number, found: Found): PullRequestReview['baseHead'] {
  if (found.baseRef === null) throw inconsistent(number, 'its base branch is gone')
  return found.baseRef.target.oid
}

/** From rulesets and from the older branch protection; doubt is `unknown`, which blocks. */
function requiredChecks({ baseRef }: Found): readonly string[] | 'unknown' {
  const rules = baseRef?.rules ?? null
  if (baseRef === null || rules === null || rules.pageInfo.hasNextPage) return 'unknown'
  const required = rules.nodes.filter(({ type }) => type === 'REQUIRED_STATUS_CHECKS')
  if (required.some(({ parameters }) => parameters?.requiredStatusChecks === undefined)) return 'unknown'
  const named = ruledChecks({ baseRef })
  return [...new Set([...named.map(({ context }) => context), ...olderChecks({ baseRef })])]
}

/** As the older branch protection names them. */
function olderChecks({ baseRef }: Pick<Found, 'baseRef'>): readonly string[] {
  return baseRef?.refUpdateRule?.requiredStatusCheckContexts ?? []
}

/** As the rulesets of the branch name them. */
function ruledChecks({ baseRef }: Pick<Found, 'baseRef'>): readonly RequiredCheck[] {
  const rules = baseRef?.rules?.nodes ?? []
  return rules
    .filter(({ type }) => type === 'REQUIRED_STATUS_CHECKS')
    .flatMap(({ parameters }) => parameters?.requiredStatusChecks ?? [])
}

function approvals({ latestOpinionatedReviews }: Found): readonly Approval[] {
  const reviews = latestOpinionatedReviews?.nodes ?? []
  return reviews.flatMap(({ state, author, commit, authorCanPushToRepository: canWrite }) => {
    const id = author?.databaseId
    if (state !== 'APPROVED' || author === null || commit === null || typeof id !== 'number') return []
    return [{ by: { id, login: author.login }, commit: commit.oid, canWrite }]
  })
}

function toPullRequest(identity: Identity, found: Found): PullRequest {
  const { mergedAt, mergeCommit } = found
  return {
    number: found.number,
    url: found.url,
    branch: found.headRefName,
    head: found.headRefOid,
    base: found.baseRefName,
    state: states[found.state],
    draft: found.isDraft,
    ours: isOurActor(identity, found.author),
    title: found.title,
    body: found.body,
    createdAt: found.createdAt,
    ...(mergedAt === null ? {} : { mergedAt }),
    ...(mergeCommit === null || mergedAt === null ? {} : { mergeCommit: mergeCommit.oid }),
  }
}

const states = { OPEN: 'open', CLOSED: 'closed', MERGED: 'merged' } as const

function inconsistent(number: number, what: string): GitHubError {
  return new GitHubError('POST /graphql', { status: 200, message: `pull request ${number}: ${what}` })
}
