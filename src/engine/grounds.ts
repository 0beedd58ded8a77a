import type { Grounds } from './authorize.ts'
import type { Permission, Person, RepositoryRef } from './ports.ts'
import type { FleetReading } from './read-fleet.ts'
import type { World } from './world.ts'

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
