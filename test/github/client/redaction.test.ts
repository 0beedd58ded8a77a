import { expect, test } from '@jest/globals'
import { redact } from '../../../src/github/client/redaction.ts'

function base64(text: string): string {
  return Buffer.from(text).toString('base64')
}

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
  ['an old installation token', 'v1.0123456789abcdef0123456789abcdef01234567', '[redacted]'],
  ['a key of AWS', 'AKIAIOSFODNN7EXAMPLE and ASIAIOSFODNN7EXAMPLE', '[redacted] and [redacted]'],
  [
    'its other half',
    'aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    'aws_secret_access_key = [redacted]',
  ],
  ['a field in camel case', '{"secretAccessKey":"wJalrXUtnFEMI/K7"}', '{"secretAccessKey":"[redacted]"}'],
  ['an environment', 'API_KEY=0123456789 APP_ID=1', 'API_KEY=[redacted] APP_ID=1'],
  ['keys of other services', 'npm_0123456789abcdefghij sk_live_0123456789ab', '[redacted] [redacted]'],
  [
    'a webhook of Slack',
    'https://hooks.slack.com/services/T0/B0/xyz failed',
    'https://hooks.slack.com/services/[redacted] failed',
  ],
  ['a token in base64', `is ${base64('ghp_0123456789abcdef')} it`, 'is [redacted] it'],
  ['credentials in base64', base64('x-access-token:ghs_0123456789abcdef'), '[redacted]'],
  ['a key in the middle of base64', base64(`a: |\n  -----BEGIN EC PRIVATE KEY-----\nMHcC`), '[redacted]'],
  [
    'a kubeconfig in base64 of several lines',
    base64(`users:\n- name: deployer\n  user: { token: 0123456789abcdef }\n`).replace(/.{76}/g, '$&\n'),
    '[redacted]',
  ],
  ['a key in a query', '?key=-----BEGIN%20PRIVATE%20KEY-----%0AMIIE&a=1 end', '[redacted] end'],
  ['a key in a form', 'key=-----BEGIN+PRIVATE+KEY-----%0AMIIE', '[redacted]'],
])('%s does not get through', (_name, text, expected) => {
  expect(redact(text)).toBe(expected)
})

test('a given secret does not get through in any encoding', () => {
  const secret = 'p&ss/word with "spaces", long enough'
  const bytes = Buffer.from(secret)
  const encodings = [secret, base64(secret), encodeURIComponent(secret), bytes.toString('hex')]
  const within = [base64(`x=${secret}`), JSON.stringify(secret), JSON.stringify(JSON.stringify(secret))]
  expect([...encodings, ...within].map(text => redact(text, [secret]))).toEqual([
    '[redacted]',
    '[redacted]',
    '[redacted]',
    '[redacted]',
    '[redacted]',
    '"[redacted]"',
    String.raw`"\"[redacted]\""`,
  ])
})

test.each([
  'the token is wrong; ask @ghsmith',
  'token: none; auth: off; webhook: a.b@example.com',
  'ssh://git@github.com/acme/fleet',
  'oci://podinfo@sha256:0123456789abcdef',
  'https://ghcr.io/v2/acme/app: see https://example.com/?by=ann@example.com',
  'GET /repos/acme/fleet/git/trees/0123456789abcdef0123456789abcdef01234567?recursive=1',
  'ghcr.io/acme/podinfo:7.0.0 is sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  'https://api.github.com/repos/acme/fleet/contents/apps%2Fprod?ref=lockkeeper%2Fprod%2Fpodinfo',
  'node_modules/.pnpm/@octokit+core@7.0.0/node_modules/@octokit/core/dist-src/index.js:34:18',
  'certificate-authority-data: LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0t',
])('plain words stay: %s', text => {
  expect(redact(text, ['short'])).toBe(text)
})

test.each([
  'eyJ-',
  'a%',
  'Z2hw',
  'secret=',
  'AKIA',
  'a\n',
  'gha_-',
  'https://',
  '://a',
  'token:',
  '-----BEGIN ',
  'auth":"',
])('a hostile text of %s costs no more than its length', word => {
  const redacted = redact(word.repeat(50_000))
  expect(redacted.length).toBeGreaterThan(0)
})
