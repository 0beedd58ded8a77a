import { formatPointer } from '../lib/pointer.ts'
import type { Problem } from '../lib/problem.ts'
import type { HeldEntry, Pin, Seat, SeatEntry } from '../promotion/fleet.ts'
import type { Edit } from '../promotion/plan.ts'
import { type Insertion, insertValue } from './insert.ts'
import { type NewValue, nested, writePair } from './new-value.ts'
import { type PinValue, pinTag, pinValue, rangeNote } from './pin-edit.ts'
import { writeScalar } from './quote.ts'

/** Gives an environment a version of its own at a seat. `text` is the seat's file as it is now; nothing there is changed, only added. */
export function seatEdit(
  pin: Pin,
  seat: Seat,
  text: string,
  version: string,
  tagPattern?: string,
): { readonly edit: Edit; readonly text: string } | Problem {
  const whole = pinValue(pin, version, tagPattern)
  const tag = pinTag(pin, version, tagPattern)
  const refused = [whole, tag].find(value => value.kind === 'refused')
  if (refused?.kind === 'refused') return refused.problem
  const said = { whole: textOf(whole), tag: textOf(tag), digest: digestIn(version) }
  const { path, insertion } = insertAt(text, seat, said)
  if (insertion.kind === 'refused') return insertion.problem
  const { file, document } = seat
  const { line, column, written } = insertion
  const after = written.replace(/^(?:\r?\n)+|(?:\r?\n)+$/g, '')
  const note = rangeNote(pin)
  const edit = { file, document, path, line, column, before: '', after }
  return { text: insertion.text, edit: note === undefined ? edit : { ...edit, note } }
}

interface Said {
  /** As the shared scalar would read. */
  readonly whole: string
  readonly tag: string
  readonly digest: string | undefined
}

function textOf(value: PinValue): string {
  return value.kind === 'value' ? value.value : ''
}

function digestIn(version: string): string | undefined {
  return /sha256:[0-9a-f]{64}$/.exec(version)?.[0]
}

interface Inserted {
  /** Where the version stands then. */
  readonly path: string
  readonly insertion: Insertion
}

function insertAt(text: string, { file, document, entry }: Seat, said: Said): Inserted {
  switch (entry.kind) {
    case 'image':
      return insertImage(text, { file, document }, entry, said)
    case 'patch': {
      const path = `${entry.path}/-`
      return { path, insertion: insertValue(text, { document, path }, patchOf(entry, said), file) }
    }
    case 'value':
      return {
        path: entry.path,
        insertion: insertValue(text, { document, path: entry.path }, said.whole, file),
      }
    case 'variable':
      return {
        path: entry.path,
        insertion: insertValue(text, { document, path: entry.path }, said.tag, file),
      }
    case 'held': {
      const path = `${entry.path}/-`
      return { path, insertion: insertValue(text, { document, path }, heldPatch(entry, said), file) }
    }
    default:
      return entry satisfies never
  }
}

/** Into the entry of that name where there is one without a version; else an entry of its own. */
function insertImage(
  text: string,
  { file, document }: { readonly file: string; readonly document: number },
  { path, name }: SeatEntry & { readonly kind: 'image' },
  { tag, digest }: Said,
): Inserted {
  const entry = `${path}${formatPointer([{ key: 'name', value: name }])}`
  const field = tag === '' ? 'digest' : 'newTag'
  const known = insertValue(
    text,
    { document, path: `${entry}/${field}` },
    tag === '' ? (digest ?? '') : tag,
    file,
  )
  const both = tag !== '' && digest !== undefined
  if (known.kind === 'inserted' && !both) return { path: `${entry}/${field}`, insertion: known }
  const added = insertValue(text, { document, path: `${path}/-` }, imageOf(name, { tag, digest }), file)
  return { path: `${entry}/${field}`, insertion: known.kind === 'inserted' ? twice(known, added) : added }
}

/** An entry without tag and digest cannot be given both at once, and a second entry of its name would hide it. */
function twice(known: Insertion, added: Insertion): Insertion {
  if (known.kind === 'refused' || added.kind === 'refused') return added
  const { line, column } = known
  const message = 'There is an entry of this name without a tag and a digest.'
  return {
    kind: 'refused',
    problem: { code: 'NO_PLACE_FOR_DIGEST', message, place: { file: '', line, column } },
  }
}

/** A JSON patch of a Flux Kustomization: what the entry says of its objects becomes a part of it. */
function heldPatch({ object, field, missing, entry }: HeldEntry, said: Said): NewValue {
  const value = writePair('value', nested(missing, heldValue(entry, said)), { listIndent: 2 })
  const patch = ['- op: add', `  path: ${field}`, ...value.map(line => `  ${line}`), ''].join('\n')
  return { target: { kind: object.kind, name: object.name }, patch }
}

function heldValue(entry: HeldEntry['entry'], said: Said): NewValue {
  switch (entry.kind) {
    case 'image':
      return imageOf(entry.name, said)
    case 'patch':
      return patchOf(entry, said)
    case 'value':
      return said.whole
    case 'variable':
      return said.tag
    default:
      return entry satisfies never
  }
}

function imageOf(name: string, { tag, digest }: Pick<Said, 'tag' | 'digest'>): NewValue {
  return {
    name,
    ...(tag === '' ? {} : { newTag: tag }),
    ...(digest === undefined ? {} : { digest }),
  }
}

function patchOf({ object, field, image }: SeatEntry & { readonly kind: 'patch' }, said: Said): NewValue {
  const value = image === undefined ? said.whole : imageText(image, said)
  const patch = `- op: replace\n  path: ${field}\n  value: ${writeScalar(value, 'plain')}\n`
  return { target: { kind: object.kind, name: object.name }, patch }
}

function imageText(name: string, { tag, digest }: Said): string {
  return `${name}${tag === '' ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`
}
