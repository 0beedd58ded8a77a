import { withoutInvisible } from '../../command/characters.ts'
import type { EnvironmentDiff, ObjectChange, ObjectsDiff, ShownField } from '../../promotion/rendered.ts'
import { cut } from '../encode.ts'
import type { TextStyle } from '../list-text.ts'
import { type DiffLine, fieldLines } from './lines.ts'
import { titleOf } from './object.ts'
import { counted, environmentSummary, hiddenSentence, marks, objectNotes } from './summary.ts'

type Colour = '1' | '2' | '31' | '32' | '33' | '36'

/** The rendered changes for a terminal: per environment its objects, per object its fields before and after. */
export function diffText(diff: ObjectsDiff, style: TextStyle): string {
  const hidden = hiddenSentence(diff)
  const lines = diff.environments.flatMap(environment => environmentLines(environment, style))
  return [...lines, ...(hidden === undefined ? [] : [line(hidden, '2', style)]), ''].join('\n')
}

function environmentLines(environment: EnvironmentDiff, style: TextStyle): readonly string[] {
  const head = line(`${environment.name}: ${environmentSummary(environment)}`, '1', style)
  return [head, ...environment.objects.flatMap(object => ['', ...objectLines(object, style)]), '']
}

const colours = { added: '32', changed: '33', removed: '31' } as const

function objectLines(object: ObjectChange, style: TextStyle): readonly string[] {
  const { change, fields } = object
  const size = change === 'changed' ? [] : [counted(fields.length, 'field')]
  const notes = [...size, ...objectNotes(object)]
  const title = [
    `${marks[change]} ${titleOf(object)}`,
    ...(notes.length === 0 ? [] : [`(${notes.join('; ')})`]),
  ]
  const shown = change === 'removed' ? [] : fields
  return [line(title.join(' '), colours[change], style), ...shown.flatMap(field => fieldText(field, style))]
}

function fieldText(field: ShownField, style: TextStyle): readonly string[] {
  const { path, origin } = field
  const place = origin === undefined ? '' : `  ${origin.file}:${origin.line}`
  return [
    line(`    ${path}${place}`, '36', style),
    ...fieldLines(field).map(each =>
      line(`    ${signs[each.kind]} ${each.text}`, lineColours[each.kind], style),
    ),
  ]
}

const signs: Readonly<Record<DiffLine['kind'], string>> = { before: '-', after: '+', same: ' ', note: '#' }
const lineColours: Readonly<Record<DiffLine['kind'], Colour | undefined>> = {
  before: '31',
  after: '32',
  same: undefined,
  note: '2',
}

// A manifest must not be able to move the cursor of whoever looks at it.
function line(text: string, colour: Colour | undefined, { color, width }: TextStyle): string {
  const clean = withoutInvisible(text.replace(/[\r\n\t]+/g, ' '))
  const shown = width === undefined ? clean : cut(clean, Math.max(width, 20))
  return color && colour !== undefined ? `\u001b[${colour}m${shown}\u001b[0m` : shown
}
