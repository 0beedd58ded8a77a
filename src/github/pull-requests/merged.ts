import * as z from 'zod'
import { type Access, parseGraphql, ShaText } from '../access.ts'
import type { MergeRequest, Merging } from './merge.ts'

/** Whether a pull request is merged, as which commit, and onto what. */
export const mergedQuery = `query Merged($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) { merged headRefOid mergeCommit { oid parents(first: 1) { nodes { oid } } } }
  }
}`

const Commit = z.object({ oid: ShaText, parents: z.object({ nodes: z.tuple([z.object({ oid: ShaText })]) }) })

const Merged = z.object({
  repository: z.object({
    pullRequest: z.object({ merged: z.boolean(), headRefOid: ShaText, mergeCommit: Commit.nullable() }),
  }),
})

/** The merge of exactly this head, if the pull request is merged with it, else `otherwise`; one request. */
export async function mergedAlready<Otherwise>(
  access: Access,
  { number, head }: Pick<MergeRequest, 'number' | 'head'>,
  otherwise: Otherwise,
): Promise<Extract<Merging, { readonly kind: 'merged' }> | Otherwise> {
  const { owner, name } = access.ref
  const { data } = await access.graphql('promote').query(mergedQuery, { owner, name, number })
  const { merged, headRefOid, mergeCommit } = parseGraphql(Merged, data).repository.pullRequest
  // A later request takes the slot over in place: what was merged then is its release, not that of this head.
  // And the merge commit can be seen a moment after the merge: whoever looks again finds it.
  if (!merged || headRefOid !== head || mergeCommit === null) return otherwise
  return { kind: 'merged', sha: mergeCommit.oid, onto: mergeCommit.parents.nodes[0].oid }
}
