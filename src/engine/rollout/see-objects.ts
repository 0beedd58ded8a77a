import { absentReport } from '../../rollout/absent.ts'
import { identityOf } from '../../rollout/applied-record.ts'
import type { FluxProgress } from '../../rollout/flux-progress.ts'
import type { HealthExpressions } from '../../rollout/health-expressions.ts'
import type { ClusterObject, Evidence, ObjectRef } from '../../rollout/object.ts'
import { objectStatus } from '../../rollout/object-status.ts'
import { isSettled } from '../../rollout/rules/settled.ts'
import { type ImageReport, imageReport, type PromisedImage } from '../../rollout/running-image.ts'
import { lastTransition } from '../../rollout/stable.ts'
import type { SeenObject } from '../../rollout/verdict.ts'
import { workloadReport } from '../../rollout/workload-report.ts'
import type { Cluster, Seen } from '../ports/cluster-port.ts'
import { sayUnseen } from './say-unseen.ts'

/** What objects of a cluster are looked at for. */
export interface Expected {
  /** The images whose pods must run what was promised; none: the app's version is a chart's. */
  readonly promised: readonly PromisedImage[]
  /** Whether an object is the app's own. */
  readonly isApp: (object: ClusterObject) => boolean
  /** The other app that an object is of, if it is one's. */
  readonly neighbourOf: (object: ClusterObject) => string | undefined
  /** Milliseconds since 1970. */
  readonly now: number
}

export interface WatchedWorkload {
  readonly object: ClusterObject
  readonly evidence: Evidence
  /** It is the app's: by an image that was promised, or by its name. */
  readonly isApp: boolean
}

/** With what brings them there says of them. */
export interface Judged extends Expected {
  readonly flux: readonly FluxProgress[]
  /** Of the Kustomizations that applied what is looked at. */
  readonly expressions: readonly HealthExpressions[]
  /** Where Lockkeeper applied: the identities of what was unwell before that, and is unchanged by it. */
  readonly unwellBefore?: ReadonlySet<string>
}

/** What was seen of one object: how it stands and, of a workload, why, and what its pods run. */
export interface Sighting {
  readonly object: SeenObject
  readonly images: readonly ImageReport[]
  readonly workload?: WatchedWorkload
  readonly unseen?: string
}

export const workloadKinds: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'Job'])

/** Looks at one object; at a workload's pods too. `object` as it was read, `undefined` when it is not there. */
export async function seeObject(
  cluster: Cluster,
  ref: ObjectRef,
  object: ClusterObject | undefined,
  judged: Judged,
): Promise<Sighting> {
  const { now, promised, isApp, expressions, flux } = judged
  if (object === undefined)
    return {
      object: { ref, report: absentReport(ref, flux), ...bond(ref, object, false, judged) },
      images: [],
    }
  const isOwn = isApp(object)
  if (!workloadKinds.has(ref.kind)) {
    const report = objectStatus(object, now, expressions)
    return { object: { ref, report, ...bond(ref, object, isOwn, judged) }, images: [] }
  }
  const evidence = await cluster.evidence(ref)
  if (evidence.kind === 'unseen') {
    const report = objectStatus(object, now)
    const unseen = sayUnseen(evidence, cluster.name)
    return { object: { ref, report, ...bond(ref, object, isOwn, judged) }, images: [], unseen }
  }
  const since = lastTransition(object, evidence.value)
  const report = workloadReport(object, evidence.value, now)
  const images = promised.flatMap(image => imageReport(object, evidence.value, image) ?? [])
  const isAppToo = isOwn || images.length > 0
  return {
    object: {
      ...{ ref, report, ...bond(ref, object, isAppToo, judged) },
      ...(since === undefined ? {} : { since }),
    },
    images: report.status === 'current' ? images : images.filter(({ kind }) => kind === 'promised'),
    workload: { object, evidence: evidence.value, isApp: isAppToo },
  }
}

/** What an object that is not the app's own is to the promotion. */
function bond(
  ref: ObjectRef,
  object: ClusterObject | undefined,
  isOwn: boolean,
  { neighbourOf, unwellBefore }: Judged,
): Pick<SeenObject, 'neighbour' | 'wasUnwell'> {
  if (isOwn) return {}
  const neighbour = object === undefined ? undefined : neighbourOf(object)
  return {
    ...(neighbour === undefined ? {} : { neighbour }),
    ...(unwellBefore === undefined ? {} : { wasUnwell: unwellBefore.has(identityOf(ref)) }),
  }
}

/** As they are now. What the least rights do not let us read and what is as it was applied anyway (Secrets, above all) counts as it was applied. */
export async function readInventory(
  cluster: Cluster,
  refs: readonly ObjectRef[],
): Promise<Seen<readonly (ClusterObject | undefined)[]>> {
  const telling = refs.filter(ref => !isSettled(ref))
  const [read, rest] = await Promise.all([cluster.read(telling), cluster.read(refs.filter(isSettled))])
  if (read.kind === 'unseen' || (rest.kind === 'unseen' && telling.length === 0))
    return read.kind === 'unseen' ? read : rest
  const [told, settled] = [read.value.values(), rest.kind === 'seen' ? rest.value.values() : undefined]
  const next = (ref: ObjectRef): ClusterObject | undefined => {
    if (!isSettled(ref)) return told.next().value
    return settled === undefined ? asApplied(ref) : settled.next().value
  }
  return { kind: 'seen', value: refs.map(next) }
}

function asApplied({ apiVersion, kind, ...metadata }: ObjectRef): ClusterObject {
  return { apiVersion, kind, metadata }
}
