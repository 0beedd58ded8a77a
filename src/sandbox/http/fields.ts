import { invalid, refuse } from './answer.ts'
import type { Body } from './call.ts'

/** A string that must be there and not empty; else GitHub's 422 for a missing field. */
export function requiredText(body: Body, field: string, resource: string): string {
  const value = body[field]
  if (value === undefined || value === null) return invalid(resource, field, 'missing_field')
  if (typeof value !== 'string') return wrongType(field, 'string')
  return value
}

/** A string or undefined (also for null). */
export function optionalText(body: Body, field: string): string | undefined {
  const value = body[field]
  if (value === undefined || value === null) return undefined
  return typeof value === 'string' ? value : wrongType(field, 'string')
}

/** A boolean, or what it is by default. */
export function optionalFlag(body: Body, field: string, otherwise: boolean): boolean {
  const value = body[field]
  if (value === undefined || value === null) return otherwise
  return typeof value === 'boolean' ? value : wrongType(field, 'boolean')
}

/** An array of strings, or undefined. */
export function optionalTexts(body: Body, field: string): readonly string[] | undefined {
  const value = body[field]
  if (value === undefined || value === null) return undefined
  if (Array.isArray(value) && value.every(element => typeof element === 'string')) return value
  return wrongType(field, 'array')
}

/** An array of objects, or undefined. */
export function optionalObjects(body: Body, field: string): readonly Body[] | undefined {
  const value = body[field]
  if (value === undefined || value === null) return undefined
  if (Array.isArray(value) && value.every(element => typeof element === 'object' && element !== null))
    return value
  return wrongType(field, 'array')
}

/** An object, or undefined. */
export function optionalObject(body: Body, field: string): Body | undefined {
  const value = body[field]
  if (value === undefined || value === null) return undefined
  if (typeof value === 'object' && !Array.isArray(value)) return value as Body
  return wrongType(field, 'object')
}

/** One of a list of words, or undefined. */
export function optionalWord<Word extends string>(
  body: Body,
  field: string,
  words: readonly Word[],
): Word | undefined {
  const value = optionalText(body, field)
  if (value === undefined) return undefined
  const word = words.find(candidate => candidate === value)
  return word ?? refuse(422, `Invalid request.\n\n${field} is not a member of ${JSON.stringify(words)}.`)
}

function wrongType(field: string, type: string): never {
  return refuse(422, `Invalid request.\n\nFor 'properties/${field}', value is not of type ${type}.`)
}
