/** A piece of a command: a bare word, a text in quotes, or a comma. `joined`: written to the word before with `=`. */
export interface Word {
  readonly kind: 'word' | 'quoted' | 'comma' | 'unclosed'
  readonly text: string
  readonly joined: boolean
}

const doubleQuotes = '"“”„‟'
const singleQuotes = "'‘’‚‛"

/** The words of a line, straight and curly quotes alike. A quote that never closes takes the rest of the line. */
export function splitWords(line: string): readonly Word[] {
  const words: Word[] = []
  let at = 0
  let joined = false
  while (at < line.length) {
    const character = line[at] ?? ''
    if (character === ' ' || character === '\t') {
      at++
      continue
    }
    const read = readWord(line, at)
    words.push({ ...read.word, joined })
    at = read.end
    joined = line[at] === '=' && read.word.kind === 'word' && read.word.text.startsWith('--')
    if (joined) at++
  }
  return words
}

interface ReadWord {
  readonly word: Pick<Word, 'kind' | 'text'>
  readonly end: number
}

function readWord(line: string, at: number): ReadWord {
  const character = line[at] ?? ''
  if (character === ',') return { word: { kind: 'comma', text: ',' }, end: at + 1 }
  if (doubleQuotes.includes(character)) return readQuoted(line, at, doubleQuotes)
  if (singleQuotes.includes(character)) return readQuoted(line, at, singleQuotes)
  let end = at
  const isFlag = line.startsWith('--', at)
  while (end < line.length && !' \t,'.includes(line[end] ?? '') && !(isFlag && line[end] === '=')) end++
  return { word: { kind: 'word', text: line.slice(at, end) }, end }
}

// An apostrophe inside a word does not close: 'don't' is one text.
function readQuoted(line: string, at: number, quotes: string): ReadWord {
  for (let end = at + 1; end < line.length; end++) {
    if (!quotes.includes(line[end] ?? '')) continue
    const next = line[end + 1]
    if (quotes === singleQuotes && next !== undefined && !' \t,'.includes(next)) continue
    return { word: { kind: 'quoted', text: line.slice(at + 1, end) }, end: end + 1 }
  }
  return { word: { kind: 'unclosed', text: line.slice(at + 1) }, end: line.length }
}
