import { expect, test } from '@jest/globals'
import { nearVersions, newestFirst } from '../../src/promotion/versions.ts'

test('versions are ordered by precedence, not by their letters', () => {
  expect(newestFirst(['6.9.2', '7.0.0-rc.1', 'main-4f1c', 'v6.10.0', '7.0.0'])).toEqual([
    '7.0.0',
    '7.0.0-rc.1',
    'v6.10.0',
    '6.9.2',
    'main-4f1c',
  ])
})

test('a slip of one letter suggests the version that was meant', () => {
  expect(nearVersions('7.0.1', ['6.9.2', '7.0.0'])).toEqual(['7.0.0'])
})

test('a version like none of them suggests the newest', () => {
  expect(nearVersions('12.4.8', ['6.9.2', '7.0.0', '6.8.0'])).toEqual(['7.0.0', '6.9.2'])
})
