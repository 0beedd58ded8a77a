import { expect, test } from '@jest/globals'
import { startSandboxCluster } from '../../../src/sandbox/cluster/server.ts'
import { clusterChecks } from '../../../src/server/doctor/cluster-checks.ts'
import { systemClock } from '../../../src/server/system-clock.ts'

test('a cluster that does not answer is waited for no longer than said', async () => {
  const cluster = await startSandboxCluster({ simulates: false })
  cluster.faults.add({ path: '/', times: 99, fault: { kind: 'delay', milliseconds: 60_000 } })
  const settings = { environment: { KUBE_CONFIG_EU: cluster.kubeconfig }, folder: '/', programs: [] }
  const config = { version: 1, clusters: { eu: { kubeconfig: 'KUBE_CONFIG_EU' } } } as const
  const checks = await clusterChecks('fleet', config, { settings, clock: systemClock, patience: 100 })
  expect(checks).toEqual([
    {
      name: 'fleet: cluster eu',
      ok: false,
      advice:
        'It was opened and did not answer within 0.1 s. Is the cluster up, and may this machine reach the address in KUBE_CONFIG_EU?',
    },
  ])
  await cluster.close()
})
