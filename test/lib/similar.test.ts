import { expect, test } from '@jest/globals'
import { similar } from '../../src/lib/similar.ts'

test('the nearest words come first, case ignored', () => {
  expect(similar('Podinof', ['helloworld', 'podinfo', 'podinfos'])).toEqual(['podinfo'])
})

test('a word that is near nothing suggests nothing', () => {
  expect(similar('grafana', ['podinfo', 'helloworld'])).toEqual([])
})
