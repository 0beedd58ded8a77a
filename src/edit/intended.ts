import { differences, type ValuePath } from './difference.ts'
import { type ParsedDocument, parseText } from './document.ts'
import { isList, type NewValue } from './new-value.ts'

/** Whether a text reads as the documents did, with the document at `index` turned into what `intend` makes of it. */
export function readsAsIntended(
  before: readonly ParsedDocument[],
  edited: string,
  index: number,
  intend: (value: unknown) => unknown,
): boolean {
  const after = parseText(edited, '')
  if (after.kind === 'refused' || after.documents.length !== before.length) return false
  return before.every((document, at) => {
    const [left, right] = [document, after.documents[at]].map(valuesOf)
    if (left === undefined || right === undefined) return false
    const wanted = at === index ? intend(left.value) : left.value
    return wanted !== undefined && differences(wanted, right.value, 1).length === 0
  })
}

/** A document as values; nothing when its aliases make it too large to look at. */
export function valuesOf(document: ParsedDocument | undefined): { readonly value: unknown } | undefined {
  try {
    return document === undefined
      ? undefined
      : { value: document.toJS({ mapAsMap: true, maxAliasCount: 100 }) }
  } catch {
    return undefined
  }
}

/** The value with what stands at the steps changed; nothing when they lead nowhere. What aliases share is changed in this place only. */
export function changedAt(
  value: unknown,
  [step, ...rest]: ValuePath,
  change: (member: unknown) => unknown,
): unknown {
  if (step === undefined) return change(value)
  if (Array.isArray(value)) {
    const member = changedAt(value[Number(step)], rest, change)
    return member === undefined ? undefined : value.with(Number(step), member)
  }
  if (!(value instanceof Map)) return undefined
  const key = [...value.keys()].find(each => String(each) === step)
  const member = key === undefined ? undefined : changedAt(value.get(key), rest, change)
  return member === undefined ? undefined : new Map([...value, [key, member]])
}

/** A new value as a parser reads it. */
export function asRead(value: NewValue): unknown {
  if (typeof value === 'string') return value
  if (isList(value)) return value.map(asRead)
  return new Map(Object.entries(value).map(([key, member]) => [key, asRead(member)]))
}
