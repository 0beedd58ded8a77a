import type { ChangedFile } from './api-types.ts'
import { type DiffLine, parsePatch, sharedEnds } from './diff.ts'
import { type Child, h, icon } from './dom.ts'

/** The changed files, each with its diff; a line that replaces one line shows what changed inside it. */
export function filesView(files: readonly ChangedFile[]): HTMLElement {
  if (files.length === 0) return h('p', { class: 'blank' }, 'No file differs.')
  return h('div', { class: 'files' }, ...files.map(fileView))
}

function fileView(file: ChangedFile): HTMLElement {
  const name =
    file.previous_filename === undefined ? file.filename : `${file.previous_filename} → ${file.filename}`
  return h(
    'details',
    { class: 'card file', open: true, 'data-key': `file-${file.filename}` },
    h(
      'summary',
      {},
      icon('down', 'fold'),
      h('span', { class: 'file-name' }, name),
      file.status !== 'modified' && h('span', { class: 'role' }, file.status),
      h('span', { class: 'plus', 'aria-label': `${file.additions} added` }, `+${file.additions}`),
      h('span', { class: 'minus', 'aria-label': `${file.deletions} removed` }, `−${file.deletions}`),
    ),
    file.patch === undefined ? h('p', { class: 'blank' }, 'No text to show.') : patchView(file),
  )
}

function patchView(file: ChangedFile): HTMLElement {
  const lines = parsePatch(file.patch ?? '')
  return h(
    'div',
    { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': `Diff of ${file.filename}` },
    h(
      'table',
      { class: 'diff' },
      h('tbody', {}, ...lines.map((line, index) => lineView(line, partner(lines, index)))),
    ),
  )
}

// The line that replaces this one, when exactly one line replaces one.
function partner(lines: readonly DiffLine[], index: number): string | undefined {
  const line = lines[index]
  const at = (offset: number) => lines[index + offset]?.kind
  if (line?.kind === 'removed' && at(1) === 'added' && at(-1) !== 'removed' && at(2) !== 'added')
    return lines[index + 1]?.text
  if (line?.kind === 'added' && at(-1) === 'removed' && at(-2) !== 'removed' && at(1) !== 'added')
    return lines[index - 1]?.text
  return undefined
}

const signs = { added: '+', removed: '−', context: ' ', hunk: '', note: '' } as const
const spoken = {
  added: 'added',
  removed: 'removed',
  context: undefined,
  hunk: undefined,
  note: undefined,
} as const

function lineView(line: DiffLine, other: string | undefined): HTMLElement {
  return h(
    'tr',
    { class: line.kind },
    h('td', { class: 'number' }, line.before ?? ''),
    h('td', { class: 'number' }, line.after ?? ''),
    h('td', { class: 'sign', 'aria-label': spoken[line.kind] }, signs[line.kind]),
    h('td', { class: 'code' }, ...(other === undefined ? [line.text] : markChange(line.text, other))),
  )
}

function markChange(text: string, other: string): readonly Child[] {
  const [start, end] = sharedEnds(text, other)
  const middle = text.slice(start, text.length - end)
  if (middle === '' || start + end < text.length / 4) return [text]
  return [text.slice(0, start), h('mark', {}, middle), text.slice(text.length - end)]
}
