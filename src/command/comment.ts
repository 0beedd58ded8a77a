import type { CommandRefusal, PlacedCommand } from '../promotion/command.ts'
import { readBlocks } from './blocks.ts'
import { joinLines } from './definitions.ts'
import type { Blocks, Paragraph } from './document.ts'
import type { Fault } from './fault.ts'
import { formatCommand } from './format.ts'
import { couldStart, type Head, type Lookup, readHead } from './head.ts'
import { readSpans, type Span } from './inline.ts'
import { interpret } from './interpret.ts'
import { type Line, splitLines } from './lines.ts'
import { createMeter, type Meter } from './meter.ts'

/** The names that we answer to after an `@`, without it. */
export interface ParseOptions {
  readonly mentions: readonly string[]
}

/** What a comment asks for; both empty when nothing in it is ours. */
export interface ParsedComment {
  readonly commands: readonly PlacedCommand[]
  readonly refusals: readonly CommandRefusal[]
}

const mostCommands = 5
const longestLine = 2000

/** The commands of a comment and its lines that are almost commands, in time linear in its length. */
export function parseComment(body: string, options: ParseOptions): ParsedComment {
  return readComment(body, options, createMeter())
}

/** As `parseComment`, counting on the meter the characters that were looked at. */
export function readComment(body: string, options: ParseOptions, meter: Meter): ParsedComment {
  const text = body.startsWith('\ufeff') ? body.slice(1) : body
  const lines = splitLines(text)
  meter.steps += text.length
  const lookup: Lookup = { mentions: options.mentions, seen: new Map() }
  if (!lines.some(line => headOf(text, line, lookup) !== undefined)) return { commands: [], refusals: [] }
  const blocks = readBlocks(text, lines, meter)
  const outcomes = readParagraphs({ text, lines, blocks, lookup, meter })
  return outcomes.length > mostCommands ? refuseAll(outcomes) : number(outcomes)
}

interface Reading {
  readonly text: string
  readonly lines: readonly Line[]
  readonly blocks: Blocks
  readonly lookup: Lookup
  readonly meter: Meter
}

function headOf(text: string, line: Line, lookup: Lookup): Head | undefined {
  if (!couldStart(text, line)) return undefined
  return readHead(text.slice(line.start, Math.min(line.end, line.start + longestLine)), lookup)
}

/** What the lines come to, one more than are taken at most: a comment of nothing but commands costs no more. */
function readParagraphs(reading: Reading): readonly Outcome[] {
  const { text, blocks, lookup } = reading
  const outcomes: Outcome[] = []
  for (const paragraph of blocks.paragraphs) {
    for (const line of visibleLines(reading, paragraph)) {
      if (outcomes.length > mostCommands) return outcomes
      const head = headOf(text, line, lookup)
      if (head === undefined) continue
      if (paragraph.contained) outcomes.push(...answerContained(text, line, head))
      else outcomes.push(readLine(text, line, head))
    }
  }
  return outcomes
}

/** The paragraph's lines that could be commands and are not inside code, raw HTML or a link. */
function visibleLines(reading: Reading, paragraph: Paragraph): readonly Line[] {
  const { text, lines, blocks, meter } = reading
  // The whole line counts: behind the marker of a quote or a list item nothing begins a line.
  const found = paragraph.lines
    .flatMap(({ number }) => lines[number - 1] ?? [])
    .filter(line => couldStart(text, line))
  if (found.length === 0) return []
  const spans = readSpans(joinLines(text, paragraph.lines, meter), blocks.labels, meter)
  const covered = coveredLines(paragraph.lines, spans, meter)
  return found.filter(line => !covered.has(line.number))
}

/** Numbers of the lines that begin inside a span. */
function coveredLines(lines: readonly Line[], spans: readonly Span[], meter: Meter): ReadonlySet<number> {
  const covered = new Set<number>()
  const outermost = withoutNested(spans)
  let next = 0
  let offset = 0
  for (const line of lines) {
    while ((outermost[next]?.end ?? Number.POSITIVE_INFINITY) <= offset) next++
    if ((outermost[next]?.start ?? offset) < offset) covered.add(line.number)
    offset += line.end - line.start + 1
    meter.steps++
  }
  return covered
}

/** The spans that no other holds, ascending. Spans come by their ends and never cross. */
function withoutNested(spans: readonly Span[]): readonly Span[] {
  const kept: Span[] = []
  for (const span of spans) {
    while ((kept.at(-1)?.start ?? -1) > span.start) kept.pop()
    kept.push(span)
  }
  return kept
}

type Outcome = Omit<PlacedCommand, 'index'> | Omit<CommandRefusal, 'index'>

function readLine(text: string, line: Line, head: Head): Outcome {
  const source = text.slice(line.start, line.end).trim()
  const place = { line: line.number, source }
  if (line.end - line.start > longestLine) return { ...place, ...explain([tooLong]) }
  const { command, faults } = head.verb === undefined ? { faults: [] } : interpret(head.verb, head.rest)
  const all = [...head.faults, ...faults]
  if (command !== undefined && all.length === 0) return { ...place, command }
  return { ...place, ...explain(all), ...(command === undefined ? {} : suggest(formatCommand(command))) }
}

/** A line to copy has to run: a guess can hold a word where a name was meant, such as an environment `to`. */
function suggest(suggestion: string): Pick<CommandRefusal, 'suggestion'> {
  const head = readHead(suggestion, { mentions: [], seen: new Map() })
  const faults = head?.verb === undefined ? [undefined] : interpret(head.verb, head.rest).faults
  return faults.length === 0 ? { suggestion } : {}
}

const tooLong: Fault = { code: 'TOO_LONG', message: `A command has at most ${longestLine} characters.` }

function explain(faults: readonly Fault[]): Pick<CommandRefusal, 'code' | 'message'> {
  const messages = [...new Set(faults.map(fault => fault.message))]
  return { code: faults[0]?.code ?? 'UNEXPECTED_WORD', message: messages.join(' ') }
}

/** Whoever wrote a whole command right under a quote or inside a list meant it, but it does not stand for itself. */
function answerContained(text: string, line: Line, head: Head): readonly Outcome[] {
  const outcome = readLine(text, line, head)
  if (!('command' in outcome)) return []
  const { command, ...place } = outcome
  const message =
    'This line belongs to the quote or the list above it, and commands there are not run. Leave a blank line before it and start it at the margin.'
  return [{ ...place, code: 'NOT_A_PARAGRAPH', message, suggestion: formatCommand(command) }]
}

function number(outcomes: readonly Outcome[]): ParsedComment {
  const commands: PlacedCommand[] = []
  const refusals: CommandRefusal[] = []
  outcomes.forEach((outcome, index) => {
    if ('command' in outcome) commands.push({ ...outcome, index })
    else refusals.push({ ...outcome, index })
  })
  return { commands, refusals }
}

function refuseAll(outcomes: readonly Outcome[]): ParsedComment {
  const { line = 1 } = outcomes[mostCommands] ?? {}
  const refusal: CommandRefusal = {
    line,
    index: 0,
    source: '',
    code: 'TOO_MANY_COMMANDS',
    message: `There are more than ${mostCommands} commands in this comment. None of them was run: spread them over several comments.`,
  }
  return { commands: [], refusals: [refusal] }
}
