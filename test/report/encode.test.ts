import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  beforeColon,
  code,
  fence,
  htmlCode,
  inert,
  isLogin,
  link,
  mention,
  prose,
  row,
} from '../../src/report/encode.ts'
import { hostileText } from './hostile-text.ts'
import { findings } from './judge.ts'

test.each([
  ['podinfo', '`podinfo`'],
  ['@alice', '`@alice`'],
  ['a `b` c', '``a `b` c``'],
  ['`b`', '`` `b` ``'],
  ['two\nlines', '`two lines`'],
  ['', '`(empty)`'],
  ['\u202eabc\u200b', '`abc`'],
])('code shows %j as it is', (text, markdown) => {
  expect(code(text)).toBe(markdown)
})

test.each([
  ['checks: 3/5, waiting for build, e2e', 'checks: 3/5, waiting for build, e2e'],
  ['@alice has write on acme/fleet', '`@alice` has write on acme/fleet'],
  ['cancelled by @bob.', 'cancelled by `@bob`.'],
  ['already on its way in #812 (asked for by @bob)', 'already on its way in `#812` (asked for by `@bob`)'],
  ['/promote podinfo@7.0.0 to test comes first', '`/promote podinfo@7.0.0 to test` comes first'],
  ['the plan holds on 4f1c2ab', 'the plan holds on `4f1c2ab`'],
  ['see https://example.org/x.', 'see `https://example.org/x`.'],
  ['- not a list', '`-` not a list'],
  ['a  *b*\n\nc', 'a `*b*` c'],
  ['write it as `kubectl config view --raw` does.', 'write it as `kubectl config view --raw` does.'],
  ['ask `@alice`', 'ask `@alice`'],
])('prose encloses in code only what would act: %j', (text, markdown) => {
  expect(prose(text)).toBe(markdown)
})

test.each([
  ['Promote podinfo to 7.0.0 on prod', 'Promote podinfo to 7.0.0 on prod'],
  ['fixes #1, @alice', 'fixes #\u200b1, @\u200balice'],
  ['gh-12 GH-13', 'gh-\u200b12 GH-\u200b13'],
  ['closes https://github.com/a/b/issues/1', 'closes https:\u200b//github.com/a/b/issues/1'],
  ['[skip ci] [no ci] [ci skip]', '[\u200bskip ci] [\u200bno ci] [\u200bci skip]'],
  ['a\n\nSigned-off-by: mallory', 'a Signed-off-by: mallory'],
  ['podinfo@7.0.0', 'podinfo@7.0.0'],
])('a title breaks what GitHub acts on: %j', (text, title) => {
  expect(inert(text)).toBe(title)
})

test('only a login is mentioned, and only an address of a page is linked', () => {
  expect(['alice', 'alice-b', 'dependabot[bot]', 'alice_corp'].map(isLogin)).toEqual([true, true, true, true])
  expect(['', '-a', 'a b', 'a/b', 'a.b', '@a'].map(isLogin)).toEqual([
    false,
    false,
    false,
    false,
    false,
    false,
  ])
  expect(mention('alice')).toBe('@alice')
  expect(mention('acme/owners')).toBe('`acme/owners`')
  expect(link('x', 'https://github.com/a/b/pull/1')).toBe('[x](<https://github.com/a/b/pull/1>)')
  expect(link('x', 'javascript:alert(1)')).toBe('x')
  expect(link('x', 'https://a/> ')).toBe('x')
})

test('no text acts as code, in prose, in a table, in a block or in a summary', () => {
  fc.assert(
    fc.property(hostileText, text => {
      expect(findings(`We read ${code(text)} there.`)).toEqual([])
      expect(findings(prose(text))).toEqual([])
      expect(findings(`### ❌ ${prose(text)}`)).toEqual([])
      expect(findings(`- ${code(text)}: ${prose(text)}`)).toEqual([])
      expect(findings(`| a | b |\n|---|---|\n${row(code(text), prose(text))}`)).toEqual([])
      expect(findings(fence([`# ${text}`, `+${text}`], 'diff'))).toEqual([])
      expect(findings(`<details><summary>${htmlCode(text)}</summary>\n\nx\n\n</details>`)).toEqual([])
    }),
    { numRuns: 300 },
  )
})

test('a row keeps its number of cells whatever is in them', () => {
  fc.assert(
    fc.property(hostileText, hostileText, (left, right) => {
      const line = row(code(left), code(right))
      expect(line.match(/(?<!\\)(?:\\\\)*\|/g)).toHaveLength(3)
    }),
  )
})

test('no text acts in a title', () => {
  fc.assert(
    fc.property(hostileText, text => {
      const title = inert(text)
      expect(title).not.toMatch(
        /(?<![\p{L}\p{N}_])@[\p{L}\p{N}_-]|#\d|(?<![\p{L}\p{N}])gh-\d|:\/\/|www\.|\[skip ci\]|[\r\n]/iu,
      )
    }),
    { numRuns: 500 },
  )
})

test('a name with a colon makes no emoji with the colon that follows it', () => {
  expect([beforeColon('prod'), beforeColon(':+')]).toEqual(['prod', '`:+`'])
})
