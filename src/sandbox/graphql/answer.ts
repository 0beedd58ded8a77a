import type { Answer } from '../http/answer.ts'
import type { Call } from '../http/call.ts'

/** Answers a GraphQL request. */
export async function answerGraphql(_call: Call): Promise<Answer> {
  return { status: 200, body: { data: null } }
}
