import { diffTrees } from '../git/diff.ts'
import { isFastForward, listCommits } from '../git/history.ts'
import { zeroOid } from '../git/objects.ts'
import type { RefUpdate } from '../git/ref-table.ts'
import { type Json, userShape } from '../shapes/account.ts'
import { repositoryPage } from '../shapes/repository.ts'
import type { Account } from '../world/accounts.ts'
import { iso } from '../world/clock.ts'
import type { Repository } from '../world/repository.ts'
import { emit, inBackground, type World } from '../world/world.ts'
import { followHeadMoves } from './pull-moves.ts'
import { requestSuites } from './suites.ts'

/** One ref as it was and as it is; forty zeros for "not there". */
export interface RefMove {
  readonly name: string
  readonly before: string
  readonly after: string
}

/** Moves refs by compare-and-swap, all or none; answers git's refusal, or undefined when all moved. */
export async function moveRefs(
  world: World,
  repository: Repository,
  sender: Account,
  updates: readonly RefUpdate[],
): Promise<string | undefined> {
  const present = await Promise.all(updates.map(update => repository.git.ref(update.name)))
  const moves = updates.map((update, index) => ({
    name: update.name,
    before: present[index]?.oid ?? zeroOid,
    after: update.after,
  }))
  const wanted = moves.filter(move => move.before !== zeroOid || move.after !== zeroOid)
  const refusal = await repository.git.updateRefs(
    wanted.map(({ name, before, after }) => ({
      name,
      after,
      before: updates.find(update => update.name === name)?.before ?? before,
    })),
  )
  if (refusal === undefined) await followRefMoves(world, repository, sender, wanted)
  return refusal
}

/** What follows from refs that moved: webhooks, pull requests that move or close with them. */
export async function followRefMoves(
  world: World,
  repository: Repository,
  sender: Account,
  moves: readonly RefMove[],
): Promise<void> {
  repository.pushedAt = world.clock.now()
  for (const move of moves.filter(({ before, after }) => before !== after)) {
    emitExistence(world, repository, sender, move)
    inBackground(world, emitPush(world, repository, sender, move))
    await followHeadMoves(world, repository, sender, move)
  }
}

function emitExistence(world: World, repository: Repository, sender: Account, move: RefMove): void {
  const event = move.before === zeroOid ? 'create' : move.after === zeroOid ? 'delete' : undefined
  const match = /^refs\/(?<kind>heads|tags)\/(?<name>.+)$/.exec(move.name)
  if (event === undefined || match?.groups === undefined) return
  const payload = {
    ref: match.groups.name,
    ref_type: match.groups.kind === 'heads' ? 'branch' : 'tag',
    ...(event === 'create' ? { master_branch: repository.defaultBranch, description: null } : {}),
    pusher_type: 'user',
  }
  emit(world, { event, action: undefined, repository, sender, payload })
}

async function emitPush(world: World, repository: Repository, sender: Account, move: RefMove): Promise<void> {
  const { name, before, after } = move
  const isCreated = before === zeroOid
  const isDeleted = after === zeroOid
  const page = repositoryPage(world, repository)
  const oids =
    isCreated || isDeleted ? [] : await listCommits(repository.git, after, { notIn: before, limit: 20 })
  const commits = await Promise.all([...oids].reverse().map(oid => pushedCommit(world, repository, oid)))
  const payload = {
    ref: name,
    before,
    after,
    created: isCreated,
    deleted: isDeleted,
    forced: !isCreated && !isDeleted && !(await isFastForward(repository.git, before, after)),
    base_ref: null,
    compare: `${page}/compare/${before.slice(0, 12)}...${after.slice(0, 12)}`,
    commits,
    head_commit: isDeleted ? null : await pushedCommit(world, repository, after),
    pusher: { name: sender.login, email: userShape(world, sender).email ?? null },
  }
  emit(world, { event: 'push', action: undefined, repository, sender, payload })
  const branch = /^refs\/heads\/(?<branch>.+)$/.exec(name)?.groups?.branch
  if (branch !== undefined && !isDeleted)
    await requestSuites(world, repository, { branch, before, after, sender })
}

async function pushedCommit(world: World, repository: Repository, oid: string): Promise<Json> {
  const commit = await repository.git.commit(oid)
  const parent = commit?.parents[0]
  const changes = parent === undefined ? [] : await diffTrees(repository.git, parent, oid)
  const named = (status: string) =>
    changes.filter(change => change.status === status).map(change => change.filename)
  const person = (who: { readonly name: string; readonly email: string } | undefined) => ({
    name: who?.name ?? '',
    email: who?.email ?? null,
  })
  return {
    id: oid,
    tree_id: commit?.tree ?? '',
    distinct: true,
    message: commit?.message ?? '',
    timestamp: iso(commit?.committer.date ?? 0),
    url: `${repositoryPage(world, repository)}/commit/${oid}`,
    author: person(commit?.author),
    committer: person(commit?.committer),
    added: named('added'),
    removed: named('removed'),
    modified: named('modified'),
  }
}
