import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@jest/globals'
import type { SandboxGitHub } from '../../src/sandbox/github-server.ts'

export interface Step {
  readonly event: string
  readonly payload?: unknown
  /** The workflow's own token is given unless there is one here. */
  readonly inputs?: Readonly<Record<string, string>>
  readonly environment?: Readonly<Record<string, string>>
}

export interface Stepped {
  readonly code: number
  /** What people see of it: the runner prints nothing of what it is told to mask. */
  readonly log: string
  readonly verdict: string | undefined
  readonly outputs: string
  readonly summary: string
}

/** Runs the Action's own entry in a process of its own, as a runner does: with its files, and nothing else from here. */
export interface Runner {
  readonly folder: string
  step(wish: Step): Promise<Stepped>
  remove(): void
}

export function startRunner(gitHub: SandboxGitHub, workspace: string): Runner {
  const folder = mkdtempSync(join(tmpdir(), 'lockkeeper-runner-'))
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  return {
    folder,
    async step({ event, payload = {}, inputs = {}, environment = {} }) {
      const given = { token: await workflowToken(gitHub), ...inputs }
      const { code, log } = await runEntry({
        ...Object.fromEntries(
          Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
        ),
        PATH: process.env.PATH ?? '',
        // No test may depend on what the network answers.
        REGISTRIES: 'none',
        GITHUB_API_URL: gitHub.apiUrl,
        GITHUB_REPOSITORY: 'acme/fleet',
        GITHUB_EVENT_NAME: event,
        GITHUB_EVENT_PATH: file('event', typeof payload === 'string' ? payload : JSON.stringify(payload)),
        GITHUB_OUTPUT: file('output', ''),
        GITHUB_STEP_SUMMARY: file('summary', ''),
        GITHUB_WORKSPACE: workspace,
        RUNNER_TEMP: folder,
        ...environment,
      })
      // Node's traces: never in what a person reads.
      expect(log).not.toMatch(/^\s+at .+:\d+:\d+\)?$/m)
      const outputs = readFileSync(join(folder, 'output'), 'utf8')
      const [, , verdict] = /^verdict<<(\S+)\n(.*)\n\1$/m.exec(outputs) ?? []
      return { code, log, verdict, outputs, summary: readFileSync(join(folder, 'summary'), 'utf8') }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

async function workflowToken(gitHub: SandboxGitHub): Promise<string> {
  const body = JSON.stringify({ repository: 'acme/fleet' })
  const answer = await fetch(`${gitHub.url}/_sandbox/workflow-token`, { method: 'POST', body })
  return ((await answer.json()) as { readonly token: string }).token
}

function runEntry(env: Readonly<Record<string, string>>) {
  const { promise, resolve } = Promise.withResolvers<{ readonly code: number; readonly log: string }>()
  execFile(process.execPath, ['src/action.ts'], { env, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
    const lines = (stdout + stderr).split('\n').filter(line => !line.startsWith('::add-mask::'))
    resolve({ code: error === null ? 0 : Number(error.code), log: lines.join('\n') })
  })
  return promise
}
