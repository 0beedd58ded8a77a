import { evaluateGates } from '../../promotion/gates/all.ts'
import type { Goal } from '../../promotion/goal.ts'
import type { Step } from '../../promotion/step.ts'
import { gateLines } from '../../report/trailers.ts'
import type { Authorized } from '../authorize.ts'
import type { PullRequests } from '../ports/ports.ts'
import { putHold } from './holds.ts'
import { claimTexts } from './proposal-texts.ts'
import type { Run } from './request.ts'
import { observedIn, requesterOf, type Situation } from './situation.ts'

/** What GitHub is asked to merge, in our words; nothing where the branch or the plan is no longer what it was. */
export async function mergeWish(
  { number, head }: Extract<Step, { readonly kind: 'merge' | 'schedule' }>,
  run: Run,
  situation: Situation,
  _goal: Authorized<Goal>,
): Promise<Parameters<PullRequests['merge']>[0] | undefined> {
  const { planned, branch } = situation
  if (planned.kind !== 'plan' || branch.kind !== 'ours') return undefined
  const texts = claimTexts(planned.plan, branch.claim, run.request)
  const gates = evaluateGates(observedIn(run, situation))
  if (run.request.rollback !== undefined) await holdFor(run, situation)
  return {
    number,
    head,
    title: `${texts.title} (#${number})`,
    message: `${gateLines(gates)}\n\n${texts.trailers}`,
  }
}

/** A rollback keeps automation from bringing back what it leaves; before the merge, so that no hold is ever missing. */
function holdFor({ context, gitops, request }: Run, situation: Situation): Promise<void> {
  const { app, environment } = situation.goal
  return putHold(gitops, {
    ...{ app, environment, request: request.key },
    by: requesterOf({ request }, situation)?.login ?? 'ghost',
    at: context.clock.now().toISOString(),
    ...(request.reason === undefined ? {} : { reason: request.reason }),
  })
}
