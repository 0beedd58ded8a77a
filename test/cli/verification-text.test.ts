import { expect, test } from '@jest/globals'
import { verificationText } from '../../src/cli/verification-text.ts'

test('what is on its way when the time is over was not seen: unknown', () => {
  const cluster = {
    name: 'test',
    verdict: 'in-progress',
    because: 'Deployment shop/podinfo: 1/2',
    pods: { ready: 1, wanted: 2 },
    digests: [],
    objects: [],
  } as const
  const sight = {
    verdict: 'in-progress',
    because: 'test: Deployment shop/podinfo: 1/2',
    clusters: [cluster],
  } as const
  expect(verificationText({ app: 'podinfo', environment: 'test' }, sight)).toBe(
    'podinfo on test: unknown, test: Deployment shop/podinfo: 1/2\n' +
      '  test: unknown, 1/2 pods ready, Deployment shop/podinfo: 1/2\n',
  )
})
