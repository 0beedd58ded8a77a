import type { CommandRefusal } from '../promotion/command.ts'
import { requestKey } from '../promotion/origin.ts'
import { answer } from './answer.ts'
import type { Context } from './context.ts'
import type { Reading } from './reading.ts'

/** One answer for all lines of a comment that are almost commands. */
export async function answerRefusals(
  context: Context,
  reading: Reading,
  refusals: readonly CommandRefusal[],
): Promise<void> {
  const [first] = refusals
  if (first === undefined) return
  await answer(context, reading, keyWithoutGitops(reading, first.index), 'refusal', {
    kind: 'refusals',
    refusals,
  })
}

/** The answer to a command that somebody wrote into an old comment. */
export async function refuseEdited(context: Context, reading: Reading, index: number): Promise<void> {
  await answer(context, reading, keyWithoutGitops(reading, index), 'refusal', { kind: 'edited' })
}

/** The key of a request that speaks to no GitOps repository: 0 stands for none. */
export function keyWithoutGitops({ source, id }: Reading, index: number): string {
  return requestKey({ kind: 'comment', gitops: 0, repository: source.ref.id, comment: id, index })
}
