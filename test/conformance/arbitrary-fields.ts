import fc from 'fast-check'
import {
  annotations,
  anything,
  container,
  labels,
  type Node,
  names,
  print,
  text,
} from './arbitrary-resource.ts'

// What a kustomization can speak of: the resources below it and the generators of its base.
export interface Known {
  readonly resources: readonly Resource[]
  readonly generators: readonly string[]
}

export interface Resource {
  readonly apiVersion: string
  readonly kind: string
  readonly metadata: { readonly name: string; readonly namespace?: string }
  readonly [field: string]: Node
}

export type Fields = Readonly<Record<string, Node>>
/** Fields of a kustomization, once it is known what lies below it. */
export type Plan = (known: Known) => Fields

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
    op: fc.constantFrom('add', 'add', 'add', 'add', 'add', 'replace', 'remove', 'test'),
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
  return ofKind === 'ConfigMap' ? ['data.a', 'metadata.name'] : ['metadata.name', 'metadata.name', 'kind']
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

function specs(...choices: readonly Node[]): fc.Arbitrary<Node> {
  return fc.uniqueArray(fc.constantFrom(...choices), { minLength: 1, maxLength: 2 })
}

const nameSpecs = specs({ path: 'metadata/name' }, { path: 'spec/serviceName', kind: 'StatefulSet' })
const labelSpecs = specs(
  { path: 'metadata/labels', create: true },
  { path: 'spec/selector/matchLabels', kind: 'Deployment' },
  { path: 'spec/template/metadata/labels', create: true, group: 'apps' },
)
const annotationSpecs = specs(
  { path: 'metadata/annotations', create: true },
  { path: 'spec/template/metadata/annotations', create: true, group: 'apps' },
  { path: 'spec/notes', kind: 'Thing', create: true },
)
const plugin = fc
  .oneof(
    nameSpecs.map((fieldSpecs): Node => ({ kind: 'PrefixTransformer', prefix: 't-', fieldSpecs })),
    nameSpecs.map((fieldSpecs): Node => ({ kind: 'SuffixTransformer', suffix: '-t', fieldSpecs })),
    fc
      .tuple(labels, labelSpecs)
      .map(([given, fieldSpecs]): Node => ({ kind: 'LabelTransformer', labels: given, fieldSpecs })),
    fc
      .tuple(annotations, annotationSpecs)
      .map(
        ([given, fieldSpecs]): Node => ({ kind: 'AnnotationsTransformer', annotations: given, fieldSpecs }),
      ),
    fc.tuple(fc.boolean(), fc.constantFrom('none', 'defaultOnly', 'allServiceAccounts')).map(
      ([unsetOnly, setRoleBindingSubjects]): Node => ({
        kind: 'NamespaceTransformer',
        metadata: { name: 'own', namespace: 'given' },
        unsetOnly,
        setRoleBindingSubjects,
        fieldSpecs: [{ path: 'metadata/namespace', create: true }],
      }),
    ),
    imageChange.map((imageTag): Node => ({ kind: 'ImageTagTransformer', imageTag })),
  )
  .map(body => ({ apiVersion: 'builtin', metadata: { name: 'own' }, ...(body as Fields) }))

/** A file of transformer configurations. */
export const configuration = fc.record(
  {
    nameReference: fc.constantFrom<Node[]>([
      { kind: 'ConfigMap', version: 'v1', fieldSpecs: [{ path: 'spec/value', kind: 'Thing' }] },
    ]),
    commonLabels: specs(
      { path: 'spec/labels', kind: 'Thing', create: true },
      { path: 'spec/selector', kind: 'Thing' },
    ),
    namePrefix: specs(
      { path: 'spec/owner', kind: 'Thing' },
      { path: 'spec/serviceName', kind: 'StatefulSet' },
    ),
    images: fc.constantFrom<Node[]>([{ path: 'spec/value', kind: 'Thing' }]),
    varReference: fc.constantFrom<Node[]>([{ path: 'spec/list/value', kind: 'Thing' }]),
  },
  { requiredKeys: [] },
)

const strategicPatch = mergePatch.map(make => (known: Known): Node => {
  const made = make(known)
  return made === undefined ? undefined : (made as { readonly patch: string }).patch
})

const fields = {
  transformers: always(fc.array(plugin.map(print), { minLength: 1, maxLength: 2 })),
  configurations: always(fc.constant(['config.yaml'])),
  patchesStrategicMerge: listOf(strategicPatch, 1),
  patchesJson6902: listOf(jsonPatch, 1),
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
export const plan: fc.Arbitrary<Plan> = fc
  .tuple(fc.record(fields), fc.uniqueArray(fc.constantFrom(...Object.keys(fields)), { maxLength: 5 }))
  .map(([all, chosen]) => (known: Known): Fields => {
    const entries = Object.entries(all).filter(([field]) => chosen.includes(field))
    return Object.fromEntries(entries.map(([field, make]) => [field, make(known)]))
  })
