import { sha256 } from '../../lib/hash.ts'
import type { Problem } from '../../lib/problem.ts'
import type { WantedPromotion } from '../../promotion/expand.ts'
import type { GateName, GateResult } from '../../promotion/gate.ts'
import { evaluateGates } from '../../promotion/gates/all.ts'
import type { Goal } from '../../promotion/goal.ts'
import type { GateFacts, Planned, VersionKnowledge } from '../../promotion/observed.ts'
import { pinHas } from '../../promotion/pins.ts'
import type { Edit } from '../../promotion/plan.ts'
import { environmentPolicy } from '../../promotion/policy.ts'
import { viewSlot } from '../../promotion/slot.ts'
import type { FleetReading } from '../fleet/fleet-reading.ts'
import { readingOf } from '../fleet/read-fleet.ts'
import type { AskedLegs } from './ask-offline.ts'
import { planPromotion } from './plan-promotion.ts'

/** One promotion as it would be done on a checkout, where nobody can be asked. */
export interface OfflinePromotion {
  readonly goal: Goal
  readonly planned: Planned
  readonly gates: readonly GateResult[]
}

/** What a command would do to a checkout. */
export interface OfflinePlan {
  readonly verdict: 'ready' | 'refused' | 'waiting' | 'nothing-to-do'
  readonly promotions: readonly OfflinePromotion[]
  readonly edits: readonly Edit[]
  /** Whole new texts by path, after all promotions. */
  readonly files: ReadonlyMap<string, string>
  readonly digest: string
}

// Only GitHub knows these: permissions, other promotions, checks, reviews.
const unasked: ReadonlySet<GateName> = new Set(['permitted', 'slot', 'checks', 'approved', 'unchanged'])

/** Plans the promotions one after the other, each on what the one before would leave. Pure: writes nothing. */
export function planOffline(
  legs: readonly (readonly WantedPromotion[])[],
  first: FleetReading,
  kind: 'promote' | 'rollback' = 'promote',
  known: AskedLegs['known'] = () => undefined,
): OfflinePlan {
  let reading = first
  const promotions: OfflinePromotion[] = []
  for (const { goal, problem } of legs.flat()) {
    const promotion = planOne({ goal, problem, asked: known(goal) }, reading, kind)
    promotions.push(promotion)
    if (promotion.planned.kind === 'plan') reading = withTexts(reading, promotion.planned.plan.files)
  }
  const plans = promotions.flatMap(({ planned }) => (planned.kind === 'plan' ? planned.plan : []))
  return {
    verdict: verdictOf(promotions),
    promotions,
    edits: plans.flatMap(plan => plan.edits),
    files: new Map(plans.flatMap(plan => [...plan.files])),
    digest: plans.length === 1 ? (plans[0]?.digest ?? '') : sha256(plans.map(plan => plan.digest).join('\n')),
  }
}

interface Wanted {
  readonly goal: Goal
  readonly problem: Problem | undefined
  /** What the registries said of the version; nothing where none was asked. */
  readonly asked: VersionKnowledge | undefined
}

function planOne(
  { goal, problem, asked }: Wanted,
  reading: FleetReading,
  kind: 'promote' | 'rollback',
): OfflinePromotion {
  const planned: Planned = problem === undefined ? planPromotion(goal, reading) : { kind: 'problem', problem }
  const gates = evaluateGates(factsOf({ goal, asked }, planned, reading, kind)).map(result => {
    if (unasked.has(result.gate))
      return { gate: result.gate, status: 'not-evaluated' as const, detail: 'offline: GitHub is not asked' }
    return unknownVersion(result)
  })
  return { goal, planned, gates }
}

/** A version that is pinned nowhere is for a registry to know, and none is asked here. */
function unknownVersion(result: GateResult): GateResult {
  const isUnknown = result.gate === 'known' && result.detail.startsWith('not checked')
  return isUnknown ? { ...result, status: 'not-evaluated' } : result
}

function factsOf(
  { goal, asked }: Pick<Wanted, 'goal' | 'asked'>,
  planned: Planned,
  { fleet, policy, snapshot }: FleetReading,
  kind: 'promote' | 'rollback',
): GateFacts {
  const environment = environmentPolicy(policy, goal.environment)
  if (environment === undefined) throw new Error(`no policy for ${goal.environment}`)
  const pin = fleet.pins.find(each => each.app === goal.app && pinHas(each, goal.version))
  const known: VersionKnowledge =
    pin === undefined || (policy.versions === 'strict' && asked !== undefined)
      ? (asked ?? { kind: 'not-asked', reason: 'offline, and no environment pins it' })
      : { kind: 'pinned', environment: pin.environment }
  return {
    request: '',
    requester: { id: 0, login: 'you' },
    goal,
    fleet,
    policy: environment,
    versions: policy.versions,
    known,
    permission: { status: 'passed', detail: 'offline' },
    planned,
    upstream: new Map(),
    slot: viewSlot('', { kind: 'absent' }, []),
    defaultBranch: snapshot.branch,
    assumed: [],
    rollback: kind === 'rollback',
  }
}

function withTexts(reading: FleetReading, changed: ReadonlyMap<string, string>): FleetReading {
  const { snapshot, rendering } = reading
  const texts = new Map([...snapshot.texts, ...changed])
  return readingOf({ ...snapshot, texts }, rendering.memo, rendering.salt)
}

function verdictOf(promotions: readonly OfflinePromotion[]): OfflinePlan['verdict'] {
  if (promotions.some(({ gates }) => gates.some(gate => gate.status === 'blocked'))) return 'refused'
  if (promotions.every(({ planned }) => planned.kind === 'current')) return 'nothing-to-do'
  return promotions.some(({ gates }) => gates.some(gate => gate.status === 'pending')) ? 'waiting' : 'ready'
}
