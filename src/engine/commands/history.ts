import { nameProblems } from '../../promotion/correct.ts'
import { requestId } from '../../promotion/origin.ts'
import type { HistoryRow } from '../../report/history.ts'
import type { Answer } from '../answer/answer.ts'
import type { Addressed } from '../answer/answer-command.ts'
import type { Deployment } from '../ports/deployments-port.ts'
import { problemsOf } from './names.ts'

// More than a page of GitHub's holds few people read; the deployments page has the rest.
const most = 50

/** Who moved an app what when, and how it ended: from GitHub's Deployments alone. */
export async function history(
  { gitops, fleet }: Addressed,
  command: { readonly kind: 'history'; readonly app: string; readonly environment?: string },
): Promise<Answer> {
  const unknown = nameProblems(command, fleet.fleet)
  if (unknown.length > 0) return problemsOf(unknown, command, fleet.fleet)
  const { app, environment } = command
  const names = fleet.fleet.environments.map(({ name }) => name)
  const wanted = environment === undefined ? names : [environment]
  const found = await Promise.all(wanted.map(name => gitops.deployments.find(app, name)))
  const rows = found
    .flat()
    .toSorted((left, right) => right.id - left.id)
    .map(rowOf)
  return {
    ...{ kind: 'history', app, rows: rows.slice(0, most), left: Math.max(0, rows.length - most) },
    ...(environment === undefined ? {} : { environment }),
  }
}

function rowOf({ environment, payload, createdAt, state, outcome, sha }: Deployment): HistoryRow {
  const { version, previous, by, kind, request } = payload
  return {
    at: createdAt,
    environment,
    version,
    commit: sha,
    rollback: kind === 'rollback',
    request: requestId(request),
    state: outcome?.state ?? state ?? 'in_progress',
    isPresent: state !== 'inactive',
    said: outcome?.description ?? '',
    ...(previous === undefined ? {} : { previous }),
    ...(by === undefined ? {} : { by }),
  }
}
