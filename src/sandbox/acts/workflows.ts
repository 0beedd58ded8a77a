import { diffTrees } from '../git/diff.ts'
import { isFastForward } from '../git/history.ts'
import { zeroOid } from '../git/objects.ts'
import { refuse } from '../http/answer.ts'
import type { Caller } from '../http/call.ts'
import type { Repository } from '../world/repository.ts'

/** Stops an App without the permission `workflows` that would bring a changed workflow into the repository. */
export async function demandNoWorkflows(
  caller: Caller,
  repository: Repository,
  move: { readonly before: string; readonly after: string },
): Promise<void> {
  const file = await forbiddenWorkflow(caller, repository, move)
  if (file === undefined) return
  refuse(
    403,
    `refusing to allow a GitHub App to create or update workflow \`${file}\` without \`workflows\` permission`,
  )
}

/** The first workflow file that a move changes and its caller may not; undefined when there is none. */
export async function forbiddenWorkflow(
  caller: Caller,
  repository: Repository,
  move: { readonly before: string; readonly after: string },
): Promise<string | undefined> {
  if (!isWalled(caller) || move.after === zeroOid) return undefined
  const before = move.before === zeroOid ? await knownBefore(repository, move.after) : move.before
  if (before === undefined) return undefined
  const changes = await diffTrees(repository.git, before, move.after)
  const names = changes.flatMap(({ filename, previousFilename }) => [filename, previousFilename ?? filename])
  return names.find(name => name.startsWith('.github/workflows/'))
}

/** Whether a caller may bring no changed workflow in. */
export function isWalled(caller: Caller): boolean {
  return caller.kind === 'installation' && caller.token.permissions.workflows !== 'write'
}

/** What a new ref is compared with: the default branch, unless some branch has its commit already. */
async function knownBefore(repository: Repository, after: string): Promise<string | undefined> {
  const heads = await repository.git.refs('refs/heads/')
  if (heads.some(({ oid }) => oid === after)) return undefined
  for (const { oid } of heads) if (await isFastForward(repository.git, after, oid)) return undefined
  return heads.find(({ name }) => name === `refs/heads/${repository.defaultBranch}`)?.oid
}
