import { expect, test } from '@jest/globals'
import { createLog } from '../../src/server/log.ts'

test('no credential leaves through the log, in whatever field a library puts it', () => {
  const lines: string[] = []
  const pem = '-----BEGIN RSA PRIVATE KEY-----\nMIIEcanary\n-----END RSA PRIVATE KEY-----\n'
  const secret = 'a webhook secret with "quotes" in it'
  const log = createLog({ level: 'info', secrets: [pem, secret], write: line => void lines.push(line) })
  log.info({ headers: { authorization: 'token ghs_16C7e42F292c6912E7710c838347Ae178B4a' } }, 'asked')
  log.error({ err: new Error(`cannot sign with ${pem}`) }, 'failed')
  log.warn({ settings: { secret } }, `secret ${secret}`)
  log.info('new ghs_123_eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOjF9.c2lnbmF0dXJl')
  const text = lines.join('')
  expect(lines.map(line => typeof JSON.parse(line))).toEqual(['object', 'object', 'object', 'object'])
  const canaries = ['ghs_', 'MIIEcanary', 'quotes', 'eyJ']
  expect(canaries.filter(canary => text.includes(canary))).toEqual([])
})

test('what is masked in one field leaves the others, and JSON', () => {
  const lines: string[] = []
  const log = createLog({ level: 'info', secrets: [], write: line => void lines.push(line) })
  log.info(
    { url: 'http://a', nested: { who: 'ann@example.com' }, key: '-----BEGIN PRIVATE KEY-----\nMII' },
    'x',
  )
  expect(lines.map(line => JSON.parse(line))).toEqual([
    {
      level: 30,
      time: expect.any(Number),
      url: 'http://a',
      nested: { who: 'ann@example.com' },
      key: '[redacted]',
      msg: 'x',
    },
  ])
})

test('a field whose name says that it is a secret is masked whole', () => {
  const lines: string[] = []
  const log = createLog({ level: 'info', secrets: [], write: line => void lines.push(line) })
  log.info({ headers: { authorization: 'Negotiate abc' }, auths: { 'ghcr.io': { auth: 'eA==' } } }, 'x')
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    headers: { authorization: '[redacted]' },
    auths: { 'ghcr.io': { auth: '[redacted]' } },
  })
})

test('neither the names of fields, nor lists, nor what caused an error hold one', () => {
  const lines: string[] = []
  const log = createLog({ level: 'info', secrets: [], write: line => void lines.push(line) })
  const token = 'ghp_0123456789abcdefghij'
  log.info({ [token]: 1, env: { AWS_SECRET_ACCESS_KEY: 'abc' }, passwords: [{ password: ['x', 'y'] }] }, 'x')
  log.error(
    { err: new AggregateError([new Error('one', { cause: new Error(token) })], 'all', { cause: token }) },
    'x',
  )
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    '[redacted]': 1,
    env: { AWS_SECRET_ACCESS_KEY: '[redacted]' },
    passwords: [{ password: ['[redacted]', '[redacted]'] }],
  })
  expect(lines.join('')).not.toContain('ghp_')
})

test('a quieter level says less', () => {
  const lines: string[] = []
  const log = createLog({ level: 'error', secrets: [], write: line => void lines.push(line) })
  log.info('nothing')
  log.error('something')
  expect(lines).toHaveLength(1)
})
