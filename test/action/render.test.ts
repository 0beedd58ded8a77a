import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { personAt } from '../e2e/person.ts'
import { type Acted, type Stage, startStage } from './stage.ts'

let stage: Stage
let checkout: string

beforeEach(async () => {
  stage = await startStage()
  checkout = await mkdtemp(join(tmpdir(), 'lockkeeper-checkout-'))
})
afterEach(async () => {
  await stage.close()
  await rm(checkout, { recursive: true, force: true })
})

const run = promisify(execFile)

// The stand-in answers from this process, so git must not block it.
async function git(...words: readonly string[]): Promise<string> {
  const who = ['-c', 'user.name=alice', '-c', 'user.email=alice@users.noreply.github.com']
  return (await run('git', ['-C', checkout, ...who, ...words])).stdout.trim()
}

/** Opens a pull request that puts this into prod's values, and checks out what GitHub would: its merge with main. */
async function propose(change: (values: string) => string): Promise<{ readonly number: number }> {
  const { gitHub } = stage
  const token = gitHub.people.find(({ role }) => role === 'writer')?.token ?? ''
  await git('clone', '--quiet', `${gitHub.url.replace('://', `://x:${token}@`)}/acme/fleet.git`, '.')
  await git('switch', '--quiet', '--create', 'change')
  const values = join(checkout, 'apps/prod/podinfo-values.yaml')
  await writeFile(values, change(await readFile(values, 'utf8')))
  await git('commit', '--quiet', '--all', '--message', 'Change')
  await git('push', '--quiet', 'origin', 'change')
  await git('switch', '--quiet', '--detach', 'origin/main')
  await git('merge', '--quiet', '--no-ff', '--message', 'Merge', 'change')
  const wish = { title: 'Change', head: 'change', base: 'main' }
  return personAt(gitHub, 'writer').send('POST', '/repos/acme/fleet/pulls', wish)
}

const prints = `name: rendered diff
on: pull_request
permissions: { contents: read }
jobs:
  render:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8
      - id: render
        uses: lockkeeper/lockkeeper@v1
      - run: cat "$MANIFESTS/head/prod.yaml"
        env:
          MANIFESTS: \${{ steps.render.outputs.manifests }}
`

interface Wish {
  readonly workflow?: string
  readonly from?: string
  readonly permissions?: Readonly<Record<string, string>>
}

/** Runs docs/examples/render.yml, or another workflow, for a pull request. */
async function render(pull: { readonly number: number }, wish: Wish = {}): Promise<Acted> {
  const { gitHub, act, workflowToken } = stage
  const path = `/repos/acme/fleet/pulls/${pull.number}`
  const found = await personAt(gitHub, 'admin').get<{ readonly head: object }>(path)
  const { from = 'acme/fleet', workflow = await readFile('docs/examples/render.yml', 'utf8') } = wish
  const repository = await personAt(gitHub, 'admin').get<unknown>('/repos/acme/fleet')
  const head = { ...found.head, repo: { full_name: from } }
  return act({
    event: 'pull_request',
    payload: { action: 'opened', number: pull.number, pull_request: { ...found, head }, repository },
    files: { '.github/workflows/render.yml': workflow },
    checkout,
    repository: 'acme/fleet',
    token: await workflowToken('acme/fleet', wish.permissions),
  })
}

async function written(pull: { readonly number: number }) {
  const admin = personAt(stage.gitHub, 'admin')
  const comments = await admin.get<readonly { readonly body: string }[]>(
    `/repos/acme/fleet/issues/${pull.number}/comments`,
  )
  const head = await git('rev-parse', 'change')
  const { check_runs: runs } = await admin.get<{
    readonly check_runs: readonly { readonly name: string; readonly conclusion: string }[]
  }>(`/repos/acme/fleet/commits/${head}/check-runs`)
  return [
    ...comments.map(({ body }) => body.split('\n')[0]),
    ...runs.map(({ name, conclusion }) => `${name}: ${conclusion}`),
  ]
}

const both = ['### 🟢 1 object changes on prod', 'lockkeeper: rendered diff: success']
const reads = { contents: 'read', metadata: 'read' }
const version = (to: string) => (values: string) => values.replaceAll('6.9.2', to)

test('a pull request gets a comment, a check run and a summary', async () => {
  const pull = await propose(version('7.0.0'))
  const { code, summary } = await render(pull)
  expect([code, await written(pull), summary.split('\n')[0]]).toEqual([0, both, both[0]])
})

test('later steps get what it renders to', async () => {
  const pull = await propose(version('7.0.0'))
  const { code, log } = await render(pull, { workflow: prints })
  expect([code, log]).toEqual([0, expect.stringMatching(/\| +version: 7\.0\.0$/m)])
})

test('what no longer renders fails, with an annotation at its line', async () => {
  const pull = await propose(() => 'spec: [\n')
  const { code, printed } = await render(pull)
  expect([code, printed]).toEqual([
    1,
    expect.stringMatching(/^::error title=[A-Z_]+,file=apps\/prod\/podinfo-values\.yaml,line=\d+,col=\d+::/m),
  ])
})

test('a pull request of a fork gets its summary from a token that only reads, and nothing is written', async () => {
  const pull = await propose(version('7.0.0'))
  const { code, summary } = await render(pull, { from: 'sam/fleet', permissions: reads })
  expect([code, summary.split('\n')[0], await written(pull)]).toEqual([0, both[0], []])
})

test('so does one whose token only reads for another reason, as Dependabot’s', async () => {
  const pull = await propose(version('7.0.0'))
  const { code, summary, log } = await render(pull, { permissions: reads })
  expect([code, summary.split('\n')[0], await written(pull)]).toEqual([0, both[0], []])
  expect(log).toContain('pull-requests: write')
})
