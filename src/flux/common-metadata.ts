import type { RenderedDocument } from '../kustomize/render.ts'
import { isMap, printedValue, type Value, type YamlMap } from '../kustomize/yaml/value.ts'
import type { Specification } from './specification.ts'

/** Adds `spec.commonMetadata` to every object, over what it has, after everything else: its texts are not filled with variables. */
export function addCommonMetadata(
  documents: readonly RenderedDocument[],
  common: Specification['commonMetadata'],
): readonly RenderedDocument[] {
  if (common === undefined) return documents
  const { labels = new Map(), annotations = new Map() } = common
  return documents.map(document => {
    const labelled = addTo(document.value, 'labels', labels)
    return { ...document, value: addTo(labelled, 'annotations', annotations) }
  })
}

function addTo(value: YamlMap, field: string, texts: ReadonlyMap<string, string>): YamlMap {
  if (texts.size === 0) return value
  const metadata = value.get('metadata')
  const own = isMap(metadata) ? metadata : new Map<string, Value>()
  const merged = new Map<string, Value>([...textsOf(own.get(field)), ...texts])
  return new Map([...value, ['metadata', new Map([...own, [field, merged]])]])
}

/** As the controller reads labels: one that is no text, and it sees none of them. */
function textsOf(present: Value | undefined): readonly (readonly [string, Value])[] {
  if (!isMap(present)) return []
  const isText = (value: Value): boolean => typeof printedValue(value) === 'string'
  return [...present.values()].every(isText) ? [...present] : []
}
