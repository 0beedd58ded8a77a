import { redact } from './redaction.ts'
import type { Sent } from './send.ts'

/** GitHub refused, or answered what cannot be understood. It surely did what it says, so nothing is in doubt. */
export class GitHubError extends Error {
  override name = 'GitHubError' as const
  /** Of the HTTP answer. */
  readonly status: number
  /** GitHub's GraphQL error type, such as `NOT_FOUND`. */
  readonly type: string | undefined

  constructor(call: string, answer: { status: number; message: string; type?: string | undefined }) {
    super(redact(`${call}: ${answer.status} ${answer.message}`))
    this.status = answer.status
    this.type = answer.type
  }
}

/** No answer came, or a broken one: whether a write took effect must be looked up. */
export class LostAnswerError extends Error {
  override name = 'LostAnswerError' as const

  constructor(call: string, reason: string) {
    super(redact(`${call}: ${reason}`))
  }
}

/** What GitHub itself answered; where nothing came, or a server or gateway failed, the error that says so. */
export function demandAnswer(call: string, sent: Sent): Exclude<Sent, { readonly kind: 'lost' }> {
  if (sent.kind === 'lost') throw new LostAnswerError(call, sent.reason)
  if (sent.status >= 500) throw new LostAnswerError(call, `${sent.status} ${sent.message}`)
  return sent
}

/** Whether GitHub did not answer: nobody knows what it did, and whoever looks again soon finds out. */
export function isLostAnswer(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isLostAnswer)
  return error instanceof LostAnswerError
}

/** How long after a lost answer to look again, in milliseconds, for each time in a row: GitHub's short absences are over by then. */
export const looksAgain: readonly number[] = [3_000, 20_000]
