import { generateKeyPairSync } from 'node:crypto'
import { afterEach, expect, test } from '@jest/globals'
import { parseApiBase } from '../../src/github/client/api-base.ts'
import { type SandboxGitHub, startSandboxGitHub } from '../../src/sandbox/github-server.ts'
import type { Settings } from '../../src/server/settings.ts'
import { type RunningServer, type StartOptions, startServer } from '../../src/server.ts'
import { secret, signedWebhook } from './webhook.ts'

const open: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close()
})

async function start(
  options: {
    readonly settings?: Partial<Settings>
    readonly ghes?: boolean
    readonly start?: StartOptions
  } = {},
) {
  const sandbox = await startSandboxGitHub({
    webhookSecret: secret,
    checks: { delay: 0, conclusion: 'success' },
    behaviour: { ghes: options.ghes === true },
  })
  open.push(() => sandbox.close())
  const lines: string[] = []
  const settings = { ...settingsFor(sandbox), ...options.settings }
  const times = { notice: 0, grace: 2_000, ...options.start }
  const server = await startServer(settings, {
    host: '127.0.0.1',
    write: line => void lines.push(line),
    ...times,
  })
  open.push(() => server.stop())
  return { sandbox, server, lines }
}

function settingsFor(sandbox: SandboxGitHub): Settings {
  const parsed = parseApiBase(sandbox.apiUrl)
  if (parsed.kind === 'problem') throw new Error(parsed.problem.message)
  const { id: appId, privateKey } = sandbox.app
  return { appId, privateKey, webhookSecrets: [secret], api: parsed.base, port: 0, logLevel: 'info' }
}

/** Comments as the seeded writer, and waits for the last reply to say that. */
async function ask(sandbox: SandboxGitHub, body: string, expected: RegExp): Promise<string> {
  const token = sandbox.people.find(({ login }) => login === 'alice')?.token
  const url = `${sandbox.apiUrl}/repos/acme/podinfo/issues/1/comments`
  const headers = { authorization: `token ${token}`, 'content-type': 'application/json' }
  await fetch(url, { method: 'POST', headers, body: JSON.stringify({ body }) })
  for (let look = 0; look < 300; look++) {
    const comments = (await (await fetch(`${url}?per_page=100`, { headers })).json()) as { body: string }[]
    const last = comments.at(-1)?.body ?? ''
    if (expected.test(last)) return last
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  throw new Error(`no answer like ${expected}`)
}

function connectHook(sandbox: SandboxGitHub, server: RunningServer): void {
  sandbox.app.hook.url = server.webhookUrl
}

test('a comment becomes a merged promotion', async () => {
  const { sandbox, server, lines } = await start()
  connectHook(sandbox, server)
  const reply = await ask(sandbox, '/promote podinfo@7.0.0 to prod', /merged, not watched/)
  expect(reply).toContain('podinfo 6.9.2 → 7.0.0 on prod')
  const everything = `${lines.join('')}${reply}`
  const secrets = ['BEGIN RSA', 'ghs_', 'eyJ', secret]
  expect(secrets.filter(each => everything.includes(each))).toEqual([])
}, 30_000)

test('the same on a GitHub Enterprise Server', async () => {
  const { sandbox, server } = await start({ ghes: true })
  connectHook(sandbox, server)
  expect(await ask(sandbox, '/promote podinfo@7.0.0 to prod', /merged, not watched/)).toContain(
    '7.0.0 on prod',
  )
}, 30_000)

test('without a public address GitHub is polled', async () => {
  const { sandbox, server } = await start({ settings: { webhookSecrets: [], poll: 100 } })
  expect((await fetch(server.webhookUrl, { method: 'POST' })).status).toBe(404)
  expect(await ask(sandbox, '/list podinfo', /lockkeeper:v1/)).toContain('6.9.2')
}, 30_000)

test('every token is for what it is used for', async () => {
  const { sandbox, server } = await start()
  connectHook(sandbox, server)
  await ask(sandbox, '/promote podinfo@7.0.0 to prod', /merged, not watched/)
  const tokens = [...sandbox.world.tokens.values()].map(({ permissions, repositories }) => ({
    writes: Object.entries(permissions)
      .filter(([, level]) => level !== 'read')
      .map(([name]) => name)
      .sort(),
    repositories: repositories?.size ?? 'all',
  }))
  const wide = tokens.filter(token => token.repositories === 'all' && token.writes.length > 0)
  const workflows = tokens.filter(
    ({ writes }) => writes.includes('workflows') || writes.includes('administration'),
  )
  expect([tokens.length > 0, wide, workflows]).toEqual([true, [], []])
}, 30_000)

test.each([
  ['beside the webhooks', {}, [200, 404]],
  ['at a port of their own, and nowhere else', { metricsPort: 0 }, [404, 404]],
])(
  'metrics are served %s',
  async (_, settings, [public_, apart]) => {
    const { server } = await start({ settings })
    const get = async (url: string) => (await fetch(url)).status
    expect([
      await get(`${server.url}/metrics`),
      await get(server.metricsUrl),
      await get(server.metricsUrl.replace('/metrics', '/api/github/webhooks')),
    ]).toEqual([public_, 200, apart])
    expect(await (await fetch(server.metricsUrl)).text()).toContain(
      'lockkeeper_queue_jobs{state="waiting"} 0',
    )
  },
  15_000,
)

test('a server that stops says so first, then ends', async () => {
  const { server, lines } = await start({ start: { notice: 300 } })
  const get = async (path: string) => (await fetch(`${server.url}${path}`)).status
  expect([await get('/healthz'), await get('/readyz')]).toEqual([200, 200])
  const stopped = server.stop()
  expect([await get('/healthz'), await get('/readyz')]).toEqual([200, 503])
  await stopped
  await expect(fetch(`${server.url}/healthz`)).rejects.toThrow('fetch failed')
  expect(lines.at(-1)).toContain('"ended":true')
}, 15_000)

test('a key that GitHub does not know starts nothing', async () => {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  })
  await expect(start({ settings: { privateKey } })).rejects.toMatchObject({
    problem: { code: 'APP_REFUSED', message: expect.stringMatching(/^GitHub .* does not take .* 401 /) },
  })
}, 15_000)

test('a clock that GitHub takes no token from is told from a wrong key', async () => {
  const sandbox = await startSandboxGitHub({ webhookSecret: secret, checks: 'off' })
  open.push(() => sandbox.close())
  sandbox.world.clock.advance(15 * 60_000)
  await expect(startServer(settingsFor(sandbox), { host: '127.0.0.1' })).rejects.toMatchObject({
    problem: { code: 'APP_REFUSED', advice: "Set this machine's clock by NTP: it differs from GitHub's." },
  })
}, 15_000)

test('a server that starts while GitHub is away lives, is not ready, and takes work once GitHub is back', async () => {
  const sandbox = await startSandboxGitHub({ webhookSecret: secret, checks: 'off' })
  open.push(() => sandbox.close())
  sandbox.faults.add({ path: '^/app$', times: 1000, fault: { kind: 'status', status: 503 } })
  const { promise: waits, resolve } = Promise.withResolvers<string>()
  const starting = startServer(settingsFor(sandbox), {
    host: '127.0.0.1',
    notice: 0,
    write: line => line.includes('GitHub is away') && resolve(`http://127.0.0.1:${JSON.parse(line).port}`),
  })
  const url = await waits
  const get = async (path: string) => (await fetch(`${url}${path}`)).status
  const { headers, body } = signedWebhook('issue_comment', { action: 'created' })
  const webhook = () => fetch(`${url}/api/github/webhooks`, { method: 'POST', headers, body })
  const head = await fetch(`${url}/healthz`, { method: 'HEAD' })
  expect([head.status, await get('/healthz'), await get('/readyz'), (await webhook()).status]).toEqual([
    200, 200, 503, 500,
  ])
  sandbox.faults.clear()
  open.push((await starting).stop)
  expect([await get('/readyz'), (await webhook()).status]).toEqual([200, 202])
}, 30_000)

test('a port that is taken is said, with the way out', async () => {
  const { server } = await start()
  const port = Number(new URL(server.url).port)
  await expect(start({ settings: { port } })).rejects.toMatchObject({
    problem: {
      code: 'CANNOT_LISTEN',
      message: `Port ${port} of 127.0.0.1 cannot be listened at: EADDRINUSE.`,
      advice: 'Set PORT, METRICS_PORT or HOST to what is free here.',
    },
  })
}, 15_000)
