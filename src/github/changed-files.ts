import { parseSha } from '../promotion/names.ts'
import type { Access } from './access.ts'
import { GitHubError } from './client/errors.ts'
import { createTrees, type Entries } from './repository/tree.ts'

/**
 * The files in which two commits differ, by their whole trees: GitHub's comparison ends at 300 files, a pull request's list
 * at 3,000. Nothing where a commit is not there (a new branch has none before, a forced push may have dropped it).
 */
export async function changedFiles(
  access: Access,
  before: string,
  after: string,
): Promise<readonly string[] | undefined> {
  const trees = createTrees()
  const [old, now] = [await treeAt(trees, access, before), await treeAt(trees, access, after)]
  if (old === undefined || now === undefined) return undefined
  const all = new Set([...old.keys(), ...now.keys()])
  return [...all].filter(path => old.get(path)?.oid !== now.get(path)?.oid)
}

async function treeAt(
  trees: ReturnType<typeof createTrees>,
  access: Access,
  commit: string,
): Promise<Entries | undefined> {
  if (parseSha(commit) === undefined || /^0+$/.test(commit)) return undefined
  try {
    return await trees(access, commit)
  } catch (error) {
    const isAbsent = error instanceof GitHubError && (error.status === 404 || error.status === 422)
    if (isAbsent) return undefined
    throw error
  }
}
