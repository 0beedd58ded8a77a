// Flux's envsubst counts and cuts bytes. A text is carried as one UTF-16 unit a byte while it is worked on.

const ascii = /^[\0-\x7f]*$/

/** A text as the bytes of its UTF-8, one character each. */
export function toBytes(text: string): string {
  if (ascii.test(text)) return text
  return binary(new TextEncoder().encode(text))
}

/** Bytes, one character each. */
export function binary(bytes: Uint8Array): string {
  let result = ''
  for (let at = 0; at < bytes.length; at += 8192)
    result += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return result
}

/** The text whose UTF-8 the bytes are; nothing when they are none. */
export function fromBytes(bytes: string): string | undefined {
  if (ascii.test(bytes)) return bytes
  try {
    return decode(bytes, true)
  } catch {
    return undefined
  }
}

/** The text of bytes, with U+FFFD for what is no UTF-8, as Go reads runes. */
export function lossyText(bytes: string): string {
  return ascii.test(bytes) ? bytes : decode(bytes, false)
}

function decode(bytes: string, fatal: boolean): string {
  const codes = Uint8Array.from(bytes, character => character.charCodeAt(0))
  return new TextDecoder('utf-8', { fatal, ignoreBOM: true }).decode(codes)
}

/** How many bytes the character that begins at `at` has; 1 for a byte that begins none. */
export function widthAt(bytes: string, at: number): number {
  const first = bytes.charCodeAt(at)
  const width = first < 0xc2 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 1
  return fromBytes(bytes.slice(at, at + width)) === undefined ? 1 : width
}
