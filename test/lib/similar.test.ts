import { expect, test } from '@jest/globals'
import { similar } from '../../src/lib/similar.ts'

test('the nearest words come first, case ignored', () => {
  expect(similar('Podinfos', ['helloworld', 'podinfos', 'podinfo', 'cart'])).toEqual(['podinfos', 'podinfo'])
})

test('a word that is near nothing suggests nothing', () => {
  expect(similar('grafana', ['podinfo', 'helloworld'])).toEqual([])
})
