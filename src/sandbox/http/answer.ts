/** What a route answers: JSON (`body`), raw bytes, or nothing. */
export interface Answer {
  readonly status: number
  readonly body?: unknown
  readonly bytes?: Buffer
  readonly headers?: Readonly<Record<string, string>>
  /** What the request log is to call it: a GraphQL document's operation. */
  readonly operation?: string
}

/** A refusal on its way up to the server, which turns it into an answer. */
export class Refusal extends Error {
  override name = 'Refusal' as const
  readonly answer: Answer

  constructor(answer: Answer) {
    super(`refused with ${answer.status}`)
    this.answer = answer
  }
}

/** 200 with JSON. */
export function ok(body: unknown): Answer {
  return { status: 200, body }
}

/** 201 with JSON. */
export function created(body: unknown): Answer {
  return { status: 201, body }
}

/** 204. */
export const noContent: Answer = { status: 204 }

/** An answer in the form of GitHub's errors. */
export function problem(status: number, message: string, errors?: readonly unknown[]): Answer {
  const body = {
    message,
    ...(errors === undefined ? {} : { errors }),
    documentation_url: 'https://docs.github.com/rest',
    status: String(status),
  }
  return { status, body }
}

/** Stops the request with one of GitHub's errors. */
export function refuse(status: number, message: string, errors?: readonly unknown[]): never {
  throw new Refusal(problem(status, message, errors))
}

/** 404, also for what the caller may not see. */
export function notFound(): never {
  return refuse(404, 'Not Found')
}

/** 422 for one field of a resource; `code` is `missing_field`, `invalid`, `already_exists`, `custom` …. */
export function invalid(resource: string, field: string, code: string, message?: string): never {
  const error = { resource, code, field, ...(message === undefined ? {} : { message }) }
  return refuse(422, 'Validation Failed', [error])
}
