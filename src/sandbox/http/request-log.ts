/** One request as the log keeps it. `kind` groups what the tests count. */
export interface LoggedRequest {
  readonly id: number
  readonly at: number
  readonly method: string
  readonly path: string
  readonly status: number
  readonly who: string
  readonly requestBytes: number
  readonly answerBytes: number
  readonly milliseconds: number
  /** The name or first root field of a GraphQL document, else empty. */
  readonly operation: string
}

// Enough for a soak test's questions without growing for ever.
const mostKept = 20_000

/** Every API request since the start or the last clearing, oldest first. */
export class RequestLog {
  #kept: LoggedRequest[] = []
  #count = 0

  add(request: Omit<LoggedRequest, 'id'>): void {
    this.#count += 1
    this.#kept.push({ ...request, id: this.#count })
    if (this.#kept.length > mostKept) this.#kept = this.#kept.slice(-mostKept / 2)
  }

  all(): readonly LoggedRequest[] {
    return this.#kept
  }

  clear(): void {
    this.#kept = []
  }
}
