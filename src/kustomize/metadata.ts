import { fail } from './problems.ts'
import { checkKey, isMissingOrNull, mapAt, plainScalar, replaceText, styled, textOf } from './scalar.ts'
import { clearKey, copyMap, lastValue } from './yaml/unprintable.ts'
import type { Value, YamlMap } from './yaml/value.ts'

/** The texts of `metadata.labels` or `metadata.annotations`. */
export function metaTexts(root: YamlMap, field: 'labels' | 'annotations'): ReadonlyMap<string, string> {
  const found = mapAt(root, 'metadata')?.get(field)
  if (Array.isArray(found)) return pairsOf(found, field)
  const map = found instanceof Map ? found : undefined
  return new Map(
    map === undefined ? [] : [...map].map(([key, value]) => [key, textOf(lastValue(map, key, value))]),
  )
}

/** Kustomize takes the elements of a list for keys and values in turn. */
function pairsOf(list: readonly Value[], field: string): ReadonlyMap<string, string> {
  if (list.length % 2 === 1)
    fail('RESOURCE_INVALID', `metadata.${field} is a list, not a map (index out of range)`)
  return new Map(
    list.flatMap((key, index) => (index % 2 === 0 ? [[textOf(key), textOf(list[index + 1])] as const] : [])),
  )
}

/** The tree with `metadata.labels` or `metadata.annotations` replaced; without the field if there are none. */
export function withMetaTexts(
  root: YamlMap,
  field: 'labels' | 'annotations',
  texts: ReadonlyMap<string, string>,
): YamlMap {
  const found = root.get('metadata')
  const metadata: YamlMap = found instanceof Map ? copyMap(found) : new Map()
  clearKey(metadata, field)
  if (texts.size > 0) {
    const equal = mapAt(metadata, field) ?? []
    const added = [...texts].map(([key, value]) => [checkKey(key), styled(value)] as const)
    metadata.set(field, new Map([...equal, ...added]))
  }
  return copyMap(root).set('metadata', metadata)
}

/** The tree with a text under `metadata`; without that field for an empty text. */
export function withMetaText(root: YamlMap, field: 'name' | 'namespace', value: string): YamlMap {
  const found = root.get('metadata')
  const metadata: YamlMap = found instanceof Map ? copyMap(found) : new Map()
  const before = metadata.get(field)
  if (value === '') clearKey(metadata, field)
  else if (textOf(before) === value && !isMissingOrNull(before)) return root
  else metadata.set(field, before === undefined ? plainScalar(value) : replaceText(before, value))
  return copyMap(root).set('metadata', metadata)
}
