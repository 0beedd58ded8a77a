import fc from 'fast-check'
import type { Picture } from './picture.ts'

/** A generated artifact with a Flux Kustomization over it, as the oracle takes it. */
export interface Sample extends Picture {
  readonly sources: Readonly<Record<string, Readonly<Record<string, string>>>>
}

const some = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined })
const word = fc.constantFrom('a', 'web', 'x-1')

// Everything that Flux makes of `${…}`, and what it leaves alone.
const reference = fc.constantFrom(
  ...[
    '${TAG}',
    '${A_1}',
    '${UNSET:=7}',
    '${UNSET:-x}',
    '${TAG:=y}',
    '${EMPTY:-e}',
    '${EMPTY:=e}',
    '${EMPTY}',
  ],
  ...['${EMPTY-e}', '${UNSET=d}', '${#TAG}', '${TAG^^}', '${TAG,,}', '${LONG:2}', '${LONG:1:3}', '${LONG#a}'],
  ...[
    '${LONG##*b}',
    '${LONG%c}',
    '${LONG%%b*}',
    '${LONG/b/B}',
    '${LONG//b/B}',
    '${LONG/#a/A}',
    '${LONG/%c/C}',
  ],
  ...[
    '$${TAG}',
    '$TAG',
    '${N}',
    'v${N}',
    '${BOOL}',
    '${LINES}',
    '${MAP}',
    'a-${TAG}-b',
    '${UNSET:=${TAG}}',
    'plain',
  ],
)

// What is set nowhere stops a build: seldom, or nothing is ever built.
const maybeUnset = fc.oneof(
  { weight: 30, arbitrary: reference },
  { weight: 1, arbitrary: fc.constant('${UNSET}') },
)

const data = fc
  .dictionary(fc.constantFrom('k', 'l', '${KEY}', 'number'), maybeUnset, { maxKeys: 3 })
  .map(entries => JSON.stringify(entries))

const optOut = fc.constantFrom(
  '',
  '',
  '',
  ', labels: {kustomize.toolkit.fluxcd.io/substitute: disabled}',
  ', annotations: {kustomize.toolkit.fluxcd.io/substitute: disabled}',
  ', labels: {app: "${TAG}"}',
  ', namespace: own',
)

function map(name: string): fc.Arbitrary<string> {
  return fc
    .tuple(optOut, data)
    .map(
      ([more, entries]) =>
        `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}${more}}\ndata: ${entries}\n`,
    )
}

const deployment = fc
  .tuple(
    fc.constantFrom(
      'example.org/web:1.0',
      'example.org/web',
      'example.org/web:1.0@sha256:bb',
      'example.org/web:${TAG}',
    ),
    fc.constantFrom('2', '"${N}"', '"${N:=3}"'),
  )
  .map(
    ([image, replicas]) =>
      `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {replicas: ${replicas}, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: "${image}", envFrom: [{configMapRef: {name: a}}]}]}}}\n`,
  )

const several = fc.tuple(map('b'), map('c')).map(([left, right]) => `---\n${left}---\n${right}---\n`)

const part = fc.constantFrom(
  'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\ncommonAnnotations: {part: "yes"}\n',
  'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nnameSuffix: -part\npatches: [{target: {kind: ConfigMap}, patch: "[{op: add, path: /data/part, value: x}]"}]\n',
)

const ignore = fc.constantFrom(
  'app/below/\n',
  '*.yml\n!app/*.yml\n',
  '/app/several.yaml\n# note\n',
  'below/*\n!below/map.yaml\n',
  '**/web.yaml\n',
)

const files = fc.record(
  {
    'app/web.yaml': deployment,
    'app/several.yaml': several,
    'app/below/map.yaml': map('a'),
    'app/other.yml': map('other'),
    'app/notes.txt': fc.constant('${TAG}'),
    'app/env.txt': fc.constant('A=1\nB=${TAG}\n'),
    'app/kustomization.yaml': fc.constantFrom(
      'resources: [web.yaml, below/map.yaml]\nimages: [{name: example.org/web, newTag: 1.5}]\n',
      'Resources: [web.yaml]\nnamespace: own\nextra: 1\nimages: [{name: example.org/web, digest: "sha256:cc"}]\n',
      'resources: [web.yaml]\nnamePrefix: own-\nnameSuffix: -own\nlabels: [{pairs: {team: a}, includeSelectors: true}]\n',
      'resources: [web.yaml]\nconfigMapGenerator: [{name: a, files: [notes.txt], envs: [env.txt]}]\n',
      'resources: [web.yaml, below]\ncomponents: [../part]\nreplicas: [{name: web, count: 4}]\n',
      'resources: [web.yaml]\npatchesStrategicMerge: ["{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {paused: true}}"]\n',
      'configMapGenerator: [{name: a, literals: ["a=${TAG}"]}]\ngeneratorOptions: {disableNameSuffixHash: true}\n',
    ),
    'app/below/kustomization.yml': fc.constant('resources: [map.yaml]\nnamePrefix: below-\n'),
    'part/kustomization.yaml': part,
    'app/part/kustomization.yaml': fc.option(part, { nil: undefined, freq: 1 }),
    '.sourceignore': fc.oneof(
      { weight: 2, arbitrary: fc.constant('# nothing\n') },
      { weight: 1, arbitrary: ignore },
    ),
    'app/.sourceignore': fc.constantFrom(
      ...Array<string>(6).fill('gone.yaml\n'),
      'several.yaml\n',
      'below\n',
      '*\n!web.yaml\n',
    ),
  },
  { requiredKeys: ['app/web.yaml', 'app/below/map.yaml'] },
)

const specification = fc.record({
  path: fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom('./app', 'app', './app/', './app/below', '../app') },
    { weight: 1, arbitrary: fc.constantFrom('.', './gone') },
  ),
  targetNamespace: some(fc.constantFrom('target', '')),
  namePrefix: some(fc.constantFrom('', 'pre-')),
  nameSuffix: some(fc.constantFrom('', '-post')),
  images: some(
    fc.array(
      fc.record({
        name: fc.constantFrom('example.org/web', 'other'),
        newName: some(fc.constantFrom('example.org/new', '')),
        newTag: some(fc.constantFrom('2.0', '', '1e3')),
        digest: some(fc.constant('sha256:aa')),
      }),
      { maxLength: 2 },
    ),
  ),
  components: some(fc.array(fc.constantFrom('../part', '../part', 'gone', './part'), { maxLength: 1 })),
  ignoreMissingComponents: fc.constantFrom(true, true, true, false, undefined),
  commonMetadata: some(
    fc.record({
      labels: some(
        fc.dictionary(fc.constantFrom('app', 'team'), fc.constantFrom('x', '${TAG}', '1'), { maxKeys: 2 }),
      ),
      annotations: some(
        fc.dictionary(fc.constantFrom('note', 'part'), fc.constantFrom('y', 'true'), { maxKeys: 2 }),
      ),
    }),
  ),
  patches: some(
    fc.array(
      fc.record({
        patch: fc.constantFrom(
          '- {op: add, path: /metadata/labels, value: {p: y}}',
          '- {op: replace, path: /spec/replicas, value: 5}',
          'kind: Deployment\napiVersion: apps/v1\nmetadata: {name: web}\nspec: {replicas: 3}',
          'kind: ConfigMap\napiVersion: v1\nmetadata: {name: any}\ndata: {patched: "${N}"}',
          'kind: ConfigMap\napiVersion: v1\nmetadata: {name: a}\n$patch: delete',
        ),
        target: fc.option(
          fc.record({
            kind: some(fc.constantFrom('Deployment', 'Config.*')),
            name: some(word),
            labelSelector: some(fc.constantFrom('app=web', 'team in (a)')),
          }),
          // Without a target a patch that is for nothing stops the build.
          { nil: undefined, freq: 6 },
        ),
      }),
      { maxLength: 2 },
    ),
  ),
  postBuild: fc.option(
    fc.record({
      substitute: some(
        fc.dictionary(
          fc.constantFrom('TAG', 'A_1', 'N', 'BOOL', 'KEY'),
          fc.constantFrom('1', 'yes', 'x', '1.10', 'a b'),
          { maxKeys: 3 },
        ),
      ),
      substituteFrom: fc.option(
        fc.array(
          fc.record({
            kind: fc.constantFrom('ConfigMap', 'ConfigMap', 'ConfigMap', 'Secret'),
            name: fc.constantFrom('vars', 'more'),
            optional: some(fc.boolean()),
          }),
          { minLength: 1, maxLength: 4 },
        ),
        { nil: undefined, freq: 6 },
      ),
      substituteStrategy: some(fc.constantFrom('Always', 'WithVariables')),
    }),
    { nil: undefined, freq: 4 },
  ),
})

const sources = fc.record({
  'ConfigMap/vars': fc.constant({ TAG: 'from-map', LONG: 'abcabc', N: '7', EMPTY: '', KEY: 'key' }),
  'ConfigMap/more': fc.constant({ N: '8', BOOL: 'true', LINES: 'one\ntwo\n', MAP: '{a: 1}', A_1: 'İı' }),
  'Secret/vars': fc.constant({ TAG: 'from-secret', A_1: '0x10' }),
  'Secret/more': fc.constant({ BOOL: 'false' }),
})

/** An artifact, a Flux Kustomization over it, and the cluster's ConfigMaps and Secrets. */
export const sample: fc.Arbitrary<Sample> = fc
  .tuple(files, specification, sources)
  .map(([written, spec, cluster]) => ({
    files: Object.fromEntries(
      Object.entries(written).flatMap(([path, text]) => (text === undefined ? [] : [[path, text]])),
    ),
    kustomization: JSON.stringify({ kind: 'Kustomization', metadata: { name: 'k', namespace: 'n' }, spec }),
    sources: cluster,
  }))
