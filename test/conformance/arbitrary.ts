import fc from 'fast-check'
import type { FileContent } from './case.ts'

/** The files of a build whose root is `overlay`. */
export type Tree = ReadonlyMap<string, FileContent>

// Anything that `print` can write; `{ raw }` is a scalar as it stands in the file, whatever a reader makes of it.
type Node = unknown

const names = ['web', 'api', 'db'] as const
const name = fc.constantFrom(...names)
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
const text: fc.Arbitrary<Node> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('one', 'two', 'three') },
  { weight: 2, arbitrary: fc.constantFrom(...oddTexts, longText) },
  { weight: 1, arbitrary: fc.constantFrom(...oddScalars) },
)
/** A value of an untyped field, as a custom resource has them. */
const anything: fc.Arbitrary<Node> = fc.oneof(
  text,
  fc.constantFrom(...oddScalars).map(raw => ({ raw })),
  fc.constantFrom<Node[]>(0, 1, -1, 1.5, 1e6, 123456789012, true, false, null),
)
const labels = fc.dictionary(
  fc.constantFrom('app', 'team', 'example.com/x'),
  fc.constantFrom('a', 'b', 'true', '1', ''),
  {
    maxKeys: 2,
  },
)
const annotations = fc.dictionary(
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

const metadata = fc.record({ name, namespace, labels, annotations }, { requiredKeys: ['name'] })

const container = fc.record(
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

const resource = fc.oneof(
  { weight: 4, arbitrary: workload },
  { weight: 2, arbitrary: service },
  { weight: 2, arbitrary: configMap },
  ...[secret, cronJob, ingress, autoscaler, binding, account, role, custom].map(arbitrary => ({
    weight: 1,
    arbitrary,
  })),
)

// ----- kustomizations

// What a kustomization can speak of: the resources below it and the generators of its base.
interface Known {
  readonly resources: readonly Resource[]
  readonly generators: readonly string[]
}

interface Resource {
  readonly apiVersion: string
  readonly kind: string
  readonly metadata: { readonly name: string; readonly namespace?: string }
  readonly [field: string]: Node
}

type Fields = Readonly<Record<string, Node>>
/** Fields of a kustomization, once it is known what lies below it. */
type Plan = (known: Known) => Fields

const workloads = new Set(['Deployment', 'StatefulSet', 'DaemonSet'])

function pick(known: Known, index: number): Resource | undefined {
  return known.resources[index % Math.max(known.resources.length, 1)]
}

const index = fc.nat(20)
const kind = fc.constantFrom(
  'Deployment',
  'StatefulSet',
  'Service',
  'ConfigMap',
  'Secret',
  'Thing',
  'CronJob',
)
const looseTarget = fc.oneof(
  fc.record({ kind }),
  fc.record({ name: fc.constantFrom(...names, '.*', 'we.') }),
  fc.constantFrom<Node[]>(
    { labelSelector: 'team=a' },
    { annotationSelector: 'note=a' },
    { group: 'apps', version: 'v1' },
    { labelSelector: 'app in (a, b), !x' },
  ),
)

const podPointers = [
  '/spec/template/spec/containers/0/image',
  '/spec/template/spec/containers/-',
  '/spec/template/spec/containers',
]
function pointersOf({ kind: ofKind }: Resource): readonly string[] {
  const always = ['/metadata/annotations/note', '/metadata/name', '/metadata/annotations']
  if (workloads.has(ofKind)) return [...podPointers, '/spec/replicas', ...always]
  return ofKind === 'CronJob' ? ['/spec/schedule', ...always] : always
}

const jsonPatch = fc
  .record({
    index,
    pointer: index,
    loose: fc.option(
      fc.constantFrom('/data/a', '/spec/ports/0', '/spec/new/deep', '/spec/value', '/metadata/labels/team'),
      { nil: undefined, freq: 5 },
    ),
    op: fc.constantFrom('add', 'add', 'add', 'replace', 'remove', 'test'),
    value: fc.oneof(anything, fc.constantFrom<Node[]>({ name: 'extra', image: 'extra:1' }, ['x'])),
  })
  .map(({ index: at, pointer, loose, op, value }) => (known: Known): Node => {
    const found = pick(known, at)
    if (found === undefined) return undefined
    const pointers = pointersOf(found)
    const path = loose ?? pointers[pointer % pointers.length]
    const fitting =
      path === '/metadata/name' || path?.startsWith('/metadata/annotations/')
        ? 'patched'
        : path === '/metadata/annotations'
          ? { note: 'all' }
          : value
    const operation = path?.endsWith('-') ? 'add' : op
    return {
      target: { kind: found.kind, name: found.metadata.name },
      patch: print([{ op: operation, path, value: fitting }]),
    }
  })

const mergeSpec = fc.record(
  {
    replicas: fc.constantFrom(3, null),
    value: anything,
    list: fc.array(fc.record({ name: fc.constantFrom('a', 'c'), value: anything }), { maxLength: 2 }),
    selector: fc.constantFrom<Node[]>(
      null,
      { matchLabels: { app: 'a' } },
      { $patch: 'replace', matchLabels: { team: 'b' } },
    ),
    ports: fc.array(
      fc.record({
        port: fc.constantFrom(53, 80),
        protocol: fc.constantFrom('TCP', 'UDP'),
        targetPort: fc.constant(1),
      }),
      { maxLength: 2 },
    ),
    template: fc.record({
      spec: fc.record(
        {
          containers: fc.array(
            fc.oneof(
              { weight: 3, arbitrary: container },
              {
                weight: 1,
                arbitrary: fc.constantFrom<Node[]>(
                  { name: 'main', $patch: 'delete' },
                  { $patch: 'replace' },
                  { name: 'side', command: null },
                ),
              },
            ),
            { maxLength: 3 },
          ),
          volumes: fc.constantFrom<Node[]>(
            null,
            [{ name: 'v', emptyDir: {} }],
            [{ name: 'v', $patch: 'delete' }],
          ),
        },
        { requiredKeys: [] },
      ),
    }),
  },
  { requiredKeys: [] },
)
const mergePatch = fc
  .record({
    index,
    spec: fc.option(mergeSpec, { nil: undefined }),
    data: fc.option(
      fc.dictionary(fc.constantFrom('a', 'z'), fc.oneof(text, fc.constant(null)), { maxKeys: 2 }),
      { nil: undefined },
    ),
    labels: fc.option(labels, { nil: undefined }),
    directive: fc.constantFrom(undefined, undefined, undefined, undefined, 'delete', 'replace'),
    target: fc.option(looseTarget, { nil: undefined, freq: 3 }),
  })
  .map(({ index: at, spec, data, labels: added, directive, target }) => (known: Known): Node => {
    const found = pick(known, at)
    if (found === undefined) return undefined
    const { apiVersion, kind: ofKind, metadata: given } = found
    const patch = {
      apiVersion,
      kind: ofKind,
      metadata: { ...given, labels: added, annotations: undefined },
      spec,
      data,
      $patch: directive,
    }
    return { target, patch: print(patch) }
  })

function fieldPathsOf({ kind: ofKind }: Resource): readonly string[] {
  if (workloads.has(ofKind))
    return [
      'spec.template.spec.containers.0.image',
      'spec.template.spec.containers.[name=main].image',
      'spec.template.spec.containers.*.image',
      'metadata.name',
      'spec.selector',
      'spec.replicas',
    ]
  return ofKind === 'ConfigMap'
    ? ['data.a', 'metadata.name']
    : ['metadata.name', 'metadata.namespace', 'metadata.annotations.note']
}

const replacement = fc
  .record({
    from: index,
    fromPath: index,
    fromOptions: fc.option(
      fc.constantFrom<Node[]>({ delimiter: ':', index: 0 }, { delimiter: '/', index: 0 }),
      { nil: undefined, freq: 3 },
    ),
    to: index,
    toPath: index,
    loose: fc.option(looseTarget, { nil: undefined, freq: 4 }),
    reject: fc.option(looseTarget, { nil: undefined, freq: 5 }),
    created: fc.option(
      fc.constantFrom(
        'metadata.labels.copied',
        'metadata.annotations.[x.y/z]',
        'spec.deep.er',
        'data.copied',
      ),
      { nil: undefined },
    ),
    options: fc.constantFrom<Node[]>(
      undefined,
      undefined,
      { delimiter: ':', index: 1 },
      { delimiter: '-', index: -1 },
      { delimiter: '-', index: 5 },
    ),
  })
  .map(each => (known: Known): Node => {
    const from = pick(known, each.from)
    const to = pick(known, each.to)
    if (from === undefined || to === undefined) return undefined
    const fromPaths = fieldPathsOf(from)
    const toPaths = fieldPathsOf(to)
    return {
      source: {
        kind: from.kind,
        name: from.metadata.name,
        fieldPath: fromPaths[each.fromPath % fromPaths.length],
        options: each.fromOptions,
      },
      targets: [
        {
          select: each.loose ?? { kind: to.kind, name: to.metadata.name },
          reject: each.reject === undefined ? undefined : [each.reject],
          fieldPaths: [each.created ?? toPaths[each.toPath % toPaths.length]],
          options: each.created === undefined ? each.options : { create: true },
        },
      ],
    }
  })

const literal = fc
  .tuple(
    fc.constantFrom('a', 'b', 'c', 'd'),
    fc.constantFrom('1', 'x', '"q"', "'s'", 'a: b', '', 'yes', '<b>'),
  )
  .map(([key, value]) => `${key}=${value}`)
const generator = fc
  .record(
    {
      name: fc.constantFrom('gen-a', 'gen-b'),
      behavior: fc.constantFrom('create', 'merge', 'replace'),
      literals: fc.uniqueArray(literal, { maxLength: 3, selector: each => each.slice(0, 1) }),
      files: fc.constantFrom<Node[]>([], ['f.txt'], ['k=f.txt'], ['b.bin']),
      envs: fc.constantFrom<Node[]>([], ['e.env']),
      options: fc.record(
        { disableNameSuffixHash: fc.boolean(), labels, annotations, immutable: fc.boolean() },
        { requiredKeys: [] },
      ),
    },
    { requiredKeys: ['name', 'behavior', 'literals'] },
  )
  .map(({ behavior, ...rest }) => (known: Known): Node => {
    const exists = known.generators.includes(rest.name)
    return { ...rest, behavior: exists ? (behavior === 'create' ? 'merge' : behavior) : 'create' }
  })

const replicas = fc
  .record({ index, count: fc.constantFrom(0, 5) })
  .map(({ index: at, count }) => (known: Known): Node => {
    const counted = known.resources.filter(
      ({ kind: ofKind }) => ofKind === 'Deployment' || ofKind === 'StatefulSet',
    )
    const found = pick({ ...known, resources: counted }, at)
    return found === undefined ? undefined : { name: found.metadata.name, count }
  })

const variable = index.map(at => (known: Known): Node => {
  const found = pick(known, at)
  if (found === undefined || known.generators.length > 0) return undefined
  return {
    name: 'WEB',
    objref: { apiVersion: found.apiVersion, kind: found.kind, name: found.metadata.name },
  }
})

function listOf(
  arbitrary: fc.Arbitrary<(known: Known) => Node>,
  maxLength: number,
): fc.Arbitrary<(known: Known) => Node> {
  return fc.array(arbitrary, { minLength: 1, maxLength }).map(
    plans =>
      (known: Known): Node =>
        plans.map(plan => plan(known)).filter(each => each !== undefined),
  )
}

function always(arbitrary: fc.Arbitrary<Node>): fc.Arbitrary<(known: Known) => Node> {
  return arbitrary.map(node => () => node)
}

const imageChange = fc.record(
  {
    name: fc.constantFrom('nginx', 'busybox', 'ngin.', 'example.com:5000/app/nginx'),
    newName: fc.constantFrom('other', 'x.y/z'),
    newTag: fc.constantFrom('9', 'v1'),
    digest: fc.constant('sha256:cc'),
    tagSuffix: fc.constant('-x'),
  },
  { requiredKeys: ['name'] },
)

const fields = {
  namePrefix: always(fc.constantFrom('p-', 'q-')),
  nameSuffix: always(fc.constantFrom('-s', '-v2')),
  namespace: always(fc.constantFrom('prod', 'other', 'default')),
  commonLabels: always(labels),
  commonAnnotations: always(annotations),
  labels: always(
    fc.array(
      fc.record(
        { pairs: labels, includeSelectors: fc.boolean(), includeTemplates: fc.boolean() },
        { requiredKeys: ['pairs'] },
      ),
      { maxLength: 2 },
    ),
  ),
  images: always(fc.array(imageChange, { maxLength: 2 })),
  replicas: listOf(replicas, 1),
  patches: listOf(fc.oneof(jsonPatch, mergePatch), 2),
  configMapGenerator: listOf(generator, 1),
  secretGenerator: listOf(generator, 1),
  generatorOptions: always(
    fc.record({ disableNameSuffixHash: fc.boolean(), labels, annotations }, { requiredKeys: [] }),
  ),
  replacements: listOf(replacement, 2),
  vars: listOf(variable, 1),
  sortOptions: always(fc.constantFrom<Node[]>({ order: 'fifo' }, { order: 'legacy' })),
  buildMetadata: always(
    fc.subarray(['originAnnotations', 'managedByLabel', 'transformerAnnotations'], { minLength: 1 }),
  ),
}

// Each field is there once in a while, so that most trees build.
const plan: fc.Arbitrary<Plan> = fc
  .tuple(fc.record(fields), fc.uniqueArray(fc.constantFrom(...Object.keys(fields)), { maxLength: 5 }))
  .map(([all, chosen]) => (known: Known): Fields => {
    const entries = Object.entries(all).filter(([field]) => chosen.includes(field))
    return Object.fromEntries(entries.map(([field, make]) => [field, make(known)]))
  })

const resources = fc.array(resource, { maxLength: 5 }).map(list => list as readonly Resource[])

const extras: readonly (readonly [string, FileContent])[] = [
  ['f.txt', 'line one\n  line two\n'],
  ['b.bin', Uint8Array.from([255, 0, 128, 7])],
  ['e.env', '# comment\nE=1\nF="two words"\n'],
]

function layer(
  dir: string,
  kustomization: Fields,
  own: readonly Resource[],
): readonly (readonly [string, FileContent])[] {
  return [
    [`${dir}/kustomization.yaml`, `${print(kustomization)}\n`],
    [`${dir}/own.yaml`, own.map(each => `${print(each)}\n`).join('---\n')],
    ...extras.map(([path, content]) => [`${dir}/${path}`, content] as const),
  ]
}

function keyOf({ kind: ofKind, metadata: { name: ofName, namespace: within } }: Resource): string {
  return `${ofKind} ${ofName} ${within ?? 'default'}`
}

// Two of one name would only clash.
function without(list: readonly Resource[], taken: readonly Resource[]): readonly Resource[] {
  const keys = new Set(taken.map(keyOf))
  return list.filter(each => !keys.has(keyOf(each)) && keys.add(keyOf(each)))
}

function generatorsOf(made: Fields): readonly string[] {
  return [made.configMapGenerator, made.secretGenerator].flatMap(list =>
    Array.isArray(list) ? list.map(({ name: each }) => String(each)) : [],
  )
}

/** Trees of a base, now and then a component, and an overlay that is built. */
export const tree: fc.Arbitrary<Tree> = fc
  .record({
    base: fc.tuple(plan, resources),
    component: fc.option(fc.tuple(plan, resources), { nil: undefined, freq: 3 }),
    overlay: fc.tuple(
      plan,
      fc.oneof(
        { weight: 3, arbitrary: fc.constant<readonly Resource[]>([]) },
        { weight: 1, arbitrary: resources },
      ),
    ),
  })
  .map(({ base, component, overlay }) => {
    const baseResources = without(base[1], [])
    const baseFields = base[0]({ resources: baseResources, generators: [] })
    const generators = generatorsOf(baseFields)
    const overlayResources = without(overlay[1], baseResources)
    const below = { resources: [...baseResources, ...overlayResources], generators }
    const componentResources = without(component?.[1] ?? [], below.resources)
    const head = {
      apiVersion: 'kustomize.config.k8s.io/v1alpha1',
      kind: 'Component',
      resources: ['own.yaml'],
    }
    return new Map<string, FileContent>([
      ...layer('base', { resources: ['own.yaml'], ...baseFields }, baseResources),
      ...(component === undefined
        ? []
        : layer('component', { ...head, ...component[0](below) }, componentResources)),
      ...layer(
        'overlay',
        {
          resources: ['../base', 'own.yaml'],
          ...(component === undefined ? {} : { components: ['../component'] }),
          ...overlay[0](below),
        },
        overlayResources,
      ),
    ])
  })

/** YAML in flow style, with raw scalars as they are. */
function print(node: Node): string {
  if (node === null || node === undefined || typeof node !== 'object') return JSON.stringify(node ?? null)
  if (Array.isArray(node)) return `[${node.map(print).join(', ')}]`
  if ('raw' in node && typeof node.raw === 'string') return node.raw
  const entries = Object.entries(node).filter(([, value]) => value !== undefined)
  return `{${entries.map(([key, value]) => `${JSON.stringify(key)}: ${print(value)}`).join(', ')}}`
}
