import { expect, test } from '@jest/globals'
import { sayUnseen } from '../../src/engine/rollout/say-unseen.ts'

test.each([
  [{ reason: 'prod: Unauthorized' }, 'Unauthorized'],
  [
    {
      reason: 'prod (https://10.0.0.1) could not be reached: no answer in time',
      advice: 'Is the cluster up?',
    },
    'https://10.0.0.1 could not be reached: no answer in time. Is the cluster up?',
  ],
  [
    { reason: 'prod: KUBE_CONFIG is no kubeconfig.', advice: 'Store one there.' },
    'KUBE_CONFIG is no kubeconfig. Store one there.',
  ],
  [{ reason: 'no such kind', advice: 'its CRD is missing' }, 'no such kind; its CRD is missing'],
  [
    { reason: 'prod: pods are forbidden\nprod: events are forbidden' },
    'pods are forbidden\nevents are forbidden',
  ],
])('what could not be seen is said without the name that stands before it: %j', (unseen, words) => {
  expect(sayUnseen({ kind: 'unseen', ...unseen }, 'prod')).toBe(words)
})
