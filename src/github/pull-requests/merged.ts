import { z } from 'zod'
import { type Access, parseAnswer, pathOf, ShaText } from '../access.ts'
import { GitHubError } from '../client/errors.ts'
import type { Merging } from './merge.ts'

const route = 'GET /repos/{owner}/{repo}/pulls/{pull_number}'

const Merged = z.object({ merged: z.boolean(), merge_commit_sha: ShaText.nullable() })

/** The merge of a pull request that was merged before, else `otherwise`. */
export async function mergedAlready(
  access: Access,
  number: number,
  otherwise: Exclude<Merging, { readonly kind: 'merged' }>,
): Promise<Merging> {
  const parameters = { ...pathOf(access.ref), pull_number: number }
  const found = parseAnswer(route, Merged, await access.api('promote')({ route, parameters }))
  if (!found.merged) return otherwise
  if (found.merge_commit_sha === null)
    throw new GitHubError(route, { status: 200, message: 'merged, without a merge commit' })
  return { kind: 'merged', sha: found.merge_commit_sha }
}
