import type { RenderedDocument } from '../kustomize/render.ts'
import { SchemaState } from '../kustomize/schema/state.ts'
import type { EnvironmentName } from '../promotion/names.ts'
import type { Edit } from '../promotion/plan.ts'
import type { ObjectChange, ObjectsDiff, Origin } from '../promotion/rendered.ts'
import { objectChanges, type RawChange } from '../report/objects/changes.ts'
import { showChanges } from '../report/objects/diff.ts'
import { diffJson } from '../report/objects/json.ts'
import type { Mask } from '../report/objects/mask/mask.ts'
import { renderedOrigin } from '../report/objects/origin.ts'
import type { TextFiles } from './text-files.ts'
import { environmentOf, reaches, type Unit } from './units.ts'

/** A unit that comes out differently, as it is after the change, and the objects in which it differs. */
export interface ChangedUnit {
  readonly unit: Unit
  readonly changes: readonly RawChange[]
}

/** Both sides of what is not the same value before and after; one side is missing where a unit comes or goes. */
export function pairUnits(
  before: readonly Unit[],
  after: readonly Unit[],
): readonly { readonly before?: Unit; readonly after?: Unit }[] {
  const old = new Map(before.map(unit => [unit.id, unit]))
  const now = new Set(after.map(unit => unit.id))
  const kept = after.flatMap(unit => {
    const same = old.get(unit.id)
    if (same === undefined) return [{ after: unit }]
    return same.build === unit.build ? [] : [{ before: same, after: unit }]
  })
  return [...kept, ...before.filter(unit => !now.has(unit.id)).map(unit => ({ before: unit }))]
}

/** The units that differ: those that are built before and after, with `whole` also those that come or go. */
export function changedUnits(
  pairs: ReturnType<typeof pairUnits>,
  extent: 'kept' | 'whole' = 'kept',
): readonly ChangedUnit[] {
  const schemas = new SchemaState()
  return pairs.flatMap(({ before, after }) => {
    const unit = after ?? before
    const isKept = before?.build.kind === 'built' && after?.build.kind === 'built'
    const isOneSided = (before === undefined) !== (after === undefined)
    if (unit === undefined || !(isKept || (extent === 'whole' && isOneSided))) return []
    const [old, now] = [before, after].map(side => (side === undefined ? [] : objectsOf(side)))
    const changes = objectChanges(old ?? [], now ?? [], schemas)
    return changes.length === 0 ? [] : [{ unit, changes }]
  })
}

/** The objects that a unit makes; none where it cannot be built. */
export function objectsOf({ build }: Unit): readonly RenderedDocument[] {
  return build.kind === 'built' ? build.documents : []
}

/** The objects of units that are an environment's: what nobody claims belongs to all that share its unit. */
export function objectsIn(units: readonly Unit[], environment: string): readonly RenderedDocument[] {
  const own = units.filter(unit => reaches(unit, environment))
  return own.flatMap(unit =>
    objectsOf(unit).filter(object => [environment, undefined].includes(environmentOf(unit, object))),
  )
}

/** The environments that a change counts for: its own, or all that share its unit. */
export function environmentsOf(unit: Unit, { object }: RawChange): readonly EnvironmentName[] {
  const own = environmentOf(unit, object)
  return own === undefined ? [...new Set(unit.parts.map(part => part.environment))] : [own]
}

/** The changes by environment as they may be shown; what changes alike in all clusters of an environment is one change. */
export function showUnits(
  units: readonly ChangedUnit[],
  environments: readonly EnvironmentName[],
  clustersOf: (environment: EnvironmentName) => number,
  { mask, files, edits = [] }: Places,
): ObjectsDiff {
  const cells = environments.flatMap(name => cellsOf(name, units))
  const shown = showChanges(
    cells.map(({ environment, changes }) => ({ name: environment, changes })),
    mask,
    { origin: (object, steps) => placeInRepository(renderedOrigin(object, steps), edits, files) },
  )
  const objects = (name: EnvironmentName): readonly ObjectChange[] =>
    joinClusters(
      shown.environments.flatMap((diff, at) => {
        const cell = cells[at]
        return cell?.environment === name
          ? diff.objects.map(object => ({ object, cluster: cell.cluster }))
          : []
      }),
      clustersOf(name),
    )
  const diffs = environments.map(name => ({ name, objects: objects(name) }))
  return { environments: diffs.filter(each => each.objects.length > 0), hidden: shown.hidden }
}

/** What says where in the repository a change stands. */
interface Places {
  readonly mask: Mask
  readonly files: TextFiles
  readonly edits?: readonly Edit[]
}

/** An artifact made of the repository may have its files elsewhere: where one path alone ends so, it is that. */
function placeInRepository(
  origin: Origin | undefined,
  edits: readonly Edit[],
  files: TextFiles,
): Origin | undefined {
  if (origin === undefined || files.read(`/${origin.file}`) !== undefined) return editedPlace(origin, edits)
  const candidates = [...files.paths()].filter(path => path.endsWith(`/${origin.file}`))
  const [only, second] = candidates
  const edited = edits.find(edit => candidates.includes(edit.file))?.file
  const file = second === undefined ? only : edited
  return file === undefined ? undefined : editedPlace({ ...origin, file }, edits)
}

/** A layer changes all images of a list at one place: where the only edit of that file is, that is the line. */
function editedPlace(origin: Origin | undefined, edits: readonly Edit[]): Origin | undefined {
  const [only, second] = edits.filter(edit => edit.file === origin?.file)
  return only === undefined || second !== undefined ? origin : { file: only.file, line: only.line }
}

interface Cell {
  readonly environment: EnvironmentName
  readonly cluster: string | undefined
  readonly changes: readonly RawChange[]
}

function cellsOf(environment: EnvironmentName, units: readonly ChangedUnit[]): readonly Cell[] {
  return units.flatMap(({ unit, changes }) => {
    const own = changes.filter(change => environmentsOf(unit, change).includes(environment))
    return own.length === 0 ? [] : [{ environment, cluster: unit.cluster, changes: own }]
  })
}

function joinClusters(
  found: readonly { readonly object: ObjectChange; readonly cluster: string | undefined }[],
  count: number,
): readonly ObjectChange[] {
  const groups = Map.groupBy(found, ({ object }) =>
    JSON.stringify(
      diffJson({ environments: [{ name: '', objects: [object] }], hidden: { count: 0, why: '' } }),
    ),
  )
  return [...groups.values()].flatMap(group => {
    const [first] = group
    if (first === undefined) return []
    const clusters = [...new Set(group.flatMap(({ cluster }) => cluster ?? []))]
    return [clusters.length === 0 || clusters.length >= count ? first.object : { ...first.object, clusters }]
  })
}
