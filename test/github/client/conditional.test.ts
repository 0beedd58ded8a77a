import { expect, test } from '@jest/globals'
import { createConditionalCache } from '../../../src/github/client/conditional.ts'
import type { Sent } from '../../../src/github/client/send.ts'

function answer(body: unknown, headers: Readonly<Record<string, string>> = {}): Sent {
  return { kind: 'answered', status: 200, headers: { etag: '"a"', ...headers }, body, message: '' }
}

test('an answer comes back as it was, of its headers those that say where a list goes on', () => {
  const cache = createConditionalCache()
  cache.keep('key', answer([{ text: '✓' }], { link: '<next>; rel="next"', 'x-ratelimit-remaining': '0' }))
  expect(cache.find('key')?.sent()).toEqual({
    kind: 'answered',
    status: 200,
    headers: { etag: '"a"', link: '<next>; rel="next"' },
    body: [{ text: '✓' }],
    message: '',
  })
})

test('what is kept is bounded in bytes, with all that an answer takes besides its text', () => {
  const cache = createConditionalCache(10_000)
  for (let at = 0; at < 1000; at++) cache.keep(`key ${at}`, answer('✓'))
  const kept = Array.from({ length: 1000 }, (_, at) => cache.find(`key ${at}`)).filter(each => each)
  expect(kept.length).toBeLessThanOrEqual(20)
  cache.keep('large', answer('✓'.repeat(3000)))
  expect([cache.find('large') === undefined, cache.find('key 999')]).toEqual([false, undefined])
})
