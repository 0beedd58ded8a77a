import { iso } from '../world/clock.ts'
import { nodeId } from '../world/node-ids.ts'
import type { Invitation, Repository } from '../world/repository.ts'
import type { World } from '../world/world.ts'
import { type Json, userShape } from './account.ts'
import { minimalRepository, repositoryPage, repositoryUrl } from './repository.ts'

/** What somebody is asked who is to become a collaborator. */
export function invitationShape(world: World, repository: Repository, invitation: Invitation): Json {
  const { id, invitee, inviter, role, createdAt } = invitation
  return {
    id,
    node_id: nodeId('RepositoryInvitation', repository.id, id),
    repository: minimalRepository(world, repository),
    invitee: userShape(world, invitee),
    inviter: userShape(world, inviter),
    permissions: role,
    created_at: iso(createdAt),
    expired: false,
    url: `${repositoryUrl(world, repository)}/invitations/${id}`,
    html_url: `${repositoryPage(world, repository)}/invitations`,
  }
}
