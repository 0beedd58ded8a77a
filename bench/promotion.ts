// One `/promote`, from the comment to the final reply, on the stand-in for GitHub: requests and milliseconds,
// over our own client and over Probot's default one (its retries and throttling), the rest being the same.
import { Octokit } from '@octokit/core'
import { ProbotOctokit } from 'probot'
import { createEngine } from '../src/engine/engine.ts'
import { defaultDelays } from '../src/engine/world.ts'
import { parseApiBase } from '../src/github/client/api-base.ts'
import { createConnection } from '../src/github/client/connection.ts'
import { openGitHubApp } from '../src/github/github-app.ts'
import { type SandboxGitHub, startSandboxGitHub } from '../src/sandbox/github-server.ts'
import { systemClock } from '../src/server/system-clock.ts'

interface Figures {
  readonly requests: number
  /** Tokens among them; each lives an hour. */
  readonly tokens: number
  /** Comments, pull requests, reactions, deployments and their states. */
  readonly content: number
  readonly milliseconds: number
  /** The part of the time in which the stand-in was at work. */
  readonly sandbox: number
  readonly trace: readonly string[]
}

const goals = { requests: 20, content: 6, own: 1_000 }

// Probot's plugins as it sets them up: src/octokit/get-octokit-throttle-options.ts of probot 14.
const throttle = { onRateLimit: () => true, onSecondaryRateLimit: () => false }
const probotClient = ProbotOctokit.defaults({ throttle }) as unknown as typeof Octokit

/** `warm`: as in a server that runs, which has read the repository and holds its tokens. */
async function measure(octokit: typeof Octokit, warm: boolean): Promise<Figures> {
  const sandbox = await startSandboxGitHub({ checks: { delay: 0, conclusion: 'success' } })
  try {
    const promote = await prepare(sandbox, octokit)
    if (warm) await promote('/promote podinfo@7.0.0 to prod --dry-run')
    const figures = await promote('/promote podinfo@7.0.0 to prod')
    await checkEnd(sandbox)
    return figures
  } finally {
    await sandbox.close()
  }
}

async function prepare(sandbox: SandboxGitHub, octokit: typeof Octokit) {
  const parsed = parseApiBase(sandbox.apiUrl)
  if (parsed.kind === 'problem') throw new Error(parsed.problem.message)
  const { id: appId, privateKey } = sandbox.app
  const clock = systemClock
  const connection = createConnection({ base: parsed.base, appId, privateKey, clock, octokit })
  const app = await openGitHubApp(connection, clock)
  const installation = app.installation(sandbox.installation.id)
  const source = [...sandbox.world.repositories.values()].find(({ name }) => name === 'podinfo')
  if (source === undefined) throw new Error('the sandbox has no acme/podinfo')
  const ref = { id: source.id, owner: 'acme', name: 'podinfo' }
  const engine = createEngine({
    installation,
    clock,
    mentions: [app.identity.slug],
    publish: () => undefined,
    delays: defaultDelays,
  })
  return async (command: string): Promise<Figures> => {
    const comment = await say(sandbox, command)
    sandbox.requests.clear()
    const begin = performance.now()
    await engine.answerComment(ref, comment.id, { issue: 1, createdAt: new Date(comment.created_at) })
    const milliseconds = performance.now() - begin
    return count(sandbox, milliseconds)
  }
}

async function say(sandbox: SandboxGitHub, body: string): Promise<{ id: number; created_at: string }> {
  const response = await fetch(`${sandbox.apiUrl}/repos/acme/podinfo/issues/1/comments`, {
    method: 'POST',
    headers: { authorization: `token ${tokenOf(sandbox)}`, 'content-type': 'application/json' },
    body: JSON.stringify({ body }),
  })
  return (await response.json()) as { id: number; created_at: string }
}

/** A figure counts only for a promotion that was truly merged. */
async function checkEnd(sandbox: SandboxGitHub): Promise<void> {
  const response = await fetch(`${sandbox.apiUrl}/repos/acme/podinfo/issues/1/comments?per_page=100`, {
    headers: { authorization: `token ${tokenOf(sandbox)}` },
  })
  const last = ((await response.json()) as { body: string }[]).at(-1)?.body ?? ''
  if (!last.includes('merged, not watched')) throw new Error(`it ended otherwise:\n${last}`)
}

function tokenOf(sandbox: SandboxGitHub): string {
  return sandbox.people.find(({ login }) => login === 'alice')?.token ?? ''
}

function count(sandbox: SandboxGitHub, milliseconds: number): Figures {
  const requests = sandbox.requests.all().filter(({ who }) => who.includes('lockkeeper'))
  const creates = /\/(?:comments|pulls|reactions|deployments|statuses|refs)(?:\?|$)/
  return {
    requests: requests.length,
    tokens: requests.filter(({ path }) => path.endsWith('/access_tokens')).length,
    content: requests.filter(({ method, path }) => method === 'POST' && creates.test(path)).length,
    milliseconds: Math.round(milliseconds),
    sandbox: Math.round(requests.reduce((sum, each) => sum + each.milliseconds, 0)),
    trace: requests.map(({ method, path, operation, status }) => `${method} ${path} ${operation} ${status}`),
  }
}

const columns = ['requests', 'tokens', 'content', 'milliseconds', 'sandbox']

async function best(octokit: typeof Octokit, warm: boolean): Promise<Figures> {
  const runs = [await measure(octokit, warm), await measure(octokit, warm), await measure(octokit, warm)]
  return runs.reduce((least, run) => (run.milliseconds < least.milliseconds ? run : least))
}

const [cold, warm] = [await best(Octokit, false), await best(Octokit, true)]
const rival = await measure(probotClient, true)
console.log(
  `goals: ${goals.requests} requests, ${goals.content} creating content, ${goals.own} ms of our own`,
)
console.table({ 'ours, cold': cold, 'ours, warm': warm, "Probot's client, warm": rival }, columns)
console.log(`our own time, warm: ${warm.milliseconds - warm.sandbox} ms; requests: ${warm.requests}`)
const ratio = (rival.milliseconds / warm.milliseconds).toFixed(2)
console.log(`promotion ratio=${ratio} ours=${warm.milliseconds}ms rival=${rival.milliseconds}ms`)
if (process.argv.includes('--trace'))
  for (const line of [...cold.trace, '----', ...warm.trace]) console.log(line)
