import type { Sha } from '../../../src/promotion/names.ts'
import { type FakeCommit, type FakeRepositoryState, fakeSha } from './state.ts'

/** The commit, which must exist. */
export function commitAt(state: FakeRepositoryState, sha: Sha): FakeCommit {
  const commit = state.commits.get(sha)
  if (commit === undefined) throw new Error(`no commit ${sha}`)
  return commit
}

/** The commit that a branch is at; the branch must exist. */
export function headOf(state: FakeRepositoryState, branch: string): FakeCommit {
  const sha = state.branches.get(branch)
  if (sha === undefined) throw new Error(`no branch ${branch}`)
  return commitAt(state, sha)
}

/** Adds a commit on top of its first parent and moves no branch. */
export function addCommit(
  state: FakeRepositoryState,
  commit: Omit<FakeCommit, 'sha' | 'committedAt'>,
): FakeCommit {
  const sha = fakeSha(`${state.ref.id}/${state.commits.size}/${commit.message}`)
  const added = { ...commit, sha, committedAt: state.clock.now() }
  state.commits.set(sha, added)
  return added
}

/** A person's or our commit on a branch: some files change, the others stay. */
export function pushFiles(
  state: FakeRepositoryState,
  branch: string,
  files: Readonly<Record<string, string | undefined>>,
  options: { readonly message: string; readonly ours?: boolean },
): FakeCommit {
  const sha = state.branches.get(branch)
  const parent = sha === undefined ? undefined : commitAt(state, sha)
  const next = new Map(parent?.files ?? [])
  for (const [path, text] of Object.entries(files)) {
    if (text === undefined) next.delete(path)
    else next.set(path, text)
  }
  const commit = addCommit(state, {
    files: next,
    message: options.message,
    parents: parent === undefined ? [] : [parent.sha],
    ours: options.ours ?? false,
  })
  state.branches.set(branch, commit.sha)
  for (const open of state.pullRequests) {
    if (open.state === 'open' && open.branch === branch) open.head = commit.sha
  }
  return commit
}

/** All commits that lead to this one, itself included. */
export function history(state: FakeRepositoryState, sha: Sha): ReadonlySet<Sha> {
  const seen = new Set<Sha>()
  const open = [sha]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next)) continue
    seen.add(next)
    open.push(...commitAt(state, next).parents)
  }
  return seen
}

/** What the first commit has and the other lacks, oldest first. */
export function commitsAhead(state: FakeRepositoryState, sha: Sha, base: Sha): readonly FakeCommit[] {
  const known = history(state, base)
  return [...state.commits.values()].filter(
    commit => history(state, sha).has(commit.sha) && !known.has(commit.sha),
  )
}

/** The merged files, or nothing where both sides changed a line differently. */
export function mergeFiles(
  state: FakeRepositoryState,
  head: Sha,
  base: Sha,
): ReadonlyMap<string, string> | undefined {
  const theirs = commitAt(state, base).files
  const ours = commitAt(state, head).files
  const origin = mergeBase(state, head, base)?.files ?? new Map<string, string>()
  const merged = new Map<string, string>()
  for (const path of new Set([...theirs.keys(), ...ours.keys()])) {
    const text = mergeTexts(origin.get(path), ours.get(path), theirs.get(path))
    if (text.kind === 'conflict') return undefined
    if (text.value !== undefined) merged.set(path, text.value)
  }
  return merged
}

function mergeBase(state: FakeRepositoryState, head: Sha, base: Sha): FakeCommit | undefined {
  const ofBase = history(state, base)
  return [...state.commits.values()]
    .filter(commit => ofBase.has(commit.sha) && history(state, head).has(commit.sha))
    .at(-1)
}

type Merged = { readonly kind: 'text'; readonly value: string | undefined } | { readonly kind: 'conflict' }

function mergeTexts(
  origin: string | undefined,
  ours: string | undefined,
  theirs: string | undefined,
): Merged {
  if (ours === theirs || theirs === origin) return { kind: 'text', value: ours }
  if (ours === origin) return { kind: 'text', value: theirs }
  if (origin === undefined || ours === undefined || theirs === undefined) return { kind: 'conflict' }
  return mergeLines(origin.split('\n'), ours.split('\n'), theirs.split('\n'))
}

// Enough for pins, where a change replaces one line by one line.
function mergeLines(origin: readonly string[], ours: readonly string[], theirs: readonly string[]): Merged {
  if (ours.length !== origin.length || theirs.length !== origin.length) return { kind: 'conflict' }
  const lines = origin.map((line, index) => {
    if (ours[index] === theirs[index] || theirs[index] === line) return ours[index]
    return ours[index] === line ? theirs[index] : undefined
  })
  return lines.includes(undefined) ? { kind: 'conflict' } : { kind: 'text', value: lines.join('\n') }
}

/** Somebody presses the button at the first pull request: the files land, the message is GitHub's own. */
export function mergeByHand({
  fleet,
  github,
}: {
  fleet: FakeRepositoryState
  github: { clock: { now(): Date } }
}): void {
  const [pullRequest] = fleet.pullRequests
  if (pullRequest === undefined) throw new Error('no pull request')
  const files = Object.fromEntries(fleet.commits.get(pullRequest.head)?.files ?? [])
  const { sha } = pushFiles(fleet, 'main', files, { message: 'Merged by hand' })
  const at = github.clock.now()
  Object.assign(pullRequest, { state: 'merged', mergeCommit: sha, mergedAt: at, updatedAt: at })
}
