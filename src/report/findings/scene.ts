import type { FluxFinding } from '../../flux/build.ts'
import type { Place } from '../../lib/problem.ts'
import type { FindingKind, Severity } from '../../promotion/finding.ts'
import { isKind, namespaceOf, type RenderedObject } from '../objects/object.ts'
import type { Pair } from '../objects/pair.ts'

/** What the rules look at: one environment before and after. */
export interface Scene {
  readonly before: readonly RenderedObject[]
  readonly after: readonly RenderedObject[]
  /** Of those after the change what is rendered from other files than before. */
  readonly reached: readonly RenderedObject[]
  readonly pairs: readonly Pair[]
  /** The objects after the change that were not there before, or not the same. */
  readonly touched: readonly RenderedObject[]
  /** What rendering did in silence. */
  readonly rendering: readonly FluxFinding[]
  /** Custom resource definitions of the other environments: the repository's own, too. */
  readonly definitions?: readonly RenderedObject[]
  /** The version of Kubernetes that it runs on, `1.31`; nothing when that is not known. */
  readonly kubernetes?: string | undefined
}

/** What a rule saw, in its own words. Without an object it is about the place alone. */
export interface Observation {
  readonly object?: RenderedObject
  readonly path?: string
  readonly place?: Place | undefined
  readonly severity: Severity
  readonly message: string
  readonly advice: string
  /** For a rule of several ids: which. */
  readonly id?: string
}

/** One question asked of every environment. */
export interface Rule {
  readonly id: string
  readonly kind: FindingKind
  readonly find: (scene: Scene) => readonly Observation[]
}

/** Objects of some kinds that are gone: removed, or known again under another name, which is the same to a cluster. */
export function goneObjects(
  scene: Scene,
  group: string,
  ...kinds: readonly string[]
): readonly RenderedObject[] {
  return scene.pairs.flatMap(pair => {
    const isGone = pair.kind === 'removed' || (pair.kind === 'renamed' && pair.how === 'name')
    return isGone && isKind(pair.before, group, ...kinds) ? [pair.before] : []
  })
}

/** The pairs of one object before and after under the same name. */
export function keptPairs(scene: Scene): readonly Extract<Pair, { kind: 'kept' }>[] {
  return scene.pairs.filter(pair => pair.kind === 'kept')
}

/** The key of an object by kind, namespace and name, whatever its group. */
export function objectKey(kind: string, namespace: string, name: string): string {
  return [kind, namespace, name].join('\u0000')
}

/** The objects by `objectKey`. */
export function indexObjects(objects: readonly RenderedObject[]): ReadonlyMap<string, RenderedObject> {
  return new Map(objects.map(object => [objectKey(object.kind, namespaceOf(object), object.name), object]))
}
