import { redact } from './redaction.ts'

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
