import { emitDocuments } from '../kustomize/yaml/emit.ts'
import { Scalar, type Value } from '../kustomize/yaml/value.ts'
import type { EnvironmentName } from '../promotion/names.ts'
import { createMask, type Mask } from '../report/objects/mask/mask.ts'
import type { RenderedObject } from '../report/objects/object.ts'
import type { Side } from './between.ts'
import { objectsFor, objectsOf } from './changed.ts'
import { renderUnits, type Unit } from './units.ts'

/** What environments render to, as YAML; by environment, before and after a change. */
export interface ManifestTexts {
  readonly base: ReadonlyMap<EnvironmentName, string>
  readonly head: ReadonlyMap<EnvironmentName, string>
}

/** The manifests of these environments on both sides. Whatever is secret stands there masked: the files go where logs go. */
export function manifestTexts(base: Side, head: Side, names: readonly EnvironmentName[]): ManifestTexts {
  const { memo, salt } = head.rendering
  const [before, after] = [base, head].map(({ fleet, rendering }) =>
    renderUnits(rendering.files, fleet.roots ?? [], { memo, origins: false }),
  )
  const sides = { base: before ?? [], head: after ?? [] }
  const mask = createMask([...new Set([...sides.base, ...sides.head].flatMap(objectsOf))], salt)
  const textsOf = (units: readonly Unit[]) => new Map(names.map(name => [name, textOf(units, name, mask)]))
  return { base: textsOf(sides.base), head: textsOf(sides.head) }
}

function textOf(units: readonly Unit[], name: EnvironmentName, mask: Mask): string {
  const own = units
    .filter(({ parts }) => parts.some(({ environment }) => environment === name))
    .flatMap(unit => objectsFor(unit, name))
  return emitDocuments(own.map(object => maskObject(object, mask)))
}

function maskObject({ kind, value }: RenderedObject, mask: Mask): Value {
  const entries = [...value].map(([key, field]): [string, Value] => [
    key,
    kind === 'Secret' && (key === 'data' || key === 'stringData') ? hidden(field) : masked(field, mask),
  ])
  return new Map(entries)
}

// Only that there is something: what it is, is nobody's business here.
function hidden(value: Value): Value {
  if (value instanceof Map) return new Map([...value].map(([key]) => [key, '(masked)']))
  return value === null ? value : '(masked)'
}

function masked(value: Value, mask: Mask): Value {
  if (value instanceof Map)
    return new Map([...value].map(([key, field]) => [mask.text(key), masked(field, mask)]))
  if (Array.isArray(value)) return value.map(element => masked(element, mask))
  const text = value instanceof Scalar ? value.text : value
  if (typeof text !== 'string') return value
  const shown = mask.text(text)
  return shown === text ? value : shown
}
