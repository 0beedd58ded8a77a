import type { MergeOutcome } from '../../engine/ports/ports.ts'
import { type Access, pathOf } from '../access.ts'

const route = 'PUT /repos/{owner}/{repo}/pulls/{pull_number}/update-branch'

/** Whether GitHub wants the newest base in the branch before it merges: "require branches to be up to date". */
export function isBehind(message: string): boolean {
  return /out[- ]of[- ]date|not up[- ]to[- ]date|up to date before merging/i.test(message)
}

/** Has GitHub merge the base into the branch, if that is still at the head we know. The checks then run anew. */
export async function bringUpToDate(
  access: Access,
  { number, head }: { readonly number: number; readonly head: string },
  reason: string,
): Promise<Exclude<MergeOutcome, { readonly kind: 'merged' }>> {
  const answer = await access.api('promote')({
    route,
    parameters: { ...pathOf(access.ref), pull_number: number, expected_head_sha: head },
    expect: [422],
  })
  if (answer.status !== 422) return { kind: 'pending' }
  return /expected.*head/i.test(answer.message) ? { kind: 'head-moved' } : { kind: 'blocked', reason }
}
