import { expect, test } from '@jest/globals'
import { redact } from '../../../src/github/client/redaction.ts'

test.each([
  ['the old shape', 'token ghs_16C7e42F292c6912E7710c838347Ae178B4a end', 'token [redacted] end'],
  ['the new shape', `ghs_1234_${'eyJhbGciOi.eyJpc3M-x_y.c2ln'} end`, '[redacted] end'],
  ['a JWT', 'Bearer eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOjF9.c2lnbmF0dXJl', 'Bearer [redacted]'],
  ['a header', 'authorization: token abcdefgh12345678', 'authorization: token [redacted]'],
  ['a URL', 'https://x-access-token:abc@github.com/acme/fleet', 'https://[redacted]@github.com/acme/fleet'],
  ['a key that was cut off', 'key -----BEGIN RSA PRIVATE KEY-----\nMIIE\nabc', 'key [redacted]'],
  ['a personal token', 'github_pat_11ABC_xyz', '[redacted]'],
])('%s does not get through', (_name, text, expected) => {
  expect(redact(text)).toBe(expected)
})

test('a given secret does not get through in any encoding', () => {
  const secret = 'p&ss/word with spaces, long enough'
  const encodings = [secret, Buffer.from(secret).toString('base64'), encodeURIComponent(secret)]
  expect(redact(encodings.join('\n'), [secret])).toBe('[redacted]\n[redacted]\n[redacted]')
})

test('plain words stay', () => {
  expect(redact('the token is wrong; ask @ghsmith', ['short'])).toBe('the token is wrong; ask @ghsmith')
})
