import { evaluateGates } from '../../promotion/gates/all.ts'
import type { Goal } from '../../promotion/goal.ts'
import { nextStep } from '../../promotion/lifecycle.ts'
import type { Withdrawal } from '../../promotion/observed.ts'
import type { Step } from '../../promotion/step.ts'
import { recordDeployment } from './deployment.ts'
import { observe, type Thoroughness } from './observe.ts'
import { type Act, type Performed, perform } from './perform.ts'
import type { Run } from './request.ts'
import { observedIn, type Situation } from './situation.ts'

/** `ready`: only looked at, and there is something to do. */
export type Resting =
  | Exclude<Step, Act>
  | { readonly kind: 'wait'; readonly state: 'planned'; readonly because: string }

/** A promotion that waits or has ended: nothing more can be done for it now. */
export interface Standing {
  readonly situation: Situation
  readonly step: Resting
  readonly gates: ReturnType<typeof evaluateGates>
}

export interface Advanced extends Standing {
  readonly run: Run
  /** Requests whose place this one took: their replies have to be told. */
  readonly displaced: readonly string[]
}

// The longest honest way (claim to deletion, with three conflicts) takes 35 steps; more means that somebody works against us.
const stepLimit = 60

/** Whose request it is: ours, or of another Lockkeeper that replied to the same command first. */
export type Hand = 'ours' | 'elsewhere'

/** Takes one promotion as far as it goes: observe, decide, do one step, again. `begin` runs before the first write. */
export async function advance(
  run: Run,
  goal: Goal,
  withdrawn: Withdrawal | undefined,
  begin: (run: Run, standing: Standing) => Promise<Hand>,
): Promise<Advanced> {
  let current: Performed = {
    run,
    situation: await observe(run, goal, taken(withdrawn), thoroughnessFor(run)),
  }
  let gates: Standing['gates'] = []
  const displaced = new Set<string>()
  for (let count = 0; count < stepLimit; count++) {
    const observed = observedIn(current.run, current.situation)
    const step = nextStep(observed)
    gates = newerGates(gates, evaluateGates(observed))
    if (isResting(step)) return { ...current, step, gates, displaced: [...displaced] }
    const hand =
      step.kind === 'look'
        ? 'ours'
        : await begin(current.run, { situation: current.situation, step: setOut, gates })
    if (hand === 'elsewhere') return { ...current, step: givenAway, gates, displaced: [...displaced] }
    for (const key of displacedBy(step, current)) displaced.add(key)
    current = await lookAgainIfStale(await perform(step, current.run, current.situation))
  }
  return { ...current, step: restless, gates, displaced: [...displaced] }
}

/** What an earlier run had begun may be there without a pull request. */
function thoroughnessFor({ fresh, request }: Run): Thoroughness {
  if (fresh) return 'fresh'
  return request.slips.length > 0 ? 'thorough' : 'quick'
}

/** Once merged, the gates as they stood right before are what people want to see. */
function newerGates(before: Standing['gates'], now: Standing['gates']): Standing['gates'] {
  const over = now.every(gate => gate.status === 'not-evaluated')
  return over && before.length > 0 ? before : now
}

/** The request whose work a new commit goes on top of. */
function displacedBy(step: Step, { run, situation: { branch } }: Performed): readonly string[] {
  if (step.kind !== 'commit' || branch.kind !== 'ours') return []
  return branch.claim.request === run.request.key ? [] : [branch.claim.request]
}

const setOut = { kind: 'wait', state: 'gated', because: 'being proposed' } as const
const givenAway = { ...setOut, because: 'it is in hand elsewhere', elsewhere: true } as const
const restless = {
  kind: 'wait',
  state: 'waiting',
  because: 'it kept changing while I looked; I look again at the next sweep',
} as const

/** Where a promotion stands, every gate evaluated, nothing done. */
export async function survey(
  run: Run,
  goal: Goal,
  withdrawn: Withdrawal | undefined,
  assumed: readonly Goal[],
): Promise<Standing> {
  const first = await observe(run, goal, { ...taken(withdrawn), assumed }, 'thorough')
  const situation = await withDeployment(
    run,
    first.review === undefined ? first : { ...first, settled: true },
  )
  const observed = observedIn(run, situation)
  const step = nextStep(observed)
  const gates = evaluateGates(observed)
  return {
    situation,
    gates,
    step: isResting(step) ? step : { kind: 'wait', state: 'planned', because: ahead(step) },
  }
}

/** What is merged has its outcome in its deployment, which is read only where it is asked for. */
async function withDeployment(run: Run, situation: Situation): Promise<Situation> {
  const step = nextStep(observedIn(run, situation))
  const asks = step.kind === 'look' && step.at === 'deployment'
  return asks ? recordDeployment({ kind: 'look' }, run, situation) : situation
}

function taken(withdrawn: Withdrawal | undefined): { readonly withdrawn?: Withdrawal } {
  return withdrawn === undefined ? {} : { withdrawn }
}

function isResting(step: Step): step is Exclude<Step, Act> {
  return step.kind === 'wait' || step.kind === 'end'
}

async function lookAgainIfStale({ run, situation }: Performed): Promise<Performed> {
  if (!situation.stale) return { run, situation }
  const { assumed, settled, looks, committed, mergedHere, permit, permission, known, withdrawn } = situation
  const base = { ...taken(withdrawn), assumed, settled, looks, committed, mergedHere }
  const seen = await observe(run, situation.goal, base, 'thorough')
  const kept = permit === undefined ? {} : { permit, permission, known }
  return { run, situation: { ...seen, ...kept } }
}

/** What would be done next, for a person who only looks. */
function ahead(step: Act): string {
  switch (step.kind) {
    case 'claim':
    case 'commit':
    case 'propose':
    case 'rename':
      return 'ready to be proposed'
    case 'merge':
      return 'ready to be merged'
    case 'schedule':
      return 'ready to be left to GitHub, which merges it once its checks and reviews are there (auto-merge)'
    case 'unschedule':
      return 'taken back from GitHub, which would have merged it by itself'
    case 'close':
    case 'clean':
      return 'being closed'
    case 'record':
    case 'report':
    case 'conclude':
      return 'merged, to be recorded'
    case 'look':
      return 'being looked at'
    case 'apply':
      return 'ready to be applied'
    case 'restore':
    case 'note':
      return 'failed, and being put back'
    default:
      return step satisfies never
  }
}
