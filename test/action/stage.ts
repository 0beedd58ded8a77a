import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import {
  type SandboxGitHub,
  type SandboxOptions,
  startSandboxGitHub,
} from '../../src/sandbox/github-server.ts'
import { buildPrograms } from './programs.ts'

const run = promisify(execFile)

/** Workflows run by act on this machine against the stand-in for GitHub; the Action is the committed `dist/`. */
export interface Stage {
  readonly gitHub: SandboxGitHub
  /** A token as the workflow of that repository gets it. */
  workflowToken(repository: string, permissions?: Readonly<Record<string, string>>): Promise<string>
  /** Says that a workflow runs, as GitHub would; answers its number. */
  startRun(wish: Readonly<Record<string, string>>): Promise<number>
  act(wish: ActWish): Promise<Acted>
  close(): Promise<void>
}

export interface ActWish {
  readonly event: string
  readonly payload: unknown
  /** Files of the workflow's repository; the workflow itself is among them, under `.github/workflows`. */
  readonly files: Readonly<Record<string, string>>
  /** A clone of the repository, to lay the files into; nothing: the repository holds the files alone. */
  readonly checkout?: string
  readonly repository: string
  readonly token: string
  readonly secrets?: Readonly<Record<string, string>>
  readonly environment?: Readonly<Record<string, string>>
  /** Folders that stand in for other actions, by `owner/name@ref`. */
  readonly actions?: Readonly<Record<string, string>>
}

export interface Acted {
  readonly code: number
  /** Everything that it printed. */
  readonly log: string
  /** What each step of ours wrote into its summary and its outputs, and printed, before anything was masked. */
  readonly summary: string
  readonly outputs: string
  readonly printed: string
}

const root = join(import.meta.dirname, '../..')

export async function startStage(options: SandboxOptions = {}): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'lockkeeper-act-'))
  const action = await stageAction(folder)
  const gitHub = await startSandboxGitHub({ checks: 'off', ...options })
  const control = async <T>(path: string, body: unknown): Promise<T> => {
    const answer = await fetch(`${gitHub.url}/_sandbox${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(await answer.text())
    return (await answer.json()) as T
  }
  return {
    gitHub,
    async workflowToken(repository, permissions) {
      const wish = { repository, ...(permissions === undefined ? {} : { permissions }) }
      return (await control<{ readonly token: string }>('/workflow-token', wish)).token
    },
    startRun: async wish => (await control<{ readonly id: number }>('/workflow-run', wish)).id,
    act: wish => act(wish, { folder, action, gitHub }),
    async close() {
      await gitHub.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** What a release of the Action holds, and nothing of the checkout besides. */
async function stageAction(folder: string): Promise<string> {
  const action = join(folder, 'action')
  await mkdir(action)
  await cp(join(root, 'action.yml'), join(action, 'action.yml'))
  await cp(join(root, 'dist'), join(action, 'dist'), { recursive: true })
  await mkdir(join(action, '.github/workflows'), { recursive: true })
  await cp(join(root, '.github/workflows/deliver.yml'), join(action, '.github/workflows/deliver.yml'))
  await commit(action)
  return action
}

async function commit(folder: string): Promise<void> {
  const git = (...words: string[]) => run('git', ['-C', folder, ...words])
  await git('init', '--quiet', '--initial-branch', 'main')
  await git('add', '--all')
  const who = ['-c', 'user.name=test', '-c', 'user.email=test@users.noreply.github.com']
  await git(...who, 'commit', '--quiet', '--message', 'Begin')
}

async function act(
  wish: ActWish,
  {
    folder,
    action,
    gitHub,
  }: { readonly folder: string; readonly action: string; readonly gitHub: SandboxGitHub },
): Promise<Acted> {
  const place = wish.checkout ?? (await mkdtemp(join(folder, 'repository-')))
  await writeFiles(place, wish.files)
  if (wish.checkout === undefined) await commit(place)
  await run('git', [
    ...['-C', place, 'config', 'remote.origin.url', `https://github.com/${wish.repository}.git`],
  ])
  const event = join(place, '.git', 'event.json')
  await writeFile(event, JSON.stringify(wish.payload))
  const actions = { 'lockkeeper/lockkeeper@v1': action, ...wish.actions }
  const words = [
    wish.event,
    ...['--eventpath', event, '--platform', 'ubuntu-latest=-self-hosted', '--concurrent-jobs', '1'],
    ...Object.entries(actions).flatMap(([name, at]) => ['--local-repository', `${name}=${at}`]),
    ...Object.entries({ REGISTRIES: 'none', GITHUB_API_URL: gitHub.apiUrl, ...wish.environment }).flatMap(
      env => ['--env', env.join('=')],
    ),
    ...Object.entries({ GITHUB_TOKEN: wish.token, ...wish.secrets }).flatMap(secret => [
      '--secret',
      secret.join('='),
    ]),
  ]
  return runAct(words, place, folder)
}

async function writeFiles(place: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(place, path)), { recursive: true })
    await writeFile(join(place, path), text)
  }
}

// What steps write is gone with them, and act hides secrets from what they print: this keeps both.
const watchedNode = (kept: string) => `#!/usr/bin/env bash
set -o pipefail
'${process.execPath}' "$@" | tee -a '${kept}/printed'
code=$?
cat "$GITHUB_STEP_SUMMARY" >>'${kept}/summary'
cat "$GITHUB_OUTPUT" >>'${kept}/outputs'
exit $code
`

/** act takes the Node that is first on the path, and remembers things in the home folder. */
async function runAct(words: readonly string[], place: string, home: string): Promise<Acted> {
  const kept = await mkdtemp(join(home, 'kept-'))
  await writeFile(join(kept, 'node'), watchedNode(kept), { mode: 0o755 })
  const path = [kept, process.env.PATH ?? ''].join(delimiter)
  const env = { PATH: path, HOME: home, XDG_CACHE_HOME: join(home, 'cache') }
  const program = join(buildPrograms(), 'act')
  const { code, log } = await run(program, [...words], { cwd: place, env, maxBuffer: 1 << 26 }).then(
    ({ stdout, stderr }) => ({ code: 0, log: stdout + stderr }),
    (error: { readonly code?: number; readonly stdout?: string; readonly stderr?: string }) => {
      if (error.code === undefined || error.stdout === undefined) throw error
      return { code: error.code, log: `${error.stdout}${error.stderr ?? ''}` }
    },
  )
  const read = (name: string) => readFile(join(kept, name), 'utf8').catch(() => '')
  const [summary, outputs, printed] = [await read('summary'), await read('outputs'), await read('printed')]
  return { code, log, summary, outputs, printed }
}
