import type { JsonMap } from '../json.ts'
import type { Resource } from '../resources.ts'

/** A refusal in the form of the API's own: a `Status` and its code. */
export class StatusError extends Error {
  override name = 'StatusError' as const
  readonly status: JsonMap
  readonly code: number

  constructor(code: number, reason: string, message: string, details?: JsonMap) {
    super(message)
    this.code = code
    this.status = failure(code, reason, message, details)
  }
}

/** A `Status` of a request that failed. */
export function failure(code: number, reason: string, message: string, details?: JsonMap): JsonMap {
  return {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Failure',
    message,
    ...(reason === '' ? {} : { reason }),
    ...(details === undefined ? {} : { details }),
    code,
  }
}

/** `deployments.apps`, or `pods` for the core group. */
export function qualified({ plural, group }: Resource): string {
  return group === '' ? plural : `${plural}.${group}`
}

function details(resource: Resource, name: string): JsonMap {
  const { group, plural } = resource
  return { name, ...(group === '' ? {} : { group }), kind: plural }
}

export function notFound(resource: Resource, name: string): StatusError {
  const message = `${qualified(resource)} "${name}" not found`
  return new StatusError(404, 'NotFound', message, details(resource, name))
}

export function alreadyExists(resource: Resource, name: string): StatusError {
  const message = `${qualified(resource)} "${name}" already exists`
  return new StatusError(409, 'AlreadyExists', message, details(resource, name))
}

/** Somebody else was quicker: the resource version is not the newest. */
export function modified(resource: Resource, name: string): StatusError {
  const message = `Operation cannot be fulfilled on ${qualified(resource)} "${name}": the object has been modified; please apply your changes to the latest version and try again`
  return new StatusError(409, 'Conflict', message, details(resource, name))
}

export function invalid(resource: Resource, name: string, field: string, problem: string): StatusError {
  const { group, kind } = resource
  const subject = group === '' ? kind : `${kind}.${group}`
  const cause = { reason: 'FieldValueInvalid', message: problem, field }
  const message = `${subject} "${name}" is invalid: ${field}: ${problem}`
  return new StatusError(422, 'Invalid', message, {
    ...details(resource, name),
    kind,
    causes: [cause],
  })
}

export function badRequest(message: string): StatusError {
  return new StatusError(400, 'BadRequest', message)
}

/** What was asked for is no longer, or not yet, kept. */
export function expired(message: string): StatusError {
  return new StatusError(410, 'Expired', message)
}

export function methodNotAllowed(): StatusError {
  return new StatusError(
    405,
    'MethodNotAllowed',
    'the server does not allow this method on the requested resource',
    {},
  )
}
