/** A value of an object that a cluster sent. */
export type Field = unknown

/** What stands under a path of keys; nothing where the path ends early. */
export function fieldAt(value: Field, ...path: readonly string[]): Field {
  let at: Field = value
  for (const key of path) {
    if (!isMap(at) || !Object.hasOwn(at, key)) return undefined
    at = at[key]
  }
  return at
}

export function textAt(value: Field, ...path: readonly string[]): string | undefined {
  const found = fieldAt(value, ...path)
  return typeof found === 'string' && found !== '' ? found : undefined
}

/** A whole number. Istio writes 64-bit numbers as texts, as protobuf's JSON does. */
export function numberAt(value: Field, ...path: readonly string[]): number | undefined {
  const found = fieldAt(value, ...path)
  if (typeof found === 'string' && /^\d{1,15}$/.test(found)) return Number(found)
  return typeof found === 'number' ? found : undefined
}

export function listAt(value: Field, ...path: readonly string[]): readonly Field[] {
  const found = fieldAt(value, ...path)
  return Array.isArray(found) ? found : []
}

/** Milliseconds since 1970 of a time stamp; nothing when there is none that can be read. */
export function timeAt(value: Field, ...path: readonly string[]): number | undefined {
  const text = textAt(value, ...path)
  const time = text === undefined ? Number.NaN : Date.parse(text)
  return Number.isNaN(time) ? undefined : time
}

export function isMap(value: Field): value is Readonly<Record<string, Field>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
