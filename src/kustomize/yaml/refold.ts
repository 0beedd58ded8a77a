import { foldedText } from './scanner.ts'

const blankBreak = / [\r\n\u0085\u2028\u2029]/
const unprintable = /[^\n\t\x20-\x7e\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd]/

/**
 * What a folded scalar (`>`) is after Kustomize has printed and read it once more: go-yaml v3 writes an empty line for
 * every line break, which before an indented line, and at a kept end, is one too many. Measured with 5.5.0.
 */
export function refold(text: string): string {
  if (!text.includes('\n') || !isPrintedAsBlock(text)) return text
  return foldedText(printFolded(text))
}

/** Whether a text in a block stays one when it is printed; else it is put in double quotes. */
export function isPrintedAsBlock(text: string): boolean {
  return text !== '' && !text.endsWith(' ') && !blankBreak.test(text) && !unprintable.test(text)
}

// The scalar as v3 prints it, its header included.
function printFolded(text: string): string {
  // Asked of the whole text instead of the line that follows.
  const opensWithBlank = /^[\n\u2028\u2029]*[ \t]/.test(text)
  let out = ''
  let atStart = true
  let indented = true
  for (const character of text) {
    if (character === '\n' || character === '\u2028' || character === '\u2029') {
      if (!atStart && !indented && character === '\n' && !opensWithBlank) out += '\n'
      out += character
      atStart = true
    } else {
      if (atStart) {
        out += '  '
        indented = character === ' ' || character === '\t'
      }
      out += character
      atStart = false
    }
  }
  return `>${/^[ \n\u2028\u2029]/.test(text) ? '2' : ''}${chomping(text)}\n${out}`
}

function chomping(text: string): string {
  if (!/[\n\u2028\u2029]$/.test(text)) return '-'
  return text.length === 1 || /[\n\u2028\u2029]{2}$/.test(text) ? '+' : ''
}
