import type { Problem } from '../../lib/problem.ts'
import type { Goal } from '../../promotion/goal.ts'
import type { PromotionProgress } from '../../promotion/progress.ts'
import { readFleet } from '../fleet/read-fleet.ts'
import { advance, type Hand, type Standing, survey } from './advance.ts'
import type { Entry } from './agenda.ts'
import { ownPullRequest, plainProgress, promotionProgress } from './progress.ts'
import type { Run } from './request.ts'
import { wayBack, withWayBack } from './way-back.ts'

/** What a request came to in this run. */
export interface Outcome {
  readonly run: Run
  readonly promotions: readonly PromotionProgress[]
  /** Requests whose place was taken. */
  readonly displaced: readonly string[]
  /** Another process has one of them in hand, and keeps the reply. */
  readonly elsewhere: boolean
  /** When the last of its pull requests was merged. */
  readonly mergedAt?: Date
}

/** Tells the reply what is about to be done, and whose it is. */
type Show = (run: Run, promotions: readonly PromotionProgress[]) => Promise<Hand>

/** What has no reply: no other can have replied first. */
export const silently: Show = async () => 'ours'

/** Takes every promotion of a request as far as it goes, leg by leg. `show` is called before anything is written. */
export async function runLegs(run: Run, legs: readonly (readonly Entry[])[], show: Show): Promise<Outcome> {
  let outcome: Outcome = { run, promotions: [], displaced: [], elsewhere: false }
  for (const [index, leg] of legs.entries()) {
    const before = legs.slice(0, index).flat()
    const obstacle = outcome.promotions.find((promotion, at) => isObstacle(promotion, before[at]))
    if (obstacle !== undefined && obstacle.state !== 'ended') {
      outcome = {
        ...outcome,
        promotions: [...outcome.promotions, ...leg.map(entry => held(entry, obstacle))],
      }
      continue
    }
    const rest = legs.slice(index + 1).flatMap(entries => entries.map(entry => waiting(entry, leg)))
    outcome = await runLeg(outcome, obstacle === undefined ? leg : takenBack(leg, obstacle), rest, show)
  }
  return outcome
}

/** What did not end well keeps what comes after it; not so where there was nothing to do any more. */
function isObstacle(promotion: PromotionProgress, entry: Entry | undefined): boolean {
  const isNeedless = promotion.verdict === 'cancelled' && entry?.withdrawn?.kind === 'no-difference'
  return !endedWell(promotion) && !isNeedless
}

/** Nothing new is begun behind what did not end well; what an earlier run had begun is ended. */
function takenBack(leg: readonly Entry[], { environment }: PromotionProgress): readonly Entry[] {
  return leg.map(entry => ({ withdrawn: { kind: 'earlier-leg', environment } as const, ...entry }))
}

async function runLeg(
  before: Outcome,
  leg: readonly Entry[],
  rest: readonly PromotionProgress[],
  show: Show,
): Promise<Outcome> {
  let outcome = before
  for (const [index, entry] of leg.entries()) {
    const after = [...leg.slice(index + 1).map(next => waiting(next, leg)), ...rest]
    const begin = (run: Run, standing: Standing): Promise<Hand> =>
      show(run, [...outcome.promotions, promotionProgress(run, standing), ...after])
    const {
      run,
      promotion,
      displaced,
      elsewhere,
      mergedAt = outcome.mergedAt,
    } = await runEntry(outcome.run, entry, begin)
    outcome = {
      run: promotion.verdict === 'merged' && after.length > 0 ? await rereadFleet(run) : run,
      promotions: [...outcome.promotions, promotion],
      displaced: [...outcome.displaced, ...displaced],
      elsewhere: outcome.elsewhere || elsewhere,
      ...(mergedAt === undefined ? {} : { mergedAt }),
    }
  }
  return outcome
}

async function runEntry(
  run: Run,
  { goal, problem, withdrawn }: Entry,
  begin: (run: Run, standing: Standing) => Promise<Hand>,
): Promise<{
  readonly run: Run
  readonly promotion: PromotionProgress
  readonly displaced: readonly string[]
  readonly elsewhere: boolean
  readonly mergedAt?: Date
}> {
  if (problem !== undefined)
    return { run, promotion: refused(goal, problem), displaced: [], elsewhere: false }
  const advanced = await advance(run, goal, withdrawn ?? run.request.withdrawn, begin)
  const mergedAt = ownPullRequest(advanced.run, advanced.situation)?.mergedAt
  return {
    run: advanced.run,
    promotion: withWayBack(promotionProgress(advanced.run, advanced), await wayBack(advanced)),
    displaced: advanced.displaced,
    elsewhere: 'elsewhere' in advanced.step,
    ...(mergedAt === undefined ? {} : { mergedAt }),
  }
}

/** Every promotion with all its gates, nothing done: a dry run, and `/explain`. Earlier legs are taken as if they ended well. */
export async function surveyLegs(
  run: Run,
  legs: readonly (readonly Entry[])[],
): Promise<readonly PromotionProgress[]> {
  const promotions: PromotionProgress[] = []
  for (const [index, leg] of legs.entries()) {
    const assumed = legs.slice(0, index).flatMap(entries => entries.map(entry => entry.goal))
    for (const { goal, problem, withdrawn } of leg) {
      if (problem === undefined)
        promotions.push(
          promotionProgress(run, await survey(run, goal, withdrawn ?? run.request.withdrawn, assumed)),
        )
      else promotions.push(refused(goal, problem))
    }
  }
  return promotions
}

async function rereadFleet(run: Run): Promise<Run> {
  return { ...run, reading: await readFleet(run.context, run.gitops) }
}

function endedWell({ verdict }: PromotionProgress): boolean {
  return verdict === 'merged' || verdict === 'succeeded' || verdict === 'nothing-to-do'
}

function refused(goal: Goal, problem: Problem): PromotionProgress {
  return plainProgress(goal, { state: 'ended', verdict: 'refused', because: sentence(problem) })
}

function waiting({ goal }: Entry, leg: readonly Entry[]): PromotionProgress {
  const before = leg[0]?.goal.environment
  const because =
    before === undefined || before === goal.environment ? 'its turn comes' : `waits for ${before}`
  return plainProgress(goal, { state: 'requested', because })
}

/** Behind a promotion that has not ended it waits. */
function held({ goal }: Entry, { environment }: PromotionProgress): PromotionProgress {
  return plainProgress(goal, { state: 'requested', because: `waits for ${environment}` })
}

/** What is wrong and the way out, as one sentence. */
export function sentence({ message, advice, place }: Problem): string {
  const where = place === undefined ? '' : `${place.file}:${place.line}: `
  return advice === undefined ? `${where}${message}` : `${where}${message} ${advice}`
}
