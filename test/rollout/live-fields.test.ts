import { expect, test } from '@jest/globals'
import { liveFields } from '../../src/rollout/live-fields.ts'

test('version, replicas, images, env, resources, the hash of generated configuration, health', () => {
  const workload = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', namespace: 'shop' },
    spec: {
      replicas: 3,
      template: {
        spec: {
          volumes: [{ name: 'files', configMap: { name: 'files-2tb97ttmkk' } }],
          containers: [
            {
              name: 'web',
              image: 'example.com/web:7.0.0',
              env: [
                { name: 'LEVEL', value: 'info' },
                { name: 'PASSWORD', valueFrom: { secretKeyRef: { name: 's', key: 'p' } } },
              ],
              envFrom: [{ configMapRef: { name: 'web' } }],
              resources: { requests: { memory: '64Mi', cpu: '50m' }, limits: { memory: '1Gi' } },
            },
          ],
        },
      },
    },
  }
  const running = { versions: ['7.0.0'], health: 'failed', message: 'a pod crashes' } as const
  expect(Object.fromEntries(liveFields(running, [workload]))).toEqual({
    version: '7.0.0',
    health: 'failed: a pod crashes',
    replicas: '3',
    'image.web': 'example.com/web:7.0.0',
    'env.web.LEVEL': 'info',
    'resources.web': 'limits.memory=1Gi, requests.cpu=50m, requests.memory=64Mi',
    'config.files': '2tb97ttmkk',
  })
})
