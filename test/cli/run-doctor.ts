import { PassThrough } from 'node:stream'
import { expect } from '@jest/globals'
import { runCommandLine } from '../../src/cli/command-line.ts'
import { type SandboxGitHub, startSandboxGitHub } from '../../src/sandbox/github-server.ts'
import { webhookSecret } from '../e2e/app-process.ts'

/** A stand-in GitHub on which the GitHub App is registered as it should be. */
export async function startRegistered(): Promise<SandboxGitHub> {
  const gitHub = await startSandboxGitHub({ webhookSecret, checks: 'off' })
  gitHub.app.hook.url = 'https://lockkeeper.example/api/github/webhooks'
  return gitHub
}

type Environment = Readonly<Record<string, string | undefined>>

/** What `doctor` writes with the settings of this GitHub App. */
export async function writeOfDoctor(
  gitHub: SandboxGitHub,
  changes: Environment = {},
  flags: readonly string[] = [],
): Promise<{ readonly code: number; readonly out: string }> {
  let out = ''
  const code = await runCommandLine(['doctor', ...flags], '0.0.0', {
    stdin: new PassThrough(),
    out: text => {
      out += text
    },
    error: () => undefined,
    colour: false,
    width: undefined,
    environment: {
      APP_ID: String(gitHub.app.id),
      PRIVATE_KEY: gitHub.app.privateKey,
      WEBHOOK_SECRET: webhookSecret,
      GITHUB_API_URL: gitHub.apiUrl,
      ...changes,
    },
    cwd: '/',
  })
  expect(out).not.toMatch(/BEGIN RSA|ghs_|eyJ/)
  return { code, out }
}

/** By their names: what is to be fixed, and what is only said. */
export interface Diagnosis {
  readonly code: number
  readonly wrong: Readonly<Record<string, string>>
  readonly hints: Readonly<Record<string, string>>
}

export async function diagnose(gitHub: SandboxGitHub, changes: Environment = {}): Promise<Diagnosis> {
  const { code, out } = await writeOfDoctor(gitHub, changes, ['--json'])
  const { checks } = JSON.parse(out) as {
    readonly checks: readonly { readonly name: string; readonly ok: boolean; readonly advice?: string }[]
  }
  const advised = (these: boolean) =>
    Object.fromEntries(
      checks.flatMap(({ name, ok, advice }) =>
        ok === these && (!ok || advice !== undefined) ? [[name, advice ?? '']] : [],
      ),
    )
  return { code, wrong: advised(false), hints: advised(true) }
}
