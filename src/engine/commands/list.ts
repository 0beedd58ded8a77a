import { nameProblems } from '../../promotion/correct.ts'
import { pinsOf, sameVersion, versionsIn } from '../../promotion/pins.ts'
import { environmentPolicy } from '../../promotion/policy.ts'
import type { RunningRow, RunningText } from '../../report/running.ts'
import type { Answer } from '../answer/answer.ts'
import type { Addressed } from '../answer/answer-command.ts'
import { fullName } from '../authorize.ts'
import type { Deployment } from '../ports/deployments-port.ts'
import { type RunningApp, type RunningState, readRunning } from '../rollout/running-state.ts'
import { problemsOf } from './names.ts'

interface Only {
  readonly app?: string
  readonly environment?: string
}

/** The matrix, with what the clusters run beside it, or which of its names is none. A broken configuration is named and hides nothing. */
export async function listAnswer(addressed: Addressed, { app, environment }: Only): Promise<Answer> {
  const { gitops } = addressed
  const { fleet, problems, snapshot } = addressed.fleet
  const only = {
    ...(app === undefined ? {} : { app }),
    ...(environment === undefined ? {} : { environment }),
  }
  const command = { kind: 'list', ...only } as const
  const unknown = nameProblems(command, fleet)
  if (unknown.length > 0) return problemsOf(unknown, command, fleet)
  const running = await runningText(addressed, only)
  return {
    ...{ kind: 'list', repository: fullName(gitops.ref), commit: snapshot.commit, fleet, problems, running },
    ...only,
  }
}

/** What runs where a cluster is connected, and who brought it there. */
async function runningText(addressed: Addressed, { app, environment }: Only): Promise<RunningText> {
  const { context, gitops, fleet: reading } = addressed
  const wanted = environment === undefined ? undefined : [environment]
  const state = await readRunning({ context, reading, gitops }, wanted)
  const rows = [...state.running, ...missing(addressed, state, wanted)].filter(
    each => app === undefined || each.app === app,
  )
  const names = [...new Set(rows.map(each => each.environment))]
  const records = await Promise.all(names.map(name => gitops.deployments.inEnvironment(name)))
  const moves = records.flat()
  const order = reading.fleet.environments.map(({ name }) => String(name))
  const sorted = rows.toSorted(
    (left, right) =>
      compare(left.app, right.app) ||
      order.indexOf(left.environment) - order.indexOf(right.environment) ||
      compare(left.cluster, right.cluster),
  )
  return { rows: sorted.map(each => runningRow(addressed, each, moves)), unseen: state.unseen }
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}

function runningRow(
  { fleet: { policy } }: Addressed,
  { cluster, objects: _, ...running }: RunningApp,
  moves: readonly Deployment[],
): RunningRow {
  const { app, environment, versions } = running
  const clusters = environmentPolicy(policy, environment)?.clusters ?? []
  const move = moves.find(
    ({ payload }) =>
      payload.app === app &&
      payload.environment === environment &&
      versions.some(version => sameVersion(version, payload.version)),
  )
  const since = running.since ?? move?.createdAt.toISOString()
  return {
    ...running,
    ...(clusters.length > 1 ? { cluster } : {}),
    ...(since === undefined ? {} : { since }),
    ...(move?.payload.by === undefined ? {} : { by: move.payload.by }),
  }
}

/** What git says that a connected cluster is to run, and that was not found there. */
function missing(
  { context, fleet: { fleet, policy } }: Addressed,
  { running, unseen }: RunningState,
  only: readonly string[] | undefined,
): readonly RunningApp[] {
  return policy.environments
    .filter(({ name }) => only?.includes(name) ?? true)
    .flatMap(({ name: environment, clusters }) =>
      clusters
        .filter(({ name, place }) => {
          const isOpen = place !== undefined && context.clusters?.(place) !== undefined
          return isOpen && unseen.every(each => each.cluster !== name)
        })
        .flatMap(({ name: cluster }) =>
          fleet.apps
            .filter(({ name }) => pinsOf(fleet, name, environment).length > 0)
            .filter(({ name: app }) => !running.some(isRow({ app, environment, cluster })))
            .map(({ name: app }): RunningApp => {
              const drift = `git has ${versionsIn(fleet, app, environment).join(' and ')}, nothing of it was found in ${cluster}`
              const none = {
                versions: [],
                ready: 0,
                wanted: 0,
                objects: [],
                workloads: [],
                message: 'nothing of it was found',
              }
              return { app, environment, cluster, ...none, health: 'not-found', drift: [drift] }
            }),
        ),
    )
}

function isRow(wanted: Pick<RunningApp, 'app' | 'environment' | 'cluster'>) {
  return ({ app, environment, cluster }: RunningApp): boolean =>
    app === wanted.app && environment === wanted.environment && cluster === wanted.cluster
}
