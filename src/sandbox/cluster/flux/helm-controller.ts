import { createHash } from 'node:crypto'
import { timeText } from '../api/objects.ts'
import { at, isMap, type JsonMap, type KubeObject, listAt, mapAt, numberAt, textAt } from '../json.ts'
import { fluxConditions, handledRequest, type Said, working } from './conditions.ts'
import type { Flux } from './flux.ts'
import { healthOf } from './health.ts'

const manager = 'helm-controller'

/** Installs every HelmRelease: the stand-in's charts are a Deployment and a Service each, of the chart's version. */
export function runHelmReleases(flux: Flux): void {
  for (const object of flux.list('helm.toolkit.fluxcd.io/v2', 'HelmRelease')) {
    if (at(object, 'spec', 'suspend') === true) continue
    const version = textAt(object, 'spec', 'chart', 'spec', 'version')
    const chart = textAt(object, 'spec', 'chart', 'spec', 'chart')
    if (version !== undefined && chart !== undefined) upgrade(flux, object, { chart, version })
  }
}

interface Chart {
  readonly chart: string
  readonly version: string
}

function upgrade(flux: Flux, object: KubeObject, { chart, version }: Chart): void {
  const values = mapAt(object, 'spec', 'values')
  const name = textAt(object, 'spec', 'releaseName') ?? object.metadata.name
  const namespace = textAt(object, 'spec', 'targetNamespace') ?? object.metadata.namespace ?? 'default'
  const digest = `sha256:${createHash('sha256')
    .update(`${chart}@${version} ${JSON.stringify(values)}`)
    .digest('hex')}`
  const made = chartObjects({ chart, version, values, name, namespace, owner: object }).map(
    each => flux.apply(each, manager).object,
  )
  const health = made.map(healthOf)
  const history = recorded(flux, object, { chart, version, digest, name, namespace })
  if (health.includes('failed')) {
    fail(flux, object, { name, namespace, chart, version, history: set(history, 'failed') })
    return
  }
  if (health.includes('in-progress')) {
    const message = `Running '${(numberAt(history[0], 'version') ?? 1) > 1 ? 'upgrade' : 'install'}' action with timeout of 5m0s`
    say(flux, object, working(message), { history: set(history, 'pending-upgrade') })
    return
  }
  const number = numberAt(history[0], 'version') ?? 1
  const done = number > 1 ? 'Upgrade' : 'Install'
  const message = `Helm ${done.toLowerCase()} succeeded for release ${namespace}/${name}.v${number} with chart ${chart}@${version}`
  const said: readonly Said[] = [
    { type: 'Ready', status: 'True', reason: `${done}Succeeded`, message },
    { type: 'Released', status: 'True', reason: `${done}Succeeded`, message },
  ]
  say(flux, object, said, { history: set(history, 'deployed'), lastAttemptedRevision: version })
}

function fail(
  flux: Flux,
  object: KubeObject,
  failed: Chart & { readonly name: string; readonly namespace: string; readonly history: readonly JsonMap[] },
): void {
  const { namespace, name, chart, version, history } = failed
  const message = `Helm upgrade failed for release ${namespace}/${name} with chart ${chart}@${version}: Deployment/${namespace}/${name} did not become ready`
  const said: readonly Said[] = [
    {
      type: 'Stalled',
      status: 'True',
      reason: 'RetriesExceeded',
      message: 'Failed to upgrade after 1 attempt(s)',
    },
    { type: 'Ready', status: 'False', reason: 'UpgradeFailed', message },
    { type: 'Released', status: 'False', reason: 'UpgradeFailed', message },
  ]
  say(flux, object, said, { history, lastAttemptedRevision: version, failures: 1, upgradeFailures: 1 })
}

interface Release extends Chart {
  readonly digest: string
  readonly name: string
  readonly namespace: string
}

// As many snapshots as Flux keeps.
const mostKept = 5

/** The history with this release in front: a new entry where chart or values changed. */
function recorded(flux: Flux, object: KubeObject, release: Release): readonly JsonMap[] {
  const before = listAt(object, 'status', 'history').filter(isMap)
  const { chart, version, digest, name, namespace } = release
  if (before[0]?.digest === digest) return before
  const time = timeText(flux.now())
  const snapshot = {
    name,
    namespace,
    version: (numberAt(before[0], 'version') ?? 0) + 1,
    chartName: chart,
    chartVersion: version,
    appVersion: version,
    digest,
    configDigest: digest,
    status: 'pending-upgrade',
    action: before.length === 0 ? 'install' : 'upgrade',
    firstDeployed: time,
    lastDeployed: time,
  }
  return [snapshot, ...before].slice(0, mostKept)
}

/** The newest entry with its status; once it is deployed, the ones before are superseded. */
function set([newest = {}, ...older]: readonly JsonMap[], status: string): readonly JsonMap[] {
  const past = older.map(entry =>
    status === 'deployed' && entry.status === 'deployed' ? { ...entry, status: 'superseded' } : entry,
  )
  return [{ ...newest, status }, ...past]
}

interface ChartWish extends Chart {
  readonly values: JsonMap
  readonly name: string
  readonly namespace: string
  readonly owner: KubeObject
}

/** What a chart renders to. Its image carries the chart's version, as podinfo's does. */
function chartObjects({ chart, version, values, name, namespace, owner }: ChartWish): readonly JsonMap[] {
  const selector = { 'app.kubernetes.io/name': name }
  const labels = {
    ...selector,
    'app.kubernetes.io/version': version,
    'app.kubernetes.io/managed-by': 'Helm',
    'helm.sh/chart': `${chart}-${version}`,
    'helm.toolkit.fluxcd.io/name': owner.metadata.name,
    'helm.toolkit.fluxcd.io/namespace': owner.metadata.namespace,
  }
  const metadata = {
    name,
    namespace,
    labels,
    annotations: { 'meta.helm.sh/release-name': name, 'meta.helm.sh/release-namespace': namespace },
  }
  const template = {
    metadata: { labels: selector },
    spec: { containers: [containerOf(chart, version, values)] },
  }
  const replicas = numberAt(values, 'replicaCount') ?? 1
  return [
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata,
      spec: { selector, ports: [{ name: 'http', port: 9898, targetPort: 'http', protocol: 'TCP' }] },
    },
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata,
      spec: { replicas, selector: { matchLabels: selector }, template },
    },
  ]
}

function containerOf(chart: string, version: string, values: JsonMap): JsonMap {
  const repository = textAt(values, 'image', 'repository') ?? `ghcr.io/stefanprodan/${chart}`
  const message = textAt(values, 'ui', 'message')
  return {
    name: chart,
    image: `${repository}:${textAt(values, 'image', 'tag') ?? version}`,
    ports: [{ name: 'http', containerPort: 9898, protocol: 'TCP' }],
    readinessProbe: { httpGet: { path: '/readyz', port: 'http' } },
    ...(message === undefined ? {} : { env: [{ name: 'PODINFO_UI_MESSAGE', value: message }] }),
  }
}

function say(flux: Flux, object: KubeObject, said: readonly Said[], more: JsonMap): void {
  const { failures: _, upgradeFailures: _upgrades, ...before } = mapAt(object, 'status')
  const conditions = fluxConditions(object, said, flux.now())
  const { generation } = object.metadata
  flux.setStatus(
    object,
    { ...before, ...more, ...handledRequest(object), conditions, observedGeneration: generation },
    manager,
  )
}
