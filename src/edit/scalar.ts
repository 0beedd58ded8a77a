import { isScalar, type Scalar } from 'yaml'
import { lineAndColumn } from '../lib/lines.ts'
import { parsePointer } from '../lib/pointer.ts'
import type { Place, Problem } from '../lib/problem.ts'
import { blockLine, hostedOffset } from './block.ts'
import { differences, type ValuePath } from './difference.ts'
import { aliasesOf, follow, nodeAtRange, type ParsedDocument, parseText } from './document.ts'
import { valuesOf } from './intended.ts'
import { isAsPlain, writeScalar } from './quote.ts'

/** Which scalar: by its path in a document (a JSON Pointer, list entries by key, or keys joined by dots), or by its range in the text. */
export type ScalarAddress =
  | { readonly document: number; readonly path: string }
  | { readonly range: readonly [start: number, end: number] }

export type ScalarEdit =
  | {
      readonly kind: 'edited'
      readonly text: string
      /** The replaced characters, quotes included, and what stands there now. */
      readonly range: readonly [start: number, end: number]
      readonly written: string
      /** What the scalar read as before. */
      readonly previous: string
      readonly line: number
      readonly column: number
    }
  | { readonly kind: 'refused'; readonly problem: Problem }

/** Replaces one scalar so that it reads as exactly `value`, a string, and no other byte changes. Proven by parsing again; what cannot be done so is refused. */
export function setScalar(text: string, address: ScalarAddress, value: string, file = ''): ScalarEdit {
  const parsed = parseText(text, file)
  if (parsed.kind === 'refused') return parsed
  const found = locate(parsed.documents, address)
  if (found === undefined)
    return refuse('SCALAR_NOT_FOUND', `No scalar stands at ${describe(address)}.`, {
      file,
      line: 1,
      column: 1,
    })
  const place = { file, ...lineAndColumn(text, found.scalar.range?.[0] ?? 0) }
  const unsafe = whyUnsafe(found)
  if (unsafe !== undefined) return refuse(unsafe.code, unsafe.message, place)
  const change =
    found.rest.length > 0 ? embeddedChange(text, found, value, file) : scalarChange(text, found.scalar, value)
  if (change.kind === 'refused') return refuse(change.code, change.message, place)
  const [start, end] = change.range
  const edited = text.slice(0, start) + change.written + text.slice(end)
  if (!provesChange(parsed.documents, edited, found, change.value, file)) {
    return refuse('UNSAFE_EDIT', 'The scalar cannot be changed without changing something else.', place)
  }
  return {
    kind: 'edited',
    text: edited,
    range: change.range,
    written: change.written,
    previous: change.previous,
    ...lineAndColumn(text, start),
  }
}

function refuse(code: string, message: string, place: Place): ScalarEdit {
  return { kind: 'refused', problem: { code, message, place, advice: 'Change this line by hand.' } }
}

function describe(address: ScalarAddress): string {
  return 'path' in address
    ? `${address.path} in document ${address.document + 1}`
    : `offset ${address.range[0]}`
}

interface Located {
  readonly scalar: Scalar
  readonly document: ParsedDocument
  readonly index: number
  readonly steps: ValuePath | undefined
  readonly rest: readonly string[]
}

function locate(documents: readonly ParsedDocument[], address: ScalarAddress): Located | undefined {
  if ('range' in address) {
    for (const [index, document] of documents.entries()) {
      const scalar = nodeAtRange(document.contents, address.range)
      if (scalar !== undefined) return { scalar, document, index, steps: undefined, rest: [] }
    }
    return undefined
  }
  const document = documents[address.document]
  const segments = address.path.startsWith('/') ? parsePointer(address.path) : address.path.split('.')
  const found =
    document === undefined || segments === undefined ? undefined : follow(document.contents, segments)
  if (document === undefined || found === undefined) return undefined
  const { node, steps, rest } = found
  return isScalar(node) ? { scalar: node, document, index: address.document, steps, rest } : undefined
}

function whyUnsafe({
  scalar,
  document,
}: Located): { readonly code: string; readonly message: string } | undefined {
  const { anchor, tag } = scalar
  if (anchor !== undefined && aliasesOf(document.contents, anchor).length > 0) {
    return {
      code: 'ANCHORED',
      message: `The scalar is the anchor &${anchor}, and an alias uses it elsewhere.`,
    }
  }
  if (tag !== undefined && tag !== 'tag:yaml.org,2002:str' && tag !== '!') {
    return { code: 'TAGGED', message: `The scalar has the tag ${tag}.` }
  }
  return undefined
}

type Change =
  | {
      readonly kind: 'change'
      readonly range: readonly [number, number]
      readonly written: string
      readonly previous: string
      /** What the whole scalar of the document reads as afterwards. */
      readonly value: string
    }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }

function scalarChange(text: string, scalar: Scalar, value: string): Change {
  const [start = 0, end = 0] = scalar.range ?? []
  // As it was written, before types: `1.50`, not 1.5.
  const previous = scalar.source ?? String(scalar.value)
  const changed = (written: string, range: readonly [number, number] = [start, end]): Change => ({
    ...{ kind: 'change', range, written, previous, value },
  })
  switch (scalar.type) {
    case 'QUOTE_DOUBLE':
      return changed(writeScalar(value, 'double'))
    case 'QUOTE_SINGLE':
      return changed(writeScalar(value, 'single'))
    case 'BLOCK_LITERAL':
    case 'BLOCK_FOLDED': {
      const line = blockLine(text, [start, end])
      const fits = line !== undefined && /^\S(?:.*\S)?$/.test(value)
      if (fits) return changed(value, line)
      return { kind: 'refused', code: 'BLOCK_SCALAR', message: 'The value is a block of several lines.' }
    }
    default: {
      // A key with nothing behind its colon has no space there either.
      const space = start === end && /[:-]/.test(text.charAt(start - 1)) ? ' ' : ''
      const written = isAsPlain(value, previous) ? value : writeScalar(value, 'plain')
      return changed(space + written)
    }
  }
}

/** Changes a scalar inside YAML that is itself the text of a literal block. */
function embeddedChange(text: string, found: Located, value: string, file: string): Change {
  const { scalar, rest } = found
  const inner = String(scalar.value)
  const message = 'The value stands inside a text that is not a literal block (`|`).'
  if (scalar.type !== 'BLOCK_LITERAL') return { kind: 'refused', code: 'EMBEDDED', message }
  const edit = editEmbedded(inner, rest, value, file)
  if (edit === undefined || edit.kind === 'refused') {
    return {
      kind: 'refused',
      code: edit?.problem.code ?? 'SCALAR_NOT_FOUND',
      message: edit?.problem.message ?? message,
    }
  }
  const start = hostedOffset(text, scalar.range?.[0] ?? 0, inner, edit.range[0])
  if (start === undefined) return { kind: 'refused', code: 'EMBEDDED', message }
  const range: readonly [number, number] = [start, start + edit.range[1] - edit.range[0]]
  return { kind: 'change', range, written: edit.written, previous: edit.previous, value: edit.text }
}

/** In the first embedded document that has such a path. */
function editEmbedded(
  inner: string,
  rest: readonly string[],
  value: string,
  file: string,
): ScalarEdit | undefined {
  const parsed = parseText(inner, file)
  if (parsed.kind === 'refused') return parsed
  const document = parsed.documents.findIndex(({ contents }) => follow(contents, rest) !== undefined)
  const path = rest.map(segment => `/${segment.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
  return document === -1 ? undefined : setScalar(inner, { document, path }, value, file)
}

/** Reads the edited text again: the same documents, one value changed, and that to exactly the string. */
function provesChange(
  before: readonly ParsedDocument[],
  edited: string,
  found: Located,
  value: string,
  file: string,
): boolean {
  const after = parseText(edited, file)
  if (after.kind === 'refused' || after.documents.length !== before.length) return false
  return before.every((document, index) => {
    const values = [document, after.documents[index]].map(valuesOf)
    const [left, right] = values
    if (left === undefined || right === undefined) return false
    const changed = differences(left.value, right.value)
    if (index !== found.index) return changed.length === 0
    return changed.length === 0
      ? isUnchanged(found, value)
      : changed.length === 1 && readsAs(right.value, changed[0], value, found.steps)
  })
}

function isUnchanged(found: Located, value: string): boolean {
  return found.scalar.value === value
}

function readsAs(
  root: unknown,
  path: ValuePath | undefined,
  value: string,
  expected: ValuePath | undefined,
): boolean {
  if (path === undefined) return false
  if (expected !== undefined && JSON.stringify(expected) !== JSON.stringify(path)) return false
  const at = path.reduce<unknown>(memberOf, root)
  return at === value
}

function memberOf(value: unknown, step: string | number): unknown {
  if (Array.isArray(value)) return value[Number(step)]
  if (!(value instanceof Map)) return undefined
  for (const [key, member] of value) if (String(key) === step) return member
  return undefined
}
