import * as z from 'zod'
import type { PullRequest } from '../../engine/ports/ports.ts'
import { type Identity, Instant, ShaText } from '../access.ts'

/** A pull request as REST answers it, in lists and alone. */
export const RestPullRequest = z.object({
  number: z.number(),
  html_url: z.string(),
  title: z.string(),
  body: z.string().nullable(),
  state: z.enum(['open', 'closed']),
  draft: z.boolean().optional(),
  user: z.object({ login: z.string(), type: z.string() }).nullable(),
  head: z.object({ ref: z.string(), sha: ShaText, repo: z.object({ id: z.number() }).nullable() }),
  base: z.object({ ref: z.string() }),
  created_at: Instant,
  merged_at: Instant.nullable(),
  merge_commit_sha: ShaText.nullable(),
  updated_at: Instant,
})
export type RestPullRequest = z.infer<typeof RestPullRequest>

/** The engine's view of it. */
export function toPullRequest(identity: Identity, rest: RestPullRequest): PullRequest {
  const { merged_at: mergedAt, merge_commit_sha: mergeCommit } = rest
  return {
    number: rest.number,
    url: rest.html_url,
    branch: rest.head.ref,
    head: rest.head.sha,
    base: rest.base.ref,
    state: mergedAt === null ? rest.state : 'merged',
    draft: rest.draft === true,
    ours: rest.user !== null && isOurAccount(identity, rest.user),
    title: rest.title,
    body: rest.body ?? '',
    createdAt: rest.created_at,
    // Before the merge the field names GitHub's trial merge.
    ...(mergedAt === null ? {} : { mergedAt, ...(mergeCommit === null ? {} : { mergeCommit }) }),
  }
}

/** Whether REST's account is ours; GitHub lets no person's login end in `[bot]`. */
export function isOurAccount(
  identity: Identity,
  account: { readonly login: string; readonly type: string },
): boolean {
  if (identity.kind === 'person') return account.type === 'User' && account.login === identity.login
  return account.type === 'Bot' && account.login === `${identity.slug}[bot]`
}

/** The same for GraphQL, which leaves the `[bot]` out. */
export function isOurActor(
  identity: Identity,
  actor: { readonly login: string; readonly __typename: string } | null,
): boolean {
  if (actor === null) return false
  if (identity.kind === 'person') return actor.__typename === 'User' && actor.login === identity.login
  if (actor.__typename !== 'Bot') return false
  return actor.login === identity.slug || actor.login === `${identity.slug}[bot]`
}
