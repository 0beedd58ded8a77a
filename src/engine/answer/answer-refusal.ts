import type { CommandRefusal } from '../../promotion/command.ts'
import { requestKey } from '../../promotion/origin.ts'
import type { Context } from '../context.ts'
import type { Reading } from '../reading.ts'
import { answer } from './answer.ts'

/** The answer to a line that is almost a command. */
export async function answerRefusal(
  context: Context,
  reading: Reading,
  refusal: CommandRefusal,
): Promise<void> {
  const { index, source } = refusal
  const spoken = { verb: 'refusal', source }
  await answer(context, reading, keyWithoutGitops(reading, index), spoken, { kind: 'refusal', refusal })
}

/** The answer to a command that somebody wrote into an old comment. */
export async function refuseEdited(context: Context, reading: Reading, index: number): Promise<void> {
  const spoken = { verb: 'refusal', source: '' }
  await answer(context, reading, keyWithoutGitops(reading, index), spoken, { kind: 'edited' })
}

/** The key of a request that speaks to no GitOps repository: 0 stands for none. */
export function keyWithoutGitops({ source, id }: Reading, index: number): string {
  return requestKey({ kind: 'comment', gitops: 0, repository: source.ref.id, comment: id, index })
}
