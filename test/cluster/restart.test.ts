import { readFile } from 'node:fs/promises'
import { expect } from '@jest/globals'
import { withComponents } from '../manifests/folders.ts'
import { until } from './daemon.ts'
import { openProxy } from './proxy.ts'
import { RestartScene } from './restart-scene.ts'
import { onEachCluster } from './stage.ts'

const leastRights = withComponents('restart-controller', [])
const withSecrets = withComponents('restart-controller', ['restart-on-secrets'])

onEachCluster('the restart controller', (cluster, test) => {
  let number = 0

  async function inScene(run: (scene: RestartScene) => Promise<void>, roles = leastRights): Promise<void> {
    number += 1
    const scene = await RestartScene.open(cluster(), `restart-${number}`, roles)
    try {
      await run(scene)
    } finally {
      await scene.close()
    }
  }

  test('a changed ConfigMap restarts Deployments, StatefulSets and DaemonSets, once, and says so in Events', () =>
    inScene(async scene => {
      const kinds = ['Deployment', 'StatefulSet', 'DaemonSet']
      await scene.configMap('podinfo', 'hello')
      for (const kind of kinds) await scene.workload('podinfo', { kind })
      await scene.start()
      for (const kind of kinds) await scene.learned('podinfo', kind)
      await scene.configMap('podinfo', 'changed')
      for (const kind of kinds) await scene.restarted('podinfo', 1, kind)
      await scene.sentinel()
      expect(await Promise.all(kinds.map(kind => scene.restarts('podinfo', kind)))).toEqual([1, 1, 1])
      const events = await until('its Events', async () => {
        const all = await scene.list('Event')
        const ours = all.filter(({ involvedObject, source }) => {
          const { name } = involvedObject as { name: string }
          return (
            (source as { component?: string }).component?.startsWith('lockkeeper') &&
            name.startsWith('podinfo')
          )
        })
        return ours.length === 6 && ours
      })
      expect(new Set(events.map(({ message }) => message))).toEqual(
        new Set([
          'Restarting: content of ConfigMap podinfo-config changed',
          ...kinds.map(kind => `Changed content restarts ${kind} podinfo`),
        ]),
      )
    }))

  test('the pods are replaced, and never too few of them are there', () =>
    inScene(async scene => {
      await scene.configMap('podinfo', 'hello')
      await scene.workload('podinfo')
      const pods = () => podsOf(scene, 'podinfo')
      const before = await until('two ready pods', async () => (await pods()).length === 2 && pods())
      await scene.start()
      await scene.learned('podinfo')
      await scene.configMap('podinfo', 'changed')
      const after = await until('two other ready pods', async () => {
        const now = await pods()
        return now.length === 2 && now.every(name => !before.includes(name)) && now
      })
      expect(after).toHaveLength(2)
    }))

  test('nothing else restarts anything', () =>
    inScene(async scene => {
      await scene.configMap('podinfo', 'hello')
      await scene.workload('podinfo')
      await scene.configMap('silent', 'hello', { annotations: {} })
      await scene.workload('silent')
      await scene.configMap('deaf', 'hello')
      await scene.workload('deaf', { annotations: {} })
      await scene.configMap('unlabelled', 'hello', { labels: { app: 'unlabelled' } })
      await scene.workload('unlabelled')
      const first = await scene.start()
      await scene.learned('podinfo')
      await scene.configMap('podinfo', 'hello', {
        labels: { app: 'podinfo', env: 'test', tier: 'web' },
        annotations: { 'rolling.restart.controller/triggerRestart': 'true', note: 'new' },
      })
      for (const app of ['silent', 'deaf'])
        await scene.configMap(app, 'changed', app === 'silent' ? { annotations: {} } : {})
      await scene.configMap('unlabelled', 'changed', { labels: { app: 'unlabelled' } })
      await scene.sentinel()
      await first.stop()
      await scene.start()
      await scene.sentinel()
      const apps = ['podinfo', 'silent', 'deaf', 'unlabelled']
      expect(await Promise.all(apps.map(app => scene.restarts(app)))).toEqual([0, 0, 0, 0])
    }))

  test('a change made while it was down is noticed after', () =>
    inScene(async scene => {
      await scene.configMap('podinfo', 'hello')
      await scene.workload('podinfo')
      const first = await scene.start()
      await scene.learned('podinfo')
      await first.stop()
      await scene.configMap('podinfo', 'changed')
      await scene.start()
      await scene.restarted('podinfo', 1)
      await scene.sentinel()
      expect(await scene.restarts('podinfo')).toBe(1)
    }))

  test('killed in the middle, again and again, every content restarts exactly once', () =>
    inScene(async scene => {
      await scene.configMap('podinfo', 'hello')
      await scene.workload('podinfo')
      let controller = await scene.start()
      await scene.learned('podinfo')
      for (let round = 1; round <= 8; round++) {
        await scene.configMap('podinfo', `round ${round}`)
        // From before the debounce is over to after the write: each round elsewhere.
        await new Promise(resolve => setTimeout(resolve, 220 + round * 20))
        await controller.stop('SIGKILL')
        await scene.delete('Lease', 'lockkeeper-restart-controller')
        controller = await scene.start()
        await scene.restarted('podinfo', round)
        await scene.sentinel()
        expect(await scene.restarts('podinfo')).toBe(round)
      }
    }))

  test('of two replicas one leads; when it is killed the other takes over, and no content restarts twice', () =>
    inScene(async scene => {
      await scene.configMap('podinfo', 'hello')
      await scene.workload('podinfo')
      const first = await scene.start()
      await scene.learned('podinfo')
      const second = await scene.start()
      await scene.configMap('podinfo', 'one')
      await scene.restarted('podinfo', 1)
      expect(await leads(second.url)).toBe(false)
      await first.stop('SIGKILL')
      await scene.configMap('podinfo', 'two')
      await scene.restarted('podinfo', 2)
      expect(await leads(second.url)).toBe(true)
      await scene.sentinel()
      expect(await scene.restarts('podinfo')).toBe(2)
    }))

  test('a leader that is told to stop gives its Lease back', () =>
    inScene(async scene => {
      const first = await scene.start()
      await first.stop()
      expect(await first.over).toBe('exit code 0')
      const { spec } = await scene.get('Lease', 'lockkeeper-restart-controller')
      expect((spec as { holderIdentity?: string }).holderIdentity ?? '').toBe('')
    }))

  test('watches that are cut and histories that are lost restart nothing and miss nothing', () =>
    inScene(async scene => {
      await scene.configMap('podinfo', 'hello')
      await scene.workload('podinfo')
      const proxy = await openProxy(cluster().kubeconfig('restarter'))
      try {
        await scene.start({ server: proxy.url })
        await scene.learned('podinfo')
        proxy.endWatches('gone')
        await scene.sentinel()
        proxy.endWatches('cut')
        await scene.configMap('podinfo', 'changed')
        await scene.restarted('podinfo', 1)
        proxy.endWatches('gone')
        await scene.sentinel()
        expect(await scene.restarts('podinfo')).toBe(1)
      } finally {
        await proxy.close()
      }
    }))

  test('a storm of changes is few restarts, the last content among them', () =>
    inScene(async scene => {
      await scene.configMap('podinfo', 'hello')
      await scene.workload('podinfo')
      await scene.start()
      await scene.learned('podinfo')
      for (let change = 0; change < 100; change++) await scene.configMap('podinfo', `change ${change}`)
      await scene.restarted('podinfo', 1)
      await scene.sentinel()
      expect(await scene.restarts('podinfo')).toBeLessThan(5)
      const { annotations } = (await scene.get('Deployment', 'podinfo')).metadata
      const before = annotations?.['rolling.restart.controller/baseline']
      await scene.configMap('podinfo', 'change 99')
      await scene.sentinel()
      expect(
        (await scene.get('Deployment', 'podinfo')).metadata.annotations?.[
          'rolling.restart.controller/baseline'
        ],
      ).toBe(before)
    }))

  test('with the Role of kustomize/ it can read no Secret; with the component for Secrets they restart too', async () => {
    await inScene(async scene => {
      const controller = await scene.start({ words: ['--secrets'], wait: false })
      const advice = '{ apiGroups: [\\"\\"], resources: [\\"secrets\\"], verbs: [\\"list\\"] }'
      await until('its complaint', async () => (await readFile(controller.log, 'utf8')).includes(advice))
      expect((await fetch(`${controller.url}/readyz`)).status).toBe(503)
    })
    await inScene(async scene => {
      await scene.secret('podinfo', 'hunter2')
      await scene.workload('podinfo')
      const controller = await scene.start({ words: ['--secrets'] })
      await scene.learned('podinfo')
      await scene.secret('podinfo', 'changed')
      await scene.restarted('podinfo', 1)
      expect(await readFile(controller.log, 'utf8')).not.toMatch(/hunter2|aHVudGVyMg|Y2hhbmdlZA/)
    }, withSecrets)
  })

  test('applying the same manifest again, by client or server, undoes nothing', () =>
    inScene(async scene => {
      await scene.configMap('podinfo', 'hello')
      await scene.workload('podinfo')
      await scene.start()
      await scene.learned('podinfo')
      await scene.configMap('podinfo', 'changed')
      await scene.restarted('podinfo', 1)
      const before = await scene.get('Deployment', 'podinfo')
      const after = await scene.workload('podinfo')
      expect(after.spec).toEqual(before.spec)
      const writers = (
        after.metadata as unknown as { managedFields: { manager: string; operation: string }[] }
      ).managedFields
      expect(writers.map(({ manager, operation }) => `${manager} ${operation}`)).toEqual(
        expect.arrayContaining(['test Apply', 'lockkeeper-restart-controller Apply']),
      )
    }))
})

async function leads(url: string): Promise<boolean> {
  return /^lockkeeper_restart_leader 1$/m.test(await (await fetch(`${url}/metrics`)).text())
}

async function podsOf(scene: RestartScene, app: string): Promise<readonly string[]> {
  const answer = await scene.api.send({
    method: 'GET',
    path: `/api/v1/namespaces/${scene.namespace}/pods`,
    query: { labelSelector: `workload=Deployment-${app}` },
  })
  if (answer.kind === 'fault') throw new Error(answer.message)
  const { items } = answer.body as {
    items: {
      metadata: { name: string; deletionTimestamp?: string }
      status: { conditions?: { type: string; status: string }[] }
    }[]
  }
  return items
    .filter(({ metadata, status }) => {
      const ready = status.conditions?.some(({ type, status: is }) => type === 'Ready' && is === 'True')
      return metadata.deletionTimestamp === undefined && ready
    })
    .map(({ metadata }) => metadata.name)
}
