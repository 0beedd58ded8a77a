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

test('dates are ordered by the calendar, and the builds of a day by their number', () => {
  expect(newestFirst(['2026.11.21', '2026.11.21-4', '2026.2.3', '2026.11.21-12', '2025.12.31'])).toEqual([
    '2026.11.21-12',
    '2026.11.21-4',
    '2026.11.21',
    '2026.2.3',
    '2025.12.31',
  ])
  expect(newestFirst(['2026-01-05', '20260201', 'v2025.06'])).toEqual(['20260201', '2026-01-05', 'v2025.06'])
})

test('builds are ordered by their number, whatever the hash', () => {
  expect(newestFirst(['main-99-ffffff', 'main-123-abcdef', '1234', 'main-1000-000000', 'latest'])).toEqual([
    '1234',
    'main-1000-000000',
    'main-123-abcdef',
    'main-99-ffffff',
    'latest',
  ])
})
