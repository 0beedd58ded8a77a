import { acceptInvitation, addCollaborator, invite, removeCollaborator } from '../acts/members.ts'
import { type Answer, created, noContent, notFound, ok } from '../http/answer.ts'
import { actorOf, type Call, numberParam, param, type RepositoryCall } from '../http/call.ts'
import { optionalText } from '../http/fields.ts'
import { list } from '../http/page.ts'
import type { RepositoryRoute, Route } from '../http/route.ts'
import { userShape } from '../shapes/account.ts'
import { invitationShape } from '../shapes/invitation.ts'
import { type Account, baseLevel, type Role, roles } from '../world/accounts.ts'
import { findAccount, roleOf, type World } from '../world/world.ts'

/** Who may do what on a repository. */
export const collaboratorRoutes: readonly RepositoryRoute[] = [
  ['GET', '/collaborators', 'metadata:read', 'write', listCollaborators],
  ['GET', '/collaborators/:user', 'metadata:read', 'write', isCollaborator],
  ['PUT', '/collaborators/:user', 'administration:write', 'admin', putCollaborator],
  ['DELETE', '/collaborators/:user', 'administration:write', 'admin', deleteCollaborator],
  ['GET', '/collaborators/:user/permission', 'metadata:read', 'write', getPermission],
]

/** What somebody answers who is asked to become one. */
export const invitationRoutes: readonly Route[] = [
  ['PATCH', '/user/repository_invitations/:id', 'person', call => answerInvitation(call, true)],
  ['DELETE', '/user/repository_invitations/:id', 'person', call => answerInvitation(call, false)],
]

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

// The older names of roles are still taken.
const roleNames: Readonly<Record<string, Role>> = { pull: 'read', push: 'write' }

function putCollaborator(call: RepositoryCall): Answer {
  const { world, repository, body } = call
  const account = findAccount(world, param(call, 'user')) ?? notFound()
  const wished = optionalText(body, 'permission') ?? 'push'
  const role = roleNames[wished] ?? roles.find(each => each === wished && each !== 'none') ?? 'read'
  const members = world.organizationMembers.get(repository.owner.login)
  const grant = { account, role, sender: actorOf(call) }
  // Whoever is not in the organization is asked first.
  if (members?.has(account.id) !== true && !repository.roles.has(account.id))
    return created(invitationShape(world, repository, invite(world, repository, grant)))
  addCollaborator(world, repository, grant)
  return noContent
}

function deleteCollaborator(call: RepositoryCall): Answer {
  const { world, repository } = call
  const account = findAccount(world, param(call, 'user')) ?? notFound()
  removeCollaborator(world, repository, { account, sender: actorOf(call) })
  return noContent
}

function answerInvitation(call: Call, isAccepted: boolean): Answer {
  const id = numberParam(call, 'id')
  const person = actorOf(call)
  const isMine = ({ invitee }: { readonly invitee: Account }): boolean => invitee === person
  for (const repository of call.world.repositories.values()) {
    const invitation = repository.invitations.get(id)
    if (invitation === undefined || !isMine(invitation)) continue
    if (isAccepted) acceptInvitation(call.world, repository, invitation)
    else repository.invitations.delete(id)
    return noContent
  }
  return notFound()
}
