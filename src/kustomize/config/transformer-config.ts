import type { FieldSpec } from '../field-spec.ts'
import { comparePlaces, legacyPlace } from '../order.ts'
import { fail } from '../problems.ts'
import { type Gvk, isSelectedGvk } from '../resource-id.ts'
import {
  annotationFields,
  claimLabelFields,
  cronJobVolumeFields,
  imageFields,
  imageVolumeFields,
  nameFields,
  namespaceFields,
  replicaFields,
  selectorLabelFields,
  templateLabelFields,
  variableFields,
} from './field-specs.ts'
import { type NameReference, nameReferences } from './name-references.ts'

/** The fields that each transformer works on. */
export interface TransformerConfig {
  readonly namePrefix: readonly FieldSpec[]
  readonly nameSuffix: readonly FieldSpec[]
  readonly namespace: readonly FieldSpec[]
  readonly commonLabels: readonly FieldSpec[]
  readonly labels: readonly FieldSpec[]
  readonly templateLabels: readonly FieldSpec[]
  /** Since Kustomize 5.8.2. */
  readonly volumeClaimTemplateLabels: readonly FieldSpec[]
  readonly commonAnnotations: readonly FieldSpec[]
  readonly nameReference: readonly NameReference[]
  readonly varReference: readonly FieldSpec[]
  readonly images: readonly FieldSpec[]
  readonly replicas: readonly FieldSpec[]
}

/** The lists of plain field specs in a configuration. */
export const specLists = [
  'namePrefix',
  'nameSuffix',
  'namespace',
  'commonLabels',
  'labels',
  'templateLabels',
  'volumeClaimTemplateLabels',
  'commonAnnotations',
  'varReference',
  'images',
  'replicas',
] as const

/** No fields at all. */
export const emptyConfig: TransformerConfig = {
  namePrefix: [],
  nameSuffix: [],
  namespace: [],
  commonLabels: [],
  labels: [],
  templateLabels: [],
  volumeClaimTemplateLabels: [],
  commonAnnotations: [],
  nameReference: [],
  varReference: [],
  images: [],
  replicas: [],
}

const sharedFields: TransformerConfig = sortConfig({
  ...emptyConfig,
  namePrefix: nameFields,
  nameSuffix: nameFields,
  namespace: namespaceFields,
  commonLabels: selectorLabelFields,
  labels: [],
  templateLabels: templateLabelFields,
  commonAnnotations: annotationFields,
  nameReference: nameReferences,
  varReference: variableFields,
  images: imageFields,
  replicas: replicaFields,
})

/** The fields of Kubernetes' own kinds, as Kustomize 5.5 knows them. */
export const defaultConfig: TransformerConfig = {
  ...sharedFields,
  templateLabels: sortByGvk([...templateLabelFields, ...claimLabelFields]),
}

/** The same for Kustomize 5.8.1. */
export const fluxDefaultConfig: TransformerConfig = {
  ...defaultConfig,
  images: sortByGvk([...imageFields, ...imageVolumeFields]),
}

/** The same for Kustomize 5.8.2. */
export const newerDefaultConfig: TransformerConfig = {
  ...sharedFields,
  volumeClaimTemplateLabels: sortByGvk(claimLabelFields),
  images: sortByGvk([...imageFields, ...imageVolumeFields, ...cronJobVolumeFields]),
}

const defaults: ReadonlySet<TransformerConfig> = new Set([
  defaultConfig,
  fluxDefaultConfig,
  newerDefaultConfig,
])
// Which configurations hold all the defaults, so that merging them once more is nothing to do.
const completed = new WeakSet<TransformerConfig>(defaults)

/** Both configurations; a field that one creates and the other does not is a problem. */
export function mergeConfigs(base: TransformerConfig, added: TransformerConfig): TransformerConfig {
  if (added === emptyConfig || (defaults.has(added) && completed.has(base))) return base
  if (base === emptyConfig && defaults.has(added)) return added
  const lists = specLists.map(name => [name, mergeSpecs(base[name], added[name], name)] as const)
  const nameReference = mergeReferences(base.nameReference, added.nameReference)
  const merged = sortConfig({ ...emptyConfig, ...Object.fromEntries(lists), nameReference })
  if (completed.has(base) || completed.has(added)) completed.add(merged)
  return merged
}

/** Field specs with others added; what a spec of the first list covers is not added again. */
export function mergeSpecs(
  base: readonly FieldSpec[],
  added: readonly FieldSpec[],
  name: string,
): readonly FieldSpec[] {
  if (added.length === 0) return base
  const merged = [...base]
  for (const spec of added) {
    const same = merged.find(known => known.path === spec.path && isSelectedGvk(gvkOf(known), spec))
    if (same === undefined) merged.push(spec)
    else if ((same.create ?? false) !== (spec.create ?? false)) {
      fail(
        'FIELD_SPEC_CONFLICT',
        `failed to merge ${name} fieldSpec: conflicting fieldspecs for '${spec.path}'`,
        undefined,
        'Two configurations differ in `create` for the same field.',
      )
    }
  }
  return merged
}

function mergeReferences(
  base: readonly NameReference[],
  added: readonly NameReference[],
): readonly NameReference[] {
  const merged = [...base]
  for (const reference of added) {
    const index = merged.findIndex(known => sameGvk(gvkOf(known), gvkOf(reference)))
    const known = merged[index]
    if (known === undefined) merged.push(reference)
    else {
      merged[index] = {
        ...known,
        fieldSpecs: mergeSpecs(known.fieldSpecs, reference.fieldSpecs, 'nameReference'),
      }
    }
  }
  return merged
}

function sameGvk(left: Gvk, right: Gvk): boolean {
  return left.group === right.group && left.version === right.version && left.kind === right.kind
}

function gvkOf(part: { readonly group?: string; readonly version?: string; readonly kind?: string }): Gvk {
  return { group: part.group ?? '', version: part.version ?? '', kind: part.kind ?? '' }
}

function sortConfig(config: TransformerConfig): TransformerConfig {
  const sorted = specLists.map(name => [name, sortByGvk(config[name])] as const)
  return { ...config, ...Object.fromEntries(sorted), nameReference: sortByGvk(config.nameReference) }
}

function sortByGvk<T extends { readonly group?: string; readonly version?: string; readonly kind?: string }>(
  parts: readonly T[],
): readonly T[] {
  const keyed = parts.map(part => ({ part, place: legacyPlace(gvkOf(part)) }))
  return keyed.sort((left, right) => comparePlaces(left.place, right.place)).map(({ part }) => part)
}
