import { expect, test } from '@jest/globals'
import { createCache } from '../../src/kustomize/cache.ts'

const text = (name: string): string => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\n`

test('a text is parsed once for each name that messages give it', () => {
  const cache = createCache()
  expect(cache.resources(text('a'), 'a.yaml')).toBe(cache.resources(text('a'), 'a.yaml'))
  expect(cache.resources(text('a'), 'a.yaml')).not.toBe(cache.resources(text('a'), 'b.yaml'))
})

test('the texts that were not asked for longest are forgotten once there are too many characters', () => {
  const cache = createCache(2 * text('a').length + 100)
  const [first, second] = [cache.resources(text('a'), 'r.yaml'), cache.resources(text('b'), 'r.yaml')]
  cache.resources(text('a'), 'r.yaml')
  cache.resources(text('c'), 'r.yaml')
  expect(cache.resources(text('a'), 'r.yaml')).toBe(first)
  expect(cache.resources(text('b'), 'r.yaml')).not.toBe(second)
})

test('a text that is too long alone is kept until the next', () => {
  const cache = createCache(1)
  const parsed = cache.resources(text('a'), 'r.yaml')
  expect(cache.resources(text('a'), 'r.yaml')).toBe(parsed)
})
