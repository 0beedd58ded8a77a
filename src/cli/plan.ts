import { resolve } from 'node:path'
import { previousVersion } from '../checkout/history.ts'
import { readCheckout } from '../checkout/snapshot.ts'
import type { FleetReading } from '../engine/fleet/fleet-reading.ts'
import { askForLegs } from '../engine/plan/ask-offline.ts'
import { type OfflinePlan, planOffline } from '../engine/plan/plan-offline.ts'
import type { OpenRegistry } from '../engine/ports/registry-port.ts'
import { ProblemError } from '../lib/problem.ts'
import type { OfflineStanding, OfflineView } from '../promotion/offline.ts'
import { pinsOf } from '../promotion/pins.ts'
import { planJson } from '../report/plan-json.ts'
import { planText } from '../report/plan-text.ts'
import { registriesOf } from '../server/registries.ts'
import { systemClock } from '../server/system-clock.ts'
import { type Asked, askedPromotion, askedRollback } from './asked.ts'
import { printJson, printProblems } from './print.ts'
import type { Call, ExitCode, Terminal } from './verb.ts'

/** `plan promote podinfo@7.0.0 to prod`: what it would do and its proof. Writes nothing. */
export async function run(call: Call, terminal: Terminal): Promise<ExitCode> {
  const [first = '', ...words] = call.positionals
  const verb = first.toLowerCase().replace(/^\//, '')
  if (verb !== 'promote' && verb !== 'rollback')
    throw new ProblemError({
      code: 'WRONG_USAGE',
      message: `\`plan\` plans a promote or a rollback, not ${JSON.stringify(first)}.`,
      advice: 'For example: lockkeeper plan promote podinfo@7.0.0 to prod',
    })
  const { planned } = await planWords(verb, words, call, terminal)
  if ('exit' in planned) return planned.exit
  if (call.has('json')) printJson(planJson(planned.view), terminal)
  else terminal.out(planText(planned.view, { color: terminal.colour, width: terminal.width }))
  return exitOf(planned.plan)
}

/** A plan with what is shown of it; or the exit code where there is nothing to plan, and that is said already. */
export type PlannedWords =
  | { readonly plan: OfflinePlan; readonly view: OfflineView; readonly reason?: string }
  | { readonly exit: ExitCode }

/** Plans what the words ask of the checkout. */
export async function planWords(
  verb: 'promote' | 'rollback',
  words: readonly string[],
  call: Call,
  terminal: Terminal,
): Promise<{ readonly root: string; readonly planned: PlannedWords }> {
  const root = resolve(terminal.cwd, call.text('repo') ?? '.')
  const reading = await readCheckout(root)
  const [broken] = reading.problems
  if (broken !== undefined) throw new ProblemError(broken)
  const asked =
    verb === 'promote'
      ? askedPromotion(words, reading)
      : await askedRollback(words, reading, (app, environment) => previousIn(root, reading, app, environment))
  return { root, planned: await planAsked(asked, verb, reading, { call, terminal }) }
}

async function planAsked(
  asked: Asked,
  verb: 'promote' | 'rollback',
  reading: FleetReading,
  { call, terminal }: { readonly call: Call; readonly terminal: Terminal },
): Promise<PlannedWords> {
  switch (asked.kind) {
    case 'refused':
      return { exit: printProblems(asked.problems, call, terminal) }
    case 'nothing-to-do': {
      const view: OfflineView = { verdict: 'nothing-to-do', digest: '', edits: [], promotions: [] }
      if (call.has('json')) printJson({ ...planJson(view), written: [] }, terminal)
      else terminal.out(`${asked.reason}\n`)
      return { exit: 0 }
    }
    case 'legs': {
      const registries = namedRegistries(terminal)
      const { legs, known } = await askForLegs(asked.legs, { reading, registries })
      const plan = planOffline(legs, reading, verb, registries === undefined ? undefined : known)
      const reason = asked.reason === undefined ? {} : { reason: asked.reason }
      return { plan, view: viewOf(plan), ...reason }
    }
    default:
      return asked satisfies never
  }
}

/** A checkout is planned offline, unless `REGISTRIES` names whom to ask. */
function namedRegistries({ environment }: Terminal): OpenRegistry | undefined {
  return (environment.REGISTRIES ?? '').trim() === '' ? undefined : registriesOf(environment, systemClock)
}

async function previousIn(
  root: string,
  { fleet }: FleetReading,
  app: string,
  environment: string,
): Promise<string | undefined> {
  const [pin] = pinsOf(fleet, app, environment)
  return pin === undefined ? undefined : previousVersion(root, pin)
}

function viewOf({ verdict, digest, edits, promotions }: OfflinePlan): OfflineView {
  return {
    verdict,
    digest,
    edits,
    promotions: promotions.map(({ goal, planned, gates }): OfflineStanding => {
      const plan = planned.kind === 'plan' ? planned.plan : undefined
      return {
        ...{ app: goal.app, environment: goal.environment, to: goal.version, gates },
        ...(plan?.from === undefined ? {} : { from: plan.from }),
        edits: plan?.edits ?? [],
        ...(plan === undefined ? {} : { proof: plan.proof }),
      }
    }),
  }
}

/** 1 where a gate refuses, 2 where a person must act first. */
export function exitOf({ verdict }: OfflinePlan): ExitCode {
  if (verdict === 'refused') return 1
  return verdict === 'waiting' ? 2 : 0
}
