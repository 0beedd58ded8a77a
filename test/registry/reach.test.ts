import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from '@jest/globals'
import { createRegistries } from '../../src/registry/registry.ts'
import { createTransport, type Outgoing } from '../../src/registry/transport.ts'
import { startSandboxRegistry } from '../../src/sandbox/registry/registry-server.ts'
import { FakeClock } from '../engine/fakes/fake-clock.ts'
import { type Opened, withRegistry } from './stand-in.ts'

/** Counts connections to a port of this machine that nobody allowed. */
async function withInsider(run: (port: number, hits: () => number) => Promise<void>): Promise<void> {
  let hits = 0
  const server = createServer((_request, response) => void response.end('{"token":"inside"}'))
  server.on('connection', () => {
    hits += 1
  })
  await new Promise<void>(resolve => void server.listen(0, '127.0.0.1', resolve))
  try {
    await run((server.address() as AddressInfo).port, () => hits)
  } finally {
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
  }
}

// Names of this machine and of names that a hostile DNS gives it; `inside.example` and the like go through `resolve`.
const insiders = [
  '127.0.0.1',
  'localhost',
  'LOCALHOST',
  'localhost.',
  '127.1',
  '127.0.1',
  '2130706433',
  '0x7f000001',
  '0x7f.1',
  '0177.0.0.1',
  '017700000001',
  '0',
  '0.0.0.0',
  '127.0.0.1.',
  '127.255.255.254',
  '[::1]',
  '[::]',
  '[0:0:0:0:0:0:0:1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[::127.0.0.1]',
  '[64:ff9b::7f00:1]',
  '[2002:7f00:1::]',
  '１２７.0.0.1',
  'ⓛocalhost',
  '127。0。0。1',
  'inside.example',
  'mixed.example',
  'mapped.example',
  'metadata.example',
]

const answers: Readonly<Record<string, readonly string[]>> = {
  'mixed.example': ['8.8.8.8', '127.0.0.1'],
  'mapped.example': ['::ffff:127.0.0.1'],
  'metadata.example': ['169.254.169.254'],
}
const resolve = async (name: string) => answers[name] ?? ['127.0.0.1']

function spellings(port: number): readonly string[] {
  const forms = [
    'http://{}',
    'https://{}',
    '//{}',
    'HTTP://{}',
    'http:\\\\{}',
    'http://u:p@{}',
    'https://a@{}',
    'ftp://{}',
  ]
  return insiders.flatMap(name => forms.map(form => `${form.replace('{}', `${name}:${port}`)}/v2/`))
}

test('no redirect leads into our own network, however it is spelled', () =>
  withInsider((port, hits) =>
    withRegistry({ authentication: 'none', settings: { resolve } }, async opened => {
      const places = spellings(port)
      expect(places.length).toBeGreaterThan(200)
      for (const location of places) {
        opened.sandbox.faults.add({ fault: { kind: 'status', status: 307, headers: encode({ location }) } })
        const { kind } = await opened.registry.platforms(opened.image, '7.0.0')
        expect([location, kind]).toEqual([location, 'unreachable'])
        opened.sandbox.faults.clear()
      }
      expect(hits()).toBe(0)
    }),
  ))

// Header values are bytes.
function encode(headers: { readonly location: string }) {
  return { location: Buffer.from(headers.location).toString('latin1') }
}

test('no token is fetched inside our own network, however it is spelled', () =>
  withInsider((port, hits) =>
    withRegistry({ authentication: 'none', settings: { resolve } }, async opened => {
      for (const realm of spellings(port)) {
        const headers = { 'www-authenticate': `Bearer realm="${encode({ location: realm }).location}"` }
        opened.sandbox.faults.add({ fault: { kind: 'status', status: 401, headers } })
        const { kind } = await opened.registry.platforms(opened.image, '7.0.0')
        expect([realm, ['unreachable', 'denied'].includes(kind)]).toEqual([realm, true])
        opened.sandbox.faults.clear()
      }
      expect(hits()).toBe(0)
    }),
  ))

test('no image or chart of a fleet leads into our own network', () =>
  withInsider(async (port, hits) => {
    const open = createRegistries({
      clock: new FakeClock(),
      trusted: [],
      keychain: [],
      userAgent: 'lockkeeper',
      resolve,
    })
    for (const name of insiders) {
      const image = `${name}:${port}/acme/podinfo`
      const charts = [`http://${name}:${port}/charts`, `https://${name}:${port}/charts`]
      const registry = open([image, ...charts])
      const kinds = [
        await registry.digest(image, '7.0.0'),
        await registry.chartVersions(`oci://${name}:${port}`, 'podinfo'),
        await registry.chartVersions(charts[0] ?? '', 'podinfo'),
        await registry.chartVersions(charts[1] ?? '', 'podinfo'),
      ].map(({ kind }) => kind)
      expect([name, kinds.every(kind => kind === 'unreachable' || kind === 'not-asked')]).toEqual([
        name,
        true,
      ])
    }
    expect(hits()).toBe(0)
  }))

test('credentials do not follow a redirect to another host that is trusted', async () => {
  const store = await startSandboxRegistry({ authentication: 'none' })
  const credentials = { kind: 'basic', username: 'bot', password: 'secret' } as const
  const redirected = async ({ sandbox, clock }: Opened) => {
    const open = createRegistries({
      clock,
      trusted: [sandbox.host, store.host],
      keychain: [{ host: sandbox.host, path: '', credentials }],
      userAgent: 'lockkeeper',
    })
    sandbox.behaviour.blobsAt = `${store.url}/v2/acme/podinfo/blobs`
    store.pushImage('acme/podinfo', '7.0.0')
    const image = `${sandbox.host}/acme/podinfo`
    expect((await open([image]).platforms(image, '7.0.0')).kind).toBe('platforms')
    expect(store.requests.map(({ method, authorization }) => [method, authorization])).toEqual([
      ['GET', undefined],
    ])
  }
  const passwords = { bot: 'secret' }
  await withRegistry({ authentication: 'basic', passwords, credentials }, redirected)
  await store.close()
})

test('who redirects in a circle is left', () =>
  withRegistry({ authentication: 'none' }, async opened => {
    const headers = { location: '/v2/acme/podinfo/manifests/7.0.0' }
    opened.sandbox.faults.add({ times: 99, fault: { kind: 'status', status: 302, headers } })
    expect(await opened.registry.digest(opened.image, '7.0.0')).toEqual({
      kind: 'unreachable',
      reason: `${opened.sandbox.host} redirects more than 5 times`,
    })
    expect(opened.sandbox.requests).toHaveLength(6)
  }))

const outgoing = (url: string, more: Partial<Outgoing> = {}): Outgoing => ({
  method: 'GET',
  url: new URL(url),
  headers: {},
  reach: 'private',
  limit: 1000,
  timeout: 5000,
  ...more,
})

test('the connection goes to the address that was checked', () =>
  withInsider(async (port, hits) => {
    const asked: string[] = []
    const transport = createTransport(async name => {
      asked.push(name)
      return ['127.0.0.1']
    })
    const answer = await transport(outgoing(`http://registry.internal:${port}/`))
    expect([answer.kind, asked, hits()]).toEqual(['answered', ['registry.internal'], 1])
  }))

test('a connection to our own network is not used again for a public name', () =>
  withInsider(async (port, hits) => {
    const transport = createTransport(async () => ['127.0.0.1'])
    await transport(outgoing(`http://registry.internal:${port}/`))
    const answer = await transport(outgoing(`http://registry.internal:${port}/`, { reach: 'public' }))
    expect([answer, hits()]).toEqual([
      { kind: 'barred', reason: 'registry.internal is at an address that is not asked' },
      1,
    ])
  }))

test('a body is read as far as it is wanted, and an answer waited for as long', () =>
  withRegistry({ authentication: 'none' }, async ({ sandbox }) => {
    const transport = createTransport()
    const large = await transport(outgoing(`${sandbox.url}/v2/acme/podinfo/tags/list`, { limit: 10 }))
    sandbox.faults.add({ fault: { kind: 'delay', milliseconds: 2000 } })
    const late = await transport(outgoing(`${sandbox.url}/v2/`, { timeout: 50 }))
    expect([large, late]).toEqual([
      { kind: 'barred', reason: `${sandbox.host} answered more than 10 bytes` },
      { kind: 'lost', reason: `${sandbox.host} did not answer in time` },
    ])
  }))
