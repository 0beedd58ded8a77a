import type { FieldSpec } from './field-spec.ts'
import type { SortOptions } from './order.ts'
import type { Selector } from './selector.ts'
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
  readonly helmGlobals?: { readonly chartHome?: string; readonly configHome?: string }
  readonly helmCharts?: readonly Value[]
  readonly helmChartInflationGenerator?: readonly Value[]
  readonly generatorOptions?: GeneratorOptions
  readonly configurations?: readonly string[]
  readonly generators?: readonly string[]
  readonly transformers?: readonly string[]
  readonly validators?: readonly string[]
  readonly buildMetadata?: readonly string[]
}

/** What of the file format depends on the version of Kustomize. */
export interface KustomizationFormat {
  readonly replacementSourceValue: boolean
  readonly includeVolumeClaimTemplates: boolean
  /** Which `options` a patch may have. */
  readonly patchOptions: 'any' | 'known'
}
