import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { ProblemError } from '../../lib/problem.ts'
import type { GitPerson } from '../git/objects.ts'
import { git, runGit } from '../git/run.ts'
import type { Repository } from '../world/repository.ts'

/** The branch that a given folder has checked out, else the one that it most likely means; `main` for a plain folder. */
export async function branchOf(folder: string): Promise<string> {
  await demandFolder(folder)
  if (!(await isRepository(folder))) return 'main'
  const checkedOut = (await lines(folder, ['symbolic-ref', '--short', 'HEAD']))[0] ?? 'main'
  if ((await commitOf(folder, 'HEAD')) !== undefined) return checkedOut
  // A bare repository that was pushed into can name a branch that nobody has made.
  const branches = await lines(folder, ['for-each-ref', '--format=%(refname:short)', 'refs/heads'])
  const [only, second] = branches
  return (
    ['main', 'master'].find(name => branches.includes(name)) ??
    (second === undefined ? only : undefined) ??
    checkedOut
  )
}

async function lines(folder: string, args: readonly string[]): Promise<readonly string[]> {
  const outcome = await runGit(folder, [...trusted(folder), ...args])
  return outcome.code === 0
    ? outcome.stdout
        .toString('utf8')
        .split('\n')
        .filter(line => line !== '')
    : []
}

/** The commit that a name stands for, if it stands for one. */
async function commitOf(folder: string, name: string): Promise<string | undefined> {
  return (await lines(folder, ['rev-parse', '--verify', '--quiet', `${name}^{commit}`]))[0]
}

async function demandFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => undefined)
  if (found?.isDirectory() === true) return
  throw new ProblemError({
    code: 'NOT_A_FOLDER',
    message: `${folder} is not a folder.`,
    advice: 'Give a checkout, a bare repository or a plain folder of manifests.',
  })
}

// Only a repository's own top counts: a plain folder inside some checkout is still a plain folder.
async function isRepository(folder: string): Promise<boolean> {
  const outcome = await runGit(folder, [...trusted(folder), 'rev-parse', '--git-dir'])
  const gitFolder = outcome.stdout.toString('utf8').trim()
  return (
    outcome.code === 0 &&
    (gitFolder === '.' || gitFolder === '.git' || resolve(folder, gitFolder) === resolve(folder, '.git'))
  )
}

function trusted(folder: string): readonly string[] {
  return ['-c', `safe.directory=${resolve(folder)}`]
}

/** Copies a checkout, a bare repository or a plain folder (as one commit, as is a checkout without any) into an empty repository. */
export async function importRepository(
  repository: Repository,
  folder: string,
  author: GitPerson,
): Promise<void> {
  const branch = repository.defaultBranch
  if (!(await isRepository(folder))) return importFolder(repository, folder, author)
  const head = (await commitOf(folder, 'HEAD')) ?? (await commitOf(folder, `refs/heads/${branch}`))
  if (head === undefined) return importUncommitted(repository, folder, author)
  const refs = [`+refs/heads/*:refs/heads/*`, `+refs/tags/*:refs/tags/*`]
  const store = repository.git.folder
  await git(store, [
    '-c',
    'safe.directory=*',
    'fetch',
    '--quiet',
    '--update-head-ok',
    resolve(folder),
    ...refs,
  ])
  await git(store, ['update-ref', `refs/heads/${branch}`, head])
  repository.git.forgetRefs()
}

async function importUncommitted(repository: Repository, folder: string, author: GitPerson): Promise<void> {
  const [bare] = await lines(folder, ['rev-parse', '--is-bare-repository'])
  if (bare !== 'true') return importFolder(repository, folder, author)
  throw new ProblemError({
    code: 'NOTHING_COMMITTED',
    message: `${folder} is a bare repository, and no branch of it tells what is deployed.`,
    advice: 'Push a branch to it, and let its HEAD name that: `git symbolic-ref HEAD refs/heads/main`.',
  })
}

// Hidden folders of tools are not part of what people mean; `.github` and `.sourceignore` are.
async function importFolder(repository: Repository, folder: string, author: GitPerson): Promise<void> {
  const store = repository.git.folder
  const index = [
    '-c',
    'core.autocrlf=false',
    '-c',
    'core.excludesFile=',
    `--git-dir=${store}`,
    `--work-tree=${resolve(folder)}`,
  ]
  await git(store, [...index, 'add', '--force', '--all', '.'])
  const tree = (await git(store, [...index, 'write-tree'])).trim()
  const message = 'Import the folder\n'
  const commit = await repository.git.writeCommit({ tree, parents: [], author, committer: author, message })
  await repository.git.updateRefs([{ name: `refs/heads/${repository.defaultBranch}`, after: commit }])
}
