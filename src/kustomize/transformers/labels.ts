import { mergeSpecs, type TransformerConfig } from '../config/transformer-config.ts'
import { note, type Site, type Transformer } from '../context.ts'
import { editField, type FieldSpec, matchesGvk } from '../field-spec.ts'
import type { Label } from '../kustomization.ts'
import { fail } from '../problems.ts'
import type { Resource } from '../resource.ts'
import { formatId } from '../resource-id.ts'
import { checkKey, isMissingOrNull } from '../scalar.ts'
import type { Value, YamlMap } from '../yaml/value.ts'

type Texts = ReadonlyMap<string, string>

const ownLabels: FieldSpec = { path: 'metadata/labels', create: true }

/** The fields that one entry of `labels` writes. */
export function labelFields(label: Label, config: TransformerConfig): readonly FieldSpec[] {
  const named = mergeSpecs(label.fields ?? [], config.labels, 'labels')
  if (label.includeSelectors === true) return mergeSpecs(named, config.commonLabels, 'labels')
  const withTemplates =
    label.includeTemplates === true ? mergeSpecs(named, config.templateLabels, 'template labels') : named
  return mergeSpecs(withTemplates, [ownLabels], 'labels')
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
  return textsTransformer('LabelTransformer', site, { texts: labels, specs, onCreate })
}

/** Writes annotations into every field that the specs name. */
export function annotationsTransformer(
  site: Site,
  annotations: Texts,
  specs: readonly FieldSpec[],
): Transformer {
  return textsTransformer('AnnotationsTransformer', site, {
    texts: annotations,
    specs,
    onCreate: () => undefined,
  })
}

function isSelector(path: string): boolean {
  return path === 'spec/selector' || path === 'spec/selector/matchLabels'
}

interface TextsToWrite {
  readonly texts: Texts
  readonly specs: readonly FieldSpec[]
  readonly onCreate: (resource: Resource, spec: FieldSpec) => void
}

function textsTransformer(kind: string, site: Site, { texts, specs, onCreate }: TextsToWrite): Transformer {
  return {
    kind,
    place: site.place,
    apply(resources) {
      if (texts.size === 0) return
      for (const resource of resources.all) {
        const { id } = resource
        let { root } = resource
        for (const spec of specs) {
          if (!matchesGvk(spec, id)) continue
          const edited = editField(root, spec, { create: 'map', set: node => withTexts(node, texts) })
          if (edited !== root && spec.create === true && !hasField(root, spec.path)) onCreate(resource, spec)
          root = edited
        }
        resources.update(resource, root)
      }
    },
  }
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

function withTexts(node: Value, texts: Texts): Value {
  if (isMissingOrNull(node)) return node
  if (!(node instanceof Map))
    return fail('FIELD_PATH', 'wrong node kind: expected a map for labels or annotations')
  for (const key of texts.keys()) if (!node.has(key)) checkKey(key)
  return new Map<string, Value>([...node, ...texts])
}
