import { diffTrees } from '../git/diff.ts'
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
  if (caller.kind !== 'installation' || caller.token.permissions.workflows === 'write') return undefined
  const changes = await diffTrees(repository.git, move.before, move.after)
  const names = changes.flatMap(({ filename, previousFilename }) => [filename, previousFilename ?? filename])
  return names.find(name => name.startsWith('.github/workflows/'))
}
