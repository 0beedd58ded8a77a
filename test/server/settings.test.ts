import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from '@jest/globals'
import { parseInterval, parseSettings } from '../../src/server/settings.ts'

const { privateKey: pem } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
})
const good = { APP_ID: '12', PRIVATE_KEY: pem, WEBHOOK_SECRET: 'x'.repeat(32) }

test('three settings are enough', () => {
  expect(parseSettings(good)).toEqual({
    kind: 'settings',
    settings: {
      appId: 12,
      privateKey: pem.trim(),
      webhookSecrets: ['x'.repeat(32)],
      api: { rest: 'https://api.github.com', graphql: 'https://api.github.com/graphql' },
      port: 3000,
      logLevel: 'info',
      clusters: { environment: {}, folder: '.', programs: [] },
      registries: { mirrors: new Map(), keychain: [] },
    },
  })
})

test('all of them', () => {
  const all = {
    ...good,
    WEBHOOK_SECRET_PREVIOUS: 'y'.repeat(40),
    KUBE_CONFIG_PROD: 'a',
    KUBE_CONFIG_PROGRAMS: 'aws, gke',
    GITHUB_API_URL: 'http://127.0.0.1:8000/api/v3',
    PORT: '0',
    LOG_LEVEL: 'Debug',
    CACHE_FOLDER: '/var/cache/lockkeeper',
    REGISTRIES: 'ghcr.io, docker.io=mirror.example:5000',
    REGISTRY_AUTH: '{"auths": {"ghcr.io": {"username": "robot", "password": "hunter2"}}}',
    WEBHOOK_PROXY_URL: 'https://smee.io/abc',
  }
  expect(parseSettings(all, { poll: 30_000 })).toEqual({
    kind: 'settings',
    settings: {
      appId: 12,
      privateKey: pem.trim(),
      webhookSecrets: ['x'.repeat(32), 'y'.repeat(40)],
      api: { rest: 'http://127.0.0.1:8000/api/v3', graphql: 'http://127.0.0.1:8000/api/graphql' },
      port: 0,
      logLevel: 'debug',
      cacheFolder: '/var/cache/lockkeeper',
      webhookProxy: 'https://smee.io/abc',
      clusters: {
        environment: { KUBE_CONFIG_PROD: 'a', KUBE_CONFIG_PROGRAMS: 'aws, gke' },
        folder: '.',
        programs: ['aws', 'gke'],
      },
      registries: {
        hosts: ['ghcr.io'],
        mirrors: new Map([['docker.io', 'mirror.example:5000']]),
        keychain: [
          {
            host: 'ghcr.io',
            path: '',
            credentials: { kind: 'basic', username: 'robot', password: 'hunter2' },
          },
        ],
      },
      poll: 30_000,
    },
  })
})

test.each([
  ['on one line', pem.trim().replaceAll('\n', '\\n')],
  ['in quotes, which `docker --env-file` keeps', JSON.stringify(pem.trim())],
  ['in single quotes', `'${pem.trim()}'`],
  ['in base64', Buffer.from(pem).toString('base64')],
])('a key %s is the same key', (_name, text) => {
  const parsed = parseSettings({ ...good, PRIVATE_KEY: text })
  expect(parsed.kind === 'settings' && parsed.settings.privateKey.trim()).toBe(pem.trim())
})

test('every problem is listed at once', () => {
  const parsed = parseSettings({
    APP_ID: 'lockkeeper',
    PRIVATE_KEY: '-----BEGIN RSA PRIVATE KEY-----',
    WEBHOOK_SECRET: 'development',
    WEBHOOK_SECRET_PREVIOUS: 'short',
    GITHUB_API_URL: 'http://git.acme.com/api/v3',
    PORT: '70000',
    LOG_LEVEL: 'loud',
    WEBHOOK_PROXY_URL: 'smee',
    REDIS_URL: 'redis://localhost',
  })
  expect(
    parsed.kind === 'problems' && parsed.problems.map(({ code, message }) => `${code}: ${message}`),
  ).toEqual([
    'SETTING_WRONG: APP_ID must be a number, such as 123456.',
    'SETTING_WRONG: PRIVATE_KEY must be an RSA key in PEM, as it is, with \\n for line ends, or in base64.',
    'SETTING_WRONG: WEBHOOK_SECRET must not be the word "development".',
    'SETTING_WRONG: WEBHOOK_SECRET_PREVIOUS must be at least 32 bytes long; it has 5.',
    'SETTING_WRONG: GITHUB_API_URL cannot be used. Plain http is for this machine only: a token would travel in the clear.',
    'SETTING_WRONG: PORT must be a number from 0 (any free port) to 65535.',
    'SETTING_WRONG: LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent.',
    'SETTING_WRONG: WEBHOOK_PROXY_URL must be an https:// address.',
    'SETTING_NOT_YET: REDIS_URL is not yet supported.',
  ])
})

test('an empty environment names what is missing, whatever NODE_ENV says', () => {
  const missing = ['APP_ID is not set.', 'PRIVATE_KEY is not set.', 'WEBHOOK_SECRET is not set.']
  const messages = (environment: Record<string, string>) => {
    const parsed = parseSettings(environment)
    return parsed.kind === 'problems' && parsed.problems.map(({ message }) => message)
  }
  expect([messages({}), messages({ NODE_ENV: 'development', WEBHOOK_SECRET: ' ' })]).toEqual([
    missing,
    missing,
  ])
})

test('who polls needs no webhook secret', () => {
  const { WEBHOOK_SECRET: _, ...rest } = good
  const parsed = parseSettings(rest, { poll: 30_000 })
  expect(parsed.kind === 'settings' && parsed.settings.webhookSecrets).toEqual([])
})

test.each([
  ['30s', 30_000],
  ['5m', 300_000],
  ['1h', 3_600_000],
  ['0s', undefined],
  ['30', undefined],
  ['-5s', undefined],
  ['1d', 86_400_000],
  ['500ms', undefined],
  ['25d', undefined],
])('%s is %s milliseconds', (text, expected) => {
  expect(parseInterval(text)).toBe(expected)
})
