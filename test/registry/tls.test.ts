import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { afterEach, expect, test } from '@jest/globals'
import { createRegistries } from '../../src/registry/registry.ts'
import { FakeClock } from '../engine/fakes/fake-clock.ts'
import { selfSigned } from './certificate.ts'

const digest = `sha256:${'1a'.repeat(32)}`
const known = getCACertificates('default')

afterEach(() => setDefaultCACertificates(known))

/** What a registry behind TLS answers, whose certificate is for `registry.internal`. */
async function ask(host: string, authorities: (certificate: string) => readonly string[]) {
  const { key, certificate } = selfSigned('registry.internal')
  const server = createServer({ key, cert: certificate }, (_request, response) => {
    response.setHeader('docker-content-digest', digest)
    response.end()
  })
  await new Promise<void>(resolve => void server.listen(0, '127.0.0.1', resolve))
  try {
    setDefaultCACertificates([...known, ...authorities(certificate)])
    const named = `${host}:${(server.address() as AddressInfo).port}`
    const open = createRegistries({
      clock: new FakeClock(),
      trusted: [named],
      keychain: [],
      userAgent: 'lockkeeper',
      resolve: async () => ['127.0.0.1'],
    })
    const answer = await open([]).digest(`${named}/acme/podinfo`, '7.0.0')
    return 'reason' in answer ? answer.reason.replace(/^.* /, '') : answer
  } finally {
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
  }
}

test('a host by name is asked over TLS, under its own name', async () => {
  expect(await ask('registry.internal', certificate => [certificate])).toEqual({ kind: 'digest', digest })
})

test('a certificate that nobody vouches for is not taken', async () => {
  expect(await ask('registry.internal', () => [])).toBe('(DEPTH_ZERO_SELF_SIGNED_CERT)')
})

test('a certificate for another name is not taken', async () => {
  expect(await ask('other.internal', certificate => [certificate])).toBe('(ERR_TLS_CERT_ALTNAME_INVALID)')
})
