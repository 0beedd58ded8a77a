import { anything, type Cursor, dictionary, flag, list, struct, text } from '../kustomize/decode.ts'
import type { Selector } from '../kustomize/selector.ts'
import { decodeSelector } from '../kustomize/selector-decoder.ts'
import type { ValuePath } from '../kustomize/yaml/positions.ts'
import type { Value, YamlMap } from '../kustomize/yaml/value.ts'
import type { Place } from '../lib/problem.ts'

/** An object as Flux reads it, and where its fields stand, if that is known. */
export interface FluxObject {
  readonly value: YamlMap
  readonly placeOf: (path: ValuePath) => Place | undefined
}

interface FluxPatch {
  readonly patch?: string
  readonly target?: Selector
}

export interface FluxImage {
  readonly name?: string
  readonly newName?: string
  readonly newTag?: string
  readonly digest?: string
}

/** One entry of `postBuild.substituteFrom`. */
export interface SubstituteReference {
  readonly kind?: string
  readonly name?: string
  readonly optional?: boolean
}

/** `spec.postBuild`. */
export interface PostBuild {
  readonly substitute?: ReadonlyMap<string, string>
  readonly substituteFrom?: readonly SubstituteReference[]
  readonly substituteStrategy?: string
}

interface CommonMetadata {
  readonly labels?: ReadonlyMap<string, string>
  readonly annotations?: ReadonlyMap<string, string>
}

/** What of `spec` decides what is built. */
export interface Specification {
  readonly path?: string
  readonly sourceRef?: { readonly kind?: string; readonly name?: string; readonly namespace?: string }
  readonly dependsOn?: readonly { readonly name?: string; readonly namespace?: string }[]
  readonly targetNamespace?: string
  readonly namePrefix?: string
  readonly nameSuffix?: string
  readonly patches?: readonly FluxPatch[]
  readonly patchesStrategicMerge?: readonly Value[]
  readonly patchesJson6902?: readonly { readonly patch?: Value; readonly target?: Selector }[]
  readonly images?: readonly FluxImage[]
  readonly components?: readonly string[]
  readonly ignoreMissingComponents?: boolean
  readonly buildMetadata?: readonly string[]
  readonly commonMetadata?: CommonMetadata
  readonly decryption?: Value
  readonly kubeConfig?: Value
  readonly suspend?: boolean
  readonly postBuild?: PostBuild
}

const texts = dictionary(text, '')
const textList = list(text, '')

const decodeSpecification = struct<Specification>({
  path: text,
  sourceRef: struct<NonNullable<Specification['sourceRef']>>({ kind: text, name: text, namespace: text }),
  dependsOn: list(struct<{ name?: string; namespace?: string }>({ name: text, namespace: text }), {}),
  targetNamespace: text,
  namePrefix: text,
  nameSuffix: text,
  patches: list(struct<FluxPatch>({ patch: text, target: decodeSelector }), {}),
  patchesStrategicMerge: list(anything, null),
  patchesJson6902: list(
    struct<{ patch?: Value; target?: Selector }>({ patch: anything, target: decodeSelector }),
    {},
  ),
  images: list(struct<FluxImage>({ name: text, newName: text, newTag: text, digest: text }), {}),
  components: textList,
  ignoreMissingComponents: flag,
  buildMetadata: textList,
  commonMetadata: struct<CommonMetadata>({ labels: texts, annotations: texts }),
  decryption: anything,
  kubeConfig: anything,
  suspend: flag,
  postBuild: struct<PostBuild>({
    substitute: texts,
    substituteFrom: list(struct<SubstituteReference>({ kind: text, name: text, optional: flag }), {}),
    substituteStrategy: text,
  }),
})

/** Reads `spec` as the controller's API takes it: unknown fields are left out, a wrong type is a problem (thrown). */
export function readSpecification({ value, placeOf }: FluxObject): Specification {
  const cursor: Cursor = {
    path: ['spec'],
    name: 'Kustomization',
    strict: false,
    coerce: false,
    placeOf,
  }
  return decodeSpecification(value.get('spec'), cursor) ?? {}
}
