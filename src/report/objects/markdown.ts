import type { EnvironmentDiff, ObjectChange, ObjectsDiff, ShownField } from '../../promotion/rendered.ts'
import { assemble, type Limit, type Piece, replyLimit, text } from '../assemble.ts'
import { code, fence, htmlCode, prose } from '../encode.ts'
import { type DiffLine, fieldLines } from './lines.ts'
import { titleOf } from './object.ts'
import { counted, environmentSummary, hiddenSentence, marks, objectNotes } from './summary.ts'

/** The rendered changes as Markdown for GitHub: a summary, then each object, folded unless all are read at once, cut between objects to fit the limit. */
export function diffMarkdown(diff: ObjectsDiff, limit: Limit = replyLimit): string {
  return assemble(diffPieces(diff), limit)
}

/** The same as pieces of a longer text; what does not fit is left out at its end and counted. */
export function diffPieces(diff: ObjectsDiff): readonly Piece[] {
  const groups = alikeGroups(diff.environments)
  const block = isShort(groups.flatMap(([{ objects }]) => objects)) ? openBlock : objectBlock
  return [
    text([...groups.map(groupLine), ...hiddenLines(diff)].join('\n')),
    ...groups.flatMap(group => groupPieces(group, block, diff.environments.length > 1 ? 'named' : 'alone')),
  ]
}

// So much is read at once: nobody has to open it.
const shortLines = 20

function isShort(objects: readonly ObjectChange[]): boolean {
  if (objects.length > mostOpen) return false
  return (
    objects.flatMap(({ change, fields }) => (change === 'removed' ? [] : blockLines(fields))).length <=
    shortLines
  )
}

/** Environments in which the same fields of the same objects change in the same way, by the first of them. */
type Group = readonly [EnvironmentDiff, ...EnvironmentDiff[]]

function alikeGroups(environments: readonly EnvironmentDiff[]): readonly Group[] {
  const groups = new Map<string, Group>()
  for (const environment of environments) {
    const key = JSON.stringify(environment.objects.map(withoutPlaces))
    const known = groups.get(key)
    groups.set(key, known === undefined ? [environment] : [...known, environment])
  }
  return [...groups.values()]
}

/** Where it was written tells environments apart no more than their names do. */
function withoutPlaces({ fields, ...object }: ObjectChange) {
  return { ...object, fields: fields.map(({ origin: _, ...field }) => field) }
}

// Of very many names the first, so that the change comes into sight.
const mostNames = 12

function groupNames(group: Group): string {
  const shown = group.slice(0, mostNames).map(({ name }) => code(name))
  const rest = group.length - shown.length
  return `${shown.join(', ')}${rest === 0 ? '' : ` and ${rest} more`}`
}

function groupLine(group: Group): string {
  return `* ${groupNames(group)}: ${group.length === 1 ? '' : 'each '}${environmentSummary(group[0])}`
}

// One for what was left out.
function hiddenLines(diff: ObjectsDiff): readonly string[] {
  const hidden = hiddenSentence(diff)
  return hidden === undefined ? [] : ['', `_${prose(hidden)}_`]
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
  // A plus or a minus alone would begin a list.
  const sign = change === 'changed' ? marks[change] : `**${marks[change]}**`
  return [`${sign} **${prose(titleOf(object))}**${notes.join('')}`, '', ...body].join('\n')
}

function groupPieces(
  group: Group,
  block: (object: ObjectChange) => string,
  heading: 'named' | 'alone',
): readonly Piece[] {
  const [{ name, objects }] = group
  if (objects.length === 0) return []
  const title = group.length === 1 ? code(name) : `${code(name)}, and the same in ${group.length - 1} more`
  return [
    {
      kind: 'rows',
      before: heading === 'named' ? [`**${title}**`, ''] : [],
      rows: objects.map(block),
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
