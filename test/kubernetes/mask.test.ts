import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { maskLog } from '../../src/kubernetes/mask.ts'

test.each([
  ['panic: missing configuration', 'panic: missing configuration'],
  ['dial postgres://shop:hunter2@db:5432/shop: refused', 'dial postgres://***@db:5432/shop: refused'],
  ['PASSWORD=hunter2 USER=shop', 'PASSWORD=*** USER=shop'],
  ['{"db_password": "hunter2", "port": 1}', '{"db_password": ***, "port": 1}'],
  ['Authorization: Bearer abcdef.123456', 'Authorization: *** ***'],
  ['header Bearer abcdef.123456 refused', 'header Bearer *** refused'],
  ['token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln', 'token ***'],
  ['AKIAIOSFODNN7EXAMPLE is not allowed', '*** is not allowed'],
  ['using ghp_0123456789abcdefghij', 'using ***'],
  ['key 3f2b8c9d0e1f2a3b4c5d6e7f8091a2b3', 'key ***'],
  ['\u001b[31mERROR\u001b[0m no disk\u0007', 'ERROR no disk'],
])('%s', (line, expected) => {
  expect(maskLog([line])).toEqual([expected])
})

test('a key in PEM is left out, from its first to its last line', () => {
  const key = [
    'before',
    '-----BEGIN RSA PRIVATE KEY-----',
    'MIIEow',
    'AAAB',
    '-----END RSA PRIVATE KEY-----',
    'after',
  ]
  expect(maskLog(key)).toEqual(['before', '***', 'after'])
})

test('an overlong line is cut', () => {
  expect(maskLog(['word '.repeat(200)])).toEqual([`${'word '.repeat(100)}…`])
})

test('a password never survives, wherever it stands', () => {
  const secret = 'Zx9-hunter2'
  const around = fc.stringMatching(/^[ a-z{,."]{0,20}$/)
  const name = fc.constantFrom(
    'password',
    'DB_PASSWORD',
    'api_key',
    'apiKey',
    'client-secret',
    'token',
    'secret_key',
  )
  const sign = fc.constantFrom('=', ': ', '": "', "='")
  fc.assert(
    fc.property(around, name, sign, around, (before, key, equals, after) => {
      expect(maskLog([`${before} ${key}${equals}${secret} ${after}`]).join()).not.toContain(secret)
    }),
  )
})
