import type { PromoteCommand, RollbackCommand } from '../../promotion/command.ts'
import { nameProblems } from '../../promotion/correct.ts'
import { sameVersion, versionsIn } from '../../promotion/pins.ts'
import { type PastRelease, type RollbackGoal, rollbackGoal } from '../../promotion/rollback.ts'
import { type Answer, answer } from '../answer/answer.ts'
import type { Addressed } from '../answer/answer-command.ts'
import type { FleetReading } from '../fleet/fleet-reading.ts'
import type { Deployment } from '../ports/deployments-port.ts'
import type { RepositoryPorts } from '../ports/ports.ts'
import { replyTo } from '../reading.ts'
import { connection } from '../rollout/look-at-rollout.ts'
import { problemsOf } from './names.ts'
import { promote } from './promote.ts'

/** Carries out `/rollback`: a promotion to the release before. Returns the requests that have to be looked at besides. */
export async function rollback(addressed: Addressed, command: RollbackCommand): Promise<readonly string[]> {
  const { fleet, gitops, reading, placed } = addressed
  const unknown = nameProblems(command, fleet.fleet)
  if (unknown.length > 0) return say(addressed, problemsOf(unknown, command, fleet.fleet))
  const history = await pastReleases(gitops, command.app, command.environment)
  // What an earlier run began with holds, whatever the history says since.
  const [begun] = replyTo(reading, placed.index)?.record.slips ?? []
  const version = command.version ?? begun?.version ?? chosen(addressed, command, history)
  if (version === undefined)
    return say(addressed, {
      kind: 'no-rollback',
      app: command.app,
      environment: command.environment,
    })
  const fromHistory =
    command.version === undefined || history.some(each => sameVersion(each.version, version))
  return promote(addressed, promotionOf(command, version), { fromHistory })
}

function chosen(
  addressed: Addressed,
  command: RollbackCommand,
  history: readonly PastRelease[],
): string | undefined {
  const goal = goalOf({ ...addressed, reading: addressed.fleet }, command, history)
  return goal.kind === 'none' ? undefined : goal.version
}

/** Where a rollback of an app in an environment would lead now. */
export function goalOf(
  lookout: Parameters<typeof connection>[0] & { readonly reading: FleetReading },
  { app, environment }: { readonly app: string; readonly environment: string },
  history: readonly PastRelease[],
): RollbackGoal {
  const [present] = versionsIn(lookout.reading.fleet, app, environment)
  return rollbackGoal(history, present, connection(lookout, environment) !== undefined)
}

/** What was brought there, newest first. */
export async function pastReleases(
  gitops: RepositoryPorts,
  app: string,
  environment: string,
): Promise<readonly PastRelease[]> {
  return (await gitops.deployments.find(app, environment)).map(pastRelease)
}

function pastRelease({ payload, outcome, state }: Deployment): PastRelease {
  return {
    version: payload.version,
    rollback: payload.kind === 'rollback',
    outcome: outcomes[outcome?.state ?? state ?? 'in_progress'],
    ...(payload.previous === undefined ? {} : { previous: payload.previous }),
  }
}

const outcomes: Readonly<Record<NonNullable<Deployment['state']>, PastRelease['outcome']>> = {
  success: 'verified',
  pending: 'merged',
  inactive: 'merged',
  failure: 'failed',
  error: 'unknown',
  in_progress: 'under-way',
}

function promotionOf({ app, environment, dryRun, reason }: RollbackCommand, version: string): PromoteCommand {
  return {
    ...{ kind: 'promote', form: 'releases', releases: [{ app, version }], to: [environment], dryRun },
    ...(reason === undefined ? {} : { reason }),
  }
}

async function say({ context, reading, key, placed }: Addressed, said: Answer): Promise<readonly string[]> {
  await answer(context, reading, key, { verb: placed.command.kind, source: placed.source }, said)
  return []
}
