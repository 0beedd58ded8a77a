// Signed webhooks a second, of comments without a command: our whole intake against a bare Probot app.
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

const body = createBody()
const headers = {
  'content-type': 'application/json',
  'content-length': Buffer.byteLength(body),
  'user-agent': 'GitHub-Hookshot/044aadd',
  'x-github-event': 'issue_comment',
  'x-github-delivery': '7a0b6f00-0000-11ef-8000-000000000001',
  'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
}

async function start(which: string): Promise<{ readonly child: ChildProcess; readonly port: number }> {
  const file = fileURLToPath(new URL('intake-server.ts', import.meta.url))
  const child = spawn(process.execPath, [file, which, secret], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = (await once(child.stdout ?? child, 'data')) as [Buffer]
  return { child, port: Number(line.toString().trim()) }
}

function post(port: number, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port, agent, method: 'POST', path: '/api/github/webhooks', headers },
      answer => {
        answer.resume()
        answer.on('end', () => resolve(answer.statusCode ?? 0))
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

/** Webhooks a second that were answered with 2xx. */
async function measure(port: number, lasts: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const begin = performance.now()
  let good = 0
  const line = async () => {
    while (performance.now() - begin < lasts) {
      const status = await post(port, agent)
      if (status < 200 || status > 299) throw new Error(`answered ${status}`)
      good += 1
    }
  }
  await Promise.all(Array.from({ length: connections }, line))
  agent.destroy()
  return good / ((performance.now() - begin) / 1000)
}

function median(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0
}

const ours = await start('ours')
const probot = await start('probot')
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
  console.log(`intake ratio=${(mine / rival).toFixed(2)} ours=${mine}/s rival=${rival}/s`)
} finally {
  ours.child.kill()
  probot.child.kill()
}
