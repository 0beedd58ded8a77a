import { userShape } from '../shapes/account.ts'
import { organizationShape } from '../shapes/repository.ts'
import { teamShape } from '../shapes/team.ts'
import type { Account, Team, TeamMember } from '../world/accounts.ts'
import { emit, takeId, type World } from '../world/world.ts'
import type { Change } from './members.ts'

/** What may be said of a team. */
export type TeamWish = Partial<Pick<Team, 'name' | 'description' | 'privacy'>>

/** GitHub's short name of a team: small letters and hyphens. */
export function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9_.]+/g, '-')
    .replace(/^-+|-+$/g, '')
}

/** Makes a team of an organization, without members. */
export function createTeam(
  world: World,
  organization: Account,
  wish: TeamWish & { readonly name: string; readonly sender: Account },
): Team {
  const { name, description = null, privacy = 'secret', sender } = wish
  const now = world.clock.now()
  const team: Team = {
    ...{ id: takeId(world), organization, name, slug: slugOf(name), description, privacy },
    ...{ members: [], createdAt: now, updatedAt: now },
  }
  world.teams.push(team)
  emitTeam(world, team, { action: 'created', sender })
  return team
}

/** Changes what is said of a team; a new name gives it a new short one. Answers whether anything changed. */
export function editTeam(
  world: World,
  team: Team,
  { sender, ...wish }: TeamWish & { readonly sender: Account },
): boolean {
  const fields = (['name', 'description', 'privacy'] as const).filter(
    field => wish[field] !== undefined && wish[field] !== team[field],
  )
  if (fields.length === 0) return false
  const changes = Object.fromEntries(fields.map(field => [field, { from: team[field] ?? '' }]))
  Object.assign(team, wish, wish.name === undefined ? {} : { slug: slugOf(wish.name) })
  team.updatedAt = world.clock.now()
  emitTeam(world, team, { action: 'edited', sender, changes })
  return true
}

/** Dissolves a team: whoever was allowed something as its member is no more. */
export function deleteTeam(world: World, team: Team, sender: Account): void {
  world.teams.splice(world.teams.indexOf(team), 1)
  emitTeam(world, team, { action: 'deleted', sender })
}

function emitTeam(
  world: World,
  team: Team,
  said: { readonly action: string; readonly sender: Account; readonly changes?: unknown },
): void {
  const { action, sender, changes } = said
  const payload = {
    team: { ...teamShape(world, team), parent: null },
    organization: organizationShape(world, team.organization),
    ...(changes === undefined ? {} : { changes }),
  }
  emit(world, { event: 'team', action, repository: undefined, sender, payload, account: team.organization })
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
