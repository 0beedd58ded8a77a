import { userShape } from '../shapes/account.ts'
import { organizationShape } from '../shapes/repository.ts'
import type { Account } from '../world/accounts.ts'
import { fullName, type Repository } from '../world/repository.ts'
import { emit, type World } from '../world/world.ts'

/** Gives a repository another name; the former one still leads to it. */
export function renameRepository(world: World, repository: Repository, name: string, sender: Account): void {
  const from = repository.name
  world.formerNames.set(fullName(repository).toLowerCase(), repository.id)
  repository.name = name
  world.formerNames.delete(fullName(repository).toLowerCase())
  const payload = { changes: { repository: { name: { from } } } }
  emit(world, { event: 'repository', action: 'renamed', repository, sender, payload })
}

/** Makes a repository read-only, or takes that back. */
export function archiveRepository(
  world: World,
  repository: Repository,
  archived: boolean,
  sender: Account,
): void {
  if (repository.archived === archived) return
  repository.archived = archived
  const action = archived ? 'archived' : 'unarchived'
  emit(world, { event: 'repository', action, repository, sender, payload: {} })
}

/** Gives a repository to another account; its id and its former name still lead to it. */
export function transferRepository(
  world: World,
  repository: Repository,
  owner: Account,
  sender: Account,
): void {
  const { owner: before } = repository
  world.formerNames.set(fullName(repository).toLowerCase(), repository.id)
  repository.owner = owner
  world.formerNames.delete(fullName(repository).toLowerCase())
  const from =
    before.type === 'Organization'
      ? { organization: organizationShape(world, before) }
      : { user: userShape(world, before) }
  const payload = { changes: { owner: { from } } }
  emit(world, { event: 'repository', action: 'transferred', repository, sender, payload })
}
