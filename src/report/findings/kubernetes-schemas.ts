import type { Value, YamlMap } from '../../kustomize/yaml/value.ts'
import { kubernetesSchemasJson } from './kubernetes.generated.ts'

/** A field's type: a definition by its number, a scalar's name, a list of a type, a map to a type. */
type Compact = number | string | readonly [Compact] | { readonly '*': Compact }

interface Schemas {
  readonly kinds: Readonly<Record<string, Readonly<Record<string, number>>>>
  /** The definition of every object's metadata. */
  readonly metadata: number
  /** What is required, and the fields by their names. */
  readonly definitions: readonly (readonly [
    required: readonly string[],
    fields: Readonly<Record<string, Compact>>,
  ])[]
}

let parsed: Schemas | undefined
// Definitions refer to each other, JSON schemas to themselves: each is made once.
const made = new Map<number, YamlMap>()

function schemas(): Schemas {
  parsed ??= JSON.parse(kubernetesSchemasJson) as Schemas
  return parsed
}

/** What Kubernetes says of an object: its schema; or that its API has no such kind; nothing of an API that is not its own. */
export function builtInSchema(apiVersion: string, kind: string): YamlMap | 'no-such-kind' | undefined {
  const kinds = schemas().kinds[apiVersion]
  if (kinds === undefined) return undefined
  const place = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined
  return place === undefined ? 'no-such-kind' : definition(place)
}

/** The schema of every object's metadata. */
export function metadataSchema(): YamlMap {
  return definition(schemas().metadata)
}

function definition(place: number): YamlMap {
  const known = made.get(place)
  if (known !== undefined) return known
  const [required, fields] = schemas().definitions[place] ?? [[], {}]
  const properties = new Map<string, Value>()
  const schema: YamlMap = new Map<string, Value>([
    ['type', 'object'],
    ['properties', properties],
    ['required', [...required]],
  ])
  made.set(place, schema)
  for (const [name, type] of Object.entries(fields)) properties.set(name, schemaOf(type))
  return schema
}

function schemaOf(type: Compact): YamlMap {
  if (typeof type === 'number') return definition(type)
  if (typeof type !== 'string')
    return '*' in type
      ? new Map<string, Value>([
          ['type', 'object'],
          ['additionalProperties', schemaOf(type['*'])],
        ])
      : new Map<string, Value>([
          ['type', 'array'],
          ['items', schemaOf(type[0])],
        ])
  switch (type) {
    case 'any':
      return new Map([['x-kubernetes-preserve-unknown-fields', true]])
    case 'int-or-string':
      return new Map([['x-kubernetes-int-or-string', true]])
    case 'quantity':
      return new Map([['format', 'quantity']])
    default:
      return new Map([['type', type]])
  }
}
