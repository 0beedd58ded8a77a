import { nameProblems } from '../../promotion/correct.ts'
import { parseEnvironmentName } from '../../promotion/names.ts'
import { sameVersion, versionsIn } from '../../promotion/pins.ts'
import type { RolloutSight } from '../../promotion/rollout.ts'
import type { Answer } from '../answer/answer.ts'
import type { Addressed } from '../answer/answer-command.ts'
import type { Deployment } from '../ports/deployments-port.ts'
import { lookAtRollout } from '../rollout/look-at-rollout.ts'
import { problemsOf } from './names.ts'

/** Looks at the clusters again, and records what was open or unknown before. */
export async function verify(
  addressed: Addressed,
  command: { readonly kind: 'verify' | 'restart'; readonly app: string; readonly environment: string },
): Promise<Answer> {
  const { context, gitops, fleet: reading } = addressed
  const { app } = command
  const unknown = nameProblems(command, reading.fleet)
  const environment = parseEnvironmentName(command.environment)
  if (unknown.length > 0 || environment === undefined) return problemsOf(unknown, command, reading.fleet)
  const [version] = versionsIn(reading.fleet, app, environment)
  if (version === undefined) return { kind: 'not-there', app, environment }
  const [newest] = await gitops.deployments.find(app, environment)
  const own = newest !== undefined && sameVersion(newest.payload.version, version) ? newest : undefined
  const merge = {
    goal: { app, environment, version },
    commit: own?.sha ?? reading.snapshot.commit,
    since: context.clock.now().getTime(),
    isOnlyLook: true,
  }
  const sight = await lookAtRollout({ context, gitops, reading }, merge)
  if (sight === undefined) return { kind: 'not-connected', environment }
  if (own !== undefined) await record(addressed, own, sight)
  return { kind: 'verification', app, environment, version, sight, commit: merge.commit }
}

// What nobody could tell before is told now; what had failed and runs by now was verified in the end. A success stays one.
const open: ReadonlySet<Deployment['state']> = new Set(['error', 'pending', undefined])

async function record({ gitops }: Addressed, deployment: Deployment, sight: RolloutSight): Promise<void> {
  const isOpen = open.has(deployment.state)
  const { deployments } = gitops
  const { version } = deployment.payload
  if (sight.verdict === 'succeeded' && (isOpen || deployment.state === 'failure'))
    await deployments.setState(deployment.id, 'success', `${version} runs there`)
  if (sight.verdict === 'failed' && isOpen)
    await deployments.setState(deployment.id, 'failure', sight.because)
}
