import { isLfsPointer, lfsPointer } from '../../lib/lfs.ts'
import { type Problem, ProblemError } from '../../lib/problem.ts'
import { placeAt } from './source.ts'

// All that YAML allows outside of escapes: tab, line ends, NEL, and what prints.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const forbidden = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]/

/** A file's bytes as text: UTF-8, or UTF-16 when its byte order mark says so. Throws ProblemError at the first wrong byte. */
export function decodeText(bytes: Uint8Array, file: string): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: encoding === 'utf-8' }).decode(bytes)
  } catch (cause) {
    if (encoding !== 'utf-8') throw new ProblemError(invalidText(file, '', 0), { cause })
    const valid = validPrefix(bytes)
    throw new ProblemError(invalidText(file, new TextDecoder().decode(bytes.subarray(0, valid)), valid), {
      cause,
    })
  }
}

function invalidText(file: string, before: string, offset: number): Problem {
  return {
    code: 'YAML_ENCODING',
    message: `invalid leading UTF-8 octet, or one that does not follow it, at byte ${offset}`,
    place: placeAt(file, before, before.length),
    advice: 'Save the file as UTF-8.',
  }
}

// How many bytes from the start are whole characters (RFC 3629).
function validPrefix(bytes: Uint8Array): number {
  let at = 0
  while (at < bytes.length) {
    const width = runeWidth(bytes, at)
    if (width === 0) return at
    at += width
  }
  return at
}

function runeWidth(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0
  if (lead < 0x80) return 1
  const width = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2
  if (lead < 0xc2 || lead > 0xf4 || at + width > bytes.length) return 0
  const second = bytes[at + 1] ?? 0
  const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80
  const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf
  if (second < low || second > high) return 0
  const rest = bytes.subarray(at + 2, at + width)
  return rest.every(byte => (byte & 0xc0) === 0x80) ? width : 0
}

/** Refuses control characters and half surrogate pairs, which YAML allows only as escapes. Throws ProblemError. */
export function checkCharacters(text: string, file: string): void {
  const at = text.search(forbidden)
  if (at === -1 && text.isWellFormed()) return
  const offset = at === -1 ? firstLoneSurrogate(text) : at
  const code = text.charCodeAt(offset).toString(16).toUpperCase().padStart(4, '0')
  throw new ProblemError({
    code: 'YAML_CHARACTER',
    message: `control characters are not allowed: U+${code}`,
    place: placeAt(file, text, offset),
    advice: 'In double quotes it can be written as an escape.',
  })
}

function firstLoneSurrogate(text: string): number {
  return text.search(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/)
}

/** A pointer of Git LFS is YAML by chance: a text of three lines. */
export function refuseLfsPointer(text: string, file: string): void {
  if (isLfsPointer(text)) throw new ProblemError({ ...lfsPointer, place: { file, line: 1, column: 1 } })
}
