import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { GitStore } from '../git/store.ts'
import type { Account, Role } from './accounts.ts'
import { nodeId } from './node-ids.ts'
import type { Repository } from './repository.ts'
import { takeId, type World } from './world.ts'

/** Adds a repository with an empty bare git repository below `root`. */
export async function addRepository(
  world: World,
  root: string,
  wish: {
    readonly owner: Account
    readonly name: string
    readonly private: boolean
    readonly description: string
    readonly roles: ReadonlyMap<number, Role>
    readonly defaultBranch?: string
    readonly parent?: Repository
  },
): Promise<Repository> {
  const folder = join(root, wish.owner.login, `${wish.name}.git`)
  const defaultBranch = wish.defaultBranch ?? 'main'
  await initializeGit(folder, defaultBranch)
  const id = takeId(world)
  const now = world.clock.now()
  const repository: Repository = {
    id,
    nodeId: nodeId('Repository', id),
    owner: wish.owner,
    name: wish.name,
    description: wish.description,
    parent: wish.parent,
    private: wish.private,
    defaultBranch,
    ...usualSwitches,
    createdAt: now,
    pushedAt: now,
    git: new GitStore(folder),
    roles: new Map(wish.roles),
    ...nothingYet(),
  }
  world.repositories.set(id, repository)
  return repository
}

const usualSwitches = {
  archived: false,
  hasIssues: true,
  mergeMethods: ['merge', 'squash', 'rebase'],
  allowAutoMerge: false,
  deleteBranchOnMerge: false,
} as const

function nothingYet() {
  return {
    invitations: new Map(),
    rules: new Map(),
    issues: new Map(),
    comments: new Map(),
    labels: [],
    suites: [],
    runs: new Map(),
    workflowRuns: new Map(),
    statuses: [],
    deployments: new Map(),
    environments: new Map(),
    signed: new Set<string>(),
  }
}

async function initializeGit(folder: string, defaultBranch: string): Promise<void> {
  // What `git init --bare` makes, after gitrepository-layout(5).
  for (const below of ['objects/info', 'objects/pack', 'refs/heads', 'refs/tags', 'hooks'])
    await mkdir(join(folder, below), { recursive: true })
  await writeFile(join(folder, 'HEAD'), `ref: refs/heads/${defaultBranch}\n`)
  await writeFile(join(folder, 'config'), gitSettings)
  await writeFile(join(folder, 'hooks', 'pre-receive'), protect, { mode: 0o755 })
}

// Nothing here outlives the stand-in: nothing waits for a disk.
const gitSettings = `[core]
	repositoryformatversion = 0
	filemode = true
	bare = true
	fsync = none
[gc]
	auto = 0
[receive]
	autogc = false
[http]
	receivepack = true
[uploadpack]
	allowFilter = true
	allowAnySHA1InWant = true
`

// A push to a branch whose rules want pull requests is declined; the server names those branches. So is a changed workflow
// of a GitHub App without that right.
const protect = `#!/bin/sh
while read -r before after ref; do
  case " $SANDBOX_PROTECTED " in
    *" $ref "*) echo "error: GH013: Repository rule violations found for $ref." >&2; exit 1 ;;
  esac
  [ -n "$SANDBOX_WALLED" ] || continue
  case "$after" in *[!0]*) ;; *) continue ;; esac
  case "$before" in *[!0]*) base=$before ;; *) base=$(git merge-base HEAD "$after") || continue ;; esac
  file=$(git diff --name-only "$base" "$after" -- .github/workflows | head -n 1)
  [ -z "$file" ] && continue
  echo "refusing to allow a GitHub App to create or update workflow $file without workflows permission" >&2
  exit 1
done
`
