import { addTeamMember, removeTeamMember } from '../acts/members.ts'
import { type Answer, noContent, notFound, ok, refuse } from '../http/answer.ts'
import { actorOf, type Call, param } from '../http/call.ts'
import { optionalWord } from '../http/fields.ts'
import type { Route } from '../http/route.ts'
import { userShape } from '../shapes/account.ts'
import { organizationShape } from '../shapes/repository.ts'
import type { Team, TeamMember } from '../world/accounts.ts'
import { findAccount, type World } from '../world/world.ts'

/** Members and teams of organizations. */
export const organizationRoutes: readonly Route[] = [
  ['GET', '/orgs/:org/members/:user', 'signed-in', isMember],
  ['GET', '/orgs/:org/memberships/:user', 'signed-in', getMembership],
  ['GET', '/orgs/:org/teams/:team/memberships/:user', 'signed-in', getTeamMembership],
  ['PUT', '/orgs/:org/teams/:team/memberships/:user', 'signed-in', putTeamMembership],
  ['DELETE', '/orgs/:org/teams/:team/memberships/:user', 'signed-in', deleteTeamMembership],
]

function membersOf(call: Call): ReadonlyMap<number, 'member' | 'admin'> {
  const organization = findAccount(call.world, param(call, 'org'))
  return call.world.organizationMembers.get(organization?.login ?? '') ?? notFound()
}

function demandMembersPermission(call: Call): void {
  const { caller } = call
  if (caller.kind === 'installation' && caller.token.permissions.members === undefined) notFound()
}

function isMember(call: Call): Answer {
  demandMembersPermission(call)
  const account = findAccount(call.world, param(call, 'user')) ?? notFound()
  return membersOf(call).has(account.id) ? { status: 204 } : notFound()
}

function getMembership(call: Call): Answer {
  demandMembersPermission(call)
  const { world } = call
  const account = findAccount(world, param(call, 'user')) ?? notFound()
  const role = membersOf(call).get(account.id) ?? notFound()
  const organization = findAccount(world, param(call, 'org')) ?? notFound()
  const url = `${world.addresses.api}/orgs/${organization.login}`
  return ok({
    url: `${url}/memberships/${account.login}`,
    state: 'active',
    role,
    organization_url: url,
    organization: organizationShape(world, organization),
    user: userShape(world, account),
    direct_membership: true,
    enterprise_teams_providing_indirect_membership: [],
  })
}

function getTeamMembership(call: Call): Answer {
  demandMembersPermission(call)
  const { world } = call
  const login = param(call, 'user').toLowerCase()
  const slugs = withChildren(world, param(call, 'org'), param(call, 'team'))
  const members = world.teams.filter(({ slug }) => slugs.has(slug)).flatMap(({ members }) => members)
  const member = members.find(({ account }) => account.login.toLowerCase() === login) ?? notFound()
  return ok(membershipShape(call, member))
}

function membershipShape(call: Call, { account, role, state }: TeamMember) {
  const path = `orgs/${param(call, 'org')}/teams/${param(call, 'team')}/memberships/${account.login}`
  return { url: `${call.world.addresses.api}/${path}`, role, state }
}

/** The team that a path names, for those who may change it. */
function demandTeam(call: Call): Team {
  const { world, caller } = call
  const slug = param(call, 'team')
  const isNamed = (team: Team): boolean =>
    team.slug === slug && team.organization === findAccount(world, param(call, 'org'))
  const team = world.teams.find(isNamed) ?? notFound()
  const isOwner = caller.kind === 'user' && membersOf(call).get(caller.user.id) === 'admin'
  const isApp = caller.kind === 'installation' && caller.token.permissions.members === 'write'
  return isOwner || isApp ? team : refuse(403, 'Must be an owner or maintainer of the team.')
}

function putTeamMembership(call: Call): Answer {
  const team = demandTeam(call)
  const account = findAccount(call.world, param(call, 'user')) ?? notFound()
  const role = optionalWord(call.body, 'role', ['member', 'maintainer']) ?? 'member'
  const member = addTeamMember(call.world, team, { account, role, sender: actorOf(call) })
  return ok(membershipShape(call, member))
}

function deleteTeamMembership(call: Call): Answer {
  const team = demandTeam(call)
  const account = findAccount(call.world, param(call, 'user')) ?? notFound()
  const wasIn = removeTeamMember(call.world, team, { account, sender: actorOf(call) })
  return wasIn ? noContent : notFound()
}

// A team's members include those of its child teams.
function withChildren(world: World, organization: string, slug: string): ReadonlySet<string> {
  const own = world.teams.filter(team => team.organization.login.toLowerCase() === organization.toLowerCase())
  const slugs = new Set(own.filter(team => team.slug === slug).map(team => team.slug))
  for (let grown = 0; grown !== slugs.size; ) {
    grown = slugs.size
    for (const team of own) if (team.parent !== undefined && slugs.has(team.parent)) slugs.add(team.slug)
  }
  return slugs
}
