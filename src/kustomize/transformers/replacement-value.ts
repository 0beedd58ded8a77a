import { fail } from '../problems.ts'
import { isQuoted, isString, kindOf, plainScalar, textOf, Untagged, unquoted } from '../scalar.ts'
import { resolvePlain } from '../yaml/resolve.ts'
import { Scalar, type Value } from '../yaml/value.ts'

/**
 * A value put in another's place by a replacement: a scalar keeps its type and quotes and takes the text alone, anything else
 * gives way. `found` is undefined for a field that was just created, whose text means what it would mean in a file.
 */
export function placeValue(found: Value | undefined, value: Value, inFlow = false): Value {
  if (found === undefined) return kindOf(value) === 'scalar' ? new Untagged(textOf(value), inFlow) : value
  const kind = kindOf(found)
  if (kind === 'map' || kind === 'list') return value
  const text = textOf(value)
  if (found instanceof Untagged) return new Untagged(text, inFlow)
  if (isString(found)) {
    if (!isQuoted(found)) return unquoted(text)
    return resolvePlain(text, 'resource').tag === 'str' ? new Scalar(text, text, true) : text
  }
  return retype(found, text)
}

function retype(found: Value, text: string): Value {
  const wanted = resolvePlain(textOf(found), 'resource').tag
  const { tag } = resolvePlain(text, 'resource')
  if (tag === wanted || (wanted === 'float' && tag === 'int')) return plainScalar(text)
  return fail(
    'REPLACEMENT_TARGET',
    `cannot decode !!${tag} \`${text}\` as a !!${wanted}`,
    undefined,
    'Quote the value in the target, so that it is a string.',
  )
}

/** A value put in another's place in a text that holds YAML: a scalar takes the text alone, whatever it means. */
export function placeInYaml(found: Value | undefined, value: Value): Value {
  const isKept = found !== undefined && (kindOf(found) === 'map' || kindOf(found) === 'list')
  const gives = found === undefined ? kindOf(value) === 'scalar' : !isKept
  return gives ? new Untagged(textOf(value)) : value
}
