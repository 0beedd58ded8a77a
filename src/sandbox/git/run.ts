import { spawn } from 'node:child_process'

/** What a finished git process left: its exit code and its two streams. */
export interface GitOutcome {
  readonly code: number
  readonly stdout: Buffer
  readonly stderr: string
}

// No settings of the machine's user or system may change what the stand-in does.
const cleanEnvironment = {
  PATH: process.env.PATH ?? '',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_TERMINAL_PROMPT: '0',
  GIT_OPTIONAL_LOCKS: '0',
  LC_ALL: 'C',
  TZ: 'UTC',
}

/** The environment of every git process; `more` is added. */
export function gitEnvironment(more: Readonly<Record<string, string>> = {}): Record<string, string> {
  return { ...cleanEnvironment, ...more }
}

/** Runs git once in a folder, without a shell; rejects only when git cannot be started. */
export function runGit(
  folder: string,
  args: readonly string[],
  input?: string | Buffer,
): Promise<GitOutcome> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', args, { cwd: folder, env: gitEnvironment() })
    const stdout: Buffer[] = []
    const stderr: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk))
    child.on('error', reject)
    child.on('close', code => {
      resolve({
        code: code ?? 1,
        stdout: Buffer.concat(stdout),
        stderr: Buffer.concat(stderr).toString('utf8'),
      })
    })
    child.stdin.on('error', () => undefined)
    child.stdin.end(input)
  })
}

/** As `runGit`, but a failing git is an error; answers what git printed. */
export async function git(folder: string, args: readonly string[], input?: string | Buffer): Promise<string> {
  const outcome = await runGit(folder, args, input)
  if (outcome.code !== 0) throw new Error(`git ${args[0] ?? ''} failed: ${outcome.stderr.trim()}`)
  return outcome.stdout.toString('utf8')
}
