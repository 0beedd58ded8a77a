import { expect, test } from '@jest/globals'
import { legibleSources } from '../../src/config/sources.ts'

test.each([
  [
    'marge: never\nsources: [acme/podinfo, { repository: acme/shop, aps: [] }]\n',
    ['acme/podinfo', 'acme/shop'],
  ],
  ['sources:\n  - acme/podinfo\nenvironments: [\n', ['acme/podinfo']],
  ['sources: acme/podinfo\n', []],
  ['sources: [7, null, [acme/podinfo], { repository: 7 }]\n', []],
  ['[\n', []],
  ['', []],
])('sources that can be told in %j', (text, sources) => {
  expect(legibleSources(text)).toEqual(sources)
})
