import fc from 'fast-check'

// Anything that `print` can write; `{ raw }` is a scalar as it stands in the file, whatever a reader makes of it.
export type Node = unknown

export const names = ['web', 'api', 'db'] as const
export const name = fc.constantFrom(...names)
/** What pods refer to: resources and generated maps. */
const source = fc.constantFrom(...names, 'gen-a', 'gen-b')
const oddScalars = [
  'yes',
  'no',
  'on',
  '014',
  '0x1F',
  '1e3',
  '1.50',
  '1_000',
  '+1',
  '.5',
  '~',
  'null',
  'true',
  '2024-01-01',
]
const oddTexts = [
  '',
  ' ',
  'a: b',
  '- x',
  '#x',
  'x #y',
  "it's",
  '"q"',
  'a\nb',
  'a\n',
  '\n',
  ' a\nb',
  'é',
  '😀',
  '<b>&',
  'tab\t',
  '12:30',
]
const longText = Array.from({ length: 20 }, (_, index) => `word${index}`).join(' ')

/** A value of a text field: mostly plain words, sometimes what is easily misread. */
export const text: fc.Arbitrary<Node> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('one', 'two', 'three') },
  { weight: 2, arbitrary: fc.constantFrom(...oddTexts, longText) },
  { weight: 1, arbitrary: fc.constantFrom(...oddScalars) },
)
/** A value of an untyped field, as a custom resource has them. */
export const anything: fc.Arbitrary<Node> = fc.oneof(
  text,
  fc.constantFrom(...oddScalars).map(raw => ({ raw })),
  fc.constantFrom<Node[]>(0, 1, -1, 1.5, 1e6, 123456789012, true, false, null),
)
export const labels = fc.dictionary(
  fc.constantFrom('app', 'team', 'example.com/x'),
  fc.constantFrom('a', 'b', 'true', '1', ''),
  {
    maxKeys: 2,
  },
)
export const annotations = fc.dictionary(
  fc.constantFrom('note', 'example.com/y'),
  fc.constantFrom('a', 'yes', '1.0', 'x: y', ''),
  {
    maxKeys: 2,
  },
)
const namespace = fc.constantFrom(undefined, undefined, undefined, 'default', 'other')
const image = fc.constantFrom(
  'nginx',
  'nginx:1.2',
  'example.com:5000/app/nginx:2',
  'busybox@sha256:aa',
  'nginx:1@sha256:bb',
)

// Now and then a key without a value.
function orNull<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> {
  return fc.oneof({ weight: 9, arbitrary }, { weight: 1, arbitrary: fc.constant(null) })
}

const metadata = fc.record(
  { name, namespace, labels: orNull(labels), annotations: orNull(annotations) },
  { requiredKeys: ['name'] },
)

export const container = fc.record(
  {
    name: fc.constantFrom('main', 'side', 'init'),
    image,
    command: fc.array(fc.constantFrom('echo', '$(WEB)', '$$(WEB)'), { maxLength: 2 }),
    env: fc.uniqueArray(
      fc.oneof(
        fc.record({ name: fc.constantFrom('A', 'B'), value: text }),
        name.map(each => ({ name: 'C', valueFrom: { configMapKeyRef: { name: each, key: 'a' } } })),
      ),
      { maxLength: 2, selector: each => JSON.stringify(each).slice(0, 12) },
    ),
    envFrom: fc.array(
      fc.oneof(
        source.map(each => ({ configMapRef: { name: each } })),
        source.map(each => ({ secretRef: { name: each } })),
      ),
      { maxLength: 2 },
    ),
    ports: fc.array(
      fc.record(
        {
          containerPort: fc.constantFrom(80, 8080),
          protocol: fc.constantFrom('TCP', 'UDP'),
          name: fc.constantFrom('http', 'dns'),
        },
        { requiredKeys: ['containerPort'] },
      ),
      { maxLength: 3 },
    ),
  },
  { requiredKeys: ['name'] },
)

const podSpec = fc.record(
  {
    serviceAccountName: name,
    containers: fc.uniqueArray(container, { minLength: 1, maxLength: 2, selector: each => each.name }),
    initContainers: fc.uniqueArray(container, { maxLength: 1, selector: each => each.name }),
    volumes: fc.uniqueArray(
      fc.tuple(fc.constantFrom('v', 'w'), source, fc.boolean()).map(([volume, source, isSecret]) => ({
        name: volume,
        ...(isSecret ? { secret: { secretName: source } } : { configMap: { name: source } }),
      })),
      { maxLength: 2, selector: each => each.name },
    ),
    tolerations: fc.array(fc.record({ key: fc.constantFrom('a', 'b') }), { maxLength: 2 }),
  },
  { requiredKeys: ['containers'] },
)

const template = fc.record({ metadata: fc.record({ labels }, { requiredKeys: [] }), spec: podSpec })

const workload = fc
  .record({
    kind: fc.constantFrom('Deployment', 'StatefulSet', 'DaemonSet'),
    metadata,
    spec: fc.record(
      {
        replicas: fc.constantFrom(1, 2),
        selector: fc.record({ matchLabels: labels }),
        template,
        serviceName: name,
      },
      { requiredKeys: ['template'] },
    ),
  })
  .map(({ kind, ...rest }): Node => ({ apiVersion: 'apps/v1', kind, ...rest }))

const service = fc
  .record({
    metadata,
    spec: fc.record(
      {
        selector: labels,
        ports: fc.array(
          fc.record(
            {
              port: fc.constantFrom(53, 80),
              protocol: fc.constantFrom('TCP', 'UDP'),
              name: fc.constantFrom('a', 'b'),
            },
            { requiredKeys: ['port'] },
          ),
          { maxLength: 3 },
        ),
      },
      { requiredKeys: [] },
    ),
  })
  .map((rest): Node => ({ apiVersion: 'v1', kind: 'Service', ...rest }))

const configMap = fc
  .record({ metadata, data: fc.dictionary(fc.constantFrom('a', 'b', 'c.txt'), text, { maxKeys: 3 }) })
  .map((rest): Node => ({ apiVersion: 'v1', kind: 'ConfigMap', ...rest }))

const secret = fc
  .record({ metadata, stringData: fc.dictionary(fc.constantFrom('a', 'b'), text, { maxKeys: 2 }) })
  .map((rest): Node => ({ apiVersion: 'v1', kind: 'Secret', ...rest }))

const cronJob = fc
  .record({ metadata, spec: fc.record({ jobTemplate: fc.record({ spec: fc.record({ template }) }) }) })
  .map((rest): Node => ({ apiVersion: 'batch/v1', kind: 'CronJob', ...rest }))

const ingress = fc.record({ metadata, backend: name }).map(
  ({ backend, ...rest }): Node => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    ...rest,
    spec: {
      rules: [
        { http: { paths: [{ path: '/', backend: { service: { name: backend, port: { number: 80 } } } }] } },
      ],
    },
  }),
)

const autoscaler = fc.record({ metadata, target: name }).map(
  ({ target, ...rest }): Node => ({
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    ...rest,
    spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: target } },
  }),
)

const binding = fc
  .record({
    metadata,
    role: name,
    subject: fc.constantFrom(...names, 'default'),
    subjectNamespace: namespace,
  })
  .map(
    ({ role, subject, subjectNamespace, ...rest }): Node => ({
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      ...rest,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: role },
      subjects: [{ kind: 'ServiceAccount', name: subject, namespace: subjectNamespace }],
    }),
  )

const account = fc
  .record({ kind: fc.constantFrom('ServiceAccount', 'Namespace', 'PersistentVolumeClaim'), metadata })
  .map((rest): Node => ({ apiVersion: 'v1', ...rest }))

const role = fc.record({ metadata, names: fc.array(name, { maxLength: 2 }) }).map(
  ({ metadata: given, names: resourceNames }): Node => ({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata: given,
    rules: [{ apiGroups: [''], resources: ['configmaps', 'secrets'], resourceNames, verbs: ['get'] }],
  }),
)

const custom = fc
  .record({
    metadata,
    spec: fc.record(
      {
        value: anything,
        list: fc.array(fc.record({ name: fc.constantFrom('a', 'b'), value: anything }), { maxLength: 2 }),
        containers: fc.array(container, { maxLength: 1 }),
        selector: fc.record({ matchLabels: labels }),
      },
      { requiredKeys: [] },
    ),
  })
  .map((rest): Node => ({ apiVersion: 'example.com/v1', kind: 'Thing', ...rest }) as Node)

/** A resource of any of the kinds. */
export const resource = fc.oneof(
  { weight: 4, arbitrary: workload },
  { weight: 2, arbitrary: service },
  { weight: 2, arbitrary: configMap },
  ...[secret, cronJob, ingress, autoscaler, binding, account, role, custom].map(arbitrary => ({
    weight: 1,
    arbitrary,
  })),
)

/** YAML in flow style, with raw scalars as they are. */
export function print(node: Node): string {
  if (node === null || node === undefined || typeof node !== 'object') return JSON.stringify(node ?? null)
  if (Array.isArray(node)) return `[${node.map(print).join(', ')}]`
  if ('raw' in node && typeof node.raw === 'string') return node.raw
  const entries = Object.entries(node).filter(([, value]) => value !== undefined)
  return `{${entries.map(([key, value]) => `${JSON.stringify(key)}: ${print(value)}`).join(', ')}}`
}
