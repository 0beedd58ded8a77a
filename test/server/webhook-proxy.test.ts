import { expect, test } from '@jest/globals'
import { followProxy } from '../../src/server/webhook-proxy.ts'

test('a webhook comes through the channel with its headers and its bytes', async () => {
  const body = { action: 'created', comment: { body: 'é' } }
  const event = {
    'x-github-event': 'issue_comment',
    'x-github-delivery': '1',
    'x-hub-signature-256': 'sha256=00',
    host: 'smee.io',
    body,
    timestamp: 1,
  }
  const text = `data: ${JSON.stringify(event)}\n\n`
  const { promise, resolve } = Promise.withResolvers<unknown>()
  const proxy = followProxy({
    channel: 'https://smee.test/abc',
    fetch: (async () => new Response(text)) as typeof fetch,
    deliver: async (headers, sent) => resolve({ headers, sent }),
    failed: resolve,
  })
  expect(await promise).toEqual({
    headers: {
      'x-github-event': 'issue_comment',
      'x-github-delivery': '1',
      'x-hub-signature-256': 'sha256=00',
    },
    sent: JSON.stringify(body),
  })
  proxy.stop()
})

test('a channel that does not answer is told', async () => {
  const { promise, resolve } = Promise.withResolvers<unknown>()
  const proxy = followProxy({
    channel: 'https://smee.test/abc',
    fetch: (async () => new Response('', { status: 503 })) as typeof fetch,
    deliver: async () => undefined,
    failed: resolve,
  })
  expect(String(await promise)).toBe('Error: the channel answered 503')
  proxy.stop()
})
