import { createEngine, type Engine } from '../engine/engine.ts'
import type { OutcomeEvent } from '../engine/outcome.ts'
import type { Clock } from '../engine/ports/ports.ts'
import { defaultDelays } from '../engine/world.ts'
import type { TokenAccess } from '../github/token-access.ts'
import type { Problem } from '../lib/problem.ts'
import { requestId } from '../promotion/origin.ts'
import { registriesOf } from '../server/registries.ts'
import { openJobClusters } from './clusters.ts'
import type { Job } from './job.ts'
import { remedyFor } from './remedies.ts'

/** The engine of one step. */
export interface StepEngine extends Engine {
  /** Requests that wanted to be looked at again since this was asked last. */
  takeReminders(): readonly string[]
  /** What GitHub refused and was told in a thread: the step must not end green over it. */
  readonly refusals: readonly Problem[]
}

/** Does work with the engine over what the step's token and kubeconfigs open; what happens is told in the log. */
export async function withEngine<T>(
  job: Job,
  { access, clock }: { readonly access: TokenAccess; readonly clock: Clock },
  work: (engine: StepEngine) => Promise<T>,
): Promise<T> {
  const reminders = new Set<string>()
  const refusals: Problem[] = []
  const { installation, identity } = access
  const clusters = openJobClusters(job, clock, 'for the unconnected')
  const registries = registriesOf(job.environment, clock)
  const engine = createEngine({
    installation,
    clock,
    ...clusters.world,
    ...(registries === undefined ? {} : { registries }),
    mentions: ['lockkeeper', identity.kind === 'person' ? identity.login : identity.slug],
    remind: request => void reminders.add(request),
    publish: publisher(job),
    explain(error) {
      const problem = remedyFor(error)
      if (problem !== undefined) refusals.push(problem)
      return problem
    },
    ...(access.startsNoWorkflows ? { startsNoWorkflows: true } : {}),
    delays: defaultDelays,
  })
  try {
    return await work({ ...engine, takeReminders: () => takeAll(reminders), refusals })
  } finally {
    clusters.close()
  }
}

/** Tells what happens; once what nobody can see, however often it is looked at. */
function publisher({ show }: Job): (event: OutcomeEvent) => void {
  const said = new Set<string>()
  return event => {
    const line = eventLine(event)
    if (event.kind === 'rollout-unseen' && said.has(line)) return
    said.add(line)
    show.info(line)
    if (event.kind === 'rollout-unseen') show.annotate('warning', unseen(event))
  }
}

function unseen({ app, release, environment, because }: OutcomeEvent & { readonly kind: 'rollout-unseen' }) {
  return {
    code: 'ROLLOUT_UNSEEN',
    message: `${app} ${release} on ${environment} is merged, and nobody can see how it fares: ${because}`,
    advice: 'The schedule goes on with it once that is repaired, until the timeout of the environment.',
  }
}

/** `promotion-merged p-7QK3XM podinfo 7.0.0 on prod`. */
function eventLine(event: OutcomeEvent): string {
  const name = 'app' in event ? ` ${event.app} ${event.release} on ${event.environment}` : ''
  const verdict = 'verdict' in event ? `: ${event.verdict}` : ''
  return `${event.kind} ${requestId(event.request)}${name}${verdict}`
}

function takeAll(reminders: Set<string>): readonly string[] {
  const taken = [...reminders]
  reminders.clear()
  return taken
}
