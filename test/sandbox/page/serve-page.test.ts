import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createPage } from '../../../src/sandbox/page/serve-page.ts'

const matrix = { environments: [], rows: [], problems: [] }
const page = createPage({ matrix: async () => matrix })
const server = createServer(async (request, response) => {
  if (await page.serve(request, response)) return
  response.writeHead(418).end()
})
let url = ''

beforeAll(async () => {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  return new Promise(resolve => server.close(resolve))
})

const html = { headers: { accept: 'text/html' } }

test.each([
  ['/', html, 200, 'text/html; charset=utf-8'],
  ['/acme/podinfo/pull/2', html, 200, 'text/html; charset=utf-8'],
  ['/acme/podinfo/pull/2/files', html, 200, 'text/html; charset=utf-8'],
  ['/acme/fleet/commit/0123abc', html, 200, 'text/html; charset=utf-8'],
  ['/acme/podinfo/issues/1', html, 200, 'text/html; charset=utf-8'],
  ['/_page/main.ts', {}, 200, 'text/javascript; charset=utf-8'],
  ['/_page/page.css', {}, 200, 'text/css; charset=utf-8'],
  ['/_page/icon.svg', {}, 200, 'image/svg+xml'],
  ['/_page/matrix.json', {}, 200, 'application/json; charset=utf-8'],
  ['/_page/missing.ts', {}, 404, 'text/plain'],
  ['/_page/tsconfig.json', {}, 404, 'text/plain'],
  ['/_page/..%2fassets.ts', {}, 404, 'text/plain'],
  ['/', { headers: { accept: 'application/json' } }, 418, null],
  ['/', {}, 418, null],
  ['/acme/podinfo/pull/2', {}, 200, 'text/html; charset=utf-8'],
  ['/acme/podinfo/pull/2', { headers: { accept: 'application/json' } }, 418, null],
  ['/repos/acme/podinfo', html, 418, null],
  ['/acme/fleet.git/info/refs', html, 418, null],
])('GET %s', async (path, options, status, type) => {
  const response = await fetch(url + path, options)
  expect([response.status, response.headers.get('content-type')]).toEqual([status, type])
})

test('scripts come from the page’s own address only', async () => {
  const response = await fetch(url, html)
  expect(response.headers.get('content-security-policy')).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
      "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  )
})

test('the browser gets JavaScript, no types', async () => {
  const script = await (await fetch(`${url}/_page/words.ts`)).text()
  expect(script).toContain('export function ago(time')
  expect(script).not.toContain(': number')
})

test('POST /markdown renders; without a text it is refused as by GitHub', async () => {
  const post = (body: string) => fetch(`${url}/markdown`, { method: 'POST', body })
  expect(await (await post('{"text":"**a**"}')).text()).toBe('<p><strong>a</strong></p>')
  const refused = await post('{"text":1}')
  expect([refused.status, await refused.json()]).toEqual([400, { message: 'Problems parsing JSON' }])
  expect((await post('[')).status).toBe(400)
  expect((await post(JSON.stringify({ text: 'a'.repeat(500_000) }))).status).toBe(400)
})

test('without a matrix there is none', async () => {
  expect(await (await fetch(`${url}/_page/matrix.json`)).json()).toEqual(matrix)
})
