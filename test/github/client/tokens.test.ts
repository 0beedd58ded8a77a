import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from '@jest/globals'
import type { Sent } from '../../../src/github/client/send.ts'
import { type Credential, createTokens } from '../../../src/github/client/tokens.ts'
import { jumpingClock } from '../script.ts'

const credential: Credential = { kind: 'installation', installation: 1, scope: 'promote', repository: 9 }
const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
})

function answered(status: number, body: unknown, message = ''): Sent {
  return { kind: 'answered', status, headers: {}, body, message }
}

async function mint(sent: Sent): Promise<unknown> {
  const tokens = createTokens({ appId: 7, privateKey, clock: jumpingClock(), send: async () => sent })
  return tokens.authorization(credential)
}

test.each<[string, Sent]>([
  ['no answer', { kind: 'lost', reason: 'ECONNRESET' }],
  ['a gateway', answered(502, '<html>', '<html>')],
])('where %s came for a token, whoever needed it looks again soon', async (_, sent) => {
  await expect(mint(sent)).rejects.toMatchObject({ name: 'LostAnswerError' })
})

test.each<[string, Sent]>([
  ['a suspended installation', answered(403, {}, 'This installation has been suspended')],
  ['no token', answered(201, { expires_at: '2026-11-26T22:00:00Z' })],
  ['a token without an end', answered(201, { token: 'ghs_1', expires_at: 'soon' })],
])('%s is said', async (_, sent) => {
  await expect(mint(sent)).rejects.toMatchObject({ name: 'GitHubError' })
})
