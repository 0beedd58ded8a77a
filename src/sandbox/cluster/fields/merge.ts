import { isList, isMap, isSame, type Json, type JsonMap } from '../json.ts'
import { type Step, stepsOf } from './field-set.ts'
import { entryKey, shapeOf } from './shape.ts'

/** Lays what is applied over what is there, as the shapes say. */
export function mergeApplied(
  live: Json | undefined,
  applied: Json,
  names: readonly string[],
  isBuiltIn: boolean,
): Json {
  const shape = shapeOf(applied, names, isBuiltIn)
  if (shape.kind === 'map' && isMap(applied) && isMap(live)) {
    const merged: Record<string, Json | undefined> = { ...live }
    for (const [key, value] of Object.entries(applied))
      if (value !== undefined) merged[key] = mergeApplied(live[key], value, [...names, key], isBuiltIn)
    return merged
  }
  if (shape.kind === 'keyed' && isList(applied) && isList(live))
    return mergeEntries(live, applied, { keys: shape.keys, names, isBuiltIn })
  if (shape.kind === 'set' && isList(applied) && isList(live))
    return [...live, ...applied.filter(entry => !live.includes(entry))]
  return applied
}

interface Keyed {
  readonly keys: readonly string[]
  readonly names: readonly string[]
  readonly isBuiltIn: boolean
}

function mergeEntries(live: readonly Json[], applied: readonly Json[], keyed: Keyed): Json {
  const { keys, names, isBuiltIn } = keyed
  const keyOf = (entry: Json) => (isMap(entry) ? JSON.stringify(entryKey(entry, keys)) : '')
  const left = new Map(applied.map(entry => [keyOf(entry), entry]))
  const merged = live.map(entry => {
    const key = keyOf(entry)
    const over = left.get(key)
    left.delete(key)
    return over === undefined ? entry : mergeMaps(entry, over, names, isBuiltIn)
  })
  return [...merged, ...left.values()]
}

function mergeMaps(live: Json, applied: Json, names: readonly string[], isBuiltIn: boolean): Json {
  if (!isMap(live) || !isMap(applied)) return applied
  const merged: Record<string, Json | undefined> = { ...live }
  for (const [key, value] of Object.entries(applied))
    if (value !== undefined) merged[key] = mergeApplied(live[key], value, [...names, key], isBuiltIn)
  return merged
}

/** Takes one field out; maps and lists that it leaves empty go with it. */
export function removeField(object: JsonMap, path: string): JsonMap {
  const left = without(object, stepsOf(path))
  return isMap(left) ? left : {}
}

function without(value: Json | undefined, [step, ...rest]: readonly Step[]): Json | undefined {
  if (step === undefined) return undefined
  if (step.startsWith('f:')) return withoutKey(value, step.slice(2), rest)
  if (!isList(value)) return value
  const wanted = JSON.parse(step.slice(2)) as Json
  const left = value.flatMap(entry => {
    if (!fits(entry, wanted)) return [entry]
    const kept = without(entry, rest)
    return kept === undefined ? [] : [kept]
  })
  return left.length === 0 ? undefined : left
}

function fits(entry: Json, wanted: Json): boolean {
  if (!isMap(wanted)) return isSame(entry, wanted)
  return isMap(entry) && isSame(entryKey(entry, Object.keys(wanted)), wanted)
}

function withoutKey(value: Json | undefined, key: string, rest: readonly Step[]): Json | undefined {
  if (!isMap(value) || !Object.hasOwn(value, key)) return value
  const { [key]: before, ...others } = value
  const after = without(before, rest)
  const left = after === undefined ? others : { ...others, [key]: after }
  return Object.keys(left).length === 0 ? undefined : left
}
