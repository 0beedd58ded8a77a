import { expect, test } from '@jest/globals'
import { sharesCredentials } from '../../src/registry/hosts.ts'
import { requestsOf, withRegistry } from './stand-in.ts'

const secret = 'correct horse battery'
const passwords = { bot: secret }
const credentials = { kind: 'basic', username: 'bot', password: secret } as const

test('a token is fetched once and shown again', () =>
  withRegistry({}, async opened => {
    await opened.registry.digest(opened.image, '7.0.0')
    await opened.registry.digest(opened.image, '7.0.0')
    expect(requestsOf(opened)).toEqual([
      'HEAD /v2/acme/podinfo/manifests/7.0.0',
      'GET /token',
      'HEAD /v2/acme/podinfo/manifests/7.0.0',
      'HEAD /v2/acme/podinfo/manifests/7.0.0',
    ])
    expect(opened.sandbox.requests[1]?.path).toBe(
      '/token?service=stand-in&scope=repository%3Aacme%2Fpodinfo%3Apull',
    )
  }))

test('a token that ended is fetched anew', () =>
  withRegistry({}, async opened => {
    await opened.registry.digest(opened.image, '7.0.0')
    opened.sandbox.expireTokens()
    expect((await opened.registry.digest(opened.image, '7.0.0')).kind).toBe('digest')
    opened.clock.pass(300_000)
    const before = opened.sandbox.requests.length
    await opened.registry.digest(opened.image, '7.0.0')
    expect(requestsOf(opened).slice(before)[1]).toBe('GET /token')
  }))

test.each([
  ['a password for a token', credentials, {}],
  ['a token to exchange', { kind: 'identity', token: 'refresh-me' }, { refreshTokens: ['refresh-me'] }],
  ['a password', credentials, { authentication: 'basic' }],
] as const)('a private repository is read with %s', (_what, credentials, options) =>
  withRegistry({ passwords, credentials, ...options }, async opened => {
    const digest = opened.sandbox.pushImage('acme/secret', '7.0.0', { private: true })
    const image = `${opened.sandbox.host}/acme/secret`
    expect(await opened.registry.digest(image, '7.0.0')).toEqual({ kind: 'digest', digest })
  }),
)

test.each([
  ['no credentials', undefined, {}],
  ['a wrong password', { ...credentials, password: 'wrong horse battery' }, {}],
  ['a wrong token', { kind: 'identity', token: 'wrong horse battery' }, {}],
  ['no credentials for a password', undefined, { authentication: 'basic' }],
  [
    'a wrong password shown',
    { ...credentials, password: 'wrong horse battery' },
    { authentication: 'basic' },
  ],
  ['a wrong token shown', { kind: 'bearer', token: 'wrong horse battery' }, {}],
] as const)('a private repository is denied with %s, and nothing is told', (_what, credentials, options) =>
  withRegistry(
    { passwords, ...(credentials === undefined ? {} : { credentials }), ...options },
    async opened => {
      opened.sandbox.pushImage('acme/secret', '7.0.0', { private: true })
      const answer = await opened.registry.digest(`${opened.sandbox.host}/acme/secret`, '7.0.0')
      expect(answer.kind).toBe('denied')
      expect(JSON.stringify(answer)).not.toMatch(/horse|d3Jvbmcg/)
    },
  ),
)

test('credentials are not shown to a place for tokens in another domain', () =>
  withRegistry({ passwords, credentials }, async opened => {
    const challenge = 'Bearer realm="https://tokens.elsewhere.example/token"'
    const headers = { 'www-authenticate': challenge }
    opened.sandbox.faults.add({ fault: { kind: 'status', status: 401, headers } })
    expect(await opened.registry.digest(opened.image, '7.0.0')).toEqual({
      kind: 'denied',
      reason: `${opened.sandbox.host} wants its credentials shown to tokens.elsewhere.example, which is not below its own domain`,
    })
    expect(requestsOf(opened)).toEqual(['HEAD /v2/acme/podinfo/manifests/7.0.0'])
  }))

test.each([
  ['https://registry.example/', 'https://registry.example/token', true],
  ['https://registry-1.docker.io/', 'https://auth.docker.io/token', true],
  ['https://registry.gitlab.example/', 'https://gitlab.example/jwt/auth', true],
  ['https://registry.gitlab.example/', 'http://gitlab.example/jwt/auth', false],
  ['https://registry.gitlab.example/', 'https://evilgitlab.example/', false],
  ['https://registry.example/', 'https://auth.example/', false],
  ['https://registry.example/', 'https://registry.example:8443/', false],
  ['https://10.0.0.1/', 'https://9.0.0.1/', false],
  ['http://localhost:5000/', 'http://localhost:5001/', false],
])('credentials of %s at %s: %s', (registry, realm, shared) => {
  expect(sharesCredentials(new URL(registry), new URL(realm))).toBe(shared)
})

test.each([
  ['no token', { nothing: true }],
  ['a token that would be two headers', { token: 'a\r\nx-evil: 1' }],
  ['no JSON', '<html>'],
])('an answer of %s is none', (_what, body) =>
  withRegistry({}, async opened => {
    opened.sandbox.faults.add({ path: '^/token', fault: { kind: 'status', status: 200, body } })
    expect(await opened.registry.digest(opened.image, '7.0.0')).toEqual({
      kind: 'unreachable',
      reason: `the token service of ${opened.sandbox.host} gave no token`,
    })
  }),
)
