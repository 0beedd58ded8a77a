import type { GraphQLError } from 'graphql'
import { Refusal } from '../http/answer.ts'

/** GitHub's kinds of GraphQL errors, in the field `type`. */
export type FailureType =
  | 'NOT_FOUND'
  | 'FORBIDDEN'
  | 'STALE_DATA'
  | 'UNPROCESSABLE'
  | 'INSUFFICIENT_SCOPES'
  | 'MISSING_PAGINATION_BOUNDARIES'
  | 'EXCESSIVE_PAGINATION'

/** A refusal of one field; the rest of the document is still answered. */
export class FieldFailure extends Error {
  override name = 'FieldFailure' as const
  readonly type: FailureType

  constructor(type: FailureType, message: string) {
    super(message)
    this.type = type
  }
}

/** Stops a field with one of GitHub's errors. */
export function fail(type: FailureType, message: string): never {
  throw new FieldFailure(type, message)
}

/** Stops a field that its caller may not read or write. */
export function forbid(): never {
  return fail('FORBIDDEN', 'Resource not accessible by integration')
}

const typesOfStatus: Readonly<Record<number, FailureType>> = {
  401: 'FORBIDDEN',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  422: 'UNPROCESSABLE',
}

/** An error as GitHub writes it: `type` beside `message`, `path` and `locations`. */
export function failureShape(error: GraphQLError) {
  const { path, locations, originalError } = error
  const place = { ...(path === undefined ? {} : { path }), ...(locations === undefined ? {} : { locations }) }
  if (originalError instanceof FieldFailure)
    return { type: originalError.type, ...place, message: error.message }
  if (originalError instanceof Refusal) {
    const { status, body } = originalError.answer
    return { type: typesOfStatus[status] ?? 'UNPROCESSABLE', ...place, message: wordsOf(body) }
  }
  return { ...place, message: error.message }
}

// The REST endpoints' words: of a failed validation, what each error says.
function wordsOf(body: unknown): string {
  const { message, errors } = body as { message?: string; errors?: readonly unknown[] }
  const words = errors?.map(each =>
    typeof each === 'string' ? each : (each as { message?: string }).message,
  )
  const said = words?.filter(word => word !== undefined).join(', ')
  return said === undefined || said === '' ? (message ?? '') : said
}
