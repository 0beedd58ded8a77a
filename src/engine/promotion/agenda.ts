import { formatCommand } from '../../command/format.ts'
import type { Problem } from '../../lib/problem.ts'
import { expandCommand, type WantedPromotion } from '../../promotion/expand.ts'
import { slotName } from '../../promotion/goal.ts'
import { parseEnvironmentName } from '../../promotion/names.ts'
import type { Withdrawal } from '../../promotion/observed.ts'
import { type Turned, turnedRound } from '../../promotion/turned.ts'
import type { PromoteRequest, Run } from './request.ts'

/** One promotion to see to, and whether something new may be begun for it. */
export interface Entry extends WantedPromotion {
  readonly withdrawn?: Withdrawal
}

/** What a request asks for, or why it asks for nothing. */
export type Agenda =
  | { readonly kind: 'legs'; readonly legs: readonly (readonly Entry[])[] }
  | { readonly kind: 'nothing-to-do'; readonly reason: string }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }

/** The promotions of a request: those that its command asks for now, and those that an earlier run may have begun. */
export function drawAgenda({ request, reading }: Run): Agenda {
  const begun = slipEntries(
    request,
    reading.policy.environments.map(each => each.name),
  )
  if (request.command === undefined) return { kind: 'legs', legs: [begun] }
  const expansion = expandCommand(request.command, reading.fleet)
  const wanted = expansion.kind === 'legs' ? expansion.legs : []
  if (begun.length === 0 && expansion.kind === 'legs') {
    const turned = turnedRound(request.command, reading.policy.environments, reading.fleet)
    if (turned !== undefined) return { kind: 'refused', problems: [turnRound(turned)] }
  }
  const names = new Set(wanted.flat().map(entry => slotName(entry.goal)))
  const others = begun.filter(entry => !names.has(slotName(entry.goal)))
  if (others.length === 0) return expansion
  return { kind: 'legs', legs: [others, ...wanted] }
}

function turnRound({ earlier, later, command }: Turned): Problem {
  return {
    code: 'WRONG_ORDER',
    message: `${earlier} comes before ${later}: turn them round.`,
    advice: formatCommand(command),
  }
}

/** Slips only say where to look: nothing is begun for them. */
function slipEntries(request: PromoteRequest, environments: readonly string[]): readonly Entry[] {
  return request.slips.flatMap(slip => {
    const environment = environments.includes(slip.environment)
      ? parseEnvironmentName(slip.environment)
      : undefined
    if (environment === undefined) return []
    const goal = { app: slip.app, environment, version: slip.version }
    return [{ goal, withdrawn: request.withdrawn ?? ({ kind: 'no-difference' } as const) }]
  })
}
