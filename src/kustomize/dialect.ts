import { defaultConfig, type TransformerConfig } from './config/transformer-config.ts'
import type { KustomizationFormat } from './kustomization.ts'
import { editMatches, type Search } from './transformers/replacement-path.ts'
import type { Value, YamlMap } from './yaml/value.ts'

/** Which version of Kustomize to be the same as: that of kubectl 1.32, or that of Flux 2.8. */
export type DialectName = '5.5' | '5.8'

/** Everything in which the versions differ. */
export interface Dialect {
  readonly format: KustomizationFormat
  /** The fields of Kubernetes' own kinds that the transformers know. */
  readonly config: TransformerConfig
  /** Types (`apiVersion kind`) outside any namespace, besides those of the built-in schema. */
  readonly clusterScoped: readonly string[]
  /** What a replacement's targets are selected by: equal texts, or patterns that one id must match as a whole. */
  readonly replacementSelectors: 'texts' | 'patterns'
  /** Edits what a replacement's path leads to, be it in a text that holds JSON or YAML. */
  readonly editReplaced: (root: YamlMap, search: Search) => Value
  /** Whether `delimiter` and `index` count in such a text. */
  readonly delimitsInTexts: boolean
  /** What follows an image's name and tag, as a pattern. */
  readonly imageDigest: string
  /** What an image's name that is no pattern does. */
  readonly malformedImageName: 'fails' | 'matches nothing'
  /** What a patch that holds nothing does. */
  readonly emptyPatch: 'fails' | 'does nothing'
  /** Whether `stringData` of a Secret takes part when a generator merges into it. */
  readonly mergesStringData: boolean
  /** Whether a folder's path may hold a part like `a..b`. */
  readonly allowsDoubleDots: boolean
  /** What the label of `managedByLabel` says. */
  readonly manager: string
}

/** Kustomize 5.5. */
export const olderDialect: Dialect = {
  format: { replacementSourceValue: false, includeVolumeClaimTemplates: false, patchOptions: 'any' },
  config: defaultConfig,
  clusterScoped: [],
  replacementSelectors: 'texts',
  editReplaced: editMatches,
  delimitsInTexts: false,
  imageDigest: '(@sha256:[a-zA-Z0-9_.{}-]*)?',
  malformedImageName: 'fails',
  emptyPatch: 'fails',
  mergesStringData: false,
  allowsDoubleDots: true,
  // kubectl's Kustomize is built without a version.
  manager: 'kustomize-(devel)',
}
