import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { type SandboxGitHub, startSandboxGitHub } from '../../src/sandbox/github-server.ts'
import { personAt } from '../e2e/person.ts'

const run = promisify(execFile)
const root = fileURLToPath(new URL('../..', import.meta.url))

/** What a step left for GitHub's runner. */
export interface Step {
  /** Everything on its standard output. */
  readonly log: string
  /** The file of its outputs, as it is. */
  readonly outputs: string
  readonly summary: string
}

/** Runs the Action's `render` as a process of its own, as a runner does, for a pull request with these files. */
export async function renderStep(files: Readonly<Record<string, string>>, title = 'Change'): Promise<Step> {
  const gitHub = await startSandboxGitHub({ checks: 'off' })
  const folder = mkdtempSync(join(tmpdir(), 'lockkeeper-step-'))
  try {
    const workspace = join(folder, 'fleet')
    const pull = await propose(gitHub, workspace, files, title)
    return await runStep(gitHub, { folder, workspace, pull })
  } finally {
    await gitHub.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function propose(
  gitHub: SandboxGitHub,
  workspace: string,
  files: Readonly<Record<string, string>>,
  title: string,
): Promise<unknown> {
  const token = gitHub.people.find(person => person.role === 'writer')?.token ?? ''
  const address = `${gitHub.url.replace('://', `://x-access-token:${token}@`)}/acme/fleet.git`
  await run('git', ['clone', '--quiet', address, workspace])
  const who = ['-c', 'user.name=alice', '-c', 'user.email=alice@users.noreply.github.com']
  const git = (...words: readonly string[]) => run('git', ['-C', workspace, ...who, ...words])
  await git('switch', '--quiet', '--create', 'change')
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(workspace, path)), { recursive: true })
    writeFileSync(join(workspace, path), text)
  }
  await git('add', '--all')
  await git('commit', '--quiet', '--message', title)
  await git('push', '--quiet', 'origin', 'change')
  const { number } = await personAt(gitHub, 'writer').send<{ readonly number: number }>(
    'POST',
    '/repos/acme/fleet/pulls',
    { title, head: 'change', base: 'main' },
  )
  return personAt(gitHub, 'writer').get(`/repos/acme/fleet/pulls/${number}`)
}

async function runStep(
  gitHub: SandboxGitHub,
  {
    folder,
    workspace,
    pull,
  }: { readonly folder: string; readonly workspace: string; readonly pull: unknown },
): Promise<Step> {
  const minted = await fetch(`${gitHub.url}/_sandbox/workflow-token`, {
    method: 'POST',
    body: JSON.stringify({ repository: 'acme/fleet' }),
  })
  const { token } = (await minted.json()) as { readonly token: string }
  const at = (name: string, text = ''): string => {
    const path = join(folder, name)
    writeFileSync(path, text)
    return path
  }
  const [outputs, summary] = [at('outputs'), at('summary')]
  const environment = {
    PATH: process.env.PATH,
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_EVENT_PATH: at('event.json', JSON.stringify({ pull_request: pull })),
    GITHUB_REPOSITORY: 'acme/fleet',
    GITHUB_API_URL: gitHub.apiUrl,
    GITHUB_WORKSPACE: workspace,
    GITHUB_OUTPUT: outputs,
    GITHUB_STEP_SUMMARY: summary,
    RUNNER_TEMP: folder,
    INPUT_TOKEN: token,
  }
  const ended = await run(process.execPath, [join(root, 'src/action.ts')], {
    env: environment,
    maxBuffer: 64 * 1024 * 1024,
  }).catch((error: { readonly stdout: string }) => error)
  return { log: ended.stdout, outputs: readFileSync(outputs, 'utf8'), summary: readFileSync(summary, 'utf8') }
}

/** The commands that GitHub's runner reads in a log: `::name …::` at a line's start, or `##[name …]` anywhere in it. */
export function commandsIn(log: string): readonly string[] {
  return log
    .split(/\r\n|\r|\n/)
    .flatMap(line => [/^\s*::([^:\s]*)/.exec(line)?.[1], /##\[([^\]\s]*)/.exec(line)?.[1]])
    .filter(name => name !== undefined)
}

/** The outputs as the runner reads their file: `name=value`, or `name<<delimiter`, lines, the delimiter. */
export function readOutputs(text: string): {
  readonly values: ReadonlyMap<string, string>
  readonly delimiters: readonly string[]
} {
  const values = new Map<string, string>()
  const delimiters: string[] = []
  const lines = text.split('\n')
  for (let line = lines.shift(); line !== undefined; line = lines.shift()) {
    if (line === '') continue
    const [, name = '', delimiter = ''] = /^([^=<]+)<<(.+)$/.exec(line) ?? []
    if (delimiter === '') throw new Error(`an output without a delimiter: ${line}`)
    const end = lines.indexOf(delimiter)
    values.set(
      name,
      lines
        .splice(0, end + 1)
        .slice(0, -1)
        .join('\n'),
    )
    delimiters.push(delimiter)
  }
  return { values, delimiters }
}
