import { installationShape, type Json, userShape } from '../shapes/account.ts'
import type { Account, Installation } from '../world/accounts.ts'
import { fullName, type Repository } from '../world/repository.ts'
import { emit, type World } from '../world/world.ts'

function shortShape(repository: Repository): Json {
  const { id, nodeId, name } = repository
  return { id, node_id: nodeId, name, full_name: fullName(repository), private: repository.private }
}

/** Sends an `installation` event; it reaches the App also when it is suspended. */
export function announceInstallation(world: World, installation: Installation, action: string): void {
  const repositories = [...world.repositories.values()]
    .filter(({ owner }) => owner.id === installation.account.id)
    .map(shortShape)
  const payload = { installation: installationShape(world, installation), repositories }
  const { app, account } = installation
  emit(world, {
    event: 'installation',
    action,
    repository: undefined,
    sender: account,
    payload,
    onlyFor: app,
  })
}

/** Gives an installation of selected repositories one more, or takes one away; answers whether anything changed. */
export function selectRepository(
  world: World,
  { repositories: selected, ...installation }: Installation,
  change: { readonly repository: Repository; readonly isIn: boolean; readonly sender: Account },
): boolean {
  const { repository, isIn, sender } = change
  if (selected === undefined || selected.has(repository.id) === isIn) return false
  if (isIn) selected.add(repository.id)
  else selected.delete(repository.id)
  const payload = {
    installation: installationShape(world, { ...installation, repositories: selected }),
    repository_selection: 'selected',
    repositories_added: isIn ? [shortShape(repository)] : [],
    repositories_removed: isIn ? [] : [shortShape(repository)],
    requester: null,
  }
  const action = isIn ? 'added' : 'removed'
  const head = { event: 'installation_repositories', action, repository: undefined, sender }
  emit(world, { ...head, payload, onlyFor: installation.app, account: installation.account })
  return true
}

/** Gives an organization or a person another login: whoever keeps ids instead of names notices nothing. */
export function renameAccount(world: World, account: Account, login: string): void {
  const from = account.login
  const members = world.organizationMembers.get(from)
  world.accounts.delete(from.toLowerCase())
  world.organizationMembers.delete(from)
  account.login = login
  world.accounts.set(login.toLowerCase(), account)
  if (members !== undefined) world.organizationMembers.set(login, members)
  const payload = {
    account: { ...userShape(world, account), name: account.name },
    changes: { login: { from } },
    target_type: account.type,
  }
  const head = { event: 'installation_target', action: 'renamed', repository: undefined }
  emit(world, { ...head, sender: account, payload, account })
}
