import type { Meter } from './meter.ts'

// Link destinations and titles: CommonMark 0.31, section 6.3.

/** The offset of the next character that is no space, tab or line feed. */
export function skipWhitespace(text: string, from: number, meter: Meter): number {
  let at = from
  while (at < text.length && ' \t\n'.includes(text[at] ?? '')) at++
  meter.steps += at - from + 1
  return at
}

/** The offset after a link destination, which may be empty, or -1. */
export function endOfDestination(text: string, at: number, meter: Meter): number {
  return text[at] === '<' ? endOfPointed(text, at, meter) : endOfPlain(text, at, meter)
}

function endOfPointed(text: string, from: number, meter: Meter): number {
  let at = from + 1
  while (at < text.length && !'<>\n'.includes(text[at] ?? ''))
    at += text[at] === '\\' ? escapeWidth(text, at) : 1
  meter.steps += at - from
  return text[at] === '>' ? at + 1 : -1
}

// Parsers agree to give up on parentheses nested deeper than this; without it the scan would not be linear.
const deepestParentheses = 32

function endOfPlain(text: string, from: number, meter: Meter): number {
  let depth = 0
  let at = from
  for (; at < text.length; at++) {
    const character = text[at] ?? ''
    if (character <= ' ' || character === '\u007f') break
    if (character === '(') depth++
    if (depth > deepestParentheses) break
    if (character === ')' && depth-- === 0) break
    if (character === '\\') at += escapeWidth(text, at) - 1
  }
  meter.steps += at - from + 1
  return depth > 0 ? -1 : at
}

function escapeWidth(text: string, at: number): number {
  return /[!-/:-@[-`{-~]/.test(text[at + 1] ?? '') ? 2 : 1
}

const closers: Readonly<Record<string, string>> = { '"': '"', "'": "'", '(': ')' }

/** The offset after a title in quotes or parentheses, or -1. */
export function endOfTitle(text: string, from: number, meter: Meter): number {
  const opener = text[from] ?? ''
  const closer = closers[opener]
  if (closer === undefined) return -1
  let at = from + 1
  while (at < text.length && text[at] !== closer) {
    if (opener === '(' && text[at] === '(') break
    at += text[at] === '\\' ? escapeWidth(text, at) : 1
  }
  meter.steps += at - from
  return text[at] === closer ? at + 1 : -1
}

/** The offset after `(destination "title")`, or -1. */
export function endOfResource(text: string, from: number, meter: Meter): number {
  const destination = skipWhitespace(text, from + 1, meter)
  const end = endOfDestination(text, destination, meter)
  if (end === -1) return -1
  const next = skipWhitespace(text, end, meter)
  if (text[next] === ')') return next + 1
  if (next === end || end === destination) return -1
  const titleEnd = endOfTitle(text, next, meter)
  if (titleEnd === -1) return -1
  const close = skipWhitespace(text, titleEnd, meter)
  return text[close] === ')' ? close + 1 : -1
}
