import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ProblemError } from '../lib/problem.ts'
import { parseSha, type Sha } from '../promotion/names.ts'
import { git } from './git.ts'

/** The commit that is checked out, or nothing: in a folder that is no checkout of its own, and before the first commit. */
export async function headOf(folder: string): Promise<Sha | undefined> {
  if (!existsSync(join(folder, '.git'))) return undefined
  return parseSha((await commitOf(folder, 'HEAD')) ?? '')
}

/** The commit that HEAD and another have in common, by any of its names; nothing where git knows none. */
export async function mergeBaseOf(
  folder: string,
  name: string,
): Promise<{ readonly commit?: string; readonly cause?: unknown }> {
  try {
    return { commit: (await git(folder, 'merge-base', 'HEAD', name)).trim() }
  } catch (cause) {
    if (cause instanceof ProblemError) throw cause
    return { cause }
  }
}

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
