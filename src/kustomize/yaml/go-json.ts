import { formatJsonNumber } from './number.ts'
import { compareBytes } from './order.ts'
import { isMap, printedValue, Scalar, type Value } from './value.ts'

// What Go's encoding/json escapes besides the controls: quotes, backslash, HTML's three and the two line separators.
const special =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
  /["\\<>&\u2028\u2029\0-\x1f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/
const everySpecial = new RegExp(special.source, 'g')
const shortEscapes: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\b', '\\b'],
  ['\f', '\\f'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
])

/** A value as Go's `json.Marshal` prints it: keys sorted by bytes, no spaces, `<`, `>` and `&` escaped. */
export function goJson(value: Value): string {
  if (typeof value === 'string') return quote(value)
  if (typeof value === 'number' || typeof value === 'bigint') return formatJsonNumber(value)
  if (Array.isArray(value)) return `[${value.map(goJson).join(',')}]`
  if (value instanceof Scalar) return goJson(printedValue(value))
  if (!isMap(value)) return String(value)
  const keys = Array.from(value.keys()).sort(compareBytes)
  return `{${keys.map(key => `${quote(key)}:${goJson(value.get(key) ?? null)}`).join(',')}}`
}

function quote(text: string): string {
  return special.test(text) ? `"${text.replace(everySpecial, escapeUnit)}"` : `"${text}"`
}

function escapeUnit(character: string): string {
  const short = shortEscapes.get(character)
  if (short !== undefined) return short
  const code = character.charCodeAt(0)
  // Half a surrogate pair is no character: Go writes the replacement character.
  if (code >= 0xd800 && code <= 0xdfff) return '\\ufffd'
  return `\\u${code.toString(16).padStart(4, '0')}`
}
