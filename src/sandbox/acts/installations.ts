import { installationShape } from '../shapes/account.ts'
import type { Installation } from '../world/accounts.ts'
import { fullName } from '../world/repository.ts'
import { emit, type World } from '../world/world.ts'

/** Sends an `installation` event; it reaches the App also when it is suspended. */
export function announceInstallation(world: World, installation: Installation, action: string): void {
  const repositories = [...world.repositories.values()]
    .filter(({ owner }) => owner.id === installation.account.id)
    .map(repository => ({
      id: repository.id,
      node_id: repository.nodeId,
      name: repository.name,
      full_name: fullName(repository),
      private: repository.private,
    }))
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
