import type { FluxProgress } from './flux-progress.ts'
import type { Cause, ObjectRef, ObjectReport } from './object.ts'
import type { ImageReport } from './running-image.ts'
import { stability } from './stable.ts'

/** What was seen of one cluster of an environment. */
export interface ClusterSight {
  readonly name: string
  /** Why it could not be looked at, or not wholly. */
  readonly unseen?: string
  readonly flux: readonly FluxProgress[]
  readonly objects: readonly SeenObject[]
  readonly images: readonly ImageReport[]
}

export interface SeenObject {
  readonly ref: ObjectRef
  readonly report: ObjectReport
  /** When it last changed how it stands, in milliseconds since 1970. */
  readonly since?: number
  /** The app that it is, where that is another one than the promoted. Flux changed nothing of it. */
  readonly neighbour?: string
  /**
   * Where Lockkeeper applied, of what is not the app's own: it was unwell before that, and unchanged by it. Whatever else is unwell afterwards is so
   * by what was applied.
   */
  readonly wasUnwell?: boolean
}

/** How a rollout stands. `because` names the first thing that keeps it from having succeeded. */
export type RolloutVerdict =
  | { readonly kind: 'succeeded' }
  /** `isBeside`: only what this promotion neither changed nor harmed keeps it from success. */
  | { readonly kind: 'in-progress'; readonly because: string; readonly isBeside?: true }
  | { readonly kind: 'failed'; readonly because: string; readonly cause?: Cause }
  /** `final`: waiting longer would tell nothing. */
  | {
      readonly kind: 'unknown'
      readonly because: string
      readonly final?: true
      readonly isBeside?: true
    }

export interface Patience {
  /** Milliseconds since 1970. */
  readonly now: number
  /** How long everything has to stay current, in milliseconds. */
  readonly stableFor: number
  /** The environment's timeout has passed: what is still on its way has failed, what could not be seen stays unknown. */
  readonly isOver: boolean
}

/** The verdict on one cluster: succeeded only when Flux applied the commit, every object is current and stays so, and pods run what was promised. */
export function judgeCluster(sight: ClusterSight, patience: Patience): RolloutVerdict {
  const unwell = sight.objects.filter(object => isBeside(object) && object.report.status !== 'current')
  return unwell.length === 0 ? judge(sight, patience) : judgeBeside(unwell, sight, patience)
}

function isBeside({ neighbour, wasUnwell }: SeenObject): boolean {
  return wasUnwell ?? neighbour !== undefined
}

/**
 * Another app of the environment is unwell, which this promotion has not changed: that keeps it from success, since not everything is current, and
 * is no failure of its own.
 */
function judgeBeside(unwell: readonly SeenObject[], sight: ClusterSight, patience: Patience): RolloutVerdict {
  const objects = sight.objects.filter(object => !unwell.includes(object))
  const flux = sight.flux.map(progress => pastHealth(progress, patience))
  const own = judge({ ...sight, objects, flux }, patience)
  if (own.kind !== 'succeeded') return own
  const worst = unwell.find(({ report }) => report.status === 'failed') ?? unwell[0]
  const because = `its own part runs; ${worst === undefined ? '' : sayBeside(worst)}`
  if (worst?.report.status === 'failed') return { kind: 'unknown', because, final: true, isBeside: true }
  return { kind: patience.isOver ? 'unknown' : 'in-progress', because, isBeside: true }
}

function sayBeside(object: SeenObject): string {
  const { neighbour, wasUnwell, ref, report } = object
  const who = neighbour === undefined ? '' : `${neighbour} beside it, `
  if (!wasUnwell) return `${who}which was not changed, does not: ${nameRef(ref)}: ${report.message}`
  return `${neighbour === undefined ? 'what' : `${who}which`} was unwell before and is unchanged, still is: ${nameRef(ref)}: ${report.message}`
}

/** Flux waits for everybody's health; what it applied is there nevertheless. */
function pastHealth(progress: FluxProgress, { isOver }: Patience): FluxProgress {
  const isHeld = progress.kind === 'failed' || (progress.kind === 'applying' && isOver)
  if (!isHeld || !progress.isApplied || progress.revision === undefined) return progress
  return { kind: 'applied', revision: progress.revision, inventory: progress.inventory }
}

function judge(sight: ClusterSight, patience: Patience): RolloutVerdict {
  const verdict =
    arriving(sight) ?? failure(sight) ?? movement(sight) ?? doubt(sight) ?? settling(sight, patience)
  return patience.isOver ? conclude(verdict) : verdict
}

/** The verdict on all clusters of an environment: the worst of them. None is unknown. */
export function judgeEnvironment(sights: readonly ClusterSight[], patience: Patience): RolloutVerdict {
  const verdicts = sights.map(sight => prefixed(sight.name, judgeCluster(sight, patience)))
  const isWhole = verdicts.every(verdict => verdict.kind === 'succeeded' || isOnlyBeside(verdict))
  for (const kind of ['failed', 'in-progress', 'unknown', 'succeeded'] as const) {
    const found = verdicts.find(verdict => verdict.kind === kind)
    if (found !== undefined) return isWhole ? found : alone(found)
  }
  return { kind: 'unknown', because: 'no cluster is connected' }
}

function isOnlyBeside(verdict: RolloutVerdict): boolean {
  return 'isBeside' in verdict && verdict.isBeside === true
}

/** Of one cluster that is beside itself no environment is. */
function alone(verdict: RolloutVerdict): RolloutVerdict {
  if (!('isBeside' in verdict)) return verdict
  const { isBeside: _, ...rest } = verdict
  return rest
}

/** Until Flux has applied it, what is there is of the revision before: what that suffers from is not this promotion's. */
function arriving({ flux, images }: ClusterSight): RolloutVerdict | undefined {
  const applying = flux.find(progress => progress.kind === 'applying' && !progress.isApplied)
  if (applying?.kind !== 'applying' || flux.some(({ kind }) => kind === 'failed')) return undefined
  const other = images.find(report => report.kind === 'other')
  const because = other === undefined ? applying.message : `${applying.message}; ${other.message}`
  return { kind: 'in-progress', because }
}

function failure({ flux, objects, images }: ClusterSight): RolloutVerdict | undefined {
  const failures = flux.filter(progress => progress.kind === 'failed')
  // What Flux could not apply is none of those objects; what it applied says more of itself than "health check failed".
  const notApplied = failures.find(({ isApplied }) => !isApplied)
  const broken = objects.find(({ report }) => report.status === 'failed')
  if (notApplied === undefined && broken !== undefined) return failedObject(broken)
  const stuck = notApplied ?? failures[0]
  if (stuck !== undefined) return { kind: 'failed', because: stuck.message, cause: stuck.cause }
  const other = images.find(report => report.kind === 'other')
  return other === undefined
    ? undefined
    : {
        kind: 'failed',
        because: other.message,
        cause: { code: 'other', object: other.pod, message: other.message },
      }
}

/** Names the pod too, where it is a pod that shows it. */
function failedObject(object: SeenObject): RolloutVerdict {
  const { ref, report } = object
  const { message, cause } = report
  const shown =
    cause === undefined || cause.object.kind !== 'Pod' || ref.kind === 'Pod'
      ? ''
      : `pod ${cause.object.name}: `
  const because = `${harmed(object)}${nameRef(ref)}: ${shown}${message}`
  return { kind: 'failed', because, ...(cause === undefined ? {} : { cause }) }
}

function doubt({ unseen, flux, objects, images }: ClusterSight): RolloutVerdict | undefined {
  const unknown = [
    unseen,
    flux.find(progress => progress.kind === 'unknown')?.message,
    ...objects.filter(({ report }) => report.status === 'unknown').map(sayObject),
    images.find(report => report.kind === 'unknown')?.message,
  ].find(because => because !== undefined)
  if (unknown !== undefined) return { kind: 'unknown', because: unknown }
  return flux.length + objects.length === 0
    ? { kind: 'unknown', because: 'nothing was found to look at' }
    : undefined
}

/** What still moves may yet say what is not known now. */
function movement({ flux, objects }: ClusterSight): RolloutVerdict | undefined {
  const carried = flux.find(step => step.kind === 'waiting' || step.kind === 'applying')
  const moving = objects.find(({ report: { status } }) => status !== 'current' && status !== 'unknown')
  if (carried !== undefined && (carried.kind === 'waiting' || moving === undefined))
    return { kind: 'in-progress', because: carried.message }
  return moving === undefined ? undefined : { kind: 'in-progress', because: sayObject(moving) }
}

function settling({ objects }: ClusterSight, { stableFor, now }: Patience): RolloutVerdict {
  const newest = Math.max(...objects.map(({ since = 0 }) => since))
  if (objects.length === 0 || stability(newest, stableFor, now).kind === 'stable')
    return { kind: 'succeeded' }
  const seconds = Math.ceil((newest + stableFor - now) / 1_000)
  return { kind: 'in-progress', because: `everything is current; it has to stay so for ${seconds} s more` }
}

/** When time is up, what was seen not to arrive has failed. */
function conclude(verdict: RolloutVerdict): RolloutVerdict {
  if (verdict.kind !== 'in-progress') return verdict
  return { kind: 'failed', because: `it did not arrive in time: ${verdict.because}` }
}

function prefixed(name: string, verdict: RolloutVerdict): RolloutVerdict {
  return verdict.kind === 'succeeded' ? verdict : { ...verdict, because: `${name}: ${verdict.because}` }
}

function sayObject(object: SeenObject): string {
  return `${harmed(object)}${nameRef(object.ref)}: ${object.report.message}`
}

/** Says of another app why it counts. */
function harmed({ neighbour, wasUnwell }: SeenObject): string {
  return neighbour !== undefined && wasUnwell === false
    ? `${neighbour} beside it does not run with what was applied: `
    : ''
}

/** `Deployment podinfo/podinfo`. */
export function nameRef({ kind, namespace, name }: ObjectRef): string {
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`
}
