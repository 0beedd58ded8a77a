import { type Json, userShape } from '../shapes/account.ts'
import { organizationShape } from '../shapes/repository.ts'
import { type Account, baseLevel, type Role, type Team, type TeamMember } from '../world/accounts.ts'
import type { Invitation, Repository } from '../world/repository.ts'
import { emit, takeId, type World } from '../world/world.ts'

/** Who is changed, and by whom. */
interface Change {
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

/** Puts somebody into a team, or changes their role there. Who is not in the organization is asked first: until then it is pending. */
export function addTeamMember(
  world: World,
  team: Team,
  { account, sender, role }: Change & { readonly role: TeamMember['role'] },
): TeamMember {
  const isIn = world.organizationMembers.get(team.organization.login)?.has(account.id) ?? false
  const known = team.members.findIndex(member => member.account === account)
  const member: TeamMember = { account, role, state: isIn ? 'active' : 'pending' }
  team.members.splice(known < 0 ? team.members.length : known, known < 0 ? 0 : 1, member)
  if (known < 0 && isIn) emitMembership(world, team, { account, sender, action: 'added' })
  return member
}

/** Takes somebody out of a team; answers whether they were in it. */
export function removeTeamMember(world: World, team: Team, { account, sender }: Change): boolean {
  const known = team.members.findIndex(member => member.account === account)
  if (known < 0) return false
  const [member] = team.members.splice(known, 1)
  if (member?.state === 'active') emitMembership(world, team, { account, sender, action: 'removed' })
  return true
}

function emitMembership(
  world: World,
  team: Team,
  { account, sender, action }: Change & { readonly action: 'added' | 'removed' },
): void {
  const payload = {
    scope: 'team',
    member: userShape(world, account),
    team: teamShape(world, team),
    organization: organizationShape(world, team.organization),
  }
  const head = { event: 'membership', action, repository: undefined, sender }
  emit(world, { ...head, payload, account: team.organization })
}

function teamShape({ addresses }: World, { id, slug, organization }: Team): Json {
  const url = `${addresses.api}/organizations/${organization.id}/team/${id}`
  return {
    name: slug,
    id,
    node_id: Buffer.from(`04:Team${id}`).toString('base64'),
    slug,
    description: '',
    privacy: 'closed',
    notification_setting: 'notifications_enabled',
    url,
    html_url: `${addresses.html}/orgs/${organization.login}/teams/${slug}`,
    members_url: `${url}/members{/member}`,
    repositories_url: `${url}/repos`,
    permission: 'pull',
    type: 'organization',
    organization_id: organization.id,
  }
}
