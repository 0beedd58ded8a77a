import { similar } from '../lib/similar.ts'
import { withoutLookalikes } from './characters.ts'
import { type Fault, shown } from './fault.ts'
import type { FlagRow } from './verbs.ts'
import type { Word } from './words.ts'

/** A command's words with its flags taken out. */
export interface FlaggedWords {
  readonly words: readonly Word[]
  readonly dryRun: boolean
  readonly reason?: string
  readonly faults: readonly Fault[]
}

interface Reading {
  readonly input: readonly Word[]
  readonly rows: readonly FlagRow[]
  at: number
  readonly words: Word[]
  dryRun: boolean
  reason: string | undefined
  readonly faults: Fault[]
}

const longestReason = 500

/** Takes the flags that a verb has out of its words, wherever they stand. */
export function takeFlags(input: readonly Word[], rows: readonly FlagRow[]): FlaggedWords {
  const reading: Reading = { input, rows, at: 0, words: [], dryRun: false, reason: undefined, faults: [] }
  while (reading.at < input.length) takeWord(reading)
  const { words, dryRun, reason, faults } = reading
  return { words, dryRun, faults, ...(reason === undefined ? {} : { reason }) }
}

function takeWord(reading: Reading): void {
  const word = reading.input[reading.at++]
  if (word === undefined) return
  const text = word.kind === 'word' ? withoutLookalikes(word.text) : ''
  if (!/^--?[a-z]/i.test(text)) {
    reading.words.push(word)
    return
  }
  const name = knownFlag(reading, text, word.text)
  if (name === '--dry-run') takeDryRun(reading)
  else if (name === '--reason') takeReason(reading)
  else if (reading.input[reading.at]?.joined) reading.at++
}

/** The flag that was meant, or nothing; anything but its exact name is a fault. */
function knownFlag(reading: Reading, text: string, typed: string): string | undefined {
  const names = reading.rows.map(row => row.name)
  const exact = names.find(name => name === text)
  if (exact !== undefined && text === typed) return exact
  if (names.length === 0) {
    reading.faults.push({
      code: 'UNKNOWN_FLAG',
      message: `${shown(typed)} is a flag, and this command has none.`,
    })
    return undefined
  }
  const [near] = similar(text.replace(/^-+/, '--').replace(/[.,;:!?]+$/, ''), names, 3)
  const meant = near === undefined ? `The flags here are ${names.join(' and ')}.` : `Did you mean ${near}?`
  reading.faults.push({ code: 'UNKNOWN_FLAG', message: `There is no flag ${shown(typed)}. ${meant}` })
  return near
}

function takeDryRun(reading: Reading): void {
  reading.dryRun = true
  if (!reading.input[reading.at]?.joined) return
  reading.at++
  reading.faults.push({ code: 'FLAG_VALUE', message: '--dry-run takes no value.' })
}

function takeReason(reading: Reading): void {
  const { input, faults } = reading
  const next = input[reading.at]
  if (reading.reason !== undefined) {
    faults.push({ code: 'REPEATED_FLAG', message: '--reason is given twice; one reason is kept.' })
  }
  if (next?.joined) {
    faults.push({
      code: 'FLAG_VALUE',
      message: 'A flag and its value stand apart: write a space in place of “=”.',
    })
  }
  const text = next?.kind === 'quoted' ? takeQuoted(reading) : takeBareReason(reading)
  const reason = Array.from(text.trim()).slice(0, longestReason).join('')
  if (reason === '') faults.push({ code: 'FLAG_VALUE', message: '--reason wants a text in quotes.' })
  else if (reason !== text.trim()) {
    faults.push({ code: 'TOO_LONG', message: `A reason has at most ${longestReason} characters.` })
  }
  if (reason !== '') reading.reason ??= reason
}

function takeQuoted(reading: Reading): string {
  return reading.input[reading.at++]?.text ?? ''
}

/** Everything up to the next flag, which is what people mean when they forget the quotes. */
function takeBareReason(reading: Reading): string {
  const { input, faults } = reading
  const words: string[] = []
  let next = input[reading.at]
  const unclosed = next?.kind === 'unclosed'
  while (next !== undefined && !(next.kind === 'word' && next.text.startsWith('--'))) {
    words.push(next.kind === 'comma' ? ',' : ` ${next.text}`)
    next = input[++reading.at]
  }
  if (unclosed) faults.push({ code: 'UNCLOSED_QUOTE', message: 'The quote of the reason is never closed.' })
  else if (words.length > 0) {
    faults.push({
      code: 'FLAG_VALUE',
      message: 'A reason stands in quotes, so that it is clear where it ends.',
    })
  }
  return words.join('').replace(/["“”„‟]/g, "'")
}
