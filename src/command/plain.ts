import { withoutLookalikes } from './characters.ts'
import { type Fault, shown } from './fault.ts'
import type { Word } from './words.ts'

/** A word as it is meant, and what had to be taken off to see it. */
export interface PlainWord {
  readonly text: string
  readonly faults: readonly Fault[]
}

const markup = /[`*~[\]()<>\\|]/

/** The word without markup, look-alike letters, quotes and end punctuation; each is a fault of its own. */
export function plainWord(word: Word): PlainWord {
  const faults: Fault[] = []
  const bare = takeMarkup(word, faults)
  const letters = withoutLookalikes(bare)
  if (letters !== bare) {
    faults.push({
      code: 'UNPLAIN_CHARACTER',
      message: `${shown(bare)} has letters that only look like those of “${letters}”.`,
    })
  }
  const text = letters.replace(/[.;:!?]+$/, '')
  if (text !== letters) {
    faults.push({
      code: 'END_PUNCTUATION',
      message: `${shown(letters)} ends in punctuation, which could be a part of the name.`,
    })
  }
  return { text, faults }
}

function takeMarkup(word: Word, faults: Fault[]): string {
  const { kind, text } = word
  const bare = text
    .replace(/^\[([^\]]*)\]\([^)]*\)/, '$1')
    .replace(new RegExp(markup, 'g'), '')
    .replace(/^_+([^_].*?)_*$/, '$1')
  if (kind === 'quoted' || kind === 'unclosed') {
    faults.push({ code: 'MARKUP', message: `${shown(text)} needs no quotes: only a reason stands in them.` })
  } else if (bare !== text) {
    faults.push({ code: 'MARKUP', message: `${shown(text)} has markup in it; a command is plain text.` })
  }
  return bare
}
