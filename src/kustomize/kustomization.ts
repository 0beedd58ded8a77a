import type { Place } from '../lib/problem.ts'
import {
  anything,
  type Cursor,
  type Decoder,
  dictionary,
  exact,
  type Fields,
  flag,
  integer,
  list,
  struct,
  text,
} from './decode.ts'
import type { FieldSpec } from './field-spec.ts'
import type { SortOptions } from './order.ts'
import { fail } from './problems.ts'
import type { Selector } from './selector.ts'
import type { ParsedConfig } from './yaml/parse-config.ts'
import type { Value } from './yaml/value.ts'

type Texts = ReadonlyMap<string, string>

/** The `metadata` of a kustomization or of a plugin's configuration. */
export interface ObjectMeta {
  readonly name?: string
  readonly namespace?: string
  readonly labels?: Texts
  readonly annotations?: Texts
}

/** One entry of `patches` or `patchesJson6902`. */
export interface Patch {
  readonly path?: string
  readonly patch?: string
  readonly target?: Selector
  readonly options?: ReadonlyMap<string, boolean>
}

/** One entry of `labels`. */
export interface Label {
  readonly pairs?: Texts
  readonly includeSelectors?: boolean
  readonly includeTemplates?: boolean
  readonly includeVolumeClaimTemplates?: boolean
  readonly fields?: readonly FieldSpec[]
}

/** One entry of `images`. */
export interface Image {
  readonly name?: string
  readonly newName?: string
  readonly tagSuffix?: string
  readonly newTag?: string
  readonly digest?: string
}

/** One entry of `replicas`. */
export interface Replica {
  readonly name?: string
  readonly count?: number | bigint
}

/** How a replacement takes or puts a part of a text. */
export interface FieldOptions {
  readonly delimiter?: string
  readonly index?: number | bigint
  readonly encoding?: string
  readonly create?: boolean
}

/** Where a replacement takes its value. Its texts are no patterns. */
export interface ReplacementSource extends Selector {
  readonly fieldPath?: string
  readonly options?: FieldOptions
}

/** Where a replacement puts its value. */
export interface ReplacementTarget {
  readonly select?: Selector
  readonly reject?: readonly Selector[]
  readonly fieldPaths?: readonly string[]
  readonly options?: FieldOptions
}

/** One replacement; `sourceValue` is of Kustomize 5.7 and later. */
export interface Replacement {
  readonly source?: ReplacementSource
  readonly sourceValue?: string
  readonly targets?: readonly ReplacementTarget[] | undefined
}

/** One entry of `replacements`: in line, or in a file. */
export interface ReplacementField extends Replacement {
  readonly path?: string
}

/** One entry of `vars`. */
export interface Variable {
  readonly name?: string
  readonly objref?: {
    readonly apiVersion?: string
    readonly group?: string
    readonly version?: string
    readonly kind?: string
    readonly name?: string
    readonly namespace?: string
  }
  readonly fieldref?: { readonly fieldPath?: string }
}

/** Options of generated resources. */
export interface GeneratorOptions {
  readonly labels?: Texts
  readonly annotations?: Texts
  readonly disableNameSuffixHash?: boolean
  readonly immutable?: boolean
}

/** One entry of `configMapGenerator` or `secretGenerator`. */
export interface GeneratorArguments {
  readonly name?: string
  readonly namespace?: string
  readonly behavior?: string
  readonly literals?: readonly string[]
  readonly files?: readonly string[]
  readonly envs?: readonly string[]
  readonly env?: string
  readonly options?: GeneratorOptions
  /** Of a Secret. */
  readonly type?: string
}

/** A kustomization file. */
export interface Kustomization {
  readonly kind?: string
  readonly apiVersion?: string
  readonly metadata?: ObjectMeta
  readonly openapi?: Texts
  readonly namePrefix?: string
  readonly nameSuffix?: string
  readonly namespace?: string
  readonly commonLabels?: Texts
  readonly labels?: readonly Label[]
  readonly commonAnnotations?: Texts
  readonly patchesStrategicMerge?: readonly string[]
  readonly patchesJson6902?: readonly Patch[]
  readonly patches?: readonly Patch[]
  readonly images?: readonly Image[]
  readonly imageTags?: readonly Image[]
  readonly replacements?: readonly ReplacementField[]
  readonly replicas?: readonly Replica[]
  readonly vars?: readonly Variable[]
  readonly sortOptions?: SortOptions
  readonly resources?: readonly string[]
  readonly components?: readonly string[]
  readonly crds?: readonly string[]
  readonly bases?: readonly string[]
  readonly configMapGenerator?: readonly GeneratorArguments[]
  readonly secretGenerator?: readonly GeneratorArguments[]
  readonly helmGlobals?: Value
  readonly helmCharts?: readonly Value[]
  readonly helmChartInflationGenerator?: readonly Value[]
  readonly generatorOptions?: GeneratorOptions
  readonly configurations?: readonly string[]
  readonly generators?: readonly string[]
  readonly transformers?: readonly string[]
  readonly validators?: readonly string[]
  readonly buildMetadata?: readonly string[]
}

const texts = dictionary(text, '')
const textList = list(text, '')

export const decodeMetadata: Decoder<ObjectMeta> = struct<ObjectMeta>({
  name: text,
  namespace: text,
  labels: texts,
  annotations: texts,
})

const exactText = exact(text)

const selectorFields: Fields<Selector> = {
  group: exactText,
  version: exactText,
  kind: exactText,
  name: exactText,
  namespace: exactText,
  annotationSelector: text,
  labelSelector: text,
}

export const decodeSelector: Decoder<Selector> = struct<Selector>(selectorFields)

export const decodeFieldSpecs: Decoder<readonly FieldSpec[]> = list(
  struct<FieldSpec>({ group: exactText, version: exactText, kind: exactText, path: text, create: flag }),
  { path: '' },
)

export const patchFields: Fields<Patch> = {
  path: text,
  patch: text,
  target: decodeSelector,
  options: dictionary(flag, false),
}

function decodePatches(options: KustomizationFormat['patchOptions']): Decoder<readonly Patch[]> {
  return list(struct<Patch>(options === 'any' ? patchFields : { ...patchFields, options: knownOptions }), {})
}

const decodeKnownOptions = struct<{ allowNameChange?: boolean; allowKindChange?: boolean }>({
  allowNameChange: flag,
  allowKindChange: flag,
})

const knownOptions: Decoder<ReadonlyMap<string, boolean>> = (value, cursor) => {
  const options = decodeKnownOptions(value, cursor)
  return options === undefined ? undefined : new Map(Object.entries(options))
}

export const decodeImage: Decoder<Image> = struct<Image>({
  name: text,
  newName: text,
  tagSuffix: text,
  newTag: text,
  digest: text,
})

export const decodeReplica: Decoder<Replica> = struct<Replica>({ name: text, count: integer })

const decodeFieldOptions = struct<FieldOptions>({
  delimiter: text,
  index: integer,
  encoding: text,
  create: flag,
})

const { annotationSelector: _annotations, labelSelector: _labels, ...idFields } = selectorFields

const replacementFields: Omit<Fields<Replacement>, 'sourceValue'> = {
  source: struct<Omit<ReplacementSource, 'annotationSelector' | 'labelSelector'>>({
    ...idFields,
    fieldPath: text,
    options: decodeFieldOptions,
  }),
  targets: list(
    struct<ReplacementTarget>({
      select: decodeSelector,
      reject: list(decodeSelector, {}),
      fieldPaths: textList,
      options: decodeFieldOptions,
    }),
    {},
  ),
}

type ReplacementDecoders = {
  readonly replacement: Decoder<Replacement>
  readonly entries: Decoder<readonly ReplacementField[]>
}

function exactly<T extends object>(fields: Fields<T>): Fields<T> {
  const entries = Object.entries<Decoder<unknown>>(fields).map(([name, decoder]) => [name, exact(decoder)])
  return Object.fromEntries(entries) as Fields<T>
}

function replacementDecoders(sourceValue: boolean): ReplacementDecoders {
  const fields = (
    sourceValue ? { ...replacementFields, sourceValue: text } : replacementFields
  ) as Fields<Replacement>
  return {
    replacement: struct<Replacement>(fields),
    entries: list(struct<ReplacementField>({ ...exactly(fields), path: text }), {}),
  }
}

const decodeGeneratorOptions = struct<GeneratorOptions>({
  labels: texts,
  annotations: texts,
  disableNameSuffixHash: flag,
  immutable: flag,
})

type ConfigMapArguments = Omit<GeneratorArguments, 'type'>

export const generatorFields: Fields<ConfigMapArguments> = exactly<ConfigMapArguments>({
  name: text,
  namespace: text,
  behavior: text,
  literals: textList,
  files: textList,
  envs: textList,
  env: text,
  options: decodeGeneratorOptions,
})

const decodeVariables = list(
  struct<Variable>({
    name: text,
    objref: struct<NonNullable<Variable['objref']>>({
      apiVersion: text,
      group: text,
      version: text,
      kind: text,
      name: text,
      namespace: text,
    }),
    fieldref: struct<NonNullable<Variable['fieldref']>>({ fieldPath: text }),
  }),
  {},
)

/** What of the file format depends on the version of Kustomize. */
export interface KustomizationFormat {
  readonly replacementSourceValue: boolean
  readonly includeVolumeClaimTemplates: boolean
  /** Which `options` a patch may have. */
  readonly patchOptions: 'any' | 'known'
}

interface FormatDecoders extends ReplacementDecoders {
  readonly kustomization: Decoder<Kustomization>
}

const decodersByFormat = new Map<string, FormatDecoders>()

/** The decoders of a version's file format. */
export function decodersFor(format: KustomizationFormat): FormatDecoders {
  const key = JSON.stringify(format)
  const known = decodersByFormat.get(key)
  if (known !== undefined) return known
  const decoders = buildDecoders(format)
  decodersByFormat.set(key, decoders)
  return decoders
}

function buildDecoders(format: KustomizationFormat): FormatDecoders {
  const replacements = replacementDecoders(format.replacementSourceValue)
  const labelFields = {
    pairs: texts,
    includeSelectors: flag,
    includeTemplates: flag,
    fields: decodeFieldSpecs,
    ...(format.includeVolumeClaimTemplates ? { includeVolumeClaimTemplates: flag } : {}),
  } as Fields<Label>
  const kustomization = struct<Kustomization>({
    kind: text,
    apiVersion: text,
    metadata: decodeMetadata,
    openapi: texts,
    namePrefix: text,
    nameSuffix: text,
    namespace: text,
    commonLabels: texts,
    labels: list(struct<Label>(labelFields), {}),
    commonAnnotations: texts,
    patchesStrategicMerge: textList,
    patchesJson6902: decodePatches(format.patchOptions),
    patches: decodePatches(format.patchOptions),
    images: list(decodeImage, {}),
    imageTags: list(decodeImage, {}),
    replacements: replacements.entries,
    replicas: list(decodeReplica, {}),
    vars: decodeVariables,
    sortOptions: struct<SortOptions>({
      order: text,
      legacySortOptions: struct<NonNullable<SortOptions['legacySortOptions']>>({
        orderFirst: textList,
        orderLast: textList,
      }),
    }),
    resources: textList,
    components: textList,
    crds: textList,
    bases: textList,
    configMapGenerator: list(struct<ConfigMapArguments>(generatorFields), {}),
    secretGenerator: list(struct<GeneratorArguments>({ ...generatorFields, type: text }), {}),
    helmGlobals: anything,
    helmCharts: list(anything, null),
    helmChartInflationGenerator: list(anything, null),
    generatorOptions: decodeGeneratorOptions,
    configurations: textList,
    generators: textList,
    transformers: textList,
    validators: textList,
    buildMetadata: textList,
  })
  return { ...replacements, kustomization }
}

/** A decoder's starting point in a parsed configuration. */
export function cursorFor(parsed: ParsedConfig, name: string, isStrict: boolean): Cursor {
  return { path: [], name, strict: isStrict, coerce: !isStrict, placeOf: path => parsed.positions.key(path) }
}

/** Reads a kustomization file's content. An unknown field, a wrong type, a wrong kind or an empty file is a problem. */
export function decodeKustomization(parsed: ParsedConfig, format: KustomizationFormat): Kustomization {
  const cursor = cursorFor(parsed, 'Kustomization', true)
  const read = decodersFor(format).kustomization(parsed.value, cursor) ?? {}
  const start = parsed.positions.key([])
  if (isEmpty(read))
    fail(
      'KUSTOMIZATION_EMPTY',
      'kustomization.yaml is empty',
      start,
      'Name at least one file under `resources`.',
    )
  const kind = read.kind || 'Kustomization'
  enforceKind(
    kind,
    read.apiVersion ?? '',
    parsed.positions.value(['kind']),
    parsed.positions.value(['apiVersion']),
  )
  return { ...read, kind }
}

/** What Kustomize, too, has moved elsewhere before it looks whether anything is left. */
function isEmpty(kustomization: Kustomization): boolean {
  const { kind: _kind, apiVersion: _version, ...fields } = kustomization
  const listsMovedAway = ['bases', 'imageTags', 'helmChartInflationGenerator']
  return Object.entries(fields).every(
    ([name, value]) =>
      value === '' || (listsMovedAway.includes(name) && Array.isArray(value) && value.length === 0),
  )
}

function enforceKind(kind: string, apiVersion: string, kindPlace: Place, versionPlace: Place): void {
  if (kind !== 'Kustomization' && kind !== 'Component') {
    fail('KUSTOMIZATION_INVALID', `kind should be Kustomization or Component, not "${kind}"`, kindPlace)
  }
  const required =
    kind === 'Component' ? 'kustomize.config.k8s.io/v1alpha1' : 'kustomize.config.k8s.io/v1beta1'
  if (apiVersion !== '' && apiVersion !== required) {
    fail('KUSTOMIZATION_INVALID', `apiVersion for ${kind} should be ${required}`, versionPlace)
  }
}

interface Deprecation {
  readonly field: keyof Kustomization
  readonly instead: string
  readonly experimental?: boolean
}

const deprecations: readonly Deprecation[] = [
  { field: 'bases', instead: 'resources' },
  { field: 'commonLabels', instead: 'labels' },
  { field: 'imageTags', instead: 'images' },
  { field: 'patchesJson6902', instead: 'patches' },
  { field: 'patchesStrategicMerge', instead: 'patches' },
  { field: 'vars', instead: 'replacements', experimental: true },
]

/** The warnings that Kustomize prints for deprecated fields of a file, word by word. */
export function deprecationWarnings(kustomization: Kustomization): readonly string[] {
  return deprecations
    .filter(({ field }) => kustomization[field] !== undefined)
    .map(
      ({ field, instead, experimental }) =>
        `# Warning: '${field}' is deprecated. Please use '${instead}' instead. ${experimental === true ? '[EXPERIMENTAL] ' : ''}Run 'kustomize edit fix' to update your Kustomization automatically.`,
    )
}
