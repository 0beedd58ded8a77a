import { rcompare, valid } from 'semver'
import { similar } from '../lib/similar.ts'
import { parseVersion } from './names.ts'

/**
 * Newest first, by kind: semantic versions by their precedence (https://semver.org, 11), then dates (`2026.11.21-4`), then what a build
 * counts (`main-123-abcdef`, `1234`), then everything else as it came.
 */
export function newestFirst(versions: readonly string[]): readonly string[] {
  const kinds = Map.groupBy(versions, kindOf)
  const semantic = (kinds.get('semantic') ?? []).toSorted(rcompare)
  const byNumbers =
    (read: (version: string) => readonly number[] | undefined) => (left: string, right: string) =>
      compareNumbers(read(right) ?? [], read(left) ?? [])
  return [
    ...semantic,
    ...(kinds.get('date') ?? []).toSorted(byNumbers(dateOf)),
    ...(kinds.get('build') ?? []).toSorted(byNumbers(buildOf)),
    ...(kinds.get('other') ?? []),
  ]
}

function kindOf(version: string): 'semantic' | 'date' | 'build' | 'other' {
  if (dateOf(version) !== undefined) return 'date'
  if (valid(version) !== null) return 'semantic'
  return buildOf(version) === undefined ? 'other' : 'build'
}

// A semantic version would take the fourth build of a day for one before it.
const separated = /^v?((?:19|20)\d\d)([.-])(0?[1-9]|1[0-2])(?:\2(0?[1-9]|[12]\d|3[01]))?(?:[.-](\d{1,9}))?$/
const compact = /^v?((?:19|20)\d\d)()(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:[.-](\d{1,9}))?$/

/** Year, month, day and build; what is not said comes before all that is. */
function dateOf(version: string): readonly number[] | undefined {
  const [, year, , ...rest] = separated.exec(version) ?? compact.exec(version) ?? []
  return year === undefined ? undefined : [year, ...rest].map(part => Number(part ?? -1))
}

/** The number that a build counts, before a commit's hash if there is one. */
function buildOf(version: string): readonly number[] | undefined {
  const match = /^(?:[A-Za-z][\w.-]*?[-_.])?(\d{1,15})(?:[-_.][0-9a-f]{6,40})?$/.exec(version)
  return match === null ? undefined : [Number(match[1])]
}

function compareNumbers(left: readonly number[], right: readonly number[]): number {
  const at = left.findIndex((number, index) => number !== right[index])
  return at === -1 ? 0 : (left[at] ?? -1) - (right[at] ?? -1)
}

/** Whether a pin's version stands for many: `>=1.0.0`, `6.x`, `*`. */
export function isRange(version: string): boolean {
  return parseVersion(version) === undefined || /(?:^|\.)[xX](?:$|\.)/.test(version)
}

/** Of the known versions the few that somebody may have meant: those spelled alike, else the newest. */
export function nearVersions(version: string, known: readonly string[]): readonly string[] {
  const newest = newestFirst(known)
  const alike = similar(version, newest, 1)
  return (alike.length > 0 ? alike : newest).slice(0, 2)
}
