import { lossyText, widthAt } from './bytes.ts'

/** How a pattern's part matches the beginning of a text: with what rest, not, or the pattern is bad. */
type Match = { readonly kind: 'rest'; readonly rest: string } | { readonly kind: 'no' | 'bad' }

const no: Match = { kind: 'no' }
const bad: Match = { kind: 'bad' }

/**
 * Whether a whole text matches a pattern of `*`, `?`, `[a-z]`, `[^a-z]` and `\` before a character; `bad` for a malformed
 * pattern, as far as the text makes it be read. `/` is like any other character. Bytes, one character each.
 */
export function matchPattern(pattern: string, text: string): 'yes' | 'no' | 'bad' {
  let rest = text
  for (let remaining = pattern; remaining !== ''; ) {
    const { star, chunk, after } = nextChunk(remaining)
    if (star && chunk === '') return 'yes'
    const found = matchFrom(chunk, rest, star, after === '')
    if (found.kind !== 'rest') return found.kind
    rest = found.rest
    remaining = after
  }
  return rest === '' ? 'yes' : 'no'
}

interface Chunk {
  readonly star: boolean
  readonly chunk: string
  readonly after: string
}

/** The part up to the next star, and whether stars stand before it. */
function nextChunk(pattern: string): Chunk {
  const stripped = pattern.replace(/^\*+/, '')
  let inClass = false
  let at = 0
  for (; at < stripped.length; at++) {
    const character = stripped.charAt(at)
    if (character === '\\') at += at + 1 < stripped.length ? 1 : 0
    else if (character === '[') inClass = true
    else if (character === ']') inClass = false
    else if (character === '*' && !inClass) break
  }
  return { star: stripped !== pattern, chunk: stripped.slice(0, at), after: stripped.slice(at) }
}

/** After a star the chunk may begin at any later byte; the last chunk must reach the end. */
function matchFrom(chunk: string, text: string, star: boolean, isLast: boolean): Match {
  const latest = star ? text.length : 0
  for (let at = 0; at <= latest; at++) {
    const found = matchChunk(chunk, text.slice(at))
    if (found.kind === 'bad') return bad
    if (found.kind === 'rest' && (found.rest === '' || !isLast)) return found
  }
  return no
}

function matchChunk(chunk: string, text: string): Match {
  let rest = text
  for (let at = 0; at < chunk.length; ) {
    if (rest === '') return no
    const character = chunk.charAt(at)
    if (character === '[') {
      const found = matchClass(chunk, at + 1, rest)
      if (found.kind !== 'class') return found
      at = found.end
      rest = rest.slice(widthAt(rest, 0))
      continue
    }
    if (character === '\\' && ++at === chunk.length) return bad
    const isAny = character === '?'
    if (!isAny && chunk.charAt(at) !== rest.charAt(0)) return no
    rest = rest.slice(isAny ? widthAt(rest, 0) : 1)
    at++
  }
  return { kind: 'rest', rest }
}

function matchClass(
  chunk: string,
  start: number,
  text: string,
): { readonly kind: 'class'; readonly end: number } | Match {
  const wanted = lossyText(text.slice(0, widthAt(text, 0))).codePointAt(0) ?? 0
  const isNegated = chunk.charAt(start) === '^'
  let at = isNegated ? start + 1 : start
  let isIn = false
  for (let ranges = 0; chunk.charAt(at) !== ']' || ranges === 0; ranges++) {
    const low = readMember(chunk, at)
    if (low === undefined) return bad
    const high = chunk.charAt(low.end) === '-' ? readMember(chunk, low.end + 1) : low
    if (high === undefined) return bad
    if (low.code <= wanted && wanted <= high.code) isIn = true
    at = high.end
  }
  return isIn === isNegated ? no : { kind: 'class', end: at + 1 }
}

/** A member of a class; nothing when it is malformed or the last of the pattern. */
function readMember(
  chunk: string,
  start: number,
): { readonly code: number; readonly end: number } | undefined {
  const first = chunk.charAt(start)
  if (first === '' || first === '-' || first === ']') return undefined
  const at = first === '\\' ? start + 1 : start
  if (at >= chunk.length) return undefined
  const width = widthAt(chunk, at)
  if (width === 1 && chunk.charCodeAt(at) > 0x7f) return undefined
  const code = lossyText(chunk.slice(at, at + width)).codePointAt(0) ?? 0
  return at + width < chunk.length ? { code, end: at + width } : undefined
}
