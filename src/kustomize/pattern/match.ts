import { fail } from '../problems.ts'
import type { CharacterSet } from './character-set.ts'
import { type Pattern, parsePattern } from './parse.ts'

type Edge = Exclude<Pattern['kind'], 'empty' | 'set' | 'sequence' | 'choice' | 'repeat'>

type Instruction =
  | { readonly kind: 'set'; readonly set: CharacterSet; readonly next: number }
  | { readonly kind: 'edge'; readonly edge: Edge; readonly next: number }
  | { readonly kind: 'split'; readonly next: readonly number[] }
  | { readonly kind: 'match' }

/** Decides whether a pattern is found anywhere in a text. */
export type PatternTest = (text: string) => boolean

// Counted repetitions are written out; RE2 bounds what they come to as well.
const maximumProgram = 10_000

/**
 * A pattern as Go's RE2 understands it, in time proportional to text times pattern, whatever the pattern: all ways to match are
 * followed at once. What RE2 refuses is a problem.
 */
export function compilePattern(text: string): PatternTest {
  const pattern = parsePattern(text)
  const program: Instruction[] = [{ kind: 'match' }]
  const start = emit(program, pattern, 0, text)
  return candidate => runProgram(program, start, candidate)
}

/** Appends what matches `pattern` and then goes on at `next`; returns where it begins. */
function emit(program: Instruction[], pattern: Pattern, next: number, text: string): number {
  if (program.length > maximumProgram)
    fail('PATTERN_INVALID', `error parsing regexp: expression too large: \`${text}\``)
  switch (pattern.kind) {
    case 'empty':
      return next
    case 'set':
      return program.push({ kind: 'set', set: pattern.set, next }) - 1
    case 'sequence':
      return pattern.parts.reduceRight((after, part) => emit(program, part, after, text), next)
    case 'choice':
      return (
        program.push({ kind: 'split', next: pattern.parts.map(part => emit(program, part, next, text)) }) - 1
      )
    case 'repeat':
      return emitRepeat(program, pattern, next, text)
    default:
      return program.push({ kind: 'edge', edge: pattern.kind, next }) - 1
  }
}

function emitRepeat(
  program: Instruction[],
  { part, least, most }: Extract<Pattern, { kind: 'repeat' }>,
  next: number,
  text: string,
): number {
  let start = next
  if (most === Number.POSITIVE_INFINITY) {
    const loop = program.push({ kind: 'split', next: [] }) - 1
    const body = emit(program, part, loop, text)
    program[loop] = { kind: 'split', next: [body, next] }
    start = loop
  } else {
    for (let count = least; count < most; count++) {
      const body = emit(program, part, start, text)
      start = program.push({ kind: 'split', next: [body, next] }) - 1
    }
  }
  for (let count = 0; count < least; count++) start = emit(program, part, start, text)
  return start
}

function runProgram(program: readonly Instruction[], start: number, text: string): boolean {
  const characters = Array.from(text, character => character.codePointAt(0) ?? 0)
  let current = new Set<number>()
  for (let at = 0; at <= characters.length; at++) {
    // A match may begin anywhere.
    if (follow(program, start, characters, at, current)) return true
    const code = characters[at]
    if (code === undefined) break
    const following = new Set<number>()
    for (const index of current) {
      const instruction = program[index]
      if (instruction?.kind !== 'set' || !holds(instruction.set, code)) continue
      if (follow(program, instruction.next, characters, at + 1, following)) return true
    }
    current = following
  }
  return false
}

/** Adds every instruction that is reached without taking a character; true if the end of the pattern is. */
function follow(
  program: readonly Instruction[],
  start: number,
  characters: readonly number[],
  at: number,
  reached: Set<number>,
): boolean {
  const stack = [start]
  for (let index = stack.pop(); index !== undefined; index = stack.pop()) {
    if (reached.has(index)) continue
    reached.add(index)
    const instruction = program[index]
    if (instruction?.kind === 'match') return true
    if (instruction?.kind === 'split') stack.push(...instruction.next)
    else if (instruction?.kind === 'edge' && isAt(instruction.edge, characters, at))
      stack.push(instruction.next)
  }
  return false
}

function holds({ ranges, isNegated }: CharacterSet, code: number): boolean {
  return ranges.some(([from, to]) => code >= from && code <= to) !== isNegated
}

function isAt(edge: Edge, characters: readonly number[], at: number): boolean {
  const [before, after] = [characters[at - 1], characters[at]]
  switch (edge) {
    case 'start':
      return before === undefined
    case 'end':
      return after === undefined
    case 'line-start':
      return before === undefined || before === 10
    case 'line-end':
      return after === undefined || after === 10
    case 'word-edge':
      return isWord(before) !== isWord(after)
    case 'inside-word':
      return isWord(before) === isWord(after)
  }
}

function isWord(code: number | undefined): boolean {
  return code !== undefined && /\w/.test(String.fromCodePoint(code))
}
