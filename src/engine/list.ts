import { nameProblems } from '../promotion/correct.ts'
import type { Answer } from './answer.ts'
import { problemsOf } from './names.ts'
import type { FleetReading } from './read-fleet.ts'

/** The matrix, or which of its names is none. A broken configuration is named and hides nothing. */
export function listAnswer(
  repository: string,
  { fleet, problems, snapshot }: FleetReading,
  only: { readonly app?: string; readonly environment?: string },
): Answer {
  const command = { kind: 'list', ...only } as const
  const unknown = nameProblems(command, fleet)
  if (unknown.length > 0) return problemsOf(unknown, command, fleet)
  return {
    kind: 'list',
    repository,
    commit: snapshot.commit,
    fleet,
    problems,
    ...(only.app === undefined ? {} : { app: only.app }),
    ...(only.environment === undefined ? {} : { environment: only.environment }),
  }
}
