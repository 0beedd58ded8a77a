import { type Decoder, dictionary, exact, flag, list, struct, text } from './decode.ts'
import type { FieldSpec } from './field-spec.ts'
import type { GeneratorArguments, Image, ObjectMeta, Patch, Replica } from './kustomization.ts'
import {
  decodeFieldSpecs,
  decodeImage,
  decodeMetadata,
  decodeReplica,
  generatorFields,
  patchFields,
} from './kustomization-decoders.ts'
import { decodeSelector } from './selector-decoder.ts'

type Texts = ReadonlyMap<string, string>

const texts = dictionary(text, '')
const specs: Decoder<readonly FieldSpec[]> = decodeFieldSpecs

/** Reads the configuration of the plugin of that name. */
export const decodeName = struct<{ prefix?: string; suffix?: string; fieldSpecs?: readonly FieldSpec[] }>({
  prefix: text,
  suffix: text,
  fieldSpecs: specs,
})

/** Reads the configuration of the plugin of that name. */
export const decodeNamespace = struct<{
  metadata?: ObjectMeta
  fieldSpecs?: readonly FieldSpec[]
  unsetOnly?: boolean
  setRoleBindingSubjects?: string
}>({ metadata: decodeMetadata, fieldSpecs: specs, unsetOnly: flag, setRoleBindingSubjects: text })

/** Reads the configuration of the plugin of that name. */
export const decodeLabels = struct<{ labels?: Texts; fieldSpecs?: readonly FieldSpec[] }>({
  labels: texts,
  fieldSpecs: specs,
})

/** Reads the configuration of the plugin of that name. */
export const decodeAnnotations = struct<{ annotations?: Texts; fieldSpecs?: readonly FieldSpec[] }>({
  annotations: texts,
  fieldSpecs: specs,
})

/** Reads the configuration of the plugin of that name. */
export const decodeImageTag = struct<{ imageTag?: Image; fieldSpecs?: readonly FieldSpec[] }>({
  imageTag: decodeImage,
  fieldSpecs: specs,
})

/** Reads the configuration of the plugin of that name. */
export const decodeReplicaCount = struct<{ replica?: Replica; fieldSpecs?: readonly FieldSpec[] }>({
  replica: decodeReplica,
  fieldSpecs: specs,
})

/** Reads the configuration of the plugin of that name. */
export const decodeMerges = struct<{ paths?: readonly string[]; patches?: string }>({
  paths: list(text, ''),
  patches: text,
})

/** Reads the configuration of the plugin of that name. */
export const decodeJsonPatch = struct<Omit<Patch, 'options' | 'patch'> & { jsonOp?: string }>({
  path: text,
  target: decodeSelector,
  jsonOp: text,
})

/** Reads the configuration of the plugin of that name. */
export const decodePatch = struct<Patch>(patchFields)

/** Reads the configuration of the plugin of that name. */
export const decodeGenerator = struct<GeneratorArguments & { metadata?: ObjectMeta }>({
  ...generatorFields,
  type: exact(text),
  metadata: decodeMetadata,
})
