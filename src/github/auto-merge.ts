import * as z from 'zod'
import type { RepositoryRef } from '../engine/ports/ports.ts'
import { parseGraphql } from './access.ts'
import type { Graphql } from './client/graphql.ts'

// REST shows it only to those who may push.
export const autoMergeQuery = `query AutoMergeAllowed($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) { autoMergeAllowed }
}`

const Found = z.object({ repository: z.object({ autoMergeAllowed: z.boolean() }) })

/** Whether a repository's settings let GitHub merge by itself. */
export async function allowsAutoMerge(
  graphql: Graphql,
  { owner, name }: Pick<RepositoryRef, 'owner' | 'name'>,
): Promise<boolean> {
  const { data } = await graphql.query(autoMergeQuery, { owner, name })
  return parseGraphql(Found, data).repository.autoMergeAllowed
}
