import {
  addTeamMember,
  createTeam,
  deleteTeam,
  editTeam,
  removeTeamMember,
  slugOf,
  type TeamWish,
} from '../acts/teams.ts'
import { type Answer, created, noContent, notFound, ok, refuse } from '../http/answer.ts'
import { actorOf, type Call, param } from '../http/call.ts'
import { optionalText, optionalWord, requiredText } from '../http/fields.ts'
import type { Route } from '../http/route.ts'
import { userShape } from '../shapes/account.ts'
import { organizationShape } from '../shapes/repository.ts'
import { fullTeamShape } from '../shapes/team.ts'
import type { Team, TeamMember } from '../world/accounts.ts'
import { findAccount, type World } from '../world/world.ts'

/** Members and teams of organizations. */
export const organizationRoutes: readonly Route[] = [
  ['GET', '/orgs/:org/members/:user', 'signed-in', isMember],
  ['GET', '/orgs/:org/memberships/:user', 'signed-in', getMembership],
  ['POST', '/orgs/:org/teams', 'signed-in', postTeam],
  ['GET', '/orgs/:org/teams/:team', 'signed-in', getTeam],
  ['PATCH', '/orgs/:org/teams/:team', 'signed-in', patchTeam],
  ['DELETE', '/orgs/:org/teams/:team', 'signed-in', removeTeam],
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

function findTeam({ world }: Call, organization: string, slug: string): Team | undefined {
  const owner = findAccount(world, organization)
  return world.teams.find(team => team.slug === slug && team.organization === owner)
}

function mayChangeTeams(call: Call): boolean {
  const { caller } = call
  if (caller.kind === 'user') return membersOf(call).get(caller.user.id) === 'admin'
  return caller.kind === 'installation' && caller.token.permissions.members === 'write'
}

/** The team that a path names, for those who may change it. */
function demandTeam(call: Call): Team {
  const team = findTeam(call, param(call, 'org'), param(call, 'team')) ?? notFound()
  return mayChangeTeams(call) ? team : refuse(403, 'Must be an owner or maintainer of the team.')
}

function readTeamWish({ body }: Call): TeamWish {
  const [name, description] = [optionalText(body, 'name'), optionalText(body, 'description')]
  const privacy = optionalWord(body, 'privacy', ['closed', 'secret'] as const)
  return {
    ...(name === undefined ? {} : { name }),
    ...(description === undefined ? {} : { description }),
    ...(privacy === undefined ? {} : { privacy }),
  }
}

function postTeam(call: Call): Answer {
  const { world, body } = call
  const organization = findAccount(world, param(call, 'org')) ?? notFound()
  if (!mayChangeTeams(call)) return refuse(403, 'You must be an owner of the organization.')
  const name = requiredText(body, 'name', 'Team')
  if (findTeam(call, organization.login, slugOf(name)) !== undefined) {
    const message = 'Name must be unique for this org'
    refuse(422, 'Validation Failed', [{ resource: 'Team', code: 'unprocessable', field: 'data', message }])
  }
  const team = createTeam(world, organization, { ...readTeamWish(call), name, sender: actorOf(call) })
  return created(fullTeamShape(world, team))
}

function getTeam(call: Call): Answer {
  demandMembersPermission(call)
  const team = findTeam(call, param(call, 'org'), param(call, 'team')) ?? notFound()
  return ok(fullTeamShape(call.world, team))
}

function patchTeam(call: Call): Answer {
  const team = demandTeam(call)
  const hasChanged = editTeam(call.world, team, { ...readTeamWish(call), sender: actorOf(call) })
  return hasChanged ? created(fullTeamShape(call.world, team)) : ok(fullTeamShape(call.world, team))
}

function removeTeam(call: Call): Answer {
  deleteTeam(call.world, demandTeam(call), actorOf(call))
  return noContent
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
