import { existsSync, lstatSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ProblemError } from '../lib/problem.ts'
import { git } from './git.ts'

/** Writes whole new texts into a working tree. A path that a link stands on is refused before anything is written. */
export function writeFiles(root: string, files: ReadonlyMap<string, string>): readonly string[] {
  for (const path of files.keys()) {
    const found = lstatSync(join(root, path), { throwIfNoEntry: false })
    if (found?.isSymbolicLink() === true)
      throw new ProblemError({
        code: 'NOT_WRITTEN',
        message: `${path} is a symbolic link; nothing was written.`,
        advice: 'Promote where the file itself is.',
      })
  }
  for (const [path, text] of files) writeFileSync(join(root, path), text)
  return [...files.keys()].sort()
}

/** Commits exactly these files, whatever else is staged. */
export async function commitFiles(root: string, files: readonly string[], message: string): Promise<void> {
  if (!existsSync(join(root, '.git')))
    throw new ProblemError({
      code: 'NO_GIT',
      message: 'The files are written, but this folder is no git repository: nothing is committed.',
      advice: 'Leave out --commit, or run it in a checkout.',
    })
  await git(root, 'commit', '--quiet', '--message', message, '--only', '--', ...files)
}

/** Who git says is at work here; nobody where it does not know. */
export async function gitUser(root: string): Promise<string> {
  try {
    return (await git(root, 'config', 'user.name')).trim()
  } catch {
    return ''
  }
}

/** Whether one of the files differs from what is committed. */
export async function changedFiles(root: string, files: readonly string[]): Promise<readonly string[]> {
  if (!existsSync(join(root, '.git'))) return []
  const listed = await git(root, 'status', '--porcelain', '-z', '--', ...files)
  return listed.split('\0').flatMap(entry => (entry === '' ? [] : [entry.slice(3)]))
}
