import type { FileChange } from '../git/diff.ts'
import { diffTrees } from '../git/diff.ts'
import type { GitCommit, GitPerson } from '../git/objects.ts'
import { notFound } from '../http/answer.ts'
import type { Account } from '../world/accounts.ts'
import { iso } from '../world/clock.ts'
import { nodeId } from '../world/node-ids.ts'
import type { Repository } from '../world/repository.ts'
import type { World } from '../world/world.ts'
import { type Json, nullableUser } from './account.ts'
import { repositoryPage, repositoryUrl } from './repository.ts'

/** The address that GitHub writes into commits of an account. */
export function noreplyAddress(account: Account): string {
  return `${account.id}+${account.login}@users.noreply.github.com`
}

/** The name, address and time that a commit by an account carries. */
export function gitPerson(world: World, account: Account): GitPerson {
  const name = account.type === 'Bot' ? account.login : account.name
  return { name, email: noreplyAddress(account), date: world.clock.now() }
}

/** GitHub itself as committer. */
export function webFlow(world: World): GitPerson {
  return { name: 'GitHub', email: 'noreply@github.com', date: world.clock.now() }
}

function accountBehind(world: World, person: GitPerson): Account | undefined {
  const id = /^(?<id>\d+)\+.*@users\.noreply\.github\.com$/.exec(person.email)?.groups?.id
  return id === undefined
    ? undefined
    : [...world.accounts.values()].find(account => account.id === Number(id))
}

function personShape({ name, email, date }: GitPerson): Json {
  return { name, email, date: iso(date) }
}

function verificationShape(repository: Repository, oid: string, commit: GitCommit): Json {
  if (!repository.signed.has(oid)) {
    return { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null }
  }
  const verifiedAt = iso(commit.committer.date)
  return { verified: true, reason: 'valid', signature: null, payload: null, verified_at: verifiedAt }
}

/** A commit as the Git database's endpoints show it. */
export async function gitCommitShape(world: World, repository: Repository, oid: string): Promise<Json> {
  const commit = (await repository.git.commit(oid)) ?? notFound()
  const url = repositoryUrl(world, repository)
  const page = repositoryPage(world, repository)
  return {
    sha: oid,
    node_id: nodeId('Commit', repository.id, oid),
    url: `${url}/git/commits/${oid}`,
    html_url: `${page}/commit/${oid}`,
    author: personShape(commit.author),
    committer: personShape(commit.committer),
    tree: { sha: commit.tree, url: `${url}/git/trees/${commit.tree}` },
    message: commit.message.replace(/\n+$/, ''),
    parents: commit.parents.map(sha => ({
      sha,
      url: `${url}/git/commits/${sha}`,
      html_url: `${page}/commit/${sha}`,
    })),
    verification: verificationShape(repository, oid, commit),
  }
}

/** A commit as the commits' endpoints show it; without its files. */
export async function commitShape(world: World, repository: Repository, oid: string): Promise<Json> {
  const commit = (await repository.git.commit(oid)) ?? notFound()
  const url = repositoryUrl(world, repository)
  const page = repositoryPage(world, repository)
  return {
    sha: oid,
    node_id: nodeId('Commit', repository.id, oid),
    url: `${url}/commits/${oid}`,
    html_url: `${page}/commit/${oid}`,
    comments_url: `${url}/commits/${oid}/comments`,
    commit: {
      author: personShape(commit.author),
      committer: personShape(commit.committer),
      message: commit.message.replace(/\n+$/, ''),
      tree: { sha: commit.tree, url: `${url}/git/trees/${commit.tree}` },
      url: `${url}/git/commits/${oid}`,
      comment_count: 0,
      verification: verificationShape(repository, oid, commit),
    },
    author: nullableUser(world, accountBehind(world, commit.author)),
    committer: nullableUser(world, accountBehind(world, commit.committer)),
    parents: commit.parents.map(sha => ({
      sha,
      url: `${url}/commits/${sha}`,
      html_url: `${page}/commit/${sha}`,
    })),
  }
}

/** A commit with what it changed against its first parent. */
export async function commitWithFiles(world: World, repository: Repository, oid: string): Promise<Json> {
  const commit = (await repository.git.commit(oid)) ?? notFound()
  const before = commit.parents[0] ?? (await repository.git.writeTree([]))
  const changes = await diffTrees(repository.git, before, oid)
  const additions = changes.reduce((sum, change) => sum + change.additions, 0)
  const deletions = changes.reduce((sum, change) => sum + change.deletions, 0)
  return {
    ...(await commitShape(world, repository, oid)),
    stats: { total: additions + deletions, additions, deletions },
    files: changes.map(change => fileShape(world, repository, oid, change)),
  }
}

/** One changed file, at a commit. */
export function fileShape(world: World, repository: Repository, oid: string, change: FileChange): Json {
  const path = encodeURI(change.filename)
  const page = repositoryPage(world, repository)
  return {
    sha: change.oid,
    filename: change.filename,
    status: change.status,
    additions: change.additions,
    deletions: change.deletions,
    changes: change.additions + change.deletions,
    blob_url: `${page}/blob/${oid}/${path}`,
    raw_url: `${page}/raw/${oid}/${path}`,
    contents_url: `${repositoryUrl(world, repository)}/contents/${path}?ref=${oid}`,
    ...(change.patch === undefined ? {} : { patch: change.patch }),
    ...(change.previousFilename === undefined ? {} : { previous_filename: change.previousFilename }),
  }
}
