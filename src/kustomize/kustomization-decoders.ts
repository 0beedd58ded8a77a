import {
  anything,
  type Cursor,
  type Decoder,
  dictionary,
  exact,
  exactly,
  type Fields,
  flag,
  integer,
  list,
  struct,
  text,
} from './decode.ts'
import type { FieldSpec } from './field-spec.ts'
import type {
  GeneratorArguments,
  GeneratorOptions,
  Image,
  Kustomization,
  KustomizationFormat,
  Label,
  ObjectMeta,
  Patch,
  Replica,
  Variable,
} from './kustomization.ts'
import type { SortOptions } from './order.ts'
import { type ReplacementDecoders, replacementDecoders } from './replacement-decoders.ts'
import { decodeSelector } from './selector-decoder.ts'
import type { ParsedConfig } from './yaml/parse-config.ts'

const texts = dictionary(text, '')
const textList = list(text, '')

/** Reads the `metadata` of a configuration. */
export const decodeMetadata: Decoder<ObjectMeta> = struct<ObjectMeta>({
  name: text,
  namespace: text,
  labels: texts,
  annotations: texts,
})

const exactText = exact(text)

const decodeFieldSpecList = list(
  struct<FieldSpec>({ group: exactText, version: exactText, kind: exactText, path: text, create: flag }),
  { path: '' },
)

/** Reads a list of field specs; their ids are embedded structs to Go. */
export const decodeFieldSpecs: Decoder<readonly FieldSpec[]> = (value, cursor) =>
  decodeFieldSpecList(value, cursor)?.map(spec => ({ ...spec, path: spec.path ?? '' }))

/** The decoders of an entry of `patches`. */
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

/** Reads an entry of `images`. */
export const decodeImage: Decoder<Image> = struct<Image>({
  name: text,
  newName: text,
  tagSuffix: text,
  newTag: text,
  digest: text,
})

/** Reads an entry of `replicas`. */
export const decodeReplica: Decoder<Replica> = struct<Replica>({ name: text, count: integer })

const decodeGeneratorOptions = struct<GeneratorOptions>({
  labels: texts,
  annotations: texts,
  disableNameSuffixHash: flag,
  immutable: flag,
})

type ConfigMapArguments = Omit<GeneratorArguments, 'type'>

/** The decoders of a generator's fields, but for a Secret's type. */
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

// The fields that are the same in every version.
const steadyFields = {
  kind: text,
  apiVersion: text,
  metadata: decodeMetadata,
  openapi: texts,
  namePrefix: text,
  nameSuffix: text,
  namespace: text,
  commonLabels: texts,
  commonAnnotations: texts,
  patchesStrategicMerge: textList,
  images: list(decodeImage, {}),
  imageTags: list(decodeImage, {}),
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
  helmGlobals: struct<NonNullable<Kustomization['helmGlobals']>>({ chartHome: text, configHome: text }),
  helmCharts: list(anything, null),
  helmChartInflationGenerator: list(anything, null),
  generatorOptions: decodeGeneratorOptions,
  configurations: textList,
  generators: textList,
  transformers: textList,
  validators: textList,
  buildMetadata: textList,
} as const

function buildDecoders(format: KustomizationFormat): FormatDecoders {
  const replacements = replacementDecoders(format.replacementSourceValue)
  const patches = decodePatches(format.patchOptions)
  const fields = {
    ...steadyFields,
    labels: list(struct<Label>(labelFields(format)), {}),
    patchesJson6902: patches,
    patches,
    replacements: replacements.entries,
  } as Fields<Kustomization>
  return { ...replacements, kustomization: struct<Kustomization>(fields) }
}

function labelFields(format: KustomizationFormat): Fields<Label> {
  const steady = { pairs: texts, includeSelectors: flag, includeTemplates: flag, fields: decodeFieldSpecs }
  return (
    format.includeVolumeClaimTemplates ? { ...steady, includeVolumeClaimTemplates: flag } : steady
  ) as Fields<Label>
}

/** A decoder's starting point in a parsed configuration. */
export function cursorFor(parsed: ParsedConfig, name: string, isStrict: boolean): Cursor {
  return { path: [], name, strict: isStrict, coerce: !isStrict, placeOf: path => parsed.positions.key(path) }
}
