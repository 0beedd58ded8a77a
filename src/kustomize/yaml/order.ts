const letter = /^\p{L}$/u
const digit = /^\p{Nd}$/u

function isLetter(code: number): boolean {
  if (code < 128) return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a)
  return letter.test(String.fromCodePoint(code))
}

function isDigit(code: number): boolean {
  if (code < 128) return code >= 0x30 && code <= 0x39
  return digit.test(String.fromCodePoint(code))
}

/**
 * The order in which go-yaml v2 prints the keys of a mapping: numbers inside them by value (`a2` before `a10`), letters
 * after all else, everything else by code point.
 */
export function compareKeys(left: string, right: string): number {
  const shorter = Math.min(left.length, right.length)
  let at = 0
  while (at < shorter && left.charCodeAt(at) === right.charCodeAt(at)) at++
  if (at === shorter) return left.length - right.length
  // A difference in the second half of a pair is a difference of the pair.
  if (at > 0 && isHighSurrogate(left.charCodeAt(at - 1))) at--
  const first = left.codePointAt(at) ?? 0
  const second = right.codePointAt(at) ?? 0
  const firstIsLetter = isLetter(first)
  const secondIsLetter = isLetter(second)
  if (firstIsLetter && secondIsLetter) return first - second
  if (firstIsLetter || secondIsLetter) return secondIsLetter ? -1 : 1
  return compareNumbers(left, right, at) || first - second
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}

// The digits from the first difference on; longer runs are larger when the values are equal.
function compareNumbers(left: string, right: string, at: number): number {
  const lead = followsNumber(left, right, at) ? 1 : 0
  const [first, firstDigits] = readNumber(left, at, lead)
  const [second, secondDigits] = readNumber(right, at, lead)
  if (first !== second) return first < second ? -1 : 1
  return firstDigits - secondDigits
}

// A zero counts as a place of a number that began before the difference: 100 comes after 10, not as 0 after nothing.
function followsNumber(left: string, right: string, at: number): boolean {
  if (left.charCodeAt(at) !== 0x30 && right.charCodeAt(at) !== 0x30) return false
  for (let before = at - 1; before >= 0 && isDigit(left.charCodeAt(before)); before--) {
    if (left.charCodeAt(before) !== 0x30) return true
  }
  return false
}

function readNumber(text: string, at: number, lead: number): readonly [number | bigint, number] {
  let end = at
  while (end < text.length && isDigit(text.codePointAt(end) ?? 0))
    end += (text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1
  if (end === at) return [lead, 0]
  const runes = Array.from(text.slice(at, end), rune => (rune.codePointAt(0) ?? 0) - 0x30)
  // Go counts in 64 bits and lets them overflow.
  if (runes.length > 14)
    return [
      runes.reduce((sum, rune) => BigInt.asIntN(64, sum * 10n + BigInt(rune)), BigInt(lead)),
      runes.length,
    ]
  return [runes.reduce((sum, rune) => sum * 10 + rune, lead), runes.length]
}

/** The order of Go's strings: by their UTF-8 bytes, which is by code point. */
export function compareBytes(left: string, right: string): number {
  const shorter = Math.min(left.length, right.length)
  for (let at = 0; at < shorter; at++) {
    const first = left.charCodeAt(at)
    const second = right.charCodeAt(at)
    if (first === second) continue
    const firstIsHalf = first >= 0xd800 && first <= 0xdfff
    const secondIsHalf = second >= 0xd800 && second <= 0xdfff
    if (firstIsHalf !== secondIsHalf) return firstIsHalf ? 1 : -1
    return first - second
  }
  return left.length - right.length
}
