import { ProblemError } from '../lib/problem.ts'
import { fail } from './problems.ts'
import { formatNumber } from './yaml/number.ts'
import { parseConfig } from './yaml/parse-config.ts'
import { refold } from './yaml/refold.ts'
import { isAmbiguousIn, resolvePlain } from './yaml/resolve.ts'
import { clearKey, copyMap } from './yaml/unprintable.ts'
import { Scalar, type Value, type YamlMap } from './yaml/value.ts'

/** What a node is to Kustomize: a null of any spelling is `null`. */
export type NodeKind = 'map' | 'list' | 'scalar' | 'null'

/** The kind of a node. */
export function kindOf(node: Value): NodeKind {
  if (node === null) return 'null'
  if (typeof node !== 'object') return 'scalar'
  if (node instanceof Map) return 'map'
  if (node instanceof Scalar) return node.value === null ? 'null' : 'scalar'
  return 'list'
}

/** Whether a node is absent or any spelling of null. */
export function isMissingOrNull(node: Value | undefined): node is null | undefined | Scalar {
  return node === undefined || node === null || (node instanceof Scalar && node.value === null)
}

/** The text of a scalar as its source wrote it; nothing for a map or a list, `null` for a bare null. */
export function textOf(node: Value | undefined): string {
  if (typeof node === 'string') return node
  if (node === undefined) return ''
  if (node instanceof Scalar) return node.text
  if (typeof node === 'object' && node !== null) return ''
  return scalarText(node)
}

function scalarText(value: null | boolean | number | bigint): string {
  return typeof value === 'number' || typeof value === 'bigint' ? formatNumber(value) : String(value)
}

/** The bare value of a scalar, without the memory of how it was written. */
export function bare(node: Value): Value {
  return node instanceof Scalar ? node.value : node
}

/**
 * A scalar that Kustomize has written without saying what it is: printed, it is what its text means; asked whether it is a string,
 * it is one; and a strategic merge that passes by makes it one.
 */
export class Untagged extends Scalar {
  constructor(text: string, inFlow = false) {
    const value = bare(resolvePlain(text, 'resource').value)
    const isPlain = value instanceof Map || Array.isArray(value) || value instanceof Scalar
    super(isPlain ? text : value, text, false, inFlow)
  }
}

/**
 * A string without quotes whose text alone would be something else (`1`): it stands where Kustomize put it in the place of a scalar
 * that had no quotes.
 */
class Unquoted extends Scalar {
  constructor(text: string) {
    super(text, text, false)
  }
}

/** A null on which Kustomize has hung fields: printed it is a null, but once it is made a map they are there. */
export class LadenNull extends Scalar {
  readonly content: YamlMap

  constructor(text: string, content: YamlMap) {
    super(null, text, false)
    this.content = content
  }
}

/** Whether a node is a string. A date is none; a text is that its tag alone makes one (`!!str 1`). */
export function isString(node: Value | undefined): boolean {
  if (typeof node === 'string' || node instanceof Untagged || node instanceof Unquoted) return true
  if (!(node instanceof Scalar) || typeof node.value !== 'string') return false
  if (node.quoted) return true
  const { tag, value } = resolvePlain(node.text, 'resource')
  return node.value === node.text && (tag === 'str' || value !== node.text)
}

/** A scalar as Kustomize leaves it behind when it sets it: what YAML 1.1 would take for something else (`yes`, `a: b`) gets quotes. */
export function settle(node: Value): Value {
  const text = node instanceof Untagged || node instanceof Unquoted ? node.text : node
  if (typeof text !== 'string' || !isNoText(text)) return node
  return isAmbiguousIn(text, 'resource') ? text : new Scalar(text, text, true)
}

// What begins or divides anything but a plain scalar, or leaves one behind that is shorter.
const structure = /^[ \t#[{&!?-]|[: \t](?:[ \t]|$)|[ \t]#|[\r\u0085\u2028\u2029\ufeff]/

/**
 * Whether a text of one line, read as a document of YAML 1.1, is anything but a string; a date is one there. Kustomize does not ask
 * of an empty text.
 */
function isNoText(text: string): boolean {
  if (text === '' || text.includes('\n')) return false
  if (!structure.test(text)) return typeof resolvePlain(text, 'config').value !== 'string'
  try {
    return typeof parseConfig(text, '').value !== 'string'
  } catch (error) {
    // A map with a key that is no text, which only JSON would refuse.
    if (error instanceof ProblemError) return error.problem.message.startsWith('unsupported map key')
    throw error
  }
}

/** A string that Kustomize makes: of several lines a block, else as it sets any scalar. */
export function styled(text: string): Value {
  return text.includes('\n') ? new Scalar(text, text, true) : settle(unquoted(text))
}

/** Whether a node is absent, null, or an empty map or list: what kyaml takes for "nil or empty". */
export function isNilOrEmpty(node: Value | undefined): boolean {
  if (isMissingOrNull(node)) return true
  return (node instanceof Map && node.size === 0) || (Array.isArray(node) && node.length === 0)
}

/** The map under a key, or undefined if there is none. */
export function mapAt(map: YamlMap | undefined, key: string): YamlMap | undefined {
  const found = map?.get(key)
  return found instanceof Map ? found : undefined
}

/** A copy of a map with one field set, or without it. Other fields keep their place. */
export function withField(map: YamlMap, key: string, value: Value | undefined): YamlMap {
  if (value === undefined && !map.has(key)) return map
  const copy = copyMap(map)
  if (value === undefined) clearKey(copy, key)
  else copy.set(key, value)
  return copy
}

/** A copy of a list with one element replaced. */
export function withElement(list: readonly Value[], index: number, value: Value): Value[] {
  const copy = list.slice()
  copy[index] = value
  return copy
}

/** Whether a scalar stands in quotes or a block; a bare string that plain text would not give must have. */
export function isQuoted(scalar: Value): boolean {
  if (scalar instanceof Scalar) return scalar.quoted
  return typeof scalar === 'string' && resolvePlain(scalar, 'resource').tag !== 'str'
}

/** Whether a text surely stands in a folded block: only there what is printed differs from what was read. */
function isFolded(scalar: Value): boolean {
  return (
    scalar instanceof Scalar &&
    typeof scalar.value === 'string' &&
    scalar.quoted &&
    scalar.value !== scalar.text
  )
}

/** A value takes the quotes of the scalar or null it replaces: `"foo"` replaced by `5` is `"5"`, `foo` replaced by it is `5`. */
export function inheritStyle(value: Value, replaced: Value): Value {
  if (kindOf(value) !== 'scalar' || kindOf(replaced) === 'map' || kindOf(replaced) === 'list') return value
  const text = textOf(value)
  if (!isQuoted(replaced)) return isString(value) && !(value instanceof Untagged) ? unquoted(text) : value
  if (resolvePlain(text, 'resource').tag !== 'str') return text
  return new Scalar(isFolded(replaced) ? refold(text) : text, text, true)
}

/** A string that stands without quotes. */
export function unquoted(text: string): Value {
  return isAmbiguousIn(text, 'resource') ? new Unquoted(text) : text
}

/** A text put in a scalar's place without saying what it is: in quotes a string, else what the plain text means. */
export function replaceText(replaced: Value, text: string): Value {
  if (isQuoted(replaced)) return inheritStyle(text, replaced)
  return plainScalar(text)
}

/** What a plain scalar of a resource file means. */
export function plainScalar(text: string): Value {
  return isAmbiguousIn(text, 'resource') ? new Untagged(text) : text
}

/**
 * Refuses a key that Kustomize would write without quotes and then read as something else than a text. So it treats every key that
 * it adds itself, and every annotation's.
 */
export function checkKey(key: string): string {
  if (resolvePlain(key, 'resource').tag === 'str') return key
  return fail(
    'KEY_INVALID',
    `json: unsupported type: map[interface {}]interface {}: the key ${JSON.stringify(key)} is no text without quotes`,
    undefined,
    'Kustomize loses the quotes of such a key; choose another.',
  )
}
