import { type Problem, ProblemError } from '../../lib/problem.ts'
import type { Context } from '../context.ts'
import { readThread, replyTo } from '../reading.ts'
import { answer } from './answer.ts'
import type { Said } from './answer-command.ts'
import { keyWithoutGitops } from './answer-refusal.ts'

/** What keeps us from going on, told where it was asked, for whoever can change it. The next sweep goes on. Every other failure is passed on. */
export async function answerProblem(
  context: Context,
  { reading, placed }: Said,
  error: unknown,
): Promise<readonly string[]> {
  const problem = explained(context, error)
  if (problem === undefined) throw error
  const { source, id, conversation, since } = reading
  const place = { issue: conversation.thread.issue, createdAt: since }
  const now = (await readThread(source, id, place)) ?? reading
  const key = replyTo(now, placed.index)?.record.key ?? keyWithoutGitops(now, placed.index)
  const spoken = { verb: placed.command.kind, source: placed.source, done: false }
  await answer(context, now, key, spoken, { kind: 'problems', problems: [problem] })
  return []
}

function explained({ explain }: Context, error: unknown): Problem | undefined {
  if (error instanceof ProblemError && error.problem.code === 'PERMISSION_NOT_GRANTED') return error.problem
  return explain?.(error)
}
