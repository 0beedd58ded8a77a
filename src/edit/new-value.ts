import { isPrintable, writeScalar } from './quote.ts'

/** A value that is written new: texts, lists and maps of them. Every scalar reads as a text. */
export type NewValue = string | readonly NewValue[] | NewMap

export interface NewMap {
  readonly [key: string]: NewValue
}

/** How block collections are written here: how far a list stands in from its key. */
export interface BlockStyle {
  readonly listIndent: 0 | 2
}

/** The lines of `key: value` in block style, without the indentation of the first. */
export function writePair(key: string, value: NewValue, style: BlockStyle): readonly string[] {
  const name = `${writeScalar(key, 'plain')}:`
  if (typeof value === 'string') return writeText(name, value)
  if (isEmpty(value)) return [`${name} ${writeFlow(value)}`]
  const indent = isList(value) ? style.listIndent : 2
  return [name, ...writeBlock(value, style).map(line => indented(line, indent))]
}

/** The lines of a list's entry in block style, its dash first. */
export function writeEntry(value: NewValue, style: BlockStyle): readonly string[] {
  if (typeof value === 'string') return writeText('-', value)
  if (isEmpty(value)) return [`- ${writeFlow(value)}`]
  return writeBlock(value, style).map((line, index) => (index === 0 ? `- ${line}` : indented(line, 2)))
}

/** The lines of a collection in block style. */
export function writeBlock(value: Exclude<NewValue, string>, style: BlockStyle): readonly string[] {
  if (isList(value)) return value.flatMap(entry => writeEntry(entry, style))
  return Object.entries(value).flatMap(([key, member]) => writePair(key, member, style))
}

/** The value on one line, in flow style. */
export function writeFlow(value: NewValue): string {
  if (typeof value === 'string') return writeScalar(value, 'plain')
  if (isList(value)) return `[${value.map(writeFlow).join(', ')}]`
  return `{${Object.entries(value).map(flowPair).join(', ')}}`
}

function flowPair([key, value]: readonly [string, NewValue]): string {
  return `${writeScalar(key, 'plain')}: ${writeFlow(value)}`
}

/** `lead` and the text behind it; several lines as a literal block, where a block can hold them. */
function writeText(lead: string, value: string): readonly string[] {
  const lines = value.split('\n')
  const body = value.endsWith('\n') ? lines.slice(0, -1) : lines
  const fits = lines.length > 1 && body.every(line => /^\S|^ +\S/.test(line) && isPrintable(line))
  if (!fits || /^ /.test(body[0] ?? '')) return [`${lead} ${writeScalar(value, 'plain')}`]
  return [`${lead} ${value.endsWith('\n') ? '|' : '|-'}`, ...body.map(line => indented(line, 2))]
}

function indented(line: string, spaces: number): string {
  return line === '' ? line : ' '.repeat(spaces) + line
}

export function isList(value: NewValue): value is readonly NewValue[] {
  return Array.isArray(value)
}

function isEmpty(value: Exclude<NewValue, string>): boolean {
  return (isList(value) ? value : Object.keys(value)).length === 0
}

/** The value at the end of steps that are all new; `-` is a list's entry. */
export function nested(segments: readonly string[], value: NewValue): NewValue {
  return segments.reduceRight<NewValue>(
    (inner, segment) => (segment === '-' ? [inner] : { [segment]: inner }),
    value,
  )
}
