import { createHmac } from 'node:crypto'
import { expect, test } from '@jest/globals'
import { isSigned } from '../../src/server/signature.ts'

// The example of GitHub, "Validating webhook deliveries".
const secret = "It's a Secret to Everybody"
const body = Buffer.from('Hello, World!')
const hex = '757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17'

test("GitHub's own example is signed", () => {
  expect(isSigned(body, `sha256=${hex}`, [secret])).toBe(true)
})

test('the secret before is good while secrets change', () => {
  expect(isSigned(body, `sha256=${hex}`, ['a new secret of at least 32 bytes', secret])).toBe(true)
})

test('the bytes count, not what they spell', () => {
  const invalid = Buffer.from([0xff, 0xfe, 0x7b])
  const header = `sha256=${createHmac('sha256', secret).update(invalid).digest('hex')}`
  expect([
    isSigned(invalid, header, [secret]),
    isSigned(Buffer.from(invalid.toString()), header, [secret]),
  ]).toEqual([true, false])
})

test.each([
  ['nothing', undefined],
  ['an empty header', ''],
  ['sha1 alone', `sha1=${hex.slice(0, 40)}`],
  ['no form', hex],
  ['capitals', `sha256=${hex.toUpperCase()}`],
  ['too short', `sha256=${hex.slice(2)}`],
  ['too long', `sha256=${hex}00`],
  ['another signature', `sha256=${'0'.repeat(64)}`],
])('%s is not signed', (_name, header) => {
  expect(isSigned(body, header, [secret])).toBe(false)
})

test('no changed byte passes', () => {
  const passing = Array.from(body, (_, index) => {
    const changed = Buffer.from(body)
    changed.writeUInt8(changed.readUInt8(index) ^ 1, index)
    return isSigned(changed, `sha256=${hex}`, [secret])
  })
  expect(passing.includes(true)).toBe(false)
})

test('without a secret nothing is signed', () => {
  expect(isSigned(body, `sha256=${hex}`, [])).toBe(false)
})
