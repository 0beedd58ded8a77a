/** One thing that is wrong with a line. `message` is plain text, one sentence; it is encoded where it is posted. */
export interface Fault {
  readonly code: FaultCode
  readonly message: string
}

export type FaultCode =
  | 'UNPLAIN_CHARACTER'
  | 'MARKUP'
  | 'END_PUNCTUATION'
  | 'STRAY_COMMA'
  | 'UNEXPECTED_WORD'
  | 'UNKNOWN_FLAG'
  | 'FLAG_VALUE'
  | 'REPEATED_FLAG'
  | 'UNCLOSED_QUOTE'
  | 'MISSING_APP'
  | 'MISSING_VERSION'
  | 'MISSING_ENVIRONMENT'
  | 'MISSING_ID'
  | 'BAD_APP'
  | 'BAD_VERSION'
  | 'BAD_ENVIRONMENT'
  | 'BAD_ID'
  | 'DUPLICATE_APP'
  | 'DUPLICATE_ENVIRONMENT'
  | 'VERSION_AND_FROM'
  | 'UNKNOWN_VERB'
  | 'NOT_YET'
  | 'NOT_A_PARAGRAPH'
  | 'TOO_LONG'
  | 'TOO_MANY_COMMANDS'

const longestShown = 60

/** A typed word in quotes, cut when it is long. */
export function shown(word: string): string {
  const characters = Array.from(word)
  const cut = characters.length > longestShown
  return `“${cut ? `${characters.slice(0, longestShown).join('')}…` : word}”`
}
