import { parseRequestKey } from '../../promotion/origin.ts'
import { fullName, type Grounds } from '../authorize.ts'
import { type Context, repositoryById } from '../context.ts'
import type { FleetReading } from '../fleet/fleet-reading.ts'
import type { Permission, Person, RepositoryRef } from '../ports/ports.ts'
import type { WorkflowRun } from '../ports/workflow-port.ts'
import type { World } from '../world.ts'

/** Permissions as they are now: each is asked for once, and none is remembered beyond this value. */
export function groundsOfNow(
  world: World,
  actor: Person,
  gitops: RepositoryRef,
  reading: FleetReading,
): Grounds {
  const asked = new Map<number, Promise<Permission>>()
  const permission = (repository: RepositoryRef): Promise<Permission> => {
    const known = asked.get(repository.id)
    if (known !== undefined) return known
    const answer = world.installation.open(repository).people.permission(actor)
    asked.set(repository.id, answer)
    return answer
  }
  const { people } = world.installation.open(gitops)
  return {
    permission,
    inTeam: (team, person) => people.inTeam(team, person),
    policy: reading.policy,
    fleet: reading.fleet,
  }
}

/** What a person's own grounds are, and the workflow that speaks for them. */
export function workflowGrounds(grounds: Grounds, source: RepositoryRef, workflow: WorkflowRun): Grounds {
  const { path, branch, onDefaultBranch } = workflow
  return { ...grounds, workflow: { repository: fullName(source), path, branch, onDefaultBranch } }
}

/** The workflow that a request came from, asked of GitHub again. */
export async function groundsOfRequest(context: Context, key: string, grounds: Grounds): Promise<Grounds> {
  const origin = parseRequestKey(key)
  if (origin?.kind !== 'workflow-run') return grounds
  const source = await repositoryById(context, origin.repository)
  if (source === undefined) return grounds
  const workflow = await context.installation.open(source).workflows.run(origin.run)
  return workflow === undefined ? grounds : workflowGrounds(grounds, source, workflow)
}
