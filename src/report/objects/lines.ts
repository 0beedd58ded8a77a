import { formatNumber } from '../../kustomize/yaml/number.ts'
import { Masked, type Shown, type ShownField } from '../../promotion/rendered.ts'
import { alignTexts, type Stretch } from './align.ts'

/** One line of a field's change. */
export interface DiffLine {
  readonly kind: 'before' | 'after' | 'same' | 'note'
  readonly text: string
}

const contextLines = 2

/** How a field changed, line by line. Texts stand in quotes or behind a bar, so that none can pass for a masked value. */
export function fieldLines({ kind, before, after }: ShownField): readonly DiffLine[] {
  if (kind === 'order') {
    return [
      { kind: 'note', text: 'another order' },
      { kind: 'before', text: names(before) },
      { kind: 'after', text: names(after) },
    ]
  }
  if (isLong(before) && isLong(after)) return textLines(before.split('\n'), after.split('\n'))
  return [...sideLines('before', before), ...sideLines('after', after)]
}

function names(list: Shown | undefined): string {
  return Array.isArray(list) ? list.map(each => String(each)).join(', ') : ''
}

function isLong(value: Shown | undefined): value is string {
  return typeof value === 'string' && value.includes('\n')
}

function sideLines(kind: 'before' | 'after', value: Shown | undefined): readonly DiffLine[] {
  return value === undefined ? [] : blockLines(value).map(text => ({ kind, text }))
}

function textLines(before: readonly string[], after: readonly string[]): readonly DiffLine[] {
  const stretches = alignTexts(before, after)
  return stretches.flatMap((stretch, at) => {
    if (stretch.kind === 'equal') return contextOf(stretch, before, at === 0, at === stretches.length - 1)
    return [
      ...before.slice(stretch.before, stretch.beforeEnd).map(text => barred('before', text)),
      ...after.slice(stretch.after, stretch.afterEnd).map(text => barred('after', text)),
    ]
  })
}

function barred(kind: DiffLine['kind'], text: string): DiffLine {
  return { kind, text: `| ${text}` }
}

/** The lines next to a change; of those between, their count. */
function contextOf(
  stretch: Extract<Stretch, { kind: 'equal' }>,
  lines: readonly string[],
  isFirst: boolean,
  isLast: boolean,
): readonly DiffLine[] {
  const equal = lines.slice(stretch.before, stretch.before + stretch.length).map(text => barred('same', text))
  const head = isFirst ? 0 : contextLines
  const tail = isLast ? 0 : contextLines
  if (equal.length <= head + tail + 1) return equal
  const left = equal.length - head - tail
  const note: DiffLine = { kind: 'note', text: `… ${left} equal lines` }
  return [...equal.slice(0, head), note, ...equal.slice(equal.length - tail)]
}

/** A value over as many lines as it has leaves; a text in quotes, a longer one behind bars, a masked value in brackets. */
export function blockLines(value: Shown): readonly string[] {
  if (value instanceof Map) return value.size === 0 ? ['{}'] : [...value].flatMap(entryLines)
  if (Array.isArray(value)) return value.length === 0 ? ['[]'] : value.flatMap(elementLines)
  if (isLong(value)) return value.split('\n').map(line => `| ${line}`)
  return [scalarText(value)]
}

function entryLines([key, value]: readonly [string, Shown]): readonly string[] {
  const name = /^[\w./-]+$/.test(key) ? key : JSON.stringify(key)
  const [first = '', ...rest] = blockLines(value)
  if (rest.length === 0 && !isNested(value)) return [`${name}: ${first}`]
  return [`${name}:`, ...[first, ...rest].map(line => `  ${line}`)]
}

function elementLines(value: Shown): readonly string[] {
  const [first = '', ...rest] = blockLines(value)
  return [`- ${first}`, ...rest.map(line => `  ${line}`)]
}

function isNested(value: Shown): boolean {
  if (value instanceof Map) return value.size > 0
  return Array.isArray(value) && value.length > 0
}

function scalarText(value: Shown): string {
  if (value instanceof Masked) return `(masked ${value.fingerprint})`
  if (typeof value === 'string') return JSON.stringify(value)
  return typeof value === 'number' || typeof value === 'bigint' ? formatNumber(value) : String(value)
}
