import { isSame, type Json, type JsonMap, textAt } from '../json.ts'
import {
  type FieldSet,
  fromFieldsV1,
  minus,
  type OwnableFields,
  plus,
  showPath,
  toFieldsV1,
} from './field-set.ts'

/** Who writes: a field manager, by which operation. */
export interface Writer {
  readonly manager: string
  readonly operation: 'Apply' | 'Update'
  readonly apiVersion: string
  readonly subresource?: string
}

/** One entry of `managedFields`. */
export interface Owner extends Writer {
  readonly time: string
  readonly fields: FieldSet
}

/** Reads `metadata.managedFields`. */
export function readOwners(entries: readonly Json[]): readonly Owner[] {
  return entries.map(entry => {
    const subresource = textAt(entry, 'subresource')
    return {
      manager: textAt(entry, 'manager') ?? '',
      operation: textAt(entry, 'operation') === 'Apply' ? ('Apply' as const) : ('Update' as const),
      apiVersion: textAt(entry, 'apiVersion') ?? '',
      time: textAt(entry, 'time') ?? '',
      ...(subresource === undefined ? {} : { subresource }),
      fields: fromFieldsV1((entry as JsonMap).fieldsV1),
    }
  })
}

/** Writes `metadata.managedFields`: those who apply first, then by time; who owns nothing is left out. */
export function writeOwners(owners: readonly Owner[]): readonly JsonMap[] {
  return owners
    .filter(({ fields, operation }) => fields.size > 0 || operation === 'Apply')
    .toSorted((left, right) => rank(left).localeCompare(rank(right)))
    .map(({ manager, operation, apiVersion, time, subresource, fields }) => ({
      manager,
      operation,
      apiVersion,
      time,
      fieldsType: 'FieldsV1',
      fieldsV1: toFieldsV1(fields),
      ...(subresource === undefined ? {} : { subresource }),
    }))
}

function rank({ operation, time, manager }: Owner): string {
  return `${operation === 'Apply' ? 0 : 1} ${time} ${manager}`
}

export function isWriter(owner: Owner, writer: Writer): boolean {
  return (
    owner.manager === writer.manager &&
    owner.operation === writer.operation &&
    owner.subresource === writer.subresource
  )
}

/** Hands over what an update changed: the writer owns it now, nobody owns what is gone. */
export function ownUpdate(
  owners: readonly Owner[],
  writer: Writer,
  change: { readonly before: OwnableFields; readonly after: OwnableFields; readonly time: string },
): readonly Owner[] {
  const { before, after, time } = change
  const changed = [...after].filter(([path, value]) => !before.has(path) || !isSame(before.get(path), value))
  const taken = new Set(changed.map(([path]) => path))
  const gone = new Set([...before.keys()].filter(path => !after.has(path)))
  if (taken.size === 0 && gone.size === 0) return owners
  const mine = owners.find(owner => isWriter(owner, writer))
  const others = owners
    .filter(owner => owner !== mine)
    .map(owner => ({ ...owner, fields: minus(minus(owner.fields, taken), gone) }))
  const fields = minus(plus(mine?.fields ?? new Set(), taken), gone)
  return [...others, { ...writer, time, fields }]
}

/** A field that somebody else owns with another value. */
export interface FieldConflict {
  readonly owner: Owner
  readonly path: string
}

/** What applying these fields would take from others. An entry of a keyed list is nobody's alone: only its fields are. */
export function findConflicts(
  owners: readonly Owner[],
  writer: Writer,
  applied: OwnableFields,
  live: OwnableFields,
): readonly FieldConflict[] {
  return owners
    .filter(owner => !isWriter(owner, writer))
    .flatMap(owner =>
      [...applied]
        .filter(([path, value]) => owner.fields.has(path) && !isSame(live.get(path), value))
        .map(([path]) => ({ owner, path })),
    )
}

/** The words of the API for conflicts, and their causes one by one. */
export function describeConflicts(conflicts: readonly FieldConflict[]): {
  readonly message: string
  readonly causes: readonly JsonMap[]
} {
  const causes = conflicts.map(({ owner, path }) => ({
    reason: 'FieldManagerConflict',
    message: `conflict with ${showManager(owner)}`,
    field: showPath(path),
  }))
  const [first] = conflicts
  if (first !== undefined && conflicts.length === 1)
    return {
      message: `Apply failed with 1 conflict: conflict with ${showManager(first.owner)}: ${showPath(first.path)}`,
      causes,
    }
  const managers = [...new Set(conflicts.map(({ owner }) => showManager(owner)))].sort()
  const lines = managers.flatMap(manager => [
    `conflicts with ${manager}:`,
    ...conflicts
      .filter(({ owner }) => showManager(owner) === manager)
      .map(({ path }) => `- ${showPath(path)}`),
  ])
  return { message: `Apply failed with ${conflicts.length} conflicts: ${lines.join('\n')}`, causes }
}

function showManager({ manager, operation, apiVersion, subresource }: Owner): string {
  const below = subresource === undefined ? '' : ` with subresource "${subresource}"`
  return `"${manager}"${below}${operation === 'Update' ? ` using ${apiVersion}` : ''}`
}
