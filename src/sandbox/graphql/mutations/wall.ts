import { forbiddenWorkflow } from '../../acts/workflows.ts'
import { zeroOid } from '../../git/objects.ts'
import type { Repository } from '../../world/repository.ts'
import type { Context } from '../context.ts'
import { fail } from '../failure.ts'

/** Stops an App without the right to workflows that would bring a changed one in by moving a ref. */
export async function demandOpenWall(
  { call }: Context,
  repository: Repository,
  { name, afterOid }: { readonly name: string; readonly afterOid: string },
): Promise<void> {
  const before = (await repository.git.ref(name))?.oid ?? zeroOid
  const file = await forbiddenWorkflow(call.caller, repository, { before, after: afterOid })
  if (file !== undefined)
    fail(
      'FORBIDDEN',
      `refusing to allow a GitHub App to create or update workflow \`${file}\` without \`workflows\` permission`,
    )
}
