import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parseChallenges } from '../../src/registry/challenge.ts'
import { nextPage } from '../../src/registry/link.ts'

const read = (header: string) =>
  parseChallenges(header).map(({ scheme, parameters }) => [scheme, Object.fromEntries(parameters)])

test('a bearer challenge', () => {
  const header =
    'Bearer realm="https://auth.example/token",service="registry.example",scope="repository:acme/podinfo:pull,push"'
  expect(read(header)).toEqual([
    [
      'bearer',
      {
        realm: 'https://auth.example/token',
        service: 'registry.example',
        scope: 'repository:acme/podinfo:pull,push',
      },
    ],
  ])
})

test('several challenges, spaces and bare values', () => {
  expect(read('Negotiate, BASIC Realm = "a \\"b\\"" , charset=UTF-8,Bearer realm=x')).toEqual([
    ['negotiate', {}],
    ['basic', { realm: 'a "b"', charset: 'UTF-8' }],
    ['bearer', { realm: 'x' }],
  ])
})

test.each([
  ['', []],
  ['realm="x"', []],
  ['Bearer realm="never closed', [['bearer', {}]]],
])('%j', (header, challenges) => {
  const [first] = read(header)
  expect(first === undefined ? [] : [[first[0], {}]]).toEqual(challenges)
})

test('any header has an answer, in linear time', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), header => void parseChallenges(header)))
  for (const hostile of [' ,', 'a="', 'a=\\', '"\\', 'a ', 'a= ']) {
    const started = performance.now()
    parseChallenges(hostile.repeat(100_000))
    expect(performance.now() - started).toBeLessThan(500)
  }
})

const base = new URL('https://registry.example/v2/acme/podinfo/tags/list?n=2')

test.each([
  ['</v2/acme/podinfo/tags/list?n=2&last=b>; rel="next"', '/v2/acme/podinfo/tags/list?n=2&last=b'],
  ['<?last=a,b>; rel=next', '/v2/acme/podinfo/tags/list?last=a,b'],
  ['</first>; rel="prev", </third>; title="x"; rel="next"', '/third'],
])('the next page of %s', (header, path) => {
  expect(nextPage(header, base)?.href).toBe(`https://registry.example${path}`)
})

test.each([undefined, '', '</a>; rel="previous"', 'rel="next"', '<http://[>; rel="next"', '</a; rel="next"'])(
  'no next page in %s',
  header => {
    expect(nextPage(header, base)).toBeUndefined()
  },
)
