import { expect, test } from '@jest/globals'
import { redeliverFailed } from '../../src/github/deliveries.ts'
import { scripted } from './script.ts'

const now = new Date('2026-11-21T10:00:00Z')

function delivery(id: number, changes: Record<string, unknown> = {}) {
  return {
    id,
    guid: `guid-${id}`,
    delivered_at: '2026-11-21T09:00:00Z',
    redelivery: false,
    status: 'OK',
    status_code: 200,
    event: 'issue_comment',
    ...changes,
  }
}

async function redeliver(pages: readonly (readonly unknown[])[]) {
  const link = { link: '<https://api.test/app/hook/deliveries?per_page=100&cursor=v1_12>; rel="next"' }
  const lists = pages.map((body, index) => ({
    status: 200,
    body,
    headers: index + 1 < pages.length ? link : {},
  }))
  const attempts = Array.from({ length: 5 }, () => ({ status: 202 }))
  const { connection, asked } = scripted([...lists, ...attempts])
  const count = await redeliverFailed(connection.api({ kind: 'app' }), now)
  return { count, asked: asked.map(({ method, path }) => `${method} ${path}`) }
}

test('what failed is asked for once', async () => {
  const { count, asked } = await redeliver([
    [delivery(3, { status: 'timed out', status_code: 0 }), delivery(2), delivery(1, { status_code: 502 })],
  ])
  expect(count).toBe(2)
  expect(asked).toEqual([
    'GET /app/hook/deliveries?per_page=100',
    'POST /app/hook/deliveries/3/attempts',
    'POST /app/hook/deliveries/1/attempts',
  ])
})

const { rawJSON } = JSON as unknown as { readonly rawJSON: (text: string) => number }

test('a number beyond 2^53, as GitHub gives them since 2026, is asked for as it is', async () => {
  const { asked } = await redeliver([
    [{ ...delivery(1, { status_code: 500 }), id: rawJSON('3804004623172239366') }],
  ])
  expect(asked[1]).toBe('POST /app/hook/deliveries/3804004623172239366/attempts')
})

test.each([
  ['came through at last', delivery(2, { guid: 'a', redelivery: true, status_code: 202 })],
  ['failed again', delivery(2, { guid: 'a', redelivery: true, status_code: 500 })],
  ['came through by another attempt', delivery(2, { guid: 'a', status_code: 200 })],
])('what %s is not asked for again', async (_name, second) => {
  expect((await redeliver([[second, delivery(1, { guid: 'a', status_code: 500 })]])).count).toBe(0)
})

test('what may still be on its way is left alone', async () => {
  const sent = (id: number, delivered_at: string) => delivery(id, { status_code: 0, delivered_at })
  const { count, asked } = await redeliver([
    [sent(2, '2026-11-21T09:59:30Z'), sent(1, '2026-11-21T09:58:59Z')],
  ])
  expect([count, asked.slice(1)]).toEqual([1, ['POST /app/hook/deliveries/1/attempts']])
})

test('only the last three days, page by page', async () => {
  const { count, asked } = await redeliver([
    [delivery(3, { status_code: 500 })],
    [delivery(2, { status_code: 500, delivered_at: '2026-11-18T09:59:59Z' })],
    [delivery(1, { status_code: 500 })],
  ])
  expect([count, asked]).toEqual([
    1,
    [
      'GET /app/hook/deliveries?per_page=100',
      'GET /app/hook/deliveries?per_page=100&cursor=v1_12',
      'POST /app/hook/deliveries/3/attempts',
    ],
  ])
})
