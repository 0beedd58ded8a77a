// Signed webhooks a second, of comments without a command: our whole intake against a bare Probot app. Then how long an
// acknowledgement takes while every worker is blocked and ever more commands come.
import { type ChildProcess, spawn } from 'node:child_process'
import { createHmac, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { fileURLToPath } from 'node:url'

const secret = randomBytes(32).toString('hex')
const connections = 16
const rounds = 5
const roundLasts = 2_000

/** A comment's webhook in the size that GitHub sends: some 11 kB, most of it addresses. */
function createBody(): string {
  const addresses = (kind: string, count: number) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        `${kind}_${index}_url`,
        `https://api.github.com/repos/acme/podinfo/${kind}/${index}{/other}`,
      ]),
    )
  const user = { id: 6, login: 'alice', type: 'User', site_admin: false, ...addresses('user', 13) }
  return JSON.stringify({
    action: 'created',
    issue: {
      id: 1,
      number: 12,
      title: 'Release 7.0.0',
      user,
      body: 'Text. '.repeat(80),
      ...addresses('issue', 12),
    },
    comment: {
      id: 345,
      body: 'Looks good on stage: no errors, latency as before.\n\n> quoted\n\nThanks!',
      user,
      created_at: '2026-11-21T10:00:00Z',
      updated_at: '2026-11-21T10:00:00Z',
      ...addresses('comment', 6),
    },
    repository: { id: 1, name: 'podinfo', owner: user, ...addresses('repository', 60) },
    organization: { login: 'acme', id: 2, ...addresses('organization', 10) },
    sender: user,
    installation: { id: 99, node_id: 'MDIzOkludGVncmF0aW9uSW5zdGFsbGF0aW9uOTk=' },
  })
}

interface Webhook {
  readonly body: string
  readonly headers: Readonly<Record<string, string | number>>
}

function sign(body: string): Webhook {
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'user-agent': 'GitHub-Hookshot/044aadd',
    'x-github-event': 'issue_comment',
    'x-github-delivery': '7a0b6f00-0000-11ef-8000-000000000001',
    'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
  }
  return { body, headers }
}

const body = createBody()
const chat = sign(body)
let commands = 0

/** Each is another comment, so that each is another piece of work. */
function command(): Webhook {
  commands += 1
  const said = body.replace('"id":345,', `"id":${1_000_000 + commands},`)
  return sign(said.replace('Looks good on stage', '/promote podinfo@7.0.0 to prod\\n\\nLooks good on stage'))
}

async function start(which: string): Promise<{ readonly child: ChildProcess; readonly port: number }> {
  const file = fileURLToPath(new URL('intake-server.ts', import.meta.url))
  const child = spawn(process.execPath, [file, which, secret], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = (await once(child.stdout ?? child, 'data')) as [Buffer]
  return { child, port: Number(line.toString().trim()) }
}

function post(port: number, agent: Agent, { body: bytes, headers }: Webhook): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port, agent, method: 'POST', path: '/api/github/webhooks', headers },
      answer => {
        answer.resume()
        answer.on('end', () => resolve(answer.statusCode ?? 0))
      },
    )
    sent.on('error', reject)
    sent.end(bytes)
  })
}

/** Webhooks a second that were answered with 2xx. */
async function measure(port: number, lasts: number): Promise<number> {
  return (await acknowledge(port, lasts, () => chat)).length / (lasts / 1000)
}

/** How long each acknowledgement took, in milliseconds, over sixteen connections. */
async function acknowledge(port: number, lasts: number, next: () => Webhook): Promise<readonly number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const begin = performance.now()
  const took: number[] = []
  const line = async () => {
    while (performance.now() - begin < lasts) {
      const webhook = next()
      const sent = performance.now()
      const status = await post(port, agent, webhook)
      if (status < 200 || status > 299) throw new Error(`answered ${status}`)
      took.push(performance.now() - sent)
    }
  }
  await Promise.all(Array.from({ length: connections }, line))
  agent.destroy()
  return took
}

function median(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0
}

const ours = await start('ours')
const probot = await start('probot')
const blocked = await start('blocked')
try {
  await measure(ours.port, 1_000)
  await measure(probot.port, 1_000)
  const table: { ours: number; probot: number }[] = []
  for (let round = 0; round < rounds; round++)
    table.push({
      ours: Math.round(await measure(ours.port, roundLasts)),
      probot: Math.round(await measure(probot.port, roundLasts)),
    })
  console.log(`webhooks a second, ${Buffer.byteLength(body)} bytes each, ${connections} connections`)
  console.table(table)
  const [mine, rival] = [median(table.map(row => row.ours)), median(table.map(row => row.probot))]
  const took = (await acknowledge(blocked.port, roundLasts * rounds, command)).toSorted((a, b) => a - b)
  const p99 = Math.round(took[Math.floor(took.length * 0.99)] ?? 0)
  console.log(`workers blocked: ${took.length} commands acknowledged, p99 ${p99} ms (goal: below 1000)`)
  console.log(
    `intake ratio=${(mine / rival).toFixed(2)} ours=${mine}/s rival=${rival}/s blocked-p99=${p99}ms`,
  )
} finally {
  for (const { child } of [ours, probot, blocked]) child.kill()
}
