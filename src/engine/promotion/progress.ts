import { secondPerson } from '../../promotion/gates/approved.ts'
import { type Goal, slotName } from '../../promotion/goal.ts'
import { recordedAt } from '../../promotion/observed.ts'
import { pinsOf } from '../../promotion/pins.ts'
import type { PromotionProgress, RequestProgress } from '../../promotion/progress.ts'
import type { SlotPullRequest } from '../../promotion/slot.ts'
import type { Standing } from './advance.ts'
import type { Run } from './request.ts'
import { requesterOf, type Situation } from './situation.ts'

/** What the reply shows of a promotion that was looked at. */
export function promotionProgress(run: Run, { situation, step, gates }: Standing): PromotionProgress {
  const { goal, planned } = situation
  const mine = ownPullRequest(run, situation)
  const plan = planned.kind === 'plan' ? planned.plan : undefined
  const from = mine?.change?.from ?? plan?.from
  const ended = step.kind === 'end'
  const remembered = withLookBack(gatesOrTrace(run, goal, gates), situation)
  return {
    app: goal.app,
    environment: goal.environment,
    to: goal.version,
    state: ended ? 'ended' : step.state,
    gates: remembered,
    edits: mine?.change?.edits ?? plan?.edits ?? [],
    because: step.because,
    next: nextCommands(goal, step, mine),
    ...(run.request.rollback === undefined ? {} : { rollback: true }),
    ...(appliesItself(run, goal) ? { applied: appliedProgress(situation) } : {}),
    ...(ended ? { verdict: step.verdict } : {}),
    ...(from === undefined ? {} : { from }),
    ...(plan === undefined ? {} : { proof: plan.proof }),
    ...(mine?.change?.rendered === undefined ? {} : { rendered: mine.change.rendered }),
    ...(mine === undefined ? {} : proposalProgress(mine)),
    ...(mine === undefined ? {} : checksProgress(run, situation, remembered)),
    ...(isScheduled(situation, mine) ? { autoMerge: true } : {}),
    ...otherPullRequests(situation, mine),
    ...chosenPins(run, goal),
    ...rolloutProgress(situation, mine),
  }
}

function isScheduled({ review }: Situation, mine: SlotPullRequest | undefined): boolean {
  return mine?.state === 'open' && review?.autoMerge?.kind === 'ours'
}

/** Where several scalars could carry the version, why it is these. */
function chosenPins({ reading }: Run, { app, environment }: Goal): Pick<PromotionProgress, 'chosen'> {
  const chosen = pinsOf(reading.fleet, app, environment).flatMap(({ file, line, because }) =>
    because === undefined ? [] : [{ file, line, because }],
  )
  return chosen.length === 0 ? {} : { chosen }
}

/** `isBack`: nothing of what failed is left in the clusters. */
function appliedProgress({ deployment, delivery }: Situation): NonNullable<PromotionProgress['applied']> {
  return { ...recordedAt(deployment), ...(delivery.kind === 'free' ? { isBack: true } : {}) }
}

function appliesItself({ reading }: Run, { environment }: Goal): boolean {
  return reading.policy.environments.some(
    ({ name, delivery }) => name === environment && delivery === 'apply',
  )
}

/** Once it is merged or closed nothing asks the gates again: then those count that the reply remembers. */
function gatesOrTrace({ request }: Run, goal: Goal, gates: Standing['gates']): Standing['gates'] {
  if (gates.some(({ status }) => status !== 'not-evaluated')) return gates
  const slip = request.slips.find(each => slotName(each) === slotName(goal))
  return slip?.gates ?? gates
}

/** What was asked right after the merge is newer than what was asked before it. */
function withLookBack(gates: Standing['gates'], { lookedBack = [] }: Situation): Standing['gates'] {
  return gates.map(each => lookedBack.find(({ gate }) => gate === each.gate) ?? each)
}

function rolloutProgress(
  { rollout }: Situation,
  mine: SlotPullRequest | undefined,
): Pick<PromotionProgress, 'rollout' | 'mergedAt'> {
  return {
    ...(rollout.kind === 'unknown' ? {} : { rollout: rollout.sight }),
    ...(mine?.mergedAt === undefined ? {} : { mergedAt: mine.mergedAt.getTime() }),
  }
}

function otherPullRequests(
  { pullRequests }: Situation,
  mine: SlotPullRequest | undefined,
): Pick<PromotionProgress, 'others'> {
  const others = pullRequests.filter(({ state, number }) => state === 'open' && number !== mine?.number)
  return others.length === 0 ? {} : { others: others.map(({ number, url }) => ({ number, url })) }
}

/** What the reply shows of a promotion whose turn has not come, or that cannot be one. */
export function plainProgress(
  goal: Goal,
  rest: Pick<PromotionProgress, 'state' | 'because'> & Pick<Partial<PromotionProgress>, 'verdict'>,
): PromotionProgress {
  const { app, environment, version } = goal
  return { app, environment, to: version, gates: [], edits: [], next: [], ...rest }
}

/** The request with all its promotions. */
export function requestProgress(
  { request, reading: _ }: Run,
  promotions: readonly PromotionProgress[],
): RequestProgress {
  return {
    id: request.id,
    key: request.key,
    requestedBy: request.requester?.login ?? 'ghost',
    source: request.source,
    dryRun: request.dryRun,
    promotions,
    ...(request.reason === undefined ? {} : { reason: request.reason }),
  }
}

/** Nothing more will happen for it. */
export function isDone(promotions: readonly PromotionProgress[]): boolean {
  return promotions.every(promotion => promotion.state === 'ended')
}

/** The pull request of this request for this promotion, if there is one. */
export function ownPullRequest(run: Run, { pullRequests }: Situation): SlotPullRequest | undefined {
  return pullRequests.find(each => each.claim?.request === run.request.key && each.ended?.kind !== 'redone')
}

function proposalProgress(mine: SlotPullRequest): Pick<PromotionProgress, 'pullRequest' | 'mergeCommit'> {
  const { number, url, head, base, mergeCommit } = mine
  return {
    pullRequest: { number, url, head, base },
    ...(mergeCommit === undefined
      ? {}
      : { mergeCommit: { sha: mergeCommit, url: url.replace(/\/pull\/\d+$/, `/commit/${mergeCommit}`) } }),
  }
}

function checksProgress(
  run: Run,
  situation: Situation,
  gates: Standing['gates'],
): Pick<PromotionProgress, 'checks'> {
  const { review } = situation
  if (review === undefined) return rememberedChecks(gates)
  const second = secondPerson(review, requesterOf(run, situation)?.id ?? 0)
  const passed = review.checks.filter(check => check.status === 'passed').length
  return {
    checks: {
      passed,
      total: review.checks.length,
      ...(second === undefined ? {} : { approvedBy: second }),
    },
  }
}

/** What the gates said of checks and approval, when they were asked the last time. */
function rememberedChecks(gates: Standing['gates']): Pick<PromotionProgress, 'checks'> {
  const detailOf = (name: string): string => gates.find(({ gate }) => gate === name)?.detail ?? ''
  const [, passed, total] = /^(\d+)\/(\d+)$/.exec(detailOf('checks')) ?? []
  const [, approvedBy] = /^by @(\S+) at /.exec(detailOf('approved')) ?? []
  if (passed === undefined && approvedBy === undefined) return {}
  const counted = { passed: Number(passed ?? 0), total: Number(total ?? 0) }
  return { checks: { ...counted, ...(approvedBy === undefined ? {} : { approvedBy }) } }
}

function nextCommands(
  { app, environment, version }: Goal,
  step: Standing['step'],
  mine: SlotPullRequest | undefined,
): readonly string[] {
  if (step.kind === 'wait') return []
  const again = `/promote ${app}@${version} to ${environment}`
  if (mine?.ended?.kind === 'failed' && mine.state === 'open') return [again]
  if (step.verdict === 'failed')
    return [`/rollback ${app} on ${environment}`, `/verify ${app} on ${environment}`]
  if (step.verdict === 'unknown') return [`/verify ${app} on ${environment}`]
  return step.verdict === 'cancelled' ? [again] : []
}
