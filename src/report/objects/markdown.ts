import type { EnvironmentDiff, ObjectChange, ObjectsDiff, ShownField } from '../../promotion/rendered.ts'
import { assemble, type Limit, type Piece, replyLimit, text } from '../assemble.ts'
import { code, fence, htmlCode, prose } from '../encode.ts'
import { type DiffLine, fieldLines } from './lines.ts'
import { titleOf } from './object.ts'
import { counted, environmentSummary, hiddenSentence, marks, objectNotes } from './summary.ts'

/** The rendered changes as Markdown for GitHub: a summary, then each object folded, cut between objects to fit the limit. */
export function diffMarkdown(diff: ObjectsDiff, limit: Limit = replyLimit): string {
  return assemble(diffPieces(diff), limit)
}

/** The same as pieces of a longer text; what does not fit is left out at its end and counted. */
export function diffPieces(diff: ObjectsDiff): readonly Piece[] {
  return [text(summaryLines(diff).join('\n')), ...diff.environments.flatMap(environmentPieces)]
}

/** One line an environment, and one for what was left out. */
export function summaryLines(diff: ObjectsDiff): readonly string[] {
  const hidden = hiddenSentence(diff)
  return [
    ...diff.environments.map(
      environment => `* ${code(environment.name)}: ${environmentSummary(environment)}`,
    ),
    ...(hidden === undefined ? [] : ['', `_${prose(hidden)}_`]),
  ]
}

/** Every object of every environment as one row; few of them stand open, more are folded each. */
export function renderedRows({ environments }: ObjectsDiff): readonly string[] {
  const count = environments.reduce((sum, { objects }) => sum + objects.length, 0)
  return environments.flatMap(({ name, objects }) =>
    objects.map((object, at) => {
      const head = environments.length > 1 && at === 0 ? `**${code(name)}**\n\n` : ''
      return `${head}${count <= mostOpen ? openBlock(object) : objectBlock(object)}`
    }),
  )
}

const mostOpen = 3

function openBlock(object: ObjectChange): string {
  const { change, fields } = object
  const notes = objectNotes(object).map(note => ` · ${prose(note)}`)
  const lines = blockLines(change === 'removed' ? [] : fields)
  const body = lines.length === 0 ? [] : [fence(lines, 'diff'), '']
  return [`${marks[change]} **${prose(titleOf(object))}**${notes.join('')}`, '', ...body].join('\n')
}

function environmentPieces(environment: EnvironmentDiff): readonly Piece[] {
  const { name, objects } = environment
  if (objects.length === 0) return []
  return [
    {
      kind: 'rows',
      before: [`**${code(name)}**`, ''],
      rows: objects.map(objectBlock),
      after: [],
      more: count => `… and ${counted(count, 'more object')} of ${code(name)}`,
    },
  ]
}

// One object of very many lines must not push the others out.
const mostLines = 150
const mostCharacters = 8000

function objectBlock(object: ObjectChange): string {
  const { change, fields } = object
  const notes = [counted(fields.length, 'field'), ...objectNotes(object)]
  const summary = `${marks[change]} ${htmlCode(titleOf(object))} · ${notes.map(htmlNote).join(' · ')}`
  const lines = blockLines(change === 'removed' ? [] : fields)
  const body = lines.length === 0 ? [] : [fence(lines, 'diff'), '']
  return [`<details><summary>${summary}</summary>`, '', ...body, '</details>', ''].join('\n')
}

function htmlNote(note: string): string {
  return /^\d+ fields?$/.test(note) ? note : htmlCode(note)
}

function blockLines(fields: readonly ShownField[]): readonly string[] {
  const shown: string[] = []
  let characters = 0
  for (const [at, field] of fields.entries()) {
    const lines = fieldBlock(field)
    characters += lines.reduce((sum, line) => sum + Math.min(line.length, 1000) + 1, 0)
    const isFull = shown.length + lines.length > mostLines || characters > mostCharacters
    if (isFull && at > 0) return [...shown, `# … and ${counted(fields.length - at, 'more field')}`]
    if (isFull)
      shown.push(...lines.slice(0, Math.min(mostLines, 8)), `# … and ${lines.length - 8} more lines`)
    else shown.push(...lines)
  }
  return shown
}

const signs: Readonly<Record<DiffLine['kind'], string>> = { before: '-', after: '+', same: ' ', note: '#' }

function fieldBlock(field: ShownField): readonly string[] {
  const { path, origin } = field
  const place = origin === undefined ? '' : ` ${origin.file}:${origin.line}`
  return [`@@ ${path} @@${place}`, ...fieldLines(field).map(line => `${signs[line.kind]} ${line.text}`)]
}
