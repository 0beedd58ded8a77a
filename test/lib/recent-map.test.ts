import { expect, test } from '@jest/globals'
import { createRecentMap, partOf } from '../../src/lib/recent-map.ts'

test('forgets what was not used for longest', () => {
  const map = createRecentMap<string>(10)
  map.set('a', 'A', 4)
  map.set('b', 'B', 4)
  map.get('a')
  map.set('c', 'C', 4)
  expect(['a', 'b', 'c'].map(key => map.get(key))).toEqual(['A', undefined, 'C'])
})

test('does not empty itself for what is too large to keep', () => {
  const map = createRecentMap<string>(10)
  map.set('a', 'A', 4)
  map.set('b', 'B', 11)
  expect([map.get('a'), map.get('b')]).toEqual(['A', undefined])
})

test('a value takes the place of the one before', () => {
  const map = createRecentMap<string>(10)
  map.set('a', 'A', 6)
  map.set('a', 'B', 6)
  map.set('c', 'C', 4)
  expect([map.get('a'), map.get('c')]).toEqual(['B', 'C'])
})

test('parts of one map see their own entries, and share its room', () => {
  const map = createRecentMap<string>(10)
  const [left, right] = [partOf(map, 'left/'), partOf(map, 'right/')]
  left.set('a', 'A', 6)
  right.set('b', 'B', 4)
  expect([left.get('a'), right.get('a'), right.get('b')]).toEqual(['A', undefined, 'B'])
  right.set('c', 'C', 4)
  expect([left.get('a'), right.get('b'), right.get('c')]).toEqual([undefined, 'B', 'C'])
  right.delete('b')
  expect(right.get('b')).toBeUndefined()
})
