import { pinTag } from '../../edit/pin-edit.ts'
import type { Fleet, Pin, PinKind } from '../../promotion/fleet.ts'
import type { Goal } from '../../promotion/goal.ts'
import { pinHas, pinsOf } from '../../promotion/pins.ts'
import { type EnvironmentPolicy, environmentPolicy } from '../../promotion/policy.ts'
import type { RolloutSight } from '../../promotion/rollout.ts'
import { environmentObjects } from '../../proof/environment-objects.ts'
import { recordRef } from '../../rollout/applied-record.ts'
import type { EnvironmentPlace } from '../../rollout/environment-kustomizations.ts'
import type { PromisedImage } from '../../rollout/running-image.ts'
import { fullName } from '../authorize.ts'
import type { Context, Memory } from '../context.ts'
import type { FleetReading } from '../fleet/fleet-reading.ts'
import type { OpenCluster } from '../ports/cluster-port.ts'
import type { RepositoryPorts } from '../ports/ports.ts'
import { rolloutSight } from './rollout-sight.ts'
import { watchClusters } from './watch.ts'
import type { OwnDelivery } from './watch-applied.ts'
import { isWorkloadOf, neighbourOf } from './workload-of.ts'

/** A merge whose rollout is looked at. */
export interface Merge {
  readonly goal: Goal
  readonly commit: string
  /** When the wait began, in milliseconds since 1970. */
  readonly since: number
  /** How long somebody waits, in milliseconds; counts where it is longer than the environment's own timeout. */
  readonly patience?: number
  /** Nobody waits for another look: what this one does not see is unknown. */
  readonly isOnlyLook?: boolean
  /** Whole new texts by path, where it is applied before it is merged. */
  readonly changed?: ReadonlyMap<string, string>
  /** The promotion that is judged; absent: somebody only looks. */
  readonly request?: string
}

/** Where rollouts are looked at. */
export interface Lookout {
  readonly context: Pick<Context, 'clock' | 'clusters' | 'delays'> & {
    readonly memory: Pick<Memory, 'ancestry'>
  }
  readonly gitops: Pick<RepositoryPorts, 'ref' | 'commits'>
  /** Without a rendering nobody can tell whether what Lockkeeper itself applied is what is meant. */
  readonly reading: Pick<FleetReading, 'fleet' | 'policy'> & Partial<Pick<FleetReading, 'rendering'>>
}

/** The clusters of an environment that can be opened here, or nothing: then nobody watches. */
export function connection(
  { context, reading }: Lookout,
  environment: string,
): { readonly policy: EnvironmentPolicy; readonly open: OpenCluster } | undefined {
  const policy = environmentPolicy(reading.policy, environment)
  const { clusters: open } = context
  if (policy === undefined || open === undefined) return undefined
  const isAny = policy.clusters.some(({ place }) => place !== undefined && open(place) !== undefined)
  return isAny ? { policy, open } : undefined
}

/** Looks once at every cluster of the environment; nothing where none is connected. */
export async function lookAtRollout(lookout: Lookout, merge: Merge): Promise<RolloutSight | undefined> {
  const { context, gitops, reading } = lookout
  const connected = connection(lookout, merge.goal.environment)
  if (connected === undefined) return undefined
  const now = context.clock.now().getTime()
  const clusters = await watchClusters(connected.policy.clusters, connected.open, {
    place: placeOf(lookout, merge.goal.environment),
    ...ownDelivery(lookout, merge, connected.policy),
    promised: promisedImages(reading.fleet, merge.goal),
    isApp: isWorkloadOf(reading.fleet, merge.goal.app),
    neighbourOf: neighbourOf(reading.fleet, merge.goal.app),
    contains: head => contains(context, gitops, head, merge.commit),
    now,
  })
  const isOver = now - merge.since >= Math.max(connected.policy.timeout, merge.patience ?? 0)
  const { isOnlyLook = false } = merge
  return rolloutSight(clusters, { now, stableFor: context.delays.stable, isOver, isOnlyLook })
}

/** Where the configuration has Lockkeeper apply: what that is to be. */
function ownDelivery(
  { gitops, reading }: Lookout,
  { goal, changed, request }: Merge,
  { delivery, clusters }: EnvironmentPolicy,
): { readonly own?: OwnDelivery } {
  if (delivery !== 'apply') return {}
  const record = recordRef(fullName(gitops.ref), goal.environment)
  const own = { record, ...(request === undefined ? {} : { request }) }
  const { rendering } = reading
  if (rendering === undefined) return { own: { ...own, digests: new Map() } }
  const files = changed === undefined ? rendering.files : rendering.files.withTexts(changed)
  const names = clusters.map(({ name }) => name)
  const desired = environmentObjects(reading.fleet, goal.environment, names, { ...rendering, files })
  const rendered = desired.kind === 'rendered' ? desired.clusters : []
  return { own: { ...own, digests: new Map(rendered.map(({ cluster, digest }) => [cluster, digest])) } }
}

/** What an environment is made of. */
export function placeOf({ gitops, reading }: Lookout, environment: string): EnvironmentPlace {
  const { paths = [] } = reading.fleet.environments.find(({ name }) => name === environment) ?? {}
  return { paths, repository: fullName(gitops.ref) }
}

/** Asked once for each pair: commits do not change. */
async function contains(
  { memory }: Lookout['context'],
  gitops: Lookout['gitops'],
  head: string,
  commit: string,
): Promise<boolean | undefined> {
  if (head === commit) return true
  const key = `${gitops.ref.id}/${head}/${commit}`
  const known = memory.ancestry.get(key)
  if (known !== undefined) return known
  const answer = await gitops.commits.contains(head, commit)
  if (answer === 'unknown') return undefined
  memory.ancestry.set(key, answer === 'yes', 1)
  return answer === 'yes'
}

/** The images that the environment's pins fix, at the goal's version. */
function promisedImages(fleet: Fleet, { app, environment, version }: Goal): readonly PromisedImage[] {
  const { tagPattern } = fleet.apps.find(({ name }) => name === app) ?? {}
  const [first = '', second] = version.split('@')
  const digest = [first, second].find(part => part?.startsWith('sha256:'))
  const pins = pinsOf(fleet, app, environment).filter(
    ({ image, kind }) => image !== undefined && imageKinds.has(kind),
  )
  const byImage = new Map(pins.map(pin => [pin.image ?? '', pin]))
  return [...byImage].map(([name, pin]) => {
    const tag = pinHas(pin, version) ? pin.version : writtenTag(pin, version, tagPattern)
    return { name, digests: digest === undefined ? [] : [digest], ...(tag === undefined ? {} : { tag }) }
  })
}

/** As the edit writes it; nothing for a digest alone, and where no tag could be written. */
function writtenTag(pin: Pin, version: string, tagPattern: string | undefined): string | undefined {
  const written = pinTag(pin, version, tagPattern)
  return written.kind === 'value' && written.value !== '' ? written.value : undefined
}

// Pins of charts and of folders elsewhere fix another version than that of the image which they bring.
const imageKinds: ReadonlySet<PinKind> = new Set([
  'kustomize-image',
  'flux-image',
  'container-image',
  'helmrelease-value',
  'patch-value',
  'config',
])
