import { type Fault, shown } from './fault.ts'
import { plainWord } from './plain.ts'
import type { Word } from './words.ts'

/** Words between commas; more than one in a place is a fault that its reader judges. */
export interface Place {
  readonly words: readonly string[]
}

/** The words of a promotion, told apart by `from` and `to`. */
export interface Sections {
  readonly what: readonly Place[]
  readonly from: readonly Place[]
  readonly to: readonly Place[]
  /** Which of the words `from` and `to` were there. */
  readonly hasFrom: boolean
  readonly hasTo: boolean
  readonly faults: readonly Fault[]
}

interface Splitting {
  readonly places: Record<'what' | 'from' | 'to', string[][]>
  readonly seen: Set<string>
  readonly faults: Fault[]
  current: 'what' | 'from' | 'to'
  /** A comma came and no word yet. */
  open: boolean
}

// What people write for `to`.
const likeTo = new Set(['on', 'in', 'into', 'onto', '->', '→', '=>'])
const likeComma = new Set(['and', '&', '+', 'then'])

/** Splits the words of a promotion at `from`, `to` and the commas. */
export function splitSections(words: readonly Word[]): Sections {
  const splitting: Splitting = {
    places: { what: [], from: [], to: [] },
    seen: new Set(),
    faults: [],
    current: 'what',
    open: false,
  }
  for (const word of words) placeWord(splitting, word)
  closeSection(splitting)
  const { places, seen, faults } = splitting
  return {
    what: places.what.map(words => ({ words })),
    from: places.from.map(words => ({ words })),
    to: places.to.map(words => ({ words })),
    hasFrom: seen.has('from'),
    hasTo: seen.has('to'),
    faults,
  }
}

function placeWord(splitting: Splitting, word: Word): void {
  const lower = word.kind === 'word' ? word.text.toLowerCase() : ''
  if (word.kind === 'comma') placeComma(splitting)
  else if (lower === 'from' || lower === 'to') openSection(splitting, lower, word.text)
  else if (likeTo.has(lower) && !splitting.seen.has('to')) {
    splitting.faults.push({ code: 'UNEXPECTED_WORD', message: `Write “to” in place of ${shown(word.text)}.` })
    openSection(splitting, 'to', word.text)
  } else if (likeComma.has(lower) && splitting.places[splitting.current].length > 0) {
    splitting.faults.push({
      code: 'UNEXPECTED_WORD',
      message: `Write a comma in place of ${shown(word.text)}.`,
    })
    splitting.places[splitting.current].push([])
  } else placeName(splitting, word)
}

function placeName(splitting: Splitting, word: Word): void {
  const plain = plainWord(word)
  splitting.faults.push(...plain.faults)
  if (plain.text === '') return
  splitting.open = false
  const list = splitting.places[splitting.current]
  const last = list.at(-1)
  if (last === undefined) list.push([plain.text])
  else last.push(plain.text)
}

function placeComma(splitting: Splitting): void {
  const list = splitting.places[splitting.current]
  if (splitting.open || list.length === 0) splitting.faults.push(strayComma)
  if (splitting.open || list.length === 0) return
  splitting.open = true
  list.push([])
}

const strayComma: Fault = {
  code: 'STRAY_COMMA',
  message: 'There is a comma with nothing after it or before it.',
}

function openSection(splitting: Splitting, section: 'from' | 'to', typed: string): void {
  closeSection(splitting)
  if (splitting.seen.has(section)) {
    splitting.faults.push({ code: 'UNEXPECTED_WORD', message: `There is a second ${shown(typed)}.` })
    splitting.places[section].push([])
  }
  splitting.seen.add(section)
  splitting.current = section
}

function closeSection(splitting: Splitting): void {
  if (splitting.open) splitting.faults.push(strayComma)
  splitting.open = false
  for (const section of ['what', 'from', 'to'] as const) {
    splitting.places[section] = splitting.places[section].filter(place => place.length > 0)
  }
}
