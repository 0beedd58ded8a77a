import { git } from './git.ts'

/** Whether a commit is, or descends from, another; `unknown` where the checkout has one of them not. */
export async function containsCommit(
  folder: string,
  head: string,
  commit: string,
): Promise<'yes' | 'no' | 'unknown'> {
  try {
    await git(folder, 'merge-base', '--is-ancestor', commit, head)
    return 'yes'
  } catch (error) {
    // 1: it is not; anything else: git cannot tell.
    return (error as { readonly code?: unknown }).code === 1 ? 'no' : 'unknown'
  }
}

/** The full id of a commit by any of its names, or nothing. */
export async function commitOf(folder: string, name: string): Promise<string | undefined> {
  try {
    return (
      await git(folder, 'rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`)
    ).trim()
  } catch {
    return undefined
  }
}

/** `owner` and `name` as the address of `origin` has them; empty where there is none. */
export async function repositoryName(
  folder: string,
): Promise<{ readonly owner: string; readonly name: string }> {
  const url = await git(folder, 'remote', 'get-url', 'origin').catch(() => '')
  const [, owner = '', name = ''] = /([^/:]+)\/([^/]+?)(?:\.git)?\/?\s*$/.exec(url) ?? []
  return { owner, name }
}
