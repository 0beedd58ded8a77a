import { expect, test } from '@jest/globals'
import { createEngine } from '../../src/engine/engine.ts'
import type { Cluster } from '../../src/engine/ports/cluster-port.ts'
import type { Answer, Api, ApiRequest } from '../../src/kubernetes/api.ts'
import { applyObjects } from '../../src/kubernetes/apply.ts'
import { removeObjects } from '../../src/kubernetes/change.ts'
import { readEvidence } from '../../src/kubernetes/evidence.ts'
import { readObjects } from '../../src/kubernetes/read.ts'
import { resourceFinder } from '../../src/kubernetes/resources.ts'
import { startSandboxCluster } from '../../src/sandbox/cluster/server.ts'
import { systemClock } from '../../src/server/system-clock.ts'
import { apiOf } from '../cluster/control-plane.ts'
import { Calls } from '../engine/fakes/calls.ts'
import { pushFiles } from '../engine/fakes/git.ts'
import { pinned, withProd } from '../engine/fakes/questions.ts'
import { alice, noDelays, overlay, replies, type Seeded, seed } from '../engine/fakes/seed.ts'

// Lockkeeper applies to a cluster over HTTP, and from one request to its API server on nothing is answered. The process that made it hears no more of the
// cluster, and others go on.

/** A connection that breaks at the nth request: that takes effect, and nothing is answered any more. */
class Line {
  count = 0
  readonly #breaksAt: number

  constructor(breaksAt: number) {
    this.#breaksAt = breaksAt
  }

  over(api: Api): Api {
    return { ...api, send: request => this.#send(api, request) }
  }

  async #send(api: Api, request: ApiRequest): Promise<Answer> {
    this.count += 1
    if (this.count < this.#breaksAt) return api.send(request)
    if (this.count === this.#breaksAt) await api.send(request)
    return { kind: 'fault', code: 'unreachable', message: 'the line is cut' }
  }
}

function clusterOver(api: Api): Cluster {
  const find = resourceFinder(api)
  const parts = { api, find, clock: systemClock }
  const unused = () => Promise.reject(new Error('nobody asks for it'))
  return {
    name: 'prod',
    read: refs => readObjects(api, find, refs),
    evidence: workload => readEvidence(api, find, workload),
    apply: (objects, mode) => applyObjects(parts, objects, mode),
    remove: refs => removeObjects(api, find, refs),
    ...{ inventory: unused, restart: unused, reconcileNow: unused },
  }
}

const map = (name: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name} }\ndata: { x: "1" }\n`
const folder = overlay('podinfo', 'prod').replace('kustomization.yaml', '')
const kustomization = (tag: string, config: string) =>
  `namespace: shop\nresources: [../../base, namespace.yaml, ${config}.yaml]\nimages: [{ name: ghcr.io/stefanprodan/podinfo, newTag: ${tag} }]\n`

function fleet(): Seeded {
  const words = '{ name: prod, after: [], merge: when-green, delivery: apply, clusters: [prod] }'
  const files = withProd(words)
  return seed({
    ...files,
    '.github/lockkeeper.yml': `${files['.github/lockkeeper.yml']}clusters: { prod: { kubeconfig: KUBE_CONFIG } }\n`,
    [overlay('podinfo', 'prod')]: kustomization('6.9.2', 'old'),
    [overlay('helloworld', 'prod')]: 'resources: []\n',
    [`${folder}namespace.yaml`]: 'apiVersion: v1\nkind: Namespace\nmetadata: { name: shop }\n',
    [`${folder}old.yaml`]: map('old'),
    [`${folder}new.yaml`]: map('new'),
  })
}

/** A process of its own, which reaches the cluster by that line. */
function engineOn({ github }: Seeded, api: Api) {
  const cluster = clusterOver(api)
  return createEngine({
    installation: github.installation(new Calls()),
    clock: systemClock,
    mentions: ['lockkeeper'],
    publish: () => undefined,
    delays: { ...noDelays, abandoned: 0, stable: 0 },
    clusters: () => cluster,
    remind: request => github.reminders.add(request),
  })
}

async function settle(seeded: Seeded, api: Api): Promise<void> {
  for (let count = 0; count < 100; count++) {
    await engineOn(seeded, api).sweep(new Date(0))
    if (seeded.fleet.pullRequests.every(({ state }) => state === 'merged')) return
    await systemClock.sleep(20)
  }
}

async function say(seeded: Seeded, api: Api, body: string): Promise<void> {
  const { github, source, issue } = seeded
  github.clock.pass(Date.now() - github.clock.now().getTime())
  const { id } = github.comment(source, issue, alice, body)
  await engineOn(seeded, api).answerComment(source.ref, id)
}

/** prod runs 7.0.0; then a ConfigMap is renamed, 7.1.0 is asked for, and the line breaks. */
async function broken(breaksAt: number) {
  const server = await startSandboxCluster({ behaviourOf: () => ({ kind: 'ready', after: 0 }) })
  const api = await apiOf(server.kubeconfig)
  const line = new Line(breaksAt)
  try {
    const seeded = fleet()
    seeded.source.tags.add('7.1.0')
    await say(seeded, api, '/promote podinfo@7.0.0 to prod')
    await settle(seeded, api)
    const changed = { [overlay('podinfo', 'prod')]: kustomization('7.0.0', 'new') }
    pushFiles(seeded.fleet, 'main', changed, { message: 'By hand' })
    await say(seeded, line.over(api), '/promote podinfo@7.1.0 to prod')
    await settle(seeded, api)
    return { requests: line.count, end: await endOf(seeded, api) }
  } finally {
    api.close()
    await server.close()
  }
}

async function endOf(seeded: Seeded, api: Api) {
  const read = async (path: string) => {
    const answer = await api.send({ method: 'GET', path })
    return answer.kind === 'fault' ? answer.code : JSON.stringify(answer.body)
  }
  const record = await read('/api/v1/namespaces/lockkeeper/configmaps/applied.acme.fleet.prod')
  const maps = await read('/api/v1/namespaces/shop/configmaps')
  return {
    verdicts: replies(seeded).map(text => text.split('\n')[0]),
    pinned: pinned(seeded, 'prod'),
    pulls: seeded.fleet.pullRequests.map(({ state }) => state),
    deployments: seeded.fleet.deployments.map(({ state }) => state),
    runs: /"image":"([^"]*)"/.exec(await read('/apis/apps/v1/namespaces/shop/deployments/podinfo'))?.[1],
    maps: [...maps.matchAll(/"name":"(old|new)"/g)].map(([, name]) => name),
    isWhole: record.includes('\\"whole\\":true'),
  }
}

test('an API server that no longer answers, from any request on: others end it the same', async () => {
  const { requests, end } = await broken(Number.POSITIVE_INFINITY)
  expect(end).toEqual({
    verdicts: ['### 🟢 podinfo 6.9.2 → 7.0.0 on prod', '### 🟢 podinfo 7.0.0 → 7.1.0 on prod'],
    pinned: '7.1.0',
    pulls: ['merged', 'merged'],
    deployments: ['inactive', 'success'],
    runs: 'ghcr.io/stefanprodan/podinfo:7.1.0',
    maps: ['new'],
    isWhole: true,
  })
  expect(requests).toBeGreaterThan(20)
  for (let nth = 1; nth <= requests; nth++) expect([nth, (await broken(nth)).end]).toEqual([nth, end])
}, 120_000)
