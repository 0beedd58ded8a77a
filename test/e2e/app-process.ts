import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { SandboxGitHub } from '../../src/sandbox/github-server.ts'

const program = fileURLToPath(new URL('../../build/cli.js', import.meta.url))

export const webhookSecret = 'a secret of thirty-two bytes or more'

/** The production App as its own process. */
export interface AppProcess {
  readonly webhookUrl: string
  /** Ends it at once, between two instructions. */
  kill(): void
  /** Resolves when the process is gone. */
  readonly gone: Promise<void>
}

/** Starts `lockkeeper serve` with `GITHUB_API_URL` at `apiUrl`; resolves when it is ready. */
export async function startAppProcess(
  gitHub: SandboxGitHub,
  apiUrl: string,
  words: readonly string[] = [],
  more: Readonly<Record<string, string>> = {},
): Promise<AppProcess> {
  const child = spawn(process.execPath, [program, 'serve', ...words], {
    env: {
      PATH: process.env.PATH,
      APP_ID: String(gitHub.app.id),
      PRIVATE_KEY: gitHub.app.privateKey,
      WEBHOOK_SECRET: webhookSecret,
      GITHUB_API_URL: apiUrl,
      HOST: '127.0.0.1',
      PORT: '0',
      ...more,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const gone = new Promise<void>(resolve => child.once('exit', () => resolve()))
  const port = await readyPort(child, gone)
  const kill = () => void child.kill('SIGKILL')
  return { webhookUrl: `http://127.0.0.1:${port}/api/github/webhooks`, kill, gone }
}

/** The port in the log's line that says it is ready. Rejects when the process ends before. */
function readyPort(child: ChildProcess, gone: Promise<void>): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  let text = ''
  child.stdout?.on('data', chunk => {
    text += chunk
    const [, port] = /"port":(\d+).*"msg":"ready"/.exec(text) ?? []
    if (port !== undefined) resolve(Number(port))
  })
  void gone.then(() => reject(new Error(`the App ended before it was ready: ${text}`)))
  return promise
}
