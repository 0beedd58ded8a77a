import { createHash } from 'node:crypto'

/** SHA-256 of a text's UTF-8 bytes, in lower-case hexadecimal. */
export function sha256(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex')
}

// Crockford's alphabet: no I, L, O or U, so an id read aloud is not misheard.
const base32Alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** The first `length` base-32 characters of a text's SHA-256. For people: too short to be a key. */
export function shortHash(text: string, length: number): string {
  const digest = createHash('sha256').update(text).digest()
  return Array.from(digest.subarray(0, length), byte => base32Alphabet.charAt(byte & 31)).join('')
}
