import { mintToken } from '../auth/installation-token.ts'
import type { Account, Installation, Permissions } from '../world/accounts.ts'
import { installApp, type KeyPair, registerApp } from '../world/people.ts'
import { fullName } from '../world/repository.ts'
import type { World } from '../world/world.ts'

// GitHub, "Permissions for the GITHUB_TOKEN": what a workflow may be given at most.
const most: Permissions = {
  actions: 'write',
  checks: 'write',
  contents: 'write',
  deployments: 'write',
  issues: 'write',
  metadata: 'read',
  packages: 'write',
  pull_requests: 'write',
  statuses: 'write',
}

/** GitHub's own App, whose tokens workflows get; it receives no webhooks. */
export function installActions(world: World, owner: Account, keys: KeyPair): Installation {
  const app = registerApp(world, {
    name: 'GitHub Actions',
    owner,
    permissions: most,
    events: [],
    hookUrl: undefined,
    keys,
  })
  return installApp(world, app, owner)
}

/** The token of one workflow run: for its own repository alone, with the permissions that the workflow asks for. */
export function mintWorkflowToken(
  world: World,
  { actions }: { readonly actions: Installation },
  { repository, permissions }: Readonly<Record<string, unknown>>,
): string {
  const found = [...world.repositories.values()].find(each => fullName(each) === repository)
  if (found === undefined) throw new Error('repository: owner/name of one that is here')
  const narrowed = {
    permissions: (permissions as Permissions | undefined) ?? most,
    repositories: new Set([found.id]),
  }
  return mintToken(world, actions, narrowed).value
}
