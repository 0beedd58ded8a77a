import type { Branch, NewCommit, Repository } from '../../../src/engine/ports/ports.ts'
import type { Snapshot, SnapshotEntry } from '../../../src/engine/ports/snapshot.ts'
import { sha256 } from '../../../src/lib/hash.ts'
import type { Calls } from './calls.ts'
import { commitsAhead, headOf, pushFiles } from './git.ts'
import type { FakeRepositoryState } from './state.ts'

/** The `Repository` port over the in-memory git. */
export function createFakeRepository(state: FakeRepositoryState, calls: Calls): Repository {
  const run = <T>(name: string, effect: () => T) => calls.run(`repository.${name}`, effect)
  return {
    snapshot: wanted => run('snapshot', () => snapshot(state, wanted)),
    read: path => run('read', () => read(state, path)),
    branch: name => run('branch', () => branch(state, name)),
    createBranch: (name, at) =>
      run('createBranch', () => {
        if (state.branches.has(name)) return 'exists' as const
        state.branches.set(name, at)
        return 'created' as const
      }),
    commit: commit => run('commit', () => commitFiles(state, commit)),
    deleteBranch: (name, expected) =>
      run('deleteBranch', () => {
        const head = state.branches.get(name)
        if (head === undefined) return 'absent' as const
        if (head !== expected) return 'moved' as const
        removeBranch(state, name)
        return 'deleted' as const
      }),
    hasTag: names => run('hasTag', () => names.some(name => state.tags.has(name))),
  }
}

/** Deleting a branch closes the pull requests that come from it, as GitHub does. */
export function removeBranch(state: FakeRepositoryState, name: string): void {
  state.branches.delete(name)
  for (const pullRequest of state.pullRequests) {
    if (pullRequest.branch === name && pullRequest.state === 'open') pullRequest.state = 'closed'
  }
}

function snapshot(
  state: FakeRepositoryState,
  wanted: (path: string, entry: SnapshotEntry) => boolean,
): Snapshot {
  const head = headOf(state, state.defaultBranch)
  const entries = new Map(
    [...head.files].map(([path, text]) => [
      path,
      { oid: sha256(text).slice(0, 40), mode: '100644', size: Buffer.byteLength(text) },
    ]),
  )
  const texts = [...head.files].filter(([path]) => {
    const entry = entries.get(path)
    return entry !== undefined && wanted(path, entry)
  })
  return {
    commit: head.sha,
    branch: state.defaultBranch,
    entries,
    texts: new Map(texts),
    writable: !state.archived,
  }
}

function read(state: FakeRepositoryState, path: string): Awaited<ReturnType<Repository['read']>> {
  const head = headOf(state, state.defaultBranch)
  const text = head.files.get(path)
  return text === undefined ? undefined : { commit: head.sha, text }
}

function branch(state: FakeRepositoryState, name: string): Branch | undefined {
  const sha = state.branches.get(name)
  if (sha === undefined) return undefined
  const base = headOf(state, state.defaultBranch).sha
  const commits = commitsAhead(state, sha, base).map(commit => ({
    sha: commit.sha,
    message: commit.message,
    ours: commit.ours,
    committedAt: commit.committedAt,
  }))
  return { sha, commits }
}

function commitFiles(
  state: FakeRepositoryState,
  commit: NewCommit,
): Awaited<ReturnType<Repository['commit']>> {
  if (state.branches.get(commit.branch) !== commit.expectedHead) return { kind: 'head-moved' }
  const { sha } = pushFiles(state, commit.branch, Object.fromEntries(commit.files), {
    message: commit.message,
    ours: true,
  })
  state.checks.set(sha, [...state.checksOnPush])
  return { kind: 'committed', sha }
}
