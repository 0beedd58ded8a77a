import { git } from '../git/run.ts'
import { type Answer, refuse } from '../http/answer.ts'
import { actorOf, type RepositoryCall } from '../http/call.ts'
import { list } from '../http/page.ts'
import type { RepositoryRoute } from '../http/route.ts'
import { fullRepository, minimalRepository } from '../shapes/repository.ts'
import { addRepository } from '../world/repositories.ts'
import { findRepository } from '../world/world.ts'

/** Forks: copies under a person's own name, from which pull requests come. */
export const forkRoutes: readonly RepositoryRoute[] = [
  ['GET', '/forks', 'metadata:read', 'read', listForks],
  ['POST', '/forks', 'administration:write', 'read', createFork],
]

function listForks(call: RepositoryCall): Promise<Answer> {
  const { world, repository } = call
  const all = [...world.repositories.values()].filter(({ parent }) => parent === repository)
  return list(call, all, fork => minimalRepository(world, fork))
}

async function createFork(call: RepositoryCall): Promise<Answer> {
  const { world, repository } = call
  const owner = actorOf(call)
  if (owner.type !== 'User') return refuse(403, 'Resource not accessible by integration')
  const known = findRepository(world, owner.login, repository.name)
  const wish = {
    owner,
    name: repository.name,
    private: repository.private,
    description: repository.description,
    roles: new Map([[owner.id, 'admin' as const]]),
    defaultBranch: repository.defaultBranch,
    parent: repository,
  }
  const fork = known ?? (await addRepository(world, world.folder, wish))
  const refs = ['+refs/heads/*:refs/heads/*', '+refs/tags/*:refs/tags/*']
  if (known === undefined) {
    await git(fork.git.folder, ['fetch', '--quiet', repository.git.folder, ...refs])
    fork.git.forgetRefs()
  }
  return { status: 202, body: fullRepository(world, fork, 'admin') }
}
