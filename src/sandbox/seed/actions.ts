import { branchTip } from '../acts/mergeability.ts'
import { startRun } from '../acts/workflow-runs.ts'
import { mintToken } from '../auth/installation-token.ts'
import type { Account, Installation, Permissions } from '../world/accounts.ts'
import { installApp, type KeyPair, registerApp } from '../world/people.ts'
import { fullName, type Repository } from '../world/repository.ts'
import { findAccount, type World } from '../world/world.ts'

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
  const found = namedRepository(world, repository)
  const narrowed = {
    permissions: (permissions as Permissions | undefined) ?? most,
    repositories: new Set([found.id]),
  }
  return mintToken(world, actions, narrowed).value
}

/** A run of a workflow, begun by a person; answers what a step learns of it. */
export async function startWorkflowRun(
  world: World,
  { repository, path, branch, login, event, environment }: Readonly<Record<string, unknown>>,
): Promise<{ readonly id: number; readonly sha: string }> {
  const found = namedRepository(world, repository)
  const actor = findAccount(world, String(login))
  if (actor === undefined) throw new Error('login: of somebody who is here')
  const headBranch = String(branch ?? found.defaultBranch)
  const headSha = await branchTip(found, headBranch)
  if (headSha === undefined) throw new Error('branch: one that is there')
  const wish = { path: String(path ?? '.github/workflows/deliver.yml'), event: String(event ?? 'push') }
  const run = startRun(world, found, {
    ...{ ...wish, headBranch, headSha, actor },
    environment: typeof environment === 'string' ? environment : undefined,
  })
  return { id: run.id, sha: headSha }
}

function namedRepository(world: World, name: unknown): Repository {
  const found = [...world.repositories.values()].find(each => fullName(each) === name)
  if (found === undefined) throw new Error('repository: owner/name of one that is here')
  return found
}
