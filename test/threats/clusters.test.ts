import { expect } from '@jest/globals'
import type { ClusterObject } from '../../src/rollout/object.ts'
import { threat } from '../behaviours/promised.ts'
import { arrive, connected, lookAgain } from '../engine/fakes/connected.ts'
import { podinfo } from '../engine/fakes/flux.ts'
import { pinned } from '../engine/fakes/questions.ts'
import { replies, type Seeded, say } from '../engine/fakes/seed.ts'
import { Scene } from '../kubernetes/restart/scene.ts'

const clusters = ['prod-eu', 'prod-us']

function heading(seeded: Seeded): string {
  return replies(seeded)[0]?.split('\n')[0]?.replace('### ', '') ?? ''
}

/** Looks for as long as a rollout may take, and answers all that the reply said meanwhile. */
async function headings(seeded: Seeded): Promise<readonly string[]> {
  const seen: string[] = []
  for (let minute = 0; minute < 20; minute++) {
    await lookAgain(seeded, 60_000)
    seen.push(heading(seeded))
  }
  return [...new Set(seen)]
}

/** Changes what a cluster says of one kind of object. */
function rewrite(
  { github }: Seeded,
  cluster: string,
  kind: string,
  change: (object: ClusterObject) => ClusterObject,
): void {
  const { objects } = github.cluster(cluster)
  for (const [key, object] of objects) if (object.kind === kind) objects.set(key, change(object))
}

// Somebody pushes another image under the tag that was promoted: the pods run, but not what was pinned.
threat(27, async () => {
  const seeded = connected()
  await say(seeded, '/promote podinfo@7.0.0 to prod')
  const promised = `7.0.0@sha256:${'c'.repeat(64)}`
  for (const name of clusters) arrive(seeded, name, '7.0.0', 'ready')
  await lookAgain(seeded, 20_000)
  expect(heading(seeded)).toBe('🟢 podinfo 6.9.2 → 7.0.0 on prod')
  const other = connected()
  await say(other, `/promote podinfo@${promised} to prod`)
  expect(heading(other)).toContain('prod')
  for (const name of clusters) arrive(other, name, '7.0.0', 'ready')
  const seen = await headings(other)
  expect(seen.filter(each => each.startsWith('🟢'))).toEqual([])
})

const looksDone: Readonly<Record<string, (seeded: Seeded) => void>> = {
  'the controller has not seen the new generation': seeded =>
    rewrite(seeded, 'prod-us', 'Deployment', object => ({
      ...object,
      metadata: { ...object.metadata, generation: 3 },
    })),
  'Flux applied another commit': seeded =>
    rewrite(seeded, 'prod-us', 'Kustomization', object => ({
      ...object,
      status: { ...(object.status as object), lastAppliedRevision: `main@sha1:${'d'.repeat(40)}` },
    })),
  'the old pods are ready': seeded => {
    const at = seeded.github.clock.now()
    seeded.github.cluster('prod-us').put(...podinfo('6.9.2', 'ready', at))
  },
  'nothing can be seen': seeded => {
    seeded.github.cluster('prod-us').outage = 'the API server does not answer'
  },
}

threat(29, async () => {
  for (const [name, deceive] of Object.entries(looksDone)) {
    const seeded = connected()
    await say(seeded, '/promote podinfo@7.0.0 to prod')
    for (const cluster of clusters) arrive(seeded, cluster, '7.0.0', 'ready')
    deceive(seeded)
    const seen = await headings(seeded)
    expect([name, pinned(seeded, 'prod'), seen.filter(each => each.startsWith('🟢'))]).toEqual([
      name,
      '7.0.0',
      [],
    ])
    expect(seeded.fleet.deployments.map(({ state }) => state)).not.toContain('success')
  }
})

// A ConfigMap that flips a hundred times a minute, one in another namespace, and one that never asked for it.
threat(30, async () => {
  const scene = new Scene()
  try {
    scene.configMap('config', { message: 'one' })
    scene.configMap('foreign', { message: 'one' }, { namespace: 'else' })
    scene.configMap('silent', { message: 'one' }, { annotations: {} })
    scene.workload('podinfo')
    scene.workload('not-asked', { annotations: {} })
    await scene.start()
    for (let flip = 0; flip < 100; flip++) {
      for (const [name, change] of [
        ['config', {}],
        ['foreign', { namespace: 'else' }],
        ['silent', { annotations: {} }],
      ] as const)
        scene.configMap(name, { message: `flip ${flip % 2} ${flip}` }, change)
      await scene.clock.pass(600)
    }
    const { podinfo: restarts = 0, ...others } = scene.restarts()
    // At most one every five seconds: a minute holds twelve.
    expect([restarts > 0, restarts <= 12, others]).toEqual([true, true, { 'not-asked': 0 }])
    for (let flip = 0; flip < 2; flip++) {
      scene.configMap('foreign', { message: `later ${flip}` }, { namespace: 'else' })
      await scene.clock.pass(10_000)
    }
    expect(scene.restarts()).toEqual({ podinfo: restarts, 'not-asked': 0 })
  } finally {
    await scene.end()
  }
})
