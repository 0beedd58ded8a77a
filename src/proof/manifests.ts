import { emit } from '../kustomize/yaml/emit.ts'
import { Scalar, type Value, type YamlMap } from '../kustomize/yaml/value.ts'
import type { EnvironmentName } from '../promotion/names.ts'
import type { Mask } from '../report/objects/mask/mask.ts'
import type { RenderedObject } from '../report/objects/object.ts'
import type { RenderedSides } from './between.ts'
import { objectsIn } from './changed.ts'
import type { Unit } from './units.ts'

/** What a change reaches of environments, as YAML; by environment, before and after the change. */
export interface ManifestTexts {
  readonly base: ReadonlyMap<EnvironmentName, string>
  readonly head: ReadonlyMap<EnvironmentName, string>
}

/** The manifests of what the change reaches in these environments, on both sides. Whatever is secret stands there masked: the files go where logs go. */
export function manifestTexts(
  { pairs, mask }: RenderedSides,
  names: readonly EnvironmentName[],
): ManifestTexts {
  const textOf = maskedText(mask)
  const textsOf = (units: readonly Unit[]) =>
    new Map(names.map(name => [name, objectsIn(units, name).map(textOf).join('---\n')]))
  return {
    base: textsOf(pairs.flatMap(({ before }) => before ?? [])),
    head: textsOf(pairs.flatMap(({ after }) => after ?? [])),
  }
}

/** An object's YAML, masked; what both sides have alike is worked out once. */
function maskedText(mask: Mask): (object: RenderedObject) => string {
  const known = new Map<Value, string>()
  return object => {
    const text = known.get(object.value) ?? emit(maskObject(object, mask))
    known.set(object.value, text)
    return text
  }
}

function maskObject({ kind, value }: RenderedObject, mask: Mask): Value {
  if (kind !== 'Secret') return masked(value, mask)
  const entries = [...value].map(([key, field]): [string, Value] => [
    key,
    key === 'data' || key === 'stringData' ? hidden(field) : masked(field, mask),
  ])
  return new Map(entries)
}

// Only that there is something: what it is, is nobody's business here.
function hidden(value: Value): Value {
  if (value instanceof Map) return new Map([...value].map(([key]) => [key, '(masked)']))
  return value === null ? value : '(masked)'
}

/** A value with everything secret in it hidden; the same value where there is nothing. */
function masked(value: Value, mask: Mask): Value {
  if (value instanceof Map) return maskedMap(value, mask)
  if (Array.isArray(value)) return maskedList(value, mask)
  const text = value instanceof Scalar ? value.text : value
  if (typeof text !== 'string') return value
  const shown = mask.text(text)
  return shown === text ? value : shown
}

// Most values hold nothing secret, and are not copied.
function maskedList(list: Value[], mask: Mask): Value[] {
  let copy: Value[] | undefined
  for (const [at, element] of list.entries()) {
    const shown = masked(element, mask)
    if (shown !== element) copy ??= list.slice(0, at)
    copy?.push(shown)
  }
  return copy ?? list
}

function maskedMap(map: YamlMap, mask: Mask): YamlMap {
  let copy: YamlMap | undefined
  for (const [key, field] of map) {
    const [name, shown] = [mask.text(key), masked(field, mask)]
    if (name !== key || shown !== field) copy ??= entriesBefore(map, key)
    copy?.set(name, shown)
  }
  return copy ?? map
}

function entriesBefore(map: YamlMap, end: string): YamlMap {
  const entries = new Map<string, Value>()
  for (const [key, field] of map) {
    if (key === end) break
    entries.set(key, field)
  }
  return entries
}
