import {
  Masked,
  type ObjectChange,
  type ObjectsDiff,
  type Shown,
  type ShownField,
} from '../../promotion/rendered.ts'

/** A value of JSON. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** The environments and what was left out, as `diff --base --json` prints them. */
export function diffJson(diff: ObjectsDiff): { readonly environments: Json; readonly hidden: Json } {
  const environments = diff.environments.map(({ name, objects }) => ({
    name,
    objects: objects.map(objectJson),
  }))
  return { environments, hidden: { ...diff.hidden } }
}

function objectJson(object: ObjectChange): Json {
  const { change, apiVersion, kind, namespace, name, clusters, renamedFrom, references, fields } = object
  return {
    change,
    apiVersion,
    kind,
    ...(namespace === undefined ? {} : { namespace }),
    name,
    ...(clusters === undefined ? {} : { clusters }),
    ...(renamedFrom === undefined ? {} : { renamedFrom: { ...renamedFrom } }),
    ...(references === undefined ? {} : { references }),
    fields: fields.map(fieldJson),
  }
}

/** `masked` names what is hidden, so that no value can pass for it: pointers below `before` and `after`. */
function fieldJson({ kind, path, before, after, origin }: ShownField): Json {
  const masked = [...maskedPaths(before, '/before'), ...maskedPaths(after, '/after')]
  return {
    path,
    ...(before === undefined ? {} : { before: toJson(before) }),
    ...(after === undefined ? {} : { after: toJson(after) }),
    ...(kind === 'order' ? { order: true } : {}),
    ...(masked.length === 0 ? {} : { masked }),
    ...(origin === undefined ? {} : { origin: { ...origin } }),
  }
}

function maskedPaths(value: Shown | undefined, path: string): readonly string[] {
  if (value === undefined) return []
  if (value instanceof Masked) return [path]
  if (Array.isArray(value)) return value.flatMap((element, at) => maskedPaths(element, `${path}/${at}`))
  if (!(value instanceof Map)) return []
  return [...value].flatMap(([key, field]) =>
    maskedPaths(field, `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  )
}

// JSON's numbers are doubles to nearly all who read them: larger integers are given as text.
function toJson(value: Shown): Json {
  if (value instanceof Masked) return `(masked ${value.fingerprint})`
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, field]) => [key, toJson(field)]))
  if (Array.isArray(value)) return value.map(toJson)
  if (typeof value === 'bigint') return String(value)
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value)
  return value as null | boolean | string
}
