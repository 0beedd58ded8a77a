import { moveRefs } from '../../acts/refs.ts'
import { demandFreeBranch } from '../../acts/rules.ts'
import { editTree, findEntry, type TreeEdit } from '../../git/edit-tree.ts'
import { isFastForward } from '../../git/history.ts'
import { zeroOid } from '../../git/objects.ts'
import { isRefName } from '../../git/ref-table.ts'
import { actorOf } from '../../http/call.ts'
import { gitPerson, webFlow } from '../../shapes/commit.ts'
import type { Repository } from '../../world/repository.ts'
import { type Context, demand } from '../context.ts'
import { fail } from '../failure.ts'
import { refById, repositoryById, repositoryByName } from '../lookup.ts'
import { commitNode } from '../nodes/git.ts'
import { namedRef } from '../nodes/ref.ts'
import { demandOpenWall } from './wall.ts'

interface Change {
  readonly path: string
  readonly contents?: string
}

interface CommitInput {
  readonly clientMutationId?: string | null
  readonly branch: {
    readonly id?: string | null
    readonly repositoryNameWithOwner?: string | null
    readonly branchName?: string | null
  }
  readonly message: { readonly headline: string; readonly body?: string | null }
  readonly expectedHeadOid: string
  readonly fileChanges?: {
    readonly additions?: readonly Change[]
    readonly deletions?: readonly Change[]
  } | null
}

function findBranch(
  context: Context,
  branch: CommitInput['branch'],
): { repository: Repository; name: string } {
  if (branch.id !== null && branch.id !== undefined) return refById(context, branch.id)
  const [owner = '', name = ''] = (branch.repositoryNameWithOwner ?? '').split('/')
  const short = (branch.branchName ?? '').replace(/^refs\/heads\//, '')
  return { repository: repositoryByName(context, owner, name), name: `refs/heads/${short}` }
}

async function createCommitOnBranch({ input }: { readonly input: CommitInput }, context: Context) {
  const { repository, name } = findBranch(context, input.branch)
  demand(context, repository, 'contents:write', 'write')
  const { world } = context.call
  const ref = await repository.git.ref(name)
  if (ref === undefined)
    return fail('NOT_FOUND', `No ref found for branch ${name.replace('refs/heads/', '')}`)
  demandExpected(input.expectedHeadOid, ref.oid)
  demandFreeBranch(repository, name)
  const parent = await repository.git.commit(ref.oid)
  const edits = await readEdits(context, repository, parent?.tree ?? '', input.fileChanges)
  const tree = await editTree(repository.git, parent?.tree, edits)
  const { headline, body } = input.message
  const message = body === null || body === undefined || body === '' ? headline : `${headline}\n\n${body}`
  const [author, committer] = [gitPerson(world, actorOf(context.call)), webFlow(world)]
  const oid = await repository.git.writeCommit({ tree, parents: [ref.oid], author, committer, message })
  repository.signed.add(oid)
  const refusal = await moveRefs(world, repository, actorOf(context.call), [
    { name, before: ref.oid, after: oid },
  ])
  if (refusal !== undefined)
    demandExpected(input.expectedHeadOid, (await repository.git.ref(name))?.oid ?? '')
  const { clientMutationId } = input
  return {
    clientMutationId,
    commit: () => commitNode(repository, oid),
    ref: () => namedRef(repository, name),
  }
}

function demandExpected(expected: string, actual: string): void {
  if (expected === actual) return
  // The two blanks are GitHub's.
  fail('STALE_DATA', `Expected branch to point to "${expected}" but it did not.  Pull and try again.`)
}

async function readEdits(
  context: Context,
  repository: Repository,
  tree: string,
  changes: CommitInput['fileChanges'],
): Promise<readonly TreeEdit[]> {
  const additions = changes?.additions ?? []
  const deletions = changes?.deletions ?? []
  const paths = [...additions, ...deletions].map(({ path }) => path)
  if (paths.length === 0) return fail('UNPROCESSABLE', 'A commit requires at least one file change.')
  if (new Set(paths).size < paths.length) return fail('UNPROCESSABLE', 'A path was specified more than once.')
  for (const path of paths) demandPath(context, path)
  const removed = deletions.map(async ({ path }) => {
    if ((await findEntry(repository.git, tree, path)) === undefined) {
      fail(
        'UNPROCESSABLE',
        `A path was requested for deletion which does not exist in the repository: ${path}`,
      )
    }
    return { path, mode: '100644', oid: zeroOid }
  })
  const added = additions.map(async ({ path, contents = '' }) => {
    if (!/^[A-Za-z0-9+/]*={0,2}$/.test(contents) || contents.length % 4 !== 0) {
      fail('UNPROCESSABLE', `The contents of ${path} are not valid Base64.`)
    }
    const present = await findEntry(repository.git, tree, path)
    const oid = await repository.git.write('blob', Buffer.from(contents, 'base64'))
    return { path, mode: present?.mode === '100755' ? '100755' : '100644', oid }
  })
  return Promise.all([...removed, ...added])
}

function demandPath({ call }: Context, path: string): void {
  if (path.startsWith('/') || path.split('/').some(part => ['', '.', '..', '.git'].includes(part))) {
    fail('UNPROCESSABLE', `A path was specified that is not valid: ${path}`)
  }
  const { caller } = call
  const isWorkflow = path.startsWith('.github/workflows/')
  if (isWorkflow && caller.kind === 'installation' && caller.token.permissions.workflows !== 'write') {
    const words = `refusing to allow a GitHub App to create or update workflow \`${path}\` without \`workflows\` permission`
    fail('FORBIDDEN', words)
  }
}

interface RefUpdateInput {
  readonly name: string
  readonly beforeOid?: string | null
  readonly afterOid: string
  readonly force?: boolean | null
}

async function updateRefs(
  {
    input,
  }: {
    readonly input: {
      readonly repositoryId: string
      readonly refUpdates: readonly RefUpdateInput[]
      readonly clientMutationId?: string
    }
  },
  context: Context,
) {
  const repository = repositoryById(context, input.repositoryId)
  demand(context, repository, 'contents:write', 'write')
  for (const update of input.refUpdates) {
    await demandMove(repository, update)
    await demandOpenWall(context, repository, update)
  }
  const updates = input.refUpdates.map(({ name, beforeOid, afterOid }) => ({
    name,
    after: afterOid,
    ...(beforeOid === null || beforeOid === undefined ? {} : { before: beforeOid }),
  }))
  const refusal = await moveRefs(context.call.world, repository, actorOf(context.call), updates)
  if (refusal !== undefined) fail('UNPROCESSABLE', 'Reference update failed')
  return { clientMutationId: input.clientMutationId }
}

async function demandMove(repository: Repository, update: RefUpdateInput): Promise<void> {
  const { name, beforeOid, afterOid, force } = update
  if (!isRefName(name)) fail('UNPROCESSABLE', `${name} is not a valid ref name.`)
  if (name.startsWith('refs/heads/')) demandFreeBranch(repository, name)
  const present = (await repository.git.ref(name))?.oid ?? zeroOid
  if (beforeOid !== null && beforeOid !== undefined && beforeOid !== present) {
    fail('UNPROCESSABLE', `Reference cannot be updated: expected ${name} to be at ${beforeOid}`)
  }
  if (afterOid !== zeroOid && (await repository.git.head(afterOid)) === undefined)
    fail('UNPROCESSABLE', 'Object does not exist')
  if (force === true || present === zeroOid || afterOid === zeroOid) return
  if (!(await isFastForward(repository.git, present, afterOid)))
    fail('UNPROCESSABLE', 'Update is not a fast forward')
}

async function createRef(
  {
    input,
  }: {
    readonly input: {
      readonly repositoryId: string
      readonly name: string
      readonly oid: string
      readonly clientMutationId?: string
    }
  },
  context: Context,
) {
  const repository = repositoryById(context, input.repositoryId)
  demand(context, repository, 'contents:write', 'write')
  const { name, oid } = input
  await demandMove(repository, { name, beforeOid: null, afterOid: oid, force: true })
  if ((await repository.git.ref(name)) !== undefined) {
    fail('UNPROCESSABLE', `A ref named "${name}" already exists in the repository.`)
  }
  const update = { name, before: zeroOid, after: oid }
  const refusal = await moveRefs(context.call.world, repository, actorOf(context.call), [update])
  if (refusal !== undefined) fail('UNPROCESSABLE', `A ref named "${name}" already exists in the repository.`)
  return { clientMutationId: input.clientMutationId, ref: () => namedRef(repository, name) }
}

async function updateRef(
  {
    input,
  }: {
    readonly input: {
      readonly refId: string
      readonly oid: string
      readonly force?: boolean
      readonly clientMutationId?: string
    }
  },
  context: Context,
) {
  const { repository, name } = refById(context, input.refId)
  demand(context, repository, 'contents:write', 'write')
  await demandMove(repository, { name, beforeOid: null, afterOid: input.oid, force: input.force ?? false })
  const update = { name, after: input.oid }
  const refusal = await moveRefs(context.call.world, repository, actorOf(context.call), [update])
  if (refusal !== undefined) fail('UNPROCESSABLE', 'Reference update failed')
  return { clientMutationId: input.clientMutationId, ref: () => namedRef(repository, name) }
}

async function deleteRef(
  { input }: { readonly input: { readonly refId: string; readonly clientMutationId?: string } },
  context: Context,
) {
  const { repository, name } = refById(context, input.refId)
  demand(context, repository, 'contents:write', 'write')
  const refusal = await moveRefs(context.call.world, repository, actorOf(context.call), [
    { name, after: zeroOid },
  ])
  if (refusal !== undefined) fail('UNPROCESSABLE', 'Reference update failed')
  return { clientMutationId: input.clientMutationId }
}

/** Mutations of the Git database. */
export const gitMutations = { createCommitOnBranch, createRef, deleteRef, updateRef, updateRefs }
