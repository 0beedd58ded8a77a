import type { Problem } from '../lib/problem.ts'
import type { Finding } from '../promotion/finding.ts'
import type { Fleet } from '../promotion/fleet.ts'
import type { ObjectsDiff } from '../promotion/rendered.ts'
import { createMask, type Mask } from '../report/objects/mask/mask.ts'
import { type ChangedUnit, changedUnits, objectsOf, pairUnits, showUnits } from './changed.ts'
import { findingsIn } from './findings.ts'
import type { Rendering } from './prove.ts'
import { renderUnits, type Unit } from './units.ts'

/** What a change of files, whatever it is, changes in what is rendered. */
export interface RenderedDifference {
  readonly diff: ObjectsDiff
  readonly findings: readonly Finding[]
  /** What could not be rendered on one side: nothing is said of it. */
  readonly unproven: readonly Unrendered[]
  readonly sides: RenderedSides
}

/** Everything that both states render to, and what hides the secrets in it. */
export interface RenderedSides {
  readonly before: readonly Unit[]
  readonly after: readonly Unit[]
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
  const { memo, salt } = head.rendering
  const before = renderUnits(base.rendering.files, base.fleet.roots ?? [], memo)
  const after = renderUnits(head.rendering.files, head.fleet.roots ?? [], memo)
  const pairs = pairUnits(before, after)
  const mask = createMask([...new Set([...before, ...after].flatMap(objectsOf))], salt)
  const names = [...new Set([...head.fleet.environments, ...base.fleet.environments].map(({ name }) => name))]
  const units: readonly ChangedUnit[] = changedUnits(pairs, 'whole')
  return {
    sides: { before, after, mask },
    diff: showUnits(units, names, () => 1, { mask, files: head.rendering.files }),
    findings: findingsIn(pairs, { before, after }, mask),
    unproven: distinct(pairs.flatMap(unrendered)).map(each => ({
      ...each,
      problem: { ...each.problem, message: mask.text(each.problem.message) },
    })),
  }
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
