import { nameProblems } from '../../promotion/correct.ts'
import { parseEnvironmentName } from '../../promotion/names.ts'
import { versionsIn } from '../../promotion/pins.ts'
import { nameRef } from '../../rollout/verdict.ts'
import type { Answer } from '../answer/answer.ts'
import type { Addressed } from '../answer/answer-command.ts'
import { type Authorized, authorize } from '../authorize.ts'
import { connection } from '../rollout/look-at-rollout.ts'
import { sayUnseen } from '../rollout/say-unseen.ts'
import { findWorkloads, type Workloads } from '../rollout/workloads.ts'
import { problemsOf } from './names.ts'

/** What of a restart people want to know: which workloads, and where it could not be done. */
export interface Restarted {
  readonly cluster: string
  readonly workloads: readonly string[]
  readonly failure?: string
}

interface Wish {
  readonly app: string
  readonly environment: string
}

/** Restarts an app's workloads in every cluster of an environment. The stamp is the comment's time: asked twice it happens once. */
export async function restart(
  addressed: Addressed,
  command: Wish & { readonly kind: 'restart' },
): Promise<Answer> {
  const { fleet: reading, context, gitops } = addressed
  const unknown = nameProblems(command, reading.fleet)
  const environment = parseEnvironmentName(command.environment)
  if (unknown.length > 0 || environment === undefined) return problemsOf(unknown, command, reading.fleet)
  const { app } = command
  const [version] = versionsIn(reading.fleet, app, environment)
  if (version === undefined) return { kind: 'not-there', app, environment }
  const connected = connection({ context, gitops, reading }, environment)
  if (connected === undefined) return { kind: 'not-connected', environment }
  const { comment, reading: read, grounds } = addressed
  const verb = { kind: 'promote', goal: { app, environment, version } } as const
  const asking = { actor: comment.author, source: read.source.ref, gitops: gitops.ref, verb }
  const allowed = await authorize({ app, environment }, asking, grounds)
  if (allowed.kind === 'denied') return { kind: 'denied', reason: allowed.reason }
  const found = await findWorkloads(
    { context, gitops, reading },
    { app, environment, clusters: connected.policy.clusters, open: connected.open },
  )
  const clusters = await restartAll(found, comment.createdAt, allowed.value)
  return { kind: 'restarted', app, environment, clusters }
}

function restartAll(
  found: readonly Workloads[],
  at: Date,
  _wish: Authorized<Wish>,
): Promise<readonly Restarted[]> {
  return Promise.all(found.map(each => restartIn(each, at)))
}

async function restartIn({ name, cluster, refs, unseen }: Workloads, at: Date): Promise<Restarted> {
  if (cluster === undefined || unseen !== undefined)
    return { cluster: name, workloads: [], failure: unseen ?? 'it is not connected' }
  const workloads: string[] = []
  for (const ref of refs) {
    const answer = await cluster.restart(ref, at)
    if (answer.kind === 'unseen') return { cluster: name, workloads, failure: sayUnseen(answer, name) }
    if (answer.value === 'restarted') workloads.push(nameRef(ref))
  }
  return { cluster: name, workloads }
}
