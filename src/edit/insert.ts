import { lineAndColumn } from '../lib/lines.ts'
import { parsePointer } from '../lib/pointer.ts'
import type { Problem } from '../lib/problem.ts'
import { parseText } from './document.ts'
import { asRead, changedAt, readsAsIntended } from './intended.ts'
import { isList, type NewValue, nested } from './new-value.ts'
import { findSite, type Site } from './site.ts'
import { writeAt } from './write-at.ts'

/** Text put in at one place, all other bytes as they were; or why not. */
export type Insertion =
  | {
      readonly kind: 'inserted'
      readonly text: string
      /** In the text as it was. */
      readonly offset: number
      readonly written: string
      /** Of its first character that is no space, in the text as it is now. */
      readonly line: number
      readonly column: number
    }
  | { readonly kind: 'refused'; readonly problem: Problem }

/**
 * Puts a new value at a path where nothing stands yet (JSON Pointer; `-` is a new last entry of a list), with the maps and lists
 * on the way that are missing. Only characters are added, at the end of the collection that is there. Proven by parsing again.
 */
export function insertValue(
  text: string,
  address: { readonly document: number; readonly path: string },
  value: NewValue,
  file = '',
): Insertion {
  const parsed = parseText(text, file)
  if (parsed.kind === 'refused') return parsed
  const document = parsed.documents[address.document]
  const refuse = (code: string, message: string, offset: number): Insertion => {
    const place = { file, ...lineAndColumn(text, offset) }
    return { kind: 'refused', problem: { code, message, place, advice: 'Add it by hand.' } }
  }
  const site =
    document === undefined ? undefined : findSite(text, document.contents, parsePointer(address.path) ?? [])
  if (document === undefined || site === undefined)
    return refuse('NO_SUCH_PLACE', `There is no place for ${address.path}.`, 0)
  if (site.kind === 'refused') return refuse(site.code, site.message, site.offset)
  const { offset, written } = writeAt(text, site, value, document.contents)
  const edited = text.slice(0, offset) + written + text.slice(offset)
  const intend = (root: unknown): unknown =>
    changedAt(root, site.steps, present => withNew(present, site, value))
  if (!readsAsIntended(parsed.documents, edited, address.document, intend))
    return refuse('UNSAFE_EDIT', 'Nothing can be added here without changing something else.', offset)
  const first = offset + Math.max(written.search(/\S/), 0)
  return { kind: 'inserted', text: edited, offset, written, ...lineAndColumn(edited, first) }
}

/** What a collection, or nothing, reads as with the new value at the end of the steps that are missing. */
function withNew(present: unknown, { rest }: Exclude<Site, { kind: 'refused' }>, value: NewValue): unknown {
  const wanted = nested(rest, value)
  if (typeof wanted === 'string') return undefined
  if (present === null) return asRead(wanted)
  if (isList(wanted)) return Array.isArray(present) ? [...present, ...wanted.map(asRead)] : undefined
  if (!(present instanceof Map)) return undefined
  return new Map([
    ...present,
    ...Object.entries(wanted).map(([key, member]) => [key, asRead(member)] as const),
  ])
}
