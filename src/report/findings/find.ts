import type { FluxFinding } from '../../flux/build.ts'
import { indexSegment, keyedSegment, parsePointer, type Step } from '../../lib/pointer.ts'
import { bySeverity, type Finding, type FindingPlace } from '../../promotion/finding.ts'
import type { EnvironmentObjects, OriginOf } from '../objects/diff.ts'
import type { Mask } from '../objects/mask/mask.ts'
import { isEqual, isKind, type RenderedObject } from '../objects/object.ts'
import { renderedOrigin } from '../objects/origin.ts'
import { type Pair, pairObjects } from '../objects/pair.ts'
import { rules } from './rules.ts'
import type { Observation, Rule, Scene } from './scene.ts'

/** One environment's objects, and what its rendering after the change did in silence. */
export interface EnvironmentScene extends EnvironmentObjects {
  readonly rendering?: readonly FluxFinding[]
  /** Of those after the change what is rendered from other files than before; all of them unless said. */
  readonly reached?: readonly RenderedObject[]
  /** `1.31`; decides whether a deprecated API is already gone. */
  readonly kubernetes?: string
}

export interface FindOptions {
  /** As for the diff: no finding shows what is secret. */
  readonly mask: Mask
  readonly origin?: OriginOf
  /** Everything else that the repository makes: its definitions count everywhere. */
  readonly others?: readonly RenderedObject[]
}

/** Everything that the rules find in the environments, the gravest first, with everything secret masked. */
export function findFindings(
  environments: readonly EnvironmentScene[],
  { mask, origin, others = [] }: FindOptions,
): readonly Finding[] {
  const objects = environments.flatMap(({ before, after }) => [...before, ...after])
  const definitions = [...others, ...objects].filter(each =>
    isKind(each, 'apiextensions.k8s.io', 'CustomResourceDefinition'),
  )
  const found = environments.flatMap(environment => {
    const scene = { ...sceneOf(environment), definitions }
    return rules.flatMap(rule =>
      rule.find(scene).map(seen => findingOf(rule, seen, environment.name, mask, origin)),
    )
  })
  return bySeverity(found)
}

function sceneOf(environment: EnvironmentScene): Scene {
  const { before, after, reached = after, rendering = [], kubernetes } = environment
  const pairs = pairObjects(before, after)
  return { before, after, reached, pairs, touched: pairs.flatMap(touchedIn), rendering, kubernetes }
}

function touchedIn(pair: Pair): readonly RenderedObject[] {
  if (pair.kind === 'removed') return []
  return pair.kind === 'kept' && isEqual(pair.before.value, pair.after.value) ? [] : [pair.after]
}

function findingOf(
  rule: Rule,
  seen: Observation,
  environment: string,
  mask: Mask,
  origin: OriginOf | undefined,
): Finding {
  const { id = rule.id, severity, message, advice } = seen
  return {
    id,
    kind: rule.kind,
    severity,
    place: { environment, ...objectPlace(seen, mask), ...filePlace(seen, origin) },
    message: mask.text(message),
    advice: mask.text(advice),
  }
}

function objectPlace({ object, path }: Observation, mask: Mask): FindingPlace {
  if (object === undefined) return {}
  const { apiVersion, kind, namespace, name } = object
  return {
    apiVersion: mask.text(apiVersion),
    kind: mask.text(kind),
    ...(namespace === undefined ? {} : { namespace: mask.text(namespace) }),
    name: mask.text(name),
    ...(path === undefined ? {} : { path: mask.text(path) }),
  }
}

function filePlace({ object, path, place }: Observation, origin: OriginOf | undefined): FindingPlace {
  if (place !== undefined) return { ...place }
  if (object === undefined) return {}
  const steps = (parsePointer(path ?? '') ?? []).map(stepOf)
  const found = (origin ?? renderedOrigin)(object, steps)
  return found === undefined ? {} : { file: found.file, line: found.line }
}

function stepOf(segment: string): Step {
  return keyedSegment(segment) ?? indexSegment(segment) ?? segment
}
