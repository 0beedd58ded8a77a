import type { DeliveryFact } from '../../promotion/delivery.ts'
import type { Goal } from '../../promotion/goal.ts'
import { parseEnvironmentName } from '../../promotion/names.ts'
import { recordedAt } from '../../promotion/observed.ts'
import { type EnvironmentCluster, environmentPolicy } from '../../promotion/policy.ts'
import { slotBranch } from '../../promotion/slot.ts'
import { type DesiredObjects, environmentObjects } from '../../proof/environment-objects.ts'
import { readProposalMarker } from '../../report/marker.ts'
import { type AppliedRecord, recordRef, restored } from '../../rollout/applied-record.ts'
import type { ObjectRef } from '../../rollout/object.ts'
import { type Authorized, fullName } from '../authorize.ts'
import type { Cluster } from '../ports/cluster-port.ts'
import { type Bringing, bringObjects, tryObjects } from '../rollout/apply-cluster.ts'
import { type HeldRecord, holdRecord } from '../rollout/hold-record.ts'
import { sayUnseenIn } from '../rollout/say-unseen.ts'
import { unwellBefore } from '../rollout/unwell-before.ts'
import type { Run } from './request.ts'
import type { Situation } from './situation.ts'

/** One cluster of the environment, with what it has to get and what was applied there last. */
interface Ground {
  readonly cluster: Cluster
  readonly desired: DesiredObjects
  readonly held: HeldRecord
}

type Obstacle = Exclude<DeliveryFact, { readonly kind: 'unknown' | 'free' | 'begun' | 'whole' }>

/** How the clusters stand towards this promotion, by the records in them. */
export async function lookAtDelivery(run: Run, situation: Situation): Promise<DeliveryFact> {
  const surveyed = await survey(run, situation, 'promoted')
  return surveyed.kind === 'grounds' ? standing(run, situation, surveyed.grounds) : surveyed
}

async function standing(run: Run, situation: Situation, grounds: readonly Ground[]): Promise<DeliveryFact> {
  const isOwn = ({ held }: Ground): boolean => held.record?.request === run.request.key
  if (grounds.length > 0 && grounds.every(isOwn) && grounds.every(hasAll)) return { kind: 'whole' }
  if (grounds.some(isOwn)) return { kind: 'begun' }
  return (await otherPromotion(run, situation, grounds)) ?? { kind: 'free' }
}

function hasAll({ held: { record }, desired }: Ground): boolean {
  return record?.whole === true && record.digest === desired.digest
}

/**
 * Applies what would be merged: first it is tried in every cluster, and nothing is changed unless all would take all of it. `unknown`: somebody else has
 * begun something there meanwhile, so everything has to be looked at again.
 */
export async function applyPromotion(
  run: Run,
  situation: Situation,
  _goal: Authorized<Goal>,
): Promise<DeliveryFact> {
  const surveyed = await survey(run, situation, 'promoted')
  if (surveyed.kind !== 'grounds') return surveyed
  const { grounds } = surveyed
  // On the records as they are now, which are those that are replaced: somebody may have begun since it was decided.
  const now = await standing(run, situation, grounds)
  if (now.kind !== 'free' && now.kind !== 'begun') return now
  const bringings: Bringing[] = []
  for (const ground of grounds) {
    const tried = await tryObjects(ground)
    if (tried.kind === 'refused') return { kind: 'refused', because: tried.because }
    if (tried.kind !== 'tried') return stuck(run, situation, tried.because)
    const unwell = await unwellBefore({
      ...{ cluster: ground.cluster, unchanged: tried.unchanged, begun: begunIn(run, situation, ground) },
      now: run.context.clock.now().getTime(),
    })
    if (unwell.kind === 'unseen') return stuck(run, situation, sayUnseenIn(ground.cluster.name, unwell))
    bringings.push(bringing(run, situation, ground, { of: 'promoted', unwellBefore: unwell.value }))
  }
  for (const each of bringings) {
    const brought = await bringObjects(each)
    if (brought.kind === 'moved') return { kind: 'unknown' }
    if (brought.kind === 'refused') return { kind: 'refused', because: brought.because }
    if (brought.kind === 'unseen') return stuck(run, situation, brought.because)
  }
  return { kind: 'whole' }
}

/** The record of an apply that was begun and neither merged nor put back: this promotion's, or of the one whose place it took. */
function begunIn(
  { request }: Run,
  { goal, pullRequests }: Situation,
  { held: { record } }: Ground,
): AppliedRecord | undefined {
  if (record === undefined || record.request === request.key) return record
  if (record.request === restored || record.app !== goal.app) return undefined
  const isMerged = pullRequests.some(
    ({ state, claim }) => state === 'merged' && claim?.request === record.request,
  )
  return isMerged ? undefined : record
}

/** Gives the clusters back what the default branch says, each that this promotion has changed. */
export async function restorePrevious(run: Run, situation: Situation): Promise<DeliveryFact> {
  const surveyed = await survey(run, situation, 'present')
  if (surveyed.kind !== 'grounds') return stuck(run, situation, said(surveyed.because))
  for (const ground of surveyed.grounds.filter(({ held }) => held.record?.request === run.request.key)) {
    const brought = await bringObjects(bringing(run, situation, ground, { of: 'present', unwellBefore: [] }))
    if (brought.kind === 'moved') return { kind: 'unknown' }
    if ('because' in brought) return stuck(run, situation, said(brought.because))
  }
  return { kind: 'free' }
}

function said(because: string): string {
  return `what ran before could not be put back: ${because}`
}

function bringing(
  run: Run,
  { goal, pullRequests }: Situation,
  ground: Ground,
  state: { readonly of: 'promoted' | 'present'; readonly unwellBefore: readonly ObjectRef[] },
): Bringing {
  const { reading, gitops, request } = run
  const repository = fullName(gitops.ref)
  const mine = pullRequests.find(({ claim }) => claim?.request === request.key)
  const head = state.of === 'promoted' ? mine?.head : undefined
  const beside = reading.policy.environments
    .filter(({ name, delivery }) => delivery === 'apply' && name !== goal.environment)
    .map(({ name }) => recordRef(repository, name))
  return {
    ...ground,
    ref: recordRef(repository, goal.environment),
    mark: {
      ...{ repository, request: request.key, app: goal.app },
      revision: head ?? reading.snapshot.commit,
      unwellBefore: state.unwellBefore,
    },
    settled: state.of === 'promoted' ? request.key : restored,
    beside,
  }
}

/** Every cluster of the environment, or why not all can be worked with. */
async function survey(
  run: Run,
  situation: Situation,
  state: 'promoted' | 'present',
): Promise<{ readonly kind: 'grounds'; readonly grounds: readonly Ground[] } | Obstacle> {
  const { goal } = situation
  const { context, reading, gitops } = run
  const policy = environmentPolicy(reading.policy, goal.environment)
  const clusters = policy?.clusters ?? []
  const opened = clusters.map(({ place }) => (place === undefined ? undefined : context.clusters?.(place)))
  const missing = clusters.filter((_, index) => opened[index] === undefined)
  if (clusters.length === 0 || missing.length > 0)
    return stuck(run, situation, sayMissing(missing, goal.environment))
  const desired = desiredState(run, situation, state)
  if (desired.kind === 'problem') return { kind: 'refused', because: sentenceOf(desired.problem) }
  const ref = recordRef(fullName(gitops.ref), goal.environment)
  const grounds: Ground[] = []
  for (const [index, cluster] of opened.entries()) {
    const own = desired.clusters[index]
    if (cluster === undefined || own === undefined) continue
    const held = await holdRecord(cluster, ref)
    if (held.kind === 'unseen') return stuck(run, situation, sayUnseenIn(cluster.name, held))
    grounds.push({ cluster, desired: own, held: held.value })
  }
  return { kind: 'grounds', grounds }
}

/** Names what this process was not given, and how it is. */
function sayMissing(missing: readonly EnvironmentCluster[], environment: string): string {
  if (missing.length === 0)
    return `the configuration names no cluster of ${environment}, so there is nowhere to apply to: name one under \`clusters\``
  const said = missing.map(({ name, place }) =>
    place === undefined
      ? `${name}, which the configuration does not connect`
      : `${name}, by ${place.kubeconfig}`,
  )
  return `not connected here: ${said.join('; ')}. There is nowhere to apply to: give that kubeconfig to whoever runs Lockkeeper, a server or a step by its environment, the sandbox by --kubeconfig FILE`
}

/** What would be merged, or what the default branch says. */
function desiredState({ reading }: Run, { goal, planned }: Situation, state: 'promoted' | 'present') {
  const { fleet, policy, rendering } = reading
  const clusters = environmentPolicy(policy, goal.environment)?.clusters ?? []
  const changed = state === 'promoted' && planned.kind === 'plan' ? planned.plan.files : undefined
  const files = changed === undefined ? rendering.files : rendering.files.withTexts(changed)
  return environmentObjects(
    fleet,
    goal.environment,
    clusters.map(({ name }) => name),
    { ...rendering, files },
  )
}

function sentenceOf({ message, advice }: { readonly message: string; readonly advice?: string }): string {
  return advice === undefined ? message : `${message} ${advice}`
}

/** Waited for as long as the environment gives a rollout, and as long again to put back what was there. */
function stuck({ context, reading }: Run, { goal, deployment }: Situation, because: string): Obstacle {
  const policy = environmentPolicy(reading.policy, goal.environment)
  const { since } = recordedAt(deployment)
  const patience = (policy?.timeout ?? 0) * (deployment.kind === 'reported' ? 2 : 1)
  const isOver = since !== undefined && context.clock.now().getTime() - since > patience
  return { kind: 'stuck', because, isOver }
}

/** Another promotion that is being applied there and is neither merged nor given up. */
async function otherPromotion(
  { gitops, request }: Run,
  { goal }: Situation,
  grounds: readonly Ground[],
): Promise<DeliveryFact | undefined> {
  const others = grounds.flatMap(({ held }) => held.record ?? []).filter(each => each.request !== request.key)
  const apps = new Map(others.map(({ request: key, app }) => [key, app]))
  for (const [key, app] of apps) {
    if (key === restored || app === '') continue
    const environment = parseEnvironmentName(goal.environment)
    if (environment === undefined) continue
    const found = await gitops.pullRequests.find(slotBranch(environment, app))
    const live = found.find(({ state, body, ours }) => {
      const proposal = ours && state === 'open' ? readProposalMarker(body) : undefined
      return proposal?.claim.request === key && proposal.ended === undefined
    })
    if (live !== undefined)
      return {
        kind: 'busy',
        because: `#${live.number} is being applied to ${goal.environment}; this comes after it`,
      }
  }
  return undefined
}
