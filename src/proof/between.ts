import type { Problem } from '../lib/problem.ts'
import type { Finding } from '../promotion/finding.ts'
import type { Fleet } from '../promotion/fleet.ts'
import type { ObjectsDiff } from '../promotion/rendered.ts'
import { standsAlone } from '../report/findings/alone.ts'
import { createMask, type Mask } from '../report/objects/mask/mask.ts'
import { type ChangedUnit, changedUnits, objectsOf, pairUnits, showUnits } from './changed.ts'
import { type Reach, reachOf } from './file-reach.ts'
import { findingsIn } from './findings.ts'
import type { Rendering } from './prove.ts'
import { ignoresIn, overlaysIn, renderUnits, type Start, type Unit } from './units.ts'

/** What a change of files, whatever it is, changes in what is rendered. */
export interface RenderedDifference {
  readonly diff: ObjectsDiff
  readonly findings: readonly Finding[]
  /** What could not be rendered on one side: nothing is said of it. */
  readonly unproven: readonly Unrendered[]
  readonly sides: RenderedSides
}

/** What a change reaches, as both states render it, and what hides the secrets in it. */
export interface RenderedSides {
  readonly pairs: ReturnType<typeof pairUnits>
  readonly mask: Mask
}

/** `after`: the change itself breaks it; `before`: it was broken already. */
export interface Unrendered {
  readonly environment: string
  readonly problem: Problem
  readonly side: 'before' | 'after'
}

export interface Side {
  readonly fleet: Fleet
  readonly rendering: Rendering
}

/** Compares two states of a repository by what they render to; what is rendered from the same files is not looked at. */
export function renderedDifference(base: Side, head: Side): RenderedDifference {
  const near = pairedSides(base, head, outOfReach(base, head))
  const { before, after, pairs } = isToldByPairs(near) ? near : pairedSides(base, head)
  const { salt, files } = head.rendering
  const mask = createMask([...new Set([...before, ...after].flatMap(objectsOf))], salt)
  const names = [...new Set([...head.fleet.environments, ...base.fleet.environments].map(({ name }) => name))]
  const units: readonly ChangedUnit[] = changedUnits(pairs, 'whole')
  return {
    sides: { pairs, mask },
    diff: showUnits(units, names, () => 1, { mask, files }),
    findings: findingsIn(pairs, { before, after }, mask),
    unproven: distinct(pairs.flatMap(unrendered)).map(each => ({
      ...each,
      problem: { ...each.problem, message: mask.text(each.problem.message) },
    })),
  }
}

interface PairedSides {
  readonly before: readonly Unit[]
  readonly after: readonly Unit[]
  readonly pairs: ReturnType<typeof pairUnits>
}

function pairedSides(base: Side, head: Side, leftOut?: ReadonlySet<string>): PairedSides {
  const { memo } = head.rendering
  const before = renderUnits(base.rendering.files, base.fleet.roots ?? [], memo, leftOut)
  const after = renderUnits(head.rendering.files, head.fleet.roots ?? [], memo, leftOut)
  return { before, after, pairs: pairUnits(before, after) }
}

/** The overlays of both sides that the change cannot reach. */
function outOfReach(base: Side, head: Side): ReadonlySet<string> {
  const { files, memo } = head.rendering
  const before = base.rendering.files
  if (ignoresIn(before) !== ignoresIn(files)) return new Set()
  const known = overlaysIn(before, base.fleet.roots ?? [])
  const reach = reachOf({ before, after: files }, memo.cache)
  const overlays = [...overlaysIn(files, head.fleet.roots ?? [])]
  return new Set(overlays.flatMap(([id, start]) => (misses(reach, known.get(id), start) ? id : [])))
}

function misses({ missesFolder, missesFiles }: Reach, before: Start | undefined, start: Start): boolean {
  if (start.kind === 'kustomization') return before !== undefined && missesFolder(start.folder)
  if (before?.kind !== 'manifests' || before.names.join('\n') !== start.names.join('\n')) return false
  return missesFiles(start.names.map(name => (start.folder === '' ? name : `${start.folder}/${name}`)))
}

/** Whether what is left out could add nothing to what is found. */
function isToldByPairs({ pairs }: PairedSides): boolean {
  return pairs.every(
    ({ before, after }) =>
      before?.build.kind === 'built' &&
      after?.build.kind === 'built' &&
      standsAlone(before.build.documents, after.build.documents),
  )
}

function unrendered({ before, after }: ReturnType<typeof pairUnits>[number]): readonly Unrendered[] {
  const wasBroken = before?.build.kind === 'refused'
  return [after, before].flatMap(unit => {
    if (unit?.build.kind !== 'refused') return []
    const { problem } = unit.build
    const side = wasBroken ? ('before' as const) : ('after' as const)
    return unit.parts.map(({ environment }) => ({ environment, problem, side }))
  })
}

// Clusters of one environment, and both sides, mostly say the same.
function distinct(all: readonly Unrendered[]): readonly Unrendered[] {
  return [...new Map(all.map(each => [`${each.environment}\n${each.problem.message}`, each])).values()]
}
