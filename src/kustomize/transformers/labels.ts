import { mergeSpecs, type TransformerConfig } from '../config/transformer-config.ts'
import { note, type Site, type Transformer } from '../context.ts'
import { editField, type FieldEdit, type FieldSpec, matchesGvk } from '../field-spec.ts'
import type { Label } from '../kustomization.ts'
import { fail, placed } from '../problems.ts'
import { placeOf, type Resource } from '../resource.ts'
import { formatId } from '../resource-id.ts'
import type { ResourceSet } from '../resource-set.ts'
import { checkKey, isMissingOrNull, settle } from '../scalar.ts'
import { compareBytes } from '../yaml/order.ts'
import type { ValuePath } from '../yaml/positions.ts'
import { copyMap } from '../yaml/unprintable.ts'
import type { Value, YamlMap } from '../yaml/value.ts'

type Texts = ReadonlyMap<string, string>

const ownLabels: FieldSpec = { path: 'metadata/labels', create: true }

/** The fields that one entry of `labels` writes. */
export function labelFields(label: Label, config: TransformerConfig): readonly FieldSpec[] {
  const named = mergeSpecs(label.fields ?? [], config.labels, 'labels')
  if (label.includeSelectors === true) return mergeSpecs(named, config.commonLabels, 'labels')
  const withTemplates =
    label.includeTemplates === true ? mergeSpecs(named, config.templateLabels, 'template labels') : named
  const withClaims =
    label.includeVolumeClaimTemplates === true
      ? mergeSpecs(withTemplates, config.volumeClaimTemplateLabels, 'volume claim template labels')
      : withTemplates
  return mergeSpecs(withClaims, [ownLabels], 'labels')
}

/** Writes labels into every field that the specs name. */
export function labelTransformer(site: Site, labels: Texts, specs: readonly FieldSpec[]): Transformer {
  const onCreate = (resource: Resource, spec: FieldSpec): void => {
    if (!isSelector(spec.path)) return
    const where = `${formatId(resource.id)}: ${spec.path}`
    note(
      site,
      'SELECTOR_CREATED',
      `${where} did not exist and was created from labels; selectors of live workloads are immutable`,
    )
  }
  return textsTransformer('LabelTransformer', site, { texts: settled(labels), specs, onCreate })
}

/** Writes annotations into every field that the specs name. */
export function annotationsTransformer(
  site: Site,
  annotations: Texts,
  specs: readonly FieldSpec[],
): Transformer {
  return textsTransformer('AnnotationsTransformer', site, {
    texts: settled(annotations),
    specs,
    onCreate: () => undefined,
  })
}

function isSelector(path: string): boolean {
  return path === 'spec/selector' || path === 'spec/selector/matchLabels'
}

interface TextsToWrite {
  readonly texts: ReadonlyMap<string, Value>
  readonly specs: readonly FieldSpec[]
  readonly onCreate: (resource: Resource, spec: FieldSpec) => void
}

function settled(texts: Texts): ReadonlyMap<string, Value> {
  return new Map([...texts].map(([key, text]) => [key, settle(text)]))
}

function textsTransformer(kind: string, site: Site, toWrite: TextsToWrite): Transformer {
  return {
    kind,
    place: site.place,
    apply(resources) {
      if (toWrite.texts.size === 0) return
      for (const resource of resources.all) writeTexts(resources, resource, toWrite)
    },
  }
}

function writeTexts(
  resources: ResourceSet,
  resource: Resource,
  { texts, specs, onCreate }: TextsToWrite,
): void {
  const added = new Map<string, ValuePath[]>()
  let { root } = resource
  for (const spec of specs) {
    if (!matchesGvk(spec, resource.id)) continue
    const edit: FieldEdit = { create: 'map', set: (node, path) => withTexts(node, texts, path, added) }
    const edited = placed(
      () => placeOf(resource),
      () => editField(root, spec, edit),
    )
    if (edited !== root && spec.create === true && !hasField(root, spec.path)) onCreate(resource, spec)
    root = edited
  }
  resources.update(resource, root)
  const shared = [...added].map(([key, paths]) => ({
    value: texts.get(key) ?? '',
    paths: paths.sort(comparePaths),
  }))
  resource.shared = [...resource.shared, ...shared.filter(({ paths }) => paths.length > 1)]
}

function hasField(root: YamlMap, path: string): boolean {
  let node: Value | undefined = root
  for (const name of path.split('/')) {
    if (!(node instanceof Map)) return true
    node = node.get(name)
    if (isMissingOrNull(node)) return false
  }
  return true
}

/** The order in which a strategic merge comes by: that of the keys. */
function comparePaths(left: ValuePath, right: ValuePath): number {
  return compareBytes(left.join('\0'), right.join('\0'))
}

/** A map with the texts; notes at which paths keys are new. */
function withTexts(
  node: Value,
  texts: ReadonlyMap<string, Value>,
  path: ValuePath,
  added: Map<string, ValuePath[]>,
): Value {
  if (isMissingOrNull(node)) return node
  if (!(node instanceof Map))
    return fail(
      'FIELD_PATH',
      `wrong node kind: expected a map at '${path.join('/')}' for labels or annotations`,
    )
  for (const key of texts.keys()) {
    if (node.has(key)) continue
    checkKey(key)
    const paths = added.get(key) ?? []
    paths.push([...path, key])
    added.set(key, paths)
  }
  const written = copyMap(node)
  for (const [key, text] of texts) written.set(key, text)
  return written
}
