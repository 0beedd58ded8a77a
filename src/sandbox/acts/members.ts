import { userShape } from '../shapes/account.ts'
import { type Account, baseLevel, type Role } from '../world/accounts.ts'
import type { Invitation, Repository } from '../world/repository.ts'
import { emit, takeId, type World } from '../world/world.ts'

/** Who is changed, and by whom. */
export interface Change {
  readonly account: Account
  readonly sender: Account
}

/** Makes somebody a collaborator with a role, or changes their role. */
export function addCollaborator(
  world: World,
  repository: Repository,
  { account, sender, role }: Change & { readonly role: Role },
): void {
  const before = repository.roles.get(account.id)
  if (before === role) return
  repository.roles.set(account.id, role)
  const changes =
    before === undefined
      ? { permission: { to: baseLevel(role) }, role_name: { to: role } }
      : {
          old_permission: { from: baseLevel(before) },
          permission: { from: baseLevel(before), to: baseLevel(role) },
        }
  const payload = { member: userShape(world, account), changes }
  const action = before === undefined ? 'added' : 'edited'
  emit(world, { event: 'member', action, repository, sender, payload })
}

/** Asks somebody to become a collaborator; asked again, with another role, the first question stands no more. */
export function invite(
  world: World,
  repository: Repository,
  { account, sender, role }: Change & { readonly role: Role },
): Invitation {
  for (const { id, invitee } of repository.invitations.values())
    if (invitee === account) repository.invitations.delete(id)
  const createdAt = world.clock.now()
  const invitation = { id: takeId(world), invitee: account, inviter: sender, role, createdAt }
  repository.invitations.set(invitation.id, invitation)
  return invitation
}

/** Whoever was asked has become a collaborator. */
export function acceptInvitation(world: World, repository: Repository, invitation: Invitation): void {
  const { id, invitee, role } = invitation
  repository.invitations.delete(id)
  addCollaborator(world, repository, { account: invitee, sender: invitee, role })
}

/** Takes a collaborator's own role away; what teams and the organization give stays. */
export function removeCollaborator(world: World, repository: Repository, { account, sender }: Change): void {
  if (!repository.roles.delete(account.id)) return
  const payload = { member: userShape(world, account) }
  emit(world, { event: 'member', action: 'removed', repository, sender, payload })
}
