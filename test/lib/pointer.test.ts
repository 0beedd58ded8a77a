import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { formatPointer, indexSegment, keyedSegment, parsePointer } from '../../src/lib/pointer.ts'

test('list entries stand by their key, and slashes and tildes are escaped', () => {
  expect(formatPointer(['images', { key: 'name', value: 'ghcr.io/acme/a~b' }, 'newTag'])).toBe(
    '/images/[name=ghcr.io~1acme~1a~0b]/newTag',
  )
  expect(parsePointer('/images/[name=ghcr.io~1acme~1a~0b]/newTag')).toEqual([
    'images',
    '[name=ghcr.io/acme/a~b]',
    'newTag',
  ])
})

test('the root is the empty pointer, and what begins otherwise is none', () => {
  expect(parsePointer('')).toEqual([])
  expect(parsePointer('a/b')).toBeUndefined()
})

test('a keyed segment has a key and a value, which may hold anything', () => {
  expect(keyedSegment('[name=a=b]]')).toEqual({ key: 'name', value: 'a=b]' })
  expect(keyedSegment('name=a')).toBeUndefined()
})

test('an index has no leading zero', () => {
  expect(['0', '12', '01', '-1', '1a', ''].map(indexSegment)).toEqual([
    0,
    12,
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})

test('any keys are read back as they were', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1 }), keys => {
      expect(parsePointer(formatPointer(keys))).toEqual(keys)
    }),
  )
})
