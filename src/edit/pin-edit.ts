import type { Problem } from '../lib/problem.ts'
import type { Pin, PinKind } from '../promotion/fleet.ts'
import type { Edit } from '../promotion/plan.ts'
import { isRange } from '../promotion/versions.ts'
import { setScalar } from './scalar.ts'

/** What a scalar shall read as, or why it cannot. */
export type PinValue =
  | { readonly kind: 'value'; readonly value: string }
  | { readonly kind: 'refused'; readonly problem: Problem }

const digestPattern = /^sha256:[0-9a-f]{64}$/
const imageKinds: ReadonlySet<PinKind> = new Set([
  'kustomize-image',
  'flux-image',
  'container-image',
  'helmrelease-value',
  'patch-value',
  'oci-ref',
  'config',
])
// Where a digest may follow the tag in the same scalar.
const wholeImageKinds: ReadonlySet<PinKind> = new Set([
  'container-image',
  'patch-value',
  'helmrelease-value',
  'config',
])

/** Sets one pin to a version: a tag, a digest, or `tag@digest`. `text` is its file as it is now; the answer has the file's whole new text. */
export function pinEdit(
  pin: Pin,
  text: string,
  version: string,
  tagPattern?: string,
): { readonly edit: Edit; readonly text: string } | Problem {
  const wanted = pinValue(pin, version, tagPattern)
  if (wanted.kind === 'refused') return wanted.problem
  const { file, document, path, value: before } = pin
  const edited = setScalar(text, { document, path }, wanted.value, file)
  if (edited.kind === 'refused') return edited.problem
  if (edited.previous !== before) return moved(pin, edited.previous)
  const { line, column } = edited
  const note = rangeNote(pin)
  const automation = setter.exec(text.split('\n')[line - 1] ?? '')?.groups?.policy
  const edit = {
    ...{ file, document, path, line, column, before, after: wanted.value },
    ...(note === undefined ? {} : { note }),
    ...(automation === undefined ? {} : { automation }),
  }
  return { text: edited.text, edit }
}

// Flux, "Configure image updates": by this comment its image automation finds what it writes.
const setter = /#\s*\{\s*"\$imagepolicy":\s*"(?<policy>[^"]{1,100})"/

/** A range took newer versions without anybody's doing; a version in its place does not. */
export function rangeNote({ version }: Pin): string | undefined {
  if (!isRange(version)) return undefined
  return `it replaces the range ${version}: newer versions no longer come by themselves`
}

function moved({ file, line, column, value }: Pin, found: string): Problem {
  const message = `Where "${value}" stood, there is now "${found}".`
  return { code: 'PIN_MOVED', message, place: { file, line, column }, advice: 'Try again.' }
}

/** What a pin's scalar reads as once it is at a version: prefixes and everything around the version stay as they are. */
export function pinValue(pin: Pin, version: string, tagPattern?: string): PinValue {
  const [first = '', second] = version.split('@')
  const digest = second ?? (digestPattern.test(first) ? first : undefined)
  const tag = digestPattern.test(first) ? undefined : first
  const present = /sha256:[0-9a-f]{64}$/.exec(pin.value)?.[0]
  if (present !== undefined && !hasTag(pin, present)) return digestValue(pin, present, digest)
  if (tag === undefined)
    return refused(
      pin,
      'TAG_NEEDED',
      'It is pinned by a tag, and only a digest was given.',
      'Give both: `tag@sha256:…`.',
    )
  const isTag = imageKinds.has(pin.kind) || (pin.kind === 'flux-substitute' && pin.image !== undefined)
  const wanted = isTag ? tagOf(pin, tag, tagPattern) : sameLead(pin.version, tag)
  if (isTag && !/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/.test(wanted)) {
    return refused(
      pin,
      'INVALID_TAG',
      `No image can have the tag "${wanted}".`,
      'A tag has letters, digits, ".", "_" and "-", at most 128.',
    )
  }
  return tagValue(pin, wanted, digest)
}

/** The tag alone that a pin would get, as an entry of `images` holds it; empty for a digest alone. */
export function pinTag(pin: Pin, version: string, tagPattern: string | undefined): PinValue {
  const { digest: _, ...rest } = pin
  const [tag = ''] = version.split('@')
  if (tag.startsWith('sha256:')) return { kind: 'value', value: '' }
  return pinValue(
    { ...rest, value: pin.version, kind: pin.image === undefined ? pin.kind : 'kustomize-image' },
    tag,
    tagPattern,
  )
}

/** Whether a scalar with a digest also holds the version: `name:tag@sha256:…`. */
function hasTag({ value, version }: Pin, digest: string): boolean {
  return version !== digest && value.slice(0, -digest.length).includes(version)
}

function digestValue(pin: Pin, present: string, digest: string | undefined): PinValue {
  if (digest === undefined) return needsDigest(pin)
  return { kind: 'value', value: pin.value.replace(present, digest) }
}

function tagValue(pin: Pin, tag: string, digest: string | undefined): PinValue {
  const at = pin.value.indexOf('@sha256:')
  const head = at === -1 ? pin.value : pin.value.slice(0, at)
  const index = head.lastIndexOf(pin.version)
  if (index === -1)
    return refused(
      pin,
      'VERSION_NOT_THERE',
      `Its scalar "${pin.value}" does not hold the version ${pin.version}.`,
      'Correct it by hand: a digest has 64 hexadecimal digits.',
    )
  const value = `${head.slice(0, index)}${tag}${head.slice(index + pin.version.length)}`
  if (at !== -1)
    return digest === undefined ? needsDigest(pin) : { kind: 'value', value: `${value}@${digest}` }
  // A digest in a scalar of its own is a pin of its own.
  if (digest === undefined || pin.digest !== undefined) return { kind: 'value', value }
  if (wholeImageKinds.has(pin.kind)) return { kind: 'value', value: `${value}@${digest}` }
  return refused(
    pin,
    'NO_PLACE_FOR_DIGEST',
    'There is a tag, and no digest beside it.',
    'Give the tag alone, or write a digest there first.',
  )
}

function needsDigest(pin: Pin): PinValue {
  return refused(
    pin,
    'DIGEST_NEEDED',
    'It is pinned by digest: a new tag alone would change nothing, or lie.',
    'Give both: `tag@sha256:…`.',
  )
}

function refused(pin: Pin, code: string, message: string, advice: string): PinValue {
  const place = { file: pin.file, line: pin.line, column: pin.column }
  return {
    kind: 'refused',
    problem: { code, message: `${pin.app} in ${pin.environment}: ${message}`, place, advice },
  }
}

/** By the app's pattern, else with or without `v` as the present one is. */
function tagOf(pin: Pin, version: string, tagPattern: string | undefined): string {
  // As Helm writes a chart's build metadata into a tag.
  const tag = pin.kind === 'oci-ref' ? version.replaceAll('+', '_') : version
  if (tagPattern === undefined || pin.kind === 'oci-ref') return sameLead(pin.version, tag)
  const [before = '', after = ''] = tagPattern.split('{version}')
  const isWhole = tag.startsWith(before) && tag.endsWith(after) && tag.length > before.length + after.length
  return (before !== '' || after !== '') && isWhole ? tag : `${before}${tag}${after}`
}

function sameLead(present: string, version: string): string {
  if (/^v\d/.test(present) && /^\d/.test(version)) return `v${version}`
  return /^\d/.test(present) && /^v\d/.test(version) ? version.slice(1) : version
}
