import type { EnvironmentDiff, ObjectChange, ObjectsDiff } from '../../promotion/rendered.ts'
import { titleOf } from './object.ts'

/** `1 object`, `2 objects`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

/** What changes in an environment in a few words: `1 added, 2 changed (3 fields)`. */
export function environmentSummary({ objects }: EnvironmentDiff): string {
  const by = (change: ObjectChange['change']): readonly ObjectChange[] =>
    objects.filter(object => object.change === change)
  const changed = by('changed')
  const fields = changed.reduce((sum, object) => sum + object.fields.length, 0)
  const parts = [
    [by('removed').length, 'removed'] as const,
    [changed.length, `changed (${counted(fields, 'field')})`] as const,
    [by('added').length, 'added'] as const,
  ]
  const said = parts.flatMap(([count, words]) => (count === 0 ? [] : [`${count} ${words}`]))
  return said.length === 0 ? 'nothing changes' : said.join(', ')
}

/** What was left out, in one sentence; nothing when nothing was. */
export function hiddenSentence({ hidden: { count, why } }: ObjectsDiff): string | undefined {
  return count === 0 ? undefined : `${counted(count, 'change')} not shown: ${why}.`
}

/** What else is to be said of an object: its former name, and who follows the new one. */
export function objectNotes({
  kind,
  clusters,
  renamedFrom,
  references = [],
}: ObjectChange): readonly string[] {
  const where = clusters === undefined ? [] : [`in ${clusters.join(', ')}`]
  const former = renamedFrom === undefined ? [] : [`was ${titleOf({ kind, ...renamedFrom })}`]
  const followers = references.length === 0 ? [] : [`followed by ${references.join(', ')}`]
  return [...where, ...former, ...followers]
}

export const marks: Readonly<Record<ObjectChange['change'], string>> = {
  added: '+',
  changed: '~',
  removed: '-',
}
