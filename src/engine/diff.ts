import { nameProblems } from '../promotion/correct.ts'
import { compareEnvironments } from '../proof/compare.ts'
import { unrenderedIn } from '../proof/unrendered.ts'
import type { Answer } from './answer.ts'
import { problemsOf } from './names.ts'
import type { FleetReading } from './read-fleet.ts'

/** Where environments differ in what is desired of their apps, or which of the names is none. */
export function diffAnswer(
  repository: string,
  { fleet, snapshot, rendering }: FleetReading,
  asked: { readonly environment: string; readonly other?: string },
): Answer {
  const command = { kind: 'diff', ...asked } as const
  const unknown = nameProblems(command, fleet)
  if (unknown.length > 0) return problemsOf(unknown, command, fleet)
  const { environment, other } = asked
  const all = fleet.environments.map(({ name }) => name)
  const environments =
    other === undefined ? [environment, ...all.filter(name => name !== environment)] : [environment, other]
  return {
    kind: 'difference',
    repository,
    commit: snapshot.commit,
    environments,
    rows: compareEnvironments(fleet, environments, rendering),
    unproven: unrenderedIn(fleet, environments, rendering),
  }
}
