import { actorOf } from '../http/call.ts'
import { iso } from '../world/clock.ts'
import { findAccount } from '../world/world.ts'
import type { Context } from './context.ts'
import { fail } from './failure.ts'
import { nodeById, repositoryByName } from './lookup.ts'
import { deploymentMutations } from './mutations/deployments.ts'
import { gitMutations } from './mutations/git.ts'
import { pendingDeploymentMutations } from './mutations/pending-deployments.ts'
import { pullMutations } from './mutations/pulls.ts'
import { threadMutations } from './mutations/threads.ts'
import { actorNode } from './nodes/actor.ts'
import { repositoryNode } from './nodes/repository.ts'

interface Named {
  readonly owner: string
  readonly name: string
  readonly followRenames: boolean
}

function repository({ owner, name, followRenames }: Named, context: Context) {
  return repositoryNode(context, repositoryByName(context, owner, name, followRenames))
}

function node({ id }: { readonly id: string }, context: Context) {
  return nodeById(context, id)
}

function nodes({ ids }: { readonly ids: readonly string[] }, context: Context) {
  if (ids.length > 100) fail('EXCESSIVE_PAGINATION', 'You may not provide more than 100 node ids.')
  // graphql-js takes a rejected element as null with an error of its own path.
  return ids.map(id => nodeById(context, id))
}

function account(type: 'User' | 'Organization') {
  return ({ login }: { readonly login: string }, { call }: Context) => {
    const found = findAccount(call.world, login)
    if (found?.type !== type)
      return fail('NOT_FOUND', `Could not resolve to a ${type} with the login of '${login}'.`)
    return actorNode(call.world, found)
  }
}

// Whoever asks, a bot too: GitHub's schema calls both a User.
function viewer(_: unknown, { call }: Context) {
  return { ...actorNode(call.world, actorOf(call)), __typename: 'User', login: actorOf(call).login }
}

function rateLimit(_: unknown, { call }: Context) {
  return {
    cost: 1,
    limit: 5000,
    nodeCount: 0,
    remaining: 4999,
    used: 1,
    resetAt: iso(call.world.clock.now() + 3600_000),
  }
}

/** All queries and mutations by name. */
export const root = {
  id: 'Q_sandbox',
  repository,
  node,
  nodes,
  user: account('User'),
  organization: account('Organization'),
  viewer,
  rateLimit,
  resource: () => null,
  ...gitMutations,
  ...threadMutations,
  ...pullMutations,
  ...deploymentMutations,
  ...pendingDeploymentMutations,
}
