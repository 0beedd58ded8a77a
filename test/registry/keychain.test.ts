import { expect, test } from '@jest/globals'
import { credentialsFor, parseDockerConfig } from '../../src/registry/keychain.ts'

const encode = (text: string) => Buffer.from(text).toString('base64')
const keychainOf = (config: unknown) => {
  const parsed = parseDockerConfig(JSON.stringify(config))
  return parsed.kind === 'keychain' ? parsed.keychain : parsed.problem.code
}

test('every form in which credentials are written', () => {
  const config = {
    auths: {
      'https://index.docker.io/v1/': { auth: encode('alice:pass:word') },
      'Registry.Example:5000': { username: 'bob', password: 'secret' },
      'https://registry.example/v2/': { auth: encode('00000000:'), identitytoken: 'refresh' },
      'registry.example/acme/': { registrytoken: 'ready' },
      'desktop.example': {},
    },
    credsStore: 'desktop',
  }
  expect(keychainOf(config)).toEqual([
    {
      host: 'docker.io',
      path: '',
      credentials: { kind: 'basic', username: 'alice', password: 'pass:word' },
    },
    {
      host: 'registry.example:5000',
      path: '',
      credentials: { kind: 'basic', username: 'bob', password: 'secret' },
    },
    { host: 'registry.example', path: '', credentials: { kind: 'identity', token: 'refresh' } },
    { host: 'registry.example', path: 'acme', credentials: { kind: 'bearer', token: 'ready' } },
  ])
})

test('a Secret in base64 is the same', () => {
  const config = { auths: { 'registry.example': { auth: encode('a:b') } } }
  expect(parseDockerConfig(`${encode(JSON.stringify(config))}\n`)).toEqual({
    kind: 'keychain',
    keychain: keychainOf(config),
  })
})

test('the longest path counts, and only whole steps of it', () => {
  const keychain = ['', 'acme', 'acme/shop'].map(path => ({
    host: 'registry.example',
    path,
    credentials: { kind: 'bearer', token: path } as const,
  }))
  const found = (host: string, repository: string) => credentialsFor(keychain, host, repository)
  expect([
    found('registry.example', 'acme/shop/cart'),
    found('registry.example', 'acme/shop'),
    found('registry.example', 'acme/shopping'),
    found('registry.example', 'other'),
    found('registry.example:5000', 'acme'),
    found('evil.registry.example', 'acme'),
  ]).toEqual([
    { kind: 'bearer', token: 'acme/shop' },
    { kind: 'bearer', token: 'acme/shop' },
    { kind: 'bearer', token: 'acme' },
    { kind: 'bearer', token: '' },
    undefined,
    undefined,
  ])
})

test.each([
  ['no JSON', 'hunter2 is my password'],
  ['a list', '["hunter2"]'],
  ['an auth that is none', '{"auths":{"registry.example":{"auth":"hunter2"}}}'],
  ['an auth that is a number', '{"auths":{"registry.example":{"auth":42,"password":"hunter2"}}}'],
])('%s is refused without being quoted', (_what, text) => {
  const parsed = parseDockerConfig(text)
  expect(parsed.kind === 'problem' ? parsed.problem.code : parsed).toBe('DOCKER_CONFIG')
  expect(JSON.stringify(parsed)).not.toMatch(/hunter2/)
})
