// A plan with its proof, read from the stand-in for GitHub over HTTP, against `git clone`, an edit, and `kubectl kustomize`
// (Kustomize 5.5) of every environment before and after. Two repositories: 50 apps in 4 environments, and the same among 100,000 files.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { type Context, createContext } from '../src/engine/context.ts'
import { readFleet } from '../src/engine/fleet/read-fleet.ts'
import { planPromotion } from '../src/engine/plan/plan-promotion.ts'
import type { RepositoryPorts } from '../src/engine/ports/ports.ts'
import { defaultDelays } from '../src/engine/world.ts'
import { parseApiBase } from '../src/github/client/api-base.ts'
import { createConnection } from '../src/github/client/connection.ts'
import { openGitHubApp } from '../src/github/github-app.ts'
import { parseEnvironmentName } from '../src/promotion/names.ts'
import { type SandboxGitHub, startSandboxGitHub } from '../src/sandbox/github-server.ts'
import { systemClock } from '../src/server/system-clock.ts'
import { fastest, printRatio, runChild } from './kustomize-measure.ts'
import { environments, pinFile, writeFleet } from './plan-fleet.ts'

interface Figures {
  readonly milliseconds: number
  /** Without those for tokens. */
  readonly requests: number
  /** The part of the time in which the stand-in was at work. */
  readonly sandbox: number
}

const root = mkdtempSync(join(tmpdir(), 'bench-plan-'))

try {
  if (!process.argv.includes('--large')) await benchRepository('50 apps, 4 environments', 'plan', 0)
  if (!process.argv.includes('--quick'))
    await benchRepository('the same among 100,000 files', 'plan-100k', 99_500)
} finally {
  rmSync(root, { recursive: true, force: true })
}

async function benchRepository(title: string, name: string, others: number): Promise<void> {
  const folder = join(root, name)
  writeFleet(folder, 50, others)
  const git = (...words: readonly string[]) =>
    execFileSync('git', ['-C', folder, ...words], { stdio: 'ignore' })
  git('init', '--quiet', '--initial-branch', 'main')
  git('add', '.')
  git('-c', 'user.name=a', '-c', 'user.email=a@example.com', 'commit', '--quiet', '--message', 'first')
  const files =
    execFileSync('git', ['-C', folder, 'ls-files'], { maxBuffer: 1 << 28 })
      .toString()
      .split('\n').length - 1
  const rival = await fastest(2, () => cloneAndBuild(folder))
  const { cold, warm, unmoved } = await planOn(folder)
  const command = await commandLine(folder)
  console.log(`\n${title}: ${files} files`)
  console.table({
    'ours, cold': cold,
    'ours, warm, after a merge of another app': warm,
    'ours, warm, nothing moved': unmoved,
    ...(command === undefined ? {} : { 'the command line on a checkout': { milliseconds: command } }),
    'git clone, edit, kubectl kustomize eight times': { milliseconds: Math.round(rival) },
  })
  printRatio(`${name}-cold`, cold.milliseconds, rival)
  if (command !== undefined) printRatio(`${name}-command`, command, rival)
  printRatio(name, warm.milliseconds, rival)
}

/** What a script does: everything as it was, one version changed, everything again. */
async function cloneAndBuild(folder: string): Promise<number> {
  const clone = mkdtempSync(join(root, 'clone-'))
  const start = performance.now()
  await runChild('git', ['clone', '--quiet', '--depth', '1', `file://${folder}`, clone])
  for (const environment of environments) await kustomize(clone, environment)
  const file = join(clone, pinFile(7, 'prod'))
  writeFileSync(file, readFileSync(file, 'utf8').replace('newTag: 1.0.0', 'newTag: 2.0.0'))
  for (const environment of environments) await kustomize(clone, environment)
  const milliseconds = performance.now() - start
  rmSync(clone, { recursive: true })
  return milliseconds
}

function kustomize(clone: string, environment: string) {
  return runChild('kubectl', ['kustomize', join(clone, 'environments', environment)])
}

async function planOn(folder: string): Promise<Readonly<Record<'cold' | 'warm' | 'unmoved', Figures>>> {
  const sandbox = await startSandboxGitHub({ repository: folder, checks: 'off' })
  try {
    const { context, ports } = await open(sandbox)
    const cold = await plan(sandbox, context, ports)
    const warm: Figures[] = []
    for (const app of [11, 12, 13]) {
      await merge(sandbox, app)
      warm.push(await plan(sandbox, context, ports))
    }
    return { cold, warm: least(warm), unmoved: await plan(sandbox, context, ports) }
  } finally {
    await sandbox.close()
  }
}

function least(all: readonly Figures[]): Figures {
  return all.reduce((best, each) => (each.milliseconds < best.milliseconds ? each : best))
}

async function open(
  sandbox: SandboxGitHub,
): Promise<{ readonly context: Context; readonly ports: RepositoryPorts }> {
  const parsed = parseApiBase(sandbox.apiUrl)
  if (parsed.kind === 'problem') throw new Error(parsed.problem.message)
  const { id: appId, privateKey } = sandbox.app
  const clock = systemClock
  const connection = createConnection({ base: parsed.base, appId, privateKey, clock })
  const installation = (await openGitHubApp(connection, clock)).installation(sandbox.installation.id)
  const ref = (await installation.repositories()).find(({ name }) => name === 'fleet')
  if (ref === undefined) throw new Error('the stand-in has no acme/fleet')
  const world = { installation, clock, mentions: [], publish: () => undefined, delays: defaultDelays }
  return { context: createContext(world), ports: installation.open(ref) }
}

/** A figure counts only for a plan that is proven. */
async function plan(sandbox: SandboxGitHub, context: Context, ports: RepositoryPorts): Promise<Figures> {
  const environment = parseEnvironmentName('prod')
  if (environment === undefined) throw new Error('prod is a name')
  sandbox.requests.clear()
  const begin = performance.now()
  const reading = await readFleet(context, ports)
  const planned = planPromotion({ app: 'app-7', version: '2.0.0', environment }, reading)
  const milliseconds = Math.round(performance.now() - begin)
  if (planned.kind !== 'plan' || planned.plan.proof.verdict !== 'proven')
    throw new Error(JSON.stringify(planned).slice(0, 2000))
  const asked = sandbox.requests.all().filter(({ path }) => !path.endsWith('/access_tokens'))
  return {
    milliseconds,
    requests: asked.length,
    sandbox: Math.round(asked.reduce((sum, each) => sum + each.milliseconds, 0)),
  }
}

/** Somebody else's change of another app. */
async function merge(sandbox: SandboxGitHub, app: number): Promise<void> {
  const token = sandbox.people.find(({ login }) => login === 'alice')?.token ?? ''
  const url = `${sandbox.apiUrl}/repos/acme/fleet/contents/${pinFile(app, 'test')}`
  const headers = { authorization: `token ${token}`, 'content-type': 'application/json' }
  const found = (await (await fetch(url, { headers })).json()) as {
    readonly sha: string
    readonly content: string
  }
  const text = Buffer.from(found.content, 'base64').toString().replace('newTag: 1.0.0', 'newTag: 1.1.0')
  const body = { message: 'Change', content: Buffer.from(text).toString('base64'), sha: found.sha }
  const answer = await fetch(url, { method: 'PUT', headers, body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(`${answer.status}`)
}

/** A cold process; nothing where the command line is not built. */
async function commandLine(folder: string): Promise<number | undefined> {
  const words = [
    join(import.meta.dirname, '../build/cli.js'),
    'plan',
    'promote',
    'app-7@2.0.0',
    'to',
    'test',
    '--repo',
    folder,
  ]
  if (spawnSync(process.execPath, words).status !== 0) return undefined
  return fastest(2, async () => (await runChild(process.execPath, words)).ms)
}
