import { fail } from '../problems.ts'
import { bare, isQuoted, isString, kindOf, plainScalar, textOf } from '../scalar.ts'
import { resolvePlain } from '../yaml/resolve.ts'
import { Scalar, type Value } from '../yaml/value.ts'

/**
 * A value put in another's place by a replacement: a scalar keeps its type and quotes and takes the text alone, anything else
 * gives way. `found` is undefined for a field that was just created, whose text means what it would mean in a file.
 */
export function placeValue(found: Value | undefined, value: Value): Value {
  if (found === undefined) return kindOf(value) === 'scalar' ? plainScalar(textOf(value)) : value
  const kind = kindOf(found)
  if (kind === 'map' || kind === 'list') return value
  const text = textOf(value)
  if (isString(found))
    return isQuoted(found) && resolvePlain(text, 'resource').tag === 'str'
      ? new Scalar(text, text, true)
      : text
  return retype(found, text)
}

function retype(found: Value, text: string): Value {
  const wanted = bare(found)
  const resolved = plainScalar(text)
  const value = bare(resolved)
  if (wanted === null ? value === null : typeof value === typeof wanted || bothNumbers(wanted, value))
    return resolved
  const type = wanted === null ? 'null' : typeof wanted === 'boolean' ? 'bool' : 'number'
  return fail(
    'REPLACEMENT_TARGET',
    `cannot put \`${text}\` where a ${type} stands`,
    undefined,
    'Quote the value in the target, so that it is a string.',
  )
}

function bothNumbers(left: Value, right: Value): boolean {
  return [left, right].every(each => typeof each === 'number' || typeof each === 'bigint')
}
