import { type Answer, notFound, ok } from '../http/answer.ts'
import { type Call, param, type RepositoryCall } from '../http/call.ts'
import { list } from '../http/page.ts'
import type { RepositoryRoute, Route } from '../http/route.ts'
import { userShape } from '../shapes/account.ts'
import { fullRepository, organizationShape } from '../shapes/repository.ts'
import type { Account, Role } from '../world/accounts.ts'
import { findAccount, roleOf, type World } from '../world/world.ts'

/** A repository, its collaborators and its branch rules. */
export const repositoryRoutes: readonly RepositoryRoute[] = [
  ['GET', '', 'metadata:read', 'read', getRepository],
  ['GET', '/collaborators', 'metadata:read', 'write', listCollaborators],
  ['GET', '/collaborators/:user', 'metadata:read', 'write', isCollaborator],
  ['GET', '/collaborators/:user/permission', 'metadata:read', 'write', getPermission],
  ['GET', '/rules/branches/*branch', 'metadata:read', 'read', listRules],
  ['GET', '/codeowners/errors', 'contents:read', 'read', () => ok({ errors: [] })],
]

/** Members and teams of organizations. */
export const organizationRoutes: readonly Route[] = [
  ['GET', '/orgs/:org/members/:user', 'signed-in', isMember],
  ['GET', '/orgs/:org/memberships/:user', 'signed-in', getMembership],
  ['GET', '/orgs/:org/teams/:team/memberships/:user', 'signed-in', getTeamMembership],
]

function getRepository(call: RepositoryCall): Answer {
  const { world, repository, caller } = call
  const role = caller.kind === 'user' ? roleOf(world, repository, caller.user) : 'read'
  return ok(fullRepository(world, repository, role))
}

function collaborators(call: RepositoryCall): readonly Account[] {
  const { world, repository } = call
  const isOn = (account: Account) =>
    account.type === 'User' &&
    (repository.roles.has(account.id) || roleOf(world, repository, account) === 'admin')
  return [...world.accounts.values()].filter(isOn)
}

function roleShape(world: World, account: Account, role: Role) {
  return {
    ...userShape(world, account),
    permissions: {
      admin: role === 'admin',
      maintain: role === 'admin' || role === 'maintain',
      push: baseLevel(role) === 'write' || baseLevel(role) === 'admin',
      triage: role !== 'read' && role !== 'none',
      pull: role !== 'none',
    },
    role_name: role,
  }
}

function listCollaborators(call: RepositoryCall): Promise<Answer> {
  const { world, repository } = call
  return list(call, collaborators(call), account =>
    roleShape(world, account, roleOf(world, repository, account)),
  )
}

function isCollaborator(call: RepositoryCall): Answer {
  const login = param(call, 'user').toLowerCase()
  return collaborators(call).some(account => account.login.toLowerCase() === login)
    ? { status: 204 }
    : notFound()
}

// The endpoint knows four levels: `maintain` is shown as write, `triage` as read.
function baseLevel(role: Role): 'admin' | 'write' | 'read' | 'none' {
  if (role === 'maintain') return 'write'
  return role === 'triage' ? 'read' : role
}

function getPermission(call: RepositoryCall): Answer {
  const { world, repository } = call
  const login = param(call, 'user')
  const account = findAccount(world, login)
  if (account === undefined || account.type === 'Organization') {
    const message = `${login} is not a user`
    return {
      status: 404,
      body: { message, documentation_url: 'https://docs.github.com/rest', status: '404' },
    }
  }
  const role = roleOf(world, repository, account)
  const user = { ...roleShape(world, account, role), role_name: role }
  return ok({ permission: baseLevel(role), role_name: role, user })
}

function listRules(call: RepositoryCall): Promise<Answer> {
  const { repository } = call
  const rules = repository.rules.get(param(call, 'branch'))
  const source = {
    ruleset_source_type: 'Repository',
    ruleset_source: `${repository.owner.login}/${repository.name}`,
    ruleset_id: 1,
  }
  const shapes =
    rules === undefined ? [] : [...checkRules(rules), ...pullRules(rules, repository.mergeMethods)]
  return list(call, shapes, rule => ({ ...rule, ...source }))
}

function checkRules(rules: { readonly requiredChecks: readonly string[]; readonly strict: boolean }) {
  if (rules.requiredChecks.length === 0) return []
  const parameters = {
    required_status_checks: rules.requiredChecks.map(context => ({ context })),
    strict_required_status_checks_policy: rules.strict,
  }
  return [{ type: 'required_status_checks', parameters }]
}

function pullRules(rules: { readonly approvals: number | undefined }, methods: readonly string[]) {
  if (rules.approvals === undefined) return []
  const parameters = {
    allowed_merge_methods: methods,
    dismiss_stale_reviews_on_push: false,
    require_code_owner_review: false,
    require_last_push_approval: false,
    required_approving_review_count: rules.approvals,
    required_review_thread_resolution: false,
  }
  return [{ type: 'pull_request', parameters }]
}

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
  const path = `orgs/${param(call, 'org')}/teams/${param(call, 'team')}/memberships/${member.account.login}`
  return ok({ url: `${world.addresses.api}/${path}`, role: member.role, state: member.state })
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
