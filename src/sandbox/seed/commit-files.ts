import { editTree } from '../git/edit-tree.ts'
import type { GitPerson } from '../git/objects.ts'
import type { Repository } from '../world/repository.ts'

/** Commits files over a parent's tree and moves a ref there; sends no webhooks. Answers the commit. */
export async function commitFiles(
  repository: Repository,
  wish: {
    readonly ref: string
    readonly parent: string | undefined
    readonly author: GitPerson
    readonly message: string
    readonly files: ReadonlyMap<string, string>
  },
): Promise<string> {
  const { git } = repository
  const edits = await Promise.all(
    [...wish.files].map(async ([path, text]) => ({
      path,
      mode: '100644',
      oid: await git.write('blob', Buffer.from(text)),
    })),
  )
  const base = wish.parent === undefined ? undefined : (await git.commit(wish.parent))?.tree
  const tree = await editTree(git, base, edits)
  const parents = wish.parent === undefined ? [] : [wish.parent]
  const { author, message } = wish
  const commit = await git.writeCommit({ tree, parents, author, committer: author, message: `${message}\n` })
  const refusal = await git.updateRefs([{ name: wish.ref, after: commit }])
  if (refusal !== undefined) throw new Error(`Cannot seed ${wish.ref}: ${refusal}`)
  return commit
}
