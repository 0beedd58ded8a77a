import { connect } from 'node:net'
import { afterEach, expect, test } from '@jest/globals'
import { createBodyReader } from '../../src/server/body.ts'
import { type Listener, listen } from '../../src/server/http.ts'
import type { IntakeAnswer, SignedEvent } from '../../src/server/intake.ts'
import { createRoutes, webhookPath } from '../../src/server/routes.ts'
import { commentPayload, secret, signedWebhook } from './webhook.ts'

const mib = 1024 * 1024
const open: Listener[] = []

afterEach(async () => {
  await Promise.all(open.splice(0).map(listener => listener.close()))
})

async function start(
  options: {
    readonly receive?: (event: SignedEvent) => Promise<void>
    readonly secrets?: readonly string[]
    readonly limits?: { readonly most: number; readonly room: number }
    readonly isReady?: () => boolean
    readonly observe?: (event: string, answer: IntakeAnswer) => void
  } = {},
) {
  const received: SignedEvent[] = []
  const listener = await listen(
    createRoutes({
      secrets: options.secrets ?? [secret],
      readBody: createBodyReader(options.limits ?? { most: 25 * mib, room: 100 * mib }),
      receive: options.receive ?? (async event => void received.push(event)),
      isReady: options.isReady ?? (() => true),
      observe: options.observe,
    }),
    { host: '127.0.0.1', port: 0 },
  )
  open.push(listener)
  const url = `http://127.0.0.1:${listener.port}`
  const post = async (init: RequestInit, path = webhookPath) => {
    const response = await fetch(`${url}${path}`, { method: 'POST', ...init })
    return `${response.status} ${(await response.text()).trim()}`
  }
  return { url, port: listener.port, received, post }
}

test('a signed webhook is received', async () => {
  const { post, received } = await start()
  const payload = commentPayload('/list')
  expect(await post(signedWebhook('issue_comment', payload))).toBe('202 accepted')
  expect(received).toEqual([{ id: '7a0b6f00-0000-11ef-8000-000000000001', name: 'issue_comment', payload }])
})

test('who looks on learns the name of an event only where GitHub signed it', async () => {
  const seen: string[] = []
  const { post } = await start({ observe: (event, { status }) => seen.push(`${event} ${status}`) })
  const { headers, body } = signedWebhook('push', {})
  const { 'x-github-delivery': _, ...noDelivery } = headers
  await post({ headers, body })
  await post(signedWebhook('push', '{'))
  await post({ headers: noDelivery, body })
  await post({ headers, body: '{ }' })
  expect(seen).toEqual(['push 202', 'push 400', 'unsigned 400', 'unsigned 401'])
})

test('either of two secrets signs while they are changed', async () => {
  const next = 'the next secret, also longer than 32 bytes'
  const { post } = await start({ secrets: [next, secret] })
  expect([
    await post(signedWebhook('push', {}, { secret: next })),
    await post(signedWebhook('push', {}, { secret })),
    await post(signedWebhook('push', {}, { secret: 'neither of them, but also long enough' })),
  ]).toEqual(['202 accepted', '202 accepted', '401 not signed by GitHub'])
})

test.each<[string, (headers: Record<string, string>) => void, string]>([
  ['without a signature', headers => delete headers['x-hub-signature-256'], '401 not signed by GitHub'],
  ['without an event', headers => delete headers['x-github-event'], '400 not a webhook'],
  [
    'of an event whose name is none',
    headers => {
      headers['x-github-event'] = '__proto__'
    },
    '400 not a webhook',
  ],
  ['without a delivery', headers => delete headers['x-github-delivery'], '400 not a webhook'],
  [
    'as a form',
    headers => {
      headers['content-type'] = 'application/x-www-form-urlencoded'
    },
    '415 application/json is taken',
  ],
])('a webhook %s is refused unread', async (_name, change, expected) => {
  const { post, received } = await start()
  const webhook = signedWebhook('issue_comment', commentPayload('/list'))
  change(webhook.headers)
  expect([await post(webhook), received]).toEqual([expected, []])
})

test.each([['null'], ['[]'], ['"text"'], ['7']])('%s is signed but no event', async body => {
  const { post, received } = await start()
  expect([await post(signedWebhook('issue_comment', body)), received]).toEqual(['202 ignored', []])
})

test.each([
  ['a number', 7],
  ['an object without a text', { toString: 1 }],
  ['a list', ['created']],
])('an action that is %s belongs to no event', async (_name, action) => {
  const { post, received } = await start()
  const answer = await post(signedWebhook('issue_comment', { ...commentPayload('/list'), action }))
  expect([answer, received]).toEqual(['202 ignored', []])
})

test('what is signed but no JSON is refused', async () => {
  const { post } = await start()
  expect(await post(signedWebhook('issue_comment', '{'))).toBe('400 not JSON')
})

test('a hundred thousand levels of JSON stop nobody', async () => {
  const { post } = await start()
  const deep = `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`
  await post(signedWebhook('issue_comment', deep))
  expect(await post(signedWebhook('ping', {}))).toBe('202 accepted')
})

test('GitHub hears of a failure, but not of its reason', async () => {
  const { post } = await start({
    receive: async () => {
      throw new Error('the reason')
    },
  })
  expect(await post(signedWebhook('push', {}))).toBe('500 failed')
})

test('a body that says it is too large is refused before it comes', async () => {
  const { post, port } = await start({ limits: { most: 1000, room: 4000 } })
  expect(await post({ ...signedWebhook('push', {}), body: 'x'.repeat(1001) })).toBe('413 too large')
  const head = `POST ${webhookPath} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\nx-github-event: push\r\nx-github-delivery: 1\r\ncontent-length: 99999999\r\n\r\n`
  expect(await firstLine(port, head)).toBe('HTTP/1.1 413 Payload Too Large')
})

test('a body without a length is refused at the byte that is too many', async () => {
  const { url } = await start({ limits: { most: mib, room: 4 * mib } })
  let sent = 0
  const endless = new ReadableStream({
    pull(controller) {
      sent += 65_536
      controller.enqueue(new Uint8Array(65_536))
    },
  })
  const { headers } = signedWebhook('push', {})
  const request = { method: 'POST', headers, body: endless, duplex: 'half' } as RequestInit
  const outcome = await fetch(`${url}${webhookPath}`, request).then(
    response => response.status,
    () => 'cut off',
  )
  expect([413, 'cut off']).toContain(outcome)
  expect(sent).toBeLessThan(16 * mib)
})

test.each<[string, Record<string, string>, string]>([
  ['as a webhook', signedWebhook('push', '').headers, '413'],
  ['as nothing that GitHub sends', {}, '413'],
  ['to where nothing is', {}, '404'],
])('who sends 80 MB %s before looking up reads the answer all the same', async (_name, headers, status) => {
  const { port } = await start()
  const path = status === '404' ? '/' : webhookPath
  const lines = Object.entries({ host: 'x', ...headers }).map(([name, value]) => `${name}: ${value}\r\n`)
  const head = `POST ${path} HTTP/1.1\r\n${lines.join('')}transfer-encoding: chunked\r\n\r\n`
  expect((await writeThenRead(port, head, 80)).slice(0, 12)).toBe(`HTTP/1.1 ${status}`)
})

/** Writes so many chunks of a MiB, reads nothing until all are gone, and answers what came. */
async function writeThenRead(port: number, head: string, chunks: number): Promise<string> {
  const socket = connect(port, '127.0.0.1').pause()
  const { promise, resolve } = Promise.withResolvers<string>()
  let text = ''
  socket.on('data', data => {
    text += data
  })
  socket.on('error', error => {
    text ||= error.message
  })
  socket.on('close', () => resolve(text))
  socket.write(head)
  const chunk = Buffer.concat([Buffer.from('100000\r\n'), Buffer.alloc(mib, 0x20), Buffer.from('\r\n')])
  for (let sent = 0; sent < chunks; sent++)
    await new Promise<void>(written => socket.write(chunk, () => written()))
  socket.resume()
  socket.end('0\r\n\r\n')
  return promise
}

test('six hundred who hold the line keep nobody out: the oldest of them go', async () => {
  const { port, post } = await start()
  const holding = Array.from({ length: 600 }, () => connect(port, '127.0.0.1'))
  await Promise.all(
    holding.map(async socket => {
      socket.on('error', () => undefined)
      await new Promise<void>(resolve => socket.once('connect', () => resolve()))
      socket.write(`POST ${webhookPath} HTTP/1.1\r\nx-a: `)
    }),
  )
  const answered = await post(signedWebhook('push', {})).catch(() => 'kept out')
  for (const socket of holding) socket.destroy()
  expect(answered).toBe('202 accepted')
})

test('bodies share a room, and leave it', async () => {
  const { post } = await start({ limits: { most: 1000, room: 1500 } })
  const large = signedWebhook('push', { text: 'x'.repeat(900) })
  const answers = []
  for (let round = 0; round < 5; round++) answers.push(await post(large))
  expect(answers).toEqual(Array.from({ length: 5 }, () => '202 accepted'))
})

test('nothing else is served', async () => {
  const { url, post } = await start()
  const get = async (path: string) => (await fetch(`${url}${path}`)).status
  expect(await Promise.all(['/', '/probot', '/probot/setup', webhookPath, '/constructor'].map(get))).toEqual([
    404, 404, 404, 404, 404,
  ])
  expect(await post({}, '/healthz')).toBe('404 not found')
})

test('health says only ok, readiness when there is something to be ready for', async () => {
  const state = { ready: true }
  const { url } = await start({ isReady: () => state.ready })
  const get = async (path: string) => {
    const response = await fetch(`${url}${path}`)
    return `${response.status} ${await response.text()}`
  }
  const before = [await get('/healthz'), await get('/readyz')]
  state.ready = false
  expect([before, await get('/healthz'), await get('/readyz')]).toEqual([
    ['200 ok\n', '200 ok\n'],
    '200 ok\n',
    '503 not ready\n',
  ])
})

test('without a secret webhooks are not taken at all', async () => {
  const { post } = await start({ secrets: [] })
  expect(await post(signedWebhook('push', {}))).toBe('404 not found')
})

test('who sends headers a byte at a time is cut off, and others are served meanwhile', async () => {
  const { port, post } = await start()
  const slow = connect(port, '127.0.0.1')
  const closed = new Promise<void>(resolve => slow.once('close', () => resolve()))
  const dripping = setInterval(() => slow.write('x'), 500)
  slow.on('error', () => undefined)
  slow.write(`POST ${webhookPath} HTTP/1.1\r\nx-a: `)
  expect(await post(signedWebhook('ping', {}))).toBe('202 accepted')
  await closed
  clearInterval(dripping)
}, 15_000)

test('who holds the line does not keep the server from ending', async () => {
  const { port } = await start()
  const holding = connect(port, '127.0.0.1')
  holding.on('error', () => undefined)
  const cut = new Promise<void>(resolve => holding.once('close', () => resolve()))
  const head = `POST ${webhookPath} HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\nexpect: 100-continue\r\n\r\n`
  await new Promise<void>(resolve => {
    holding.once('data', () => resolve())
    holding.write(head)
  })
  await Promise.all([...open.splice(0).map(listener => listener.close()), cut])
}, 15_000)

async function firstLine(port: number, request: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  socket.write(request)
  const [chunk] = await new Promise<[Buffer]>(resolve => socket.once('data', data => resolve([data])))
  socket.destroy()
  return chunk.toString().split('\r\n')[0] ?? ''
}
