import { createHmac } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { connect as connectSocket } from 'node:net'
import { expect } from '@jest/globals'
import fc from 'fast-check'
import { startSandboxGitHub } from '../../src/sandbox/github-server.ts'
import { createBodyReader } from '../../src/server/body.ts'
import { listen } from '../../src/server/http.ts'
import { createRoutes, webhookPath } from '../../src/server/routes.ts'
import { parseSettings } from '../../src/server/settings.ts'
import { startSetup } from '../../src/server/setup.ts'
import { isSigned } from '../../src/server/signature.ts'
import { startServer } from '../../src/server.ts'
import { notYet, threat } from '../behaviours/promised.ts'
import { deliver, lastPayload, promotion, settingsFor, withStage } from '../behaviours/stage.ts'
import { awaitEnd, promoted } from '../crash/end-state.ts'
import { webhookSecret } from '../e2e/app-process.ts'
import { personAt } from '../e2e/person.ts'
import { source } from '../e2e/stage.ts'
import { signedWebhook } from '../server/webhook.ts'

const root = new URL('../../', import.meta.url)

/** The program's own files, without the stand-ins. */
function program(): readonly { readonly path: string; readonly text: string }[] {
  return readdirSync(new URL('src', root), { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.ts') && !path.startsWith('sandbox/'))
    .map(path => ({ path, text: readFileSync(new URL(`src/${path}`, root), 'utf8') }))
}

threat(1, () => {
  const body = Buffer.from(JSON.stringify({ action: 'created', comment: { body: promotion } }))
  const signature = `sha256=${createHmac('sha256', webhookSecret).update(body).digest('hex')}`
  expect(isSigned(body, signature, [webhookSecret])).toBe(true)
  const changed = [...body.keys()].filter(index => {
    const forged = Buffer.from(body)
    forged[index] = (forged[index] ?? 0) ^ 1
    return isSigned(forged, signature, [webhookSecret])
  })
  const forgedSignatures = [...signature].filter((_, index) => {
    const other = signature[index] === '0' ? '1' : '0'
    return isSigned(body, signature.slice(0, index) + other + signature.slice(index + 1), [webhookSecret])
  })
  expect([changed, forgedSignatures]).toEqual([[], []])
  // What takes the same time whatever is wrong.
  const code = readFileSync(new URL('src/server/signature.ts', root), 'utf8')
  expect([/timingSafeEqual/.test(code), /digest\('hex'\) ===/.test(code)]).toEqual([true, false])
})

threat(2, async () => {
  const received: string[] = []
  const listener = await listen(
    createRoutes({
      secrets: [webhookSecret],
      readBody: createBodyReader({ most: 1024 * 1024, room: 4 * 1024 * 1024 }),
      receive: async event => void received.push(event.name),
      isReady: () => true,
    }),
    { host: '127.0.0.1', port: 0 },
  )
  const url = `http://127.0.0.1:${listener.port}`
  const post = async (body: string, headers: Record<string, string> = {}) => {
    const signed = signedWebhook('push', body, { secret: webhookSecret })
    return (
      await fetch(`${url}${webhookPath}`, {
        method: 'POST',
        body,
        headers: { ...signed.headers, ...headers },
      })
    ).status
  }
  try {
    // Deep enough to end a recursive reader, signed or not.
    const deep = '['.repeat(100_000) + ']'.repeat(100_000)
    const pieces = `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`
    expect([
      await post('x'.repeat(1024 * 1024 + 1)),
      [202, 400].includes(await post(deep)),
      [202, 400].includes(await post(pieces)),
      await post('{}', { 'content-encoding': 'gzip' }),
      await post('{}'),
    ]).toEqual([413, true, true, 202, 202])
    // Many who begin and never end do not keep others out.
    const holders = Array.from({ length: 50 }, () => {
      const socket = connectSocket(listener.port, '127.0.0.1')
      socket.on('error', () => undefined)
      socket.write(
        `POST ${webhookPath} HTTP/1.1\r\nhost: x\r\ncontent-length: 100000\r\nx-github-event: push\r\n`,
      )
      return socket
    })
    expect([await post('{}'), (await fetch(`${url}/healthz`)).status]).toEqual([202, 200])
    for (const socket of holders) socket.destroy()
  } finally {
    await listener.close()
  }
})

threat(3, () =>
  withStage(async ({ gitHub, say, idle }) => {
    await say('writer', promotion)
    await gitHub.settled()
    await idle()
    const sent = gitHub.webhooks.log
      .of(gitHub.app)
      .map(({ event, payload, guid }) => ({ event, payload, guid }))
    // Any order, any number of times, some left out.
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...sent), { maxLength: 30 }), async chosen => {
        for (const { event, payload, guid } of chosen) await deliver(gitHub, event, JSON.parse(payload), guid)
        await idle()
      }),
      { numRuns: 5 },
    )
    expect(await awaitEnd(gitHub)).toEqual(promoted)
  }),
)

threat(8, () =>
  withStage(async ({ gitHub, say, idle }) => {
    await say('writer', promotion)
    await gitHub.settled()
    await idle()
    const path = `/repos/acme/podinfo/issues/${source.issue}/comments`
    const before = await personAt(gitHub, 'admin').get<readonly { readonly body: string }[]>(path)
    const event = lastPayload(gitHub, 'issue_comment') as Record<string, Record<string, unknown>>
    // Another bot answers everything that we say with our own words, and its own commands.
    const bot = { id: 4711, login: 'echo[bot]', type: 'Bot' }
    for (const { body } of before)
      for (const text of [body, promotion, '@lockkeeper list'])
        await deliver(gitHub, 'issue_comment', {
          ...event,
          sender: bot,
          comment: { ...event.comment, id: 5_000_000, body: text, user: bot },
        })
    await idle()
    expect((await personAt(gitHub, 'admin').get<readonly unknown[]>(path)).length).toBe(before.length)
  }),
)

threat(10, () => {
  // Every entrance of the process: its routes, and no other server in the program.
  const routes = createRoutes({
    secrets: [webhookSecret],
    readBody: createBodyReader({ most: 1, room: 1 }),
    receive: async () => undefined,
    isReady: () => true,
  })
  const open = Object.keys(routes).filter(route => !/^GET \/(?:healthz|readyz|metrics)$/.test(route))
  expect(open).toEqual([`POST ${webhookPath}`])
  const servers = program()
    .filter(({ text }) => /createServer\(/.test(text))
    .map(({ path }) => path)
  expect(servers.filter(path => !/^server\/(?:http|setup)\.ts$/.test(path))).toEqual([])
})

threat(22, () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'))
  const versions = Object.values({ ...dependencies, ...devDependencies })
  expect(versions.filter(version => !/^\d+\.\d+\.\d+$/.test(String(version)))).toEqual([])
  const lock = JSON.parse(readFileSync(new URL('package-lock.json', root), 'utf8')) as {
    readonly packages: Record<string, { readonly integrity?: string; readonly link?: boolean }>
  }
  const unpinned = Object.entries(lock.packages).filter(
    ([path, { integrity, link }]) => path !== '' && link !== true && integrity === undefined,
  )
  expect(unpinned.map(([path]) => path)).toEqual([])
  const runtime = program().filter(({ text }) =>
    /npx|npm install|npxImport/.test(text.replace(/\/\/.*|`npx lockkeeper[^`]*`/g, '')),
  )
  expect(runtime.map(({ path }) => path).filter(path => !/^(?:cli|action)/.test(path))).toEqual([])
})

notYet('threat', 28)

threat(31, async () => {
  const gitHub = await startSandboxGitHub({ webhookSecret })
  const server = await startServer(settingsFor(gitHub, { logLevel: 'silent' }), {
    host: '127.0.0.1',
    notice: 0,
    write: () => undefined,
  })
  try {
    const told = async (path: string, init: RequestInit = {}) => {
      const response = await fetch(`${server.url}${path}`, init)
      const headers = ['server', 'x-powered-by', 'via'].flatMap(name => response.headers.get(name) ?? [])
      return [response.status, (await response.text()).trim(), headers]
    }
    expect([
      await told('/healthz'),
      await told('/readyz'),
      await told('/'),
      await told('/probot'),
      await told('/status'),
      await told('/../package.json'),
      await told(webhookPath, { method: 'POST' }),
      await told(webhookPath, {
        method: 'POST',
        ...signedWebhook('push', '{"a":1}', { secret: 'x'.repeat(40) }),
      }),
    ]).toEqual([
      [200, 'ok', []],
      [200, 'ok', []],
      [404, 'not found', []],
      [404, 'not found', []],
      [404, 'not found', []],
      [404, 'not found', []],
      [400, 'not a webhook', []],
      [401, 'not signed by GitHub', []],
    ])
  } finally {
    await server.stop()
    await gitHub.close()
  }
})

threat(32, async () => {
  // Without credentials there is no server at all, and no page.
  const parsed = parseSettings({ NODE_ENV: 'production' })
  expect(parsed.kind).toBe('problems')
  const gitHub = await startSandboxGitHub({ webhookSecret })
  let now = Date.now()
  const setup = await startSetup({ base: settingsFor(gitHub).api, name: 'lk', now: () => now })
  const port = new URL(setup.url).port
  try {
    const get = async (path: string, host = `127.0.0.1:${port}`) => {
      const { promise, resolve } = Promise.withResolvers<number>()
      const socket = connectSocket(Number(port), '127.0.0.1', () =>
        socket.write(`GET ${path} HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`),
      )
      socket.once('data', chunk => resolve(Number(String(chunk).slice(9, 12))))
      return promise
    }
    expect([
      await get('/'),
      await get('/', 'attacker.example'),
      await get('/registered?code=x&state=guessed'),
      await get('/probot/setup'),
    ]).toEqual([200, 404, 403, 404])
    now += 3_600_001
    expect([await get('/'), await get('/registered?code=x&state=guessed')]).toEqual([410, 410])
  } finally {
    await setup.close()
    await gitHub.close()
  }
})
