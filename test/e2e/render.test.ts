import { execFile, execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { openLocalJob } from '../../src/action/local-job.ts'
import { runAction } from '../../src/action/run-action.ts'
import { type SandboxGitHub, startSandboxGitHub } from '../../src/sandbox/github-server.ts'
import { systemClock } from '../../src/server/system-clock.ts'
import { personAt } from './person.ts'

let gitHub: SandboxGitHub
let workspace: string

beforeEach(async () => {
  gitHub = await startSandboxGitHub({ checks: 'off' })
  workspace = mkdtempSync(join(tmpdir(), 'lockkeeper-render-'))
  const token = tokenOf('writer')
  const address = `${gitHub.url.replace('://', `://x-access-token:${token}@`)}/acme/fleet.git`
  await git('clone', '--quiet', address, '.')
})
afterEach(async () => {
  await gitHub.close()
  rmSync(workspace, { recursive: true, force: true })
})

function tokenOf(role: string): string {
  return gitHub.people.find(person => person.role === role)?.token ?? ''
}

const run = promisify(execFile)

// The stand-in answers from this process, so git must not block it.
async function git(...words: readonly string[]): Promise<string> {
  const who = ['-c', 'user.name=alice', '-c', 'user.email=alice@users.noreply.github.com']
  return (await run('git', ['-C', workspace, ...who, ...words])).stdout.trim()
}

/** Opens a pull request that writes these files. */
async function propose(files: Readonly<Record<string, string>>) {
  await git('switch', '--quiet', '--create', 'change')
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(workspace, path)), { recursive: true })
    writeFileSync(join(workspace, path), text)
  }
  await git('add', '--all')
  await git('commit', '--quiet', '--message', 'Change')
  await git('push', '--quiet', 'origin', 'change')
  const wish = { title: 'Change', head: 'change', base: 'main' }
  return personAt(gitHub, 'writer').send<{ readonly number: number }>('POST', '/repos/acme/fleet/pulls', wish)
}

interface Rendered {
  readonly end: number
  readonly outputs: ReadonlyMap<string, string>
  readonly summary: string
  readonly log: string
}

async function render(
  pull: { readonly number: number },
  change: Readonly<Record<string, unknown>> = {},
  permissions?: Readonly<Record<string, string>>,
): Promise<Rendered> {
  const minted = await fetch(`${gitHub.url}/_sandbox/workflow-token`, {
    method: 'POST',
    body: JSON.stringify({ repository: 'acme/fleet', permissions }),
  })
  const { token } = (await minted.json()) as { readonly token: string }
  const found = await personAt(gitHub, 'admin').get<Readonly<Record<string, unknown>>>(
    `/repos/acme/fleet/pulls/${pull.number}`,
  )
  const lines: string[] = []
  const { job, shown } = openLocalJob(
    {
      inputs: { token },
      payload: JSON.stringify({ pull_request: { ...found, ...change } }),
      eventName: 'pull_request',
      file: 'event.json',
      workspace,
      temporary: join(workspace, '.git', 'temporary'),
      environment: { GITHUB_API_URL: gitHub.apiUrl, GITHUB_REPOSITORY: 'acme/fleet' },
    },
    line => lines.push(line),
  )
  const end = await runAction(job, systemClock)
  return { end, outputs: shown.outputs, summary: shown.summaries.join('\n'), log: lines.join('\n') }
}

async function comments(pull: { readonly number: number }): Promise<readonly string[]> {
  const path = `/repos/acme/fleet/issues/${pull.number}/comments`
  const found = await personAt(gitHub, 'admin').get<readonly { readonly body: string }[]>(path)
  return found.map(({ body }) => body.split('\n')[0] ?? '')
}

async function checks(): Promise<readonly string[]> {
  const head = await git('rev-parse', 'HEAD')
  const { check_runs: runs } = await personAt(gitHub, 'admin').get<{
    readonly check_runs: readonly { readonly name: string; readonly conclusion: string }[]
  }>(`/repos/acme/fleet/commits/${head}/check-runs`)
  return runs.map(({ name, conclusion }) => `${name}: ${conclusion}`)
}

const values = (version: string) =>
  readFileSync(join(workspace, 'apps/prod/podinfo-values.yaml'), 'utf8').replace(/6\.9\.2/g, version)

test('a comment, a check and the manifests show what a pull request changes, and where', async () => {
  const pull = await propose({ 'apps/prod/podinfo-values.yaml': values('7.0.0') })
  const { end, outputs } = await render(pull)
  const head = readFileSync(join(outputs.get('manifests') ?? '', 'head', 'prod.yaml'), 'utf8')
  expect([end, outputs.get('verdict'), await comments(pull), await checks()]).toEqual([
    0,
    'succeeded',
    ['### 🟢 1 object changes on prod'],
    ['lockkeeper: rendered diff: success'],
  ])
  expect(head).toContain('version: 7.0.0')
})

test('run again, the comment is kept current and no second one is written', async () => {
  const pull = await propose({ 'apps/prod/podinfo-values.yaml': values('7.0.0') })
  await render(pull)
  await render(pull)
  expect(await comments(pull)).toHaveLength(1)
})

test('what only people read changes nothing that is rendered', async () => {
  const pull = await propose({ 'README.md': '# Our fleet\n' })
  const { end } = await render(pull)
  expect([end, await comments(pull)]).toEqual([0, ['### 🟢 Nothing that is rendered changes']])
})

test('of very many environments the heading names the first', async () => {
  const names = Array.from({ length: 60 }, (_, at) => `region-${at + 10}`)
  const overlay = (name: string) => ({
    [`apps/${name}/kustomization.yaml`]: 'resources: [settings.yaml]\n',
    [`apps/${name}/settings.yaml`]:
      'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings }\ndata: { a: b }\n',
  })
  const environments = names.map(name => `  - { name: ${name}, paths: [apps/${name}] }\n`).join('')
  const pull = await propose({
    '.github/lockkeeper.yml': `version: 1\nenvironments:\n${environments}`,
    ...Object.assign({}, ...names.map(overlay)),
  })
  await render(pull)
  expect(await comments(pull)).toEqual([
    expect.stringMatching(
      /^### 🔴 \d+ objects change on region-10, region-11, region-12, region-13 and \d+ more/,
    ),
  ])
})

test('what no longer renders fails with its place', async () => {
  const pull = await propose({ 'apps/prod/podinfo-values.yaml': 'spec: [\n' })
  const { end, outputs, summary, log } = await render(pull)
  // Nobody says that its objects were removed: nobody can see that.
  expect([end, outputs.get('verdict'), summary.split('\n')[0], log]).toEqual([
    1,
    'failed',
    '### 🔴 Nothing else that is rendered changes · 1 no longer renders',
    expect.stringContaining('apps/prod/podinfo-values.yaml:'),
  ])
})

test('a pull request of a fork gets its summary, and nothing is written', async () => {
  const pull = await propose({ 'apps/prod/podinfo-values.yaml': values('7.0.0') })
  const fork = { sha: await git('rev-parse', 'HEAD'), repo: { full_name: 'sam/fleet' } }
  const { end, summary } = await render(pull, { head: fork })
  expect([end, summary.split('\n')[0], await comments(pull), await checks()]).toEqual([
    0,
    '### 🟢 1 object changes on prod',
    [],
    [],
  ])
})

test('a token that only reads, as Dependabot’s, leaves it at the summary and says so', async () => {
  const pull = await propose({ 'apps/prod/podinfo-values.yaml': values('7.0.0') })
  const { end, summary, log } = await render(pull, {}, { contents: 'read', metadata: 'read' })
  expect([end, summary.split('\n')[0], await comments(pull), await checks()]).toEqual([
    0,
    '### 🟢 1 object changes on prod',
    [],
    [],
  ])
  expect(log.match(/^PERMISSION_MISSING\n {2}No \w+( \w+)? was written/gm)).toHaveLength(2)
})

test('a shallow checkout is told what it lacks', async () => {
  const pull = await propose({ 'README.md': '# Our fleet\n' })
  const { end, log } = await render(pull, {
    base: { sha: 'b'.repeat(40), repo: { full_name: 'acme/fleet' } },
  })
  expect([end, log]).toEqual([3, expect.stringContaining('fetch-depth: 0')])
})

test('a secret in a manifest is in no output, comment, manifest or log', async () => {
  const secret = 'correct-horse-battery-staple'
  const manifest = `apiVersion: v1
kind: Secret
metadata: { name: login, namespace: podinfo }
stringData: { password: ${secret} }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: copy, namespace: podinfo }
data: { oops: "${secret}" }
`
  const kustomization = readFileSync(join(workspace, 'apps/prod/kustomization.yaml'), 'utf8')
  const pull = await propose({
    'apps/prod/login.yaml': manifest,
    'apps/prod/kustomization.yaml': kustomization.replace('resources:\n', 'resources:\n  - login.yaml\n'),
  })
  const { outputs, summary, log } = await render(pull)
  const folder = outputs.get('manifests') ?? ''
  const head = readFileSync(join(folder, 'head', 'prod.yaml'), 'utf8')
  const leaked = [summary, log, ...outputs.values(), ...(await comments(pull))].some(text =>
    text.includes(secret),
  )
  const onDisk = execFileSync('sh', ['-c', `grep -rl ${secret} ${folder} || true`], { encoding: 'utf8' })
  expect([head.includes('name: login'), leaked, onDisk]).toEqual([true, false, ''])
})
