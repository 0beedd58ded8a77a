import { expect, test } from '@jest/globals'
import { load } from 'js-yaml'
import { build, type Folder, folders, overlay, withComponents } from './folders.ts'

interface Metadata {
  readonly name: string
  readonly namespace?: string
  readonly labels?: Readonly<Record<string, string>>
  readonly annotations?: Readonly<Record<string, string>>
}

interface Rule {
  readonly apiGroups: readonly string[]
  readonly resources: readonly string[]
  readonly verbs: readonly string[]
  readonly resourceNames?: readonly string[]
}

/** As much of any object as these tests look at. */
interface KubernetesObject {
  readonly apiVersion: string
  readonly kind: string
  readonly metadata: Metadata
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever field it is about
  readonly spec: any
  readonly data?: Readonly<Record<string, string>>
  readonly rules?: readonly Rule[]
}

function objectsOf(folder: Folder): readonly KubernetesObject[] {
  return build(folder)
    .text.split(/^---$/m)
    .map(text => load(text) as KubernetesObject)
}

const everything = folders.map(folder => ({ name: folder.name, objects: objectsOf(folder) }))
const workloads = everything.flatMap(({ name, objects }) =>
  objects.filter(({ kind }) => kind === 'Deployment').map(object => ({ name, object })),
)

test.each(workloads)('$name: pods pass the restricted pod security standard', ({ object }) => {
  const { securityContext, containers, automountServiceAccountToken } = object.spec.template.spec
  expect(securityContext).toEqual({
    runAsNonRoot: true,
    runAsUser: 1000,
    runAsGroup: 1000,
    seccompProfile: { type: 'RuntimeDefault' },
  })
  expect(containers.map((each: { securityContext: unknown }) => each.securityContext)).toEqual([
    { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
  ])
  expect(typeof automountServiceAccountToken).toBe('boolean')
})

test.each(workloads)(
  '$name: a container has one version, probes, requests and a memory limit',
  ({ object }) => {
    const [{ image, readinessProbe, livenessProbe, resources }] = object.spec.template.spec.containers
    expect(image).toMatch(/^[a-z.]+\/acme\/(helloworld|lockkeeper):\d+\.\d+\.\d+$/)
    expect([readinessProbe.httpGet.port, livenessProbe.httpGet.port]).toEqual(['http', 'http'])
    expect(Object.keys(resources.requests)).toEqual(['cpu', 'memory'])
    expect(Object.keys(resources.limits)).toEqual(['memory'])
  },
)

test.each(everything)('$name: whoever selects pods selects those of one workload', ({ objects }) => {
  const pods = objects
    .filter(({ kind }) => kind === 'Deployment')
    .map(({ metadata, spec }) => ({ name: metadata.name, labels: spec.template.metadata.labels }))
  const selectors = objects.flatMap(({ kind, metadata, spec }) =>
    kind === 'Service'
      ? [{ by: `Service ${metadata.name}`, labels: spec.selector }]
      : ['NetworkPolicy', 'PodDisruptionBudget', 'Deployment'].includes(kind)
        ? [{ by: `${kind} ${metadata.name}`, labels: (spec.selector ?? spec.podSelector).matchLabels }]
        : [],
  )
  for (const { by, labels } of selectors) {
    const selected = pods.filter(pod =>
      Object.entries(labels).every(([key, value]) => pod.labels[key] === value),
    )
    expect({ by, selected: selected.map(({ name }) => name) }).toEqual({ by, selected: [by.split(' ')[1]] })
  }
})

const environments = ['test', 'prod'] as const
const allComponents = ['private-registry', 'rbac', 'ingress']

test('test and prod share a namespace and nothing else', () => {
  for (const components of [[], allComponents]) {
    const [inTest = [], inProd = []] = environments.map(environment =>
      objectsOf(overlay(environment, components)),
    )
    const names = [...inTest, ...inProd].map(
      ({ kind, metadata }) => `${kind} ${metadata.namespace}/${metadata.name}`,
    )
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
    expect(new Set([...inTest, ...inProd].map(({ metadata }) => metadata.namespace))).toEqual(
      new Set(['helloworld']),
    )
  }
})

test.each(environments)('every object of %s carries the labels by which it is told apart', environment => {
  const objects = objectsOf(overlay(environment, allComponents))
  expect(new Set(objects.map(({ metadata }) => JSON.stringify(metadata.labels)))).toEqual(
    new Set([JSON.stringify({ app: 'helloworld', env: environment })]),
  )
})

test.each(environments)('in %s a changed message restarts the Deployment, and only there', environment => {
  const objects = objectsOf(overlay(environment))
  const annotated = (annotation: string) =>
    objects
      .filter(({ metadata }) => metadata.annotations?.[`rolling.restart.controller/${annotation}`] === 'true')
      .map(({ kind, metadata }) => `${kind} ${metadata.name}`)
  expect(annotated('triggerRestart')).toEqual([`ConfigMap helloworld-${environment}`])
  expect(annotated('restartOnTrigger')).toEqual([`Deployment helloworld-${environment}`])
})

test.each([
  ['test', 'test.helloworld.example.com'],
  ['prod', 'helloworld.example.com'],
] as const)('%s answers at %s, through Istio or a plain Ingress', (environment, host) => {
  const routes = (components: readonly string[]) =>
    objectsOf(overlay(environment, components)).flatMap(({ kind, spec }) =>
      kind === 'Gateway'
        ? [{ kind, hosts: spec.servers.flatMap((server: { hosts: unknown }) => server.hosts) }]
        : kind === 'VirtualService'
          ? [{ kind, hosts: spec.hosts, gateways: spec.gateways, to: spec.http[0].route[0].destination.host }]
          : kind === 'Ingress'
            ? [{ kind, hosts: [spec.rules[0].host], to: spec.rules[0].http.paths[0].backend.service.name }]
            : [],
    )
  const name = `helloworld-${environment}`
  expect(routes([])).toEqual([
    { kind: 'Gateway', hosts: [host] },
    { kind: 'VirtualService', hosts: [host], gateways: [name], to: name },
  ])
  expect(routes(['ingress'])).toEqual([{ kind: 'Ingress', hosts: [host], to: name }])
})

test('the private registry keeps the version and shows the Secret', () => {
  const deployment = objectsOf(overlay('prod', ['private-registry'])).find(
    ({ kind }) => kind === 'Deployment',
  )
  const { imagePullSecrets, containers } = deployment?.spec.template.spec ?? {}
  expect([imagePullSecrets, containers[0].image]).toEqual([
    [{ name: 'registry' }],
    'ghcr.io/acme/helloworld:1.0.0',
  ])
})

/** Every right in a folder, one a line. */
function rights(folder: Folder): readonly string[] {
  return objectsOf(folder).flatMap(({ kind, metadata, rules = [] }) =>
    rules.map(({ apiGroups, resources, verbs, resourceNames }) =>
      [
        `${kind} ${metadata.namespace ?? '*'}:`,
        verbs.join(','),
        resources
          .map(resource => [apiGroups.join(), resource].filter(part => part !== '').join('/'))
          .join(','),
        ...(resourceNames === undefined ? [] : [`named ${resourceNames.join()}`]),
      ].join(' '),
    ),
  )
}

test('the restart controller has exactly these rights', () => {
  expect(rights(withComponents('restart-controller', []))).toEqual([
    'Role helloworld: list,watch configmaps',
    'Role helloworld: list,watch,patch apps/deployments,apps/statefulsets,apps/daemonsets',
    'Role helloworld: create events',
    'Role lockkeeper: create coordination.k8s.io/leases',
    'Role lockkeeper: get,update coordination.k8s.io/leases named lockkeeper-restart-controller',
  ])
})

test('Secrets are read only where that is asked for', () => {
  const reading = everything
    .filter(({ objects }) =>
      objects.some(({ rules = [] }) => rules.some(({ resources }) => resources.includes('secrets'))),
    )
    .map(({ name }) => name)
  expect(reading).toEqual([
    'lockkeeper/restart-controller + restart-on-secrets',
    'lockkeeper/restart-controller + restart-in-all-namespaces + restart-on-secrets',
  ])
})

test('in all namespaces means a ClusterRole and no list of namespaces', () => {
  const folder = withComponents('restart-controller', ['restart-in-all-namespaces', 'restart-on-secrets'])
  const deployment = objectsOf(folder).find(({ kind }) => kind === 'Deployment')
  expect(deployment?.spec.template.spec.containers[0].args).toEqual(['restart-controller', '--secrets'])
  expect(rights(folder).filter(right => right.includes('secrets'))).toEqual([
    'ClusterRole *: list,watch secrets',
  ])
})
