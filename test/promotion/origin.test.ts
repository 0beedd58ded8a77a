import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { isNewer, type Origin, parseRequestKey, requestId, requestKey } from '../../src/promotion/origin.ts'

const id = fc.nat({ max: 2 ** 48 })
const words = fc.string({ unit: 'binary' }).filter(text => text.isWellFormed())

const origins: fc.Arbitrary<Origin> = fc.oneof(
  fc.record({
    kind: fc.constant('comment' as const),
    gitops: id,
    repository: id,
    comment: id,
    index: fc.nat(9),
  }),
  fc.record({ kind: fc.constant('checkbox' as const), gitops: id, repository: id, comment: id, box: words }),
  fc.record({ kind: fc.constant('workflow-run' as const), gitops: id, repository: id, run: id, step: words }),
  fc.record({ kind: fc.constant('dispatch' as const), gitops: id, repository: id, delivery: words }),
  fc.record({ kind: fc.constant('build' as const), gitops: id, repository: id, artifact: words }),
  fc.record({ kind: fc.constant('automation' as const), gitops: id, rule: words, cause: words }),
  fc.record({ kind: fc.constant('cli' as const), gitops: id, nonce: words }),
)

test('a key is read back as the origin it was made from', () => {
  fc.assert(fc.property(origins, origin => expect(parseRequestKey(requestKey(origin))).toEqual(origin)))
})

test('any other text is no key', () => {
  fc.assert(
    fc.property(fc.string(), text => {
      const origin = parseRequestKey(text)
      if (origin !== undefined) expect(requestKey(origin)).toBe(text)
    }),
  )
  for (const text of [
    '',
    'comment',
    'comment/1/2/3',
    'comment/1/2/3/x',
    'comment/1/2/3/NaN',
    'comment/01/2/3/4',
    'comment/1/2/3/4/5',
    'constructor/1',
    '__proto__/1',
    'cli/1/%',
  ])
    expect(parseRequestKey(text)).toBeUndefined()
})

test('of two comments the later one is newer, and of two lines the lower one', () => {
  const at = (comment: number, index = 0): Origin => ({
    kind: 'comment',
    gitops: 1,
    repository: 2,
    comment,
    index,
  })
  const cli: Origin = { kind: 'cli', gitops: 1, nonce: 'x' }
  expect([
    isNewer(at(2), at(1)),
    isNewer(at(1), at(2)),
    isNewer(at(1, 1), at(1, 0)),
    isNewer(at(1), at(1)),
    isNewer(cli, at(1)),
  ]).toEqual([true, false, true, false, 'unknown'])
})

test('people see six characters of the key', () => {
  expect(requestId('comment/1/2/3/0')).toMatch(/^p-[0-9A-HJKMNP-TV-Z]{6}$/)
})
