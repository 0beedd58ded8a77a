import { expect, test } from '@jest/globals'
import { redact } from '../../../src/github/client/redaction.ts'

test.each([
  ['the old shape', 'token ghs_16C7e42F292c6912E7710c838347Ae178B4a end', 'token [redacted] end'],
  ['the new shape', `ghs_1234_${'eyJhbGciOi.eyJpc3M-x_y.c2ln'} end`, '[redacted] end'],
  ['a JWT', 'Bearer eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOjF9.c2lnbmF0dXJl', 'Bearer [redacted]'],
  ['a header', 'authorization: token abcdefgh12345678', 'authorization: token [redacted]'],
  ['a URL', 'https://x-access-token:abc@github.com/acme/fleet', 'https://[redacted]@github.com/acme/fleet'],
  ['a key that was cut off', 'key -----BEGIN RSA PRIVATE KEY-----\nMIIE\nabc', 'key [redacted]'],
  ['a name and a password', 'redis://default:p@ss@cache:6379', 'redis://[redacted]@cache:6379'],
  ['a password alone', 'https://:hunter2@host/', 'https://[redacted]@host/'],
  ['a token before a host', 'https://0123456789@host/x', 'https://[redacted]@host/x'],
  [
    "Docker's config.json",
    '{"auths":{"ghcr.io":{"auth":"dXNlcjpodW50ZXIy","password":"hunter2hunter2"}}}',
    '{"auths":{"ghcr.io":{"auth":"[redacted]","password":"[redacted]"}}}',
  ],
  ['JSON in JSON', String.raw`{\"auth\": \"dXNlcjpodW50ZXIy\"}`, String.raw`{\"auth\": \"[redacted]\"}`],
  [
    'a kubeconfig',
    'user:\n    token: 0123456789abcdef\n    client-key-data: LS0tLS1CRUdJTiBSU0EgUFJJVkFURQ==\n',
    'user:\n    token: [redacted]\n    client-key-data: [redacted]\n',
  ],
  ['a key in base64', 'is LS0tLS1CRUdJTiBSU0EgUFJJVkFURQ== no PEM', 'is [redacted] no PEM'],
  ['a query', '?access_token=0123456789&page=1', '?access_token=[redacted]&page=1'],
  ['a token of GitLab', 'glpat-0123456789abcdefghij', '[redacted]'],
  ['a personal token', 'github_pat_11ABC_xyz', '[redacted]'],
])('%s does not get through', (_name, text, expected) => {
  expect(redact(text)).toBe(expected)
})

test('a given secret does not get through in any encoding', () => {
  const secret = 'p&ss/word with spaces, long enough'
  const encodings = [secret, Buffer.from(secret).toString('base64'), encodeURIComponent(secret)]
  expect(redact(encodings.join('\n'), [secret])).toBe('[redacted]\n[redacted]\n[redacted]')
})

test.each([
  'the token is wrong; ask @ghsmith',
  'token: none; auth: off; webhook: a.b@example.com',
  'ssh://git@github.com/acme/fleet',
  'oci://podinfo@sha256:0123456789abcdef',
  'https://ghcr.io/v2/acme/app: see https://example.com/?by=ann@example.com',
  'certificate-authority-data: LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0t',
])('plain words stay: %s', text => {
  expect(redact(text, ['short'])).toBe(text)
})

test.each(['eyJ-', 'gha_-', 'https://', '://a', 'token:', '-----BEGIN ', 'auth":"'])(
  'a hostile text of %s costs no more than its length',
  word => {
    const redacted = redact(word.repeat(50_000))
    expect(redacted.length).toBeGreaterThan(0)
  },
)
