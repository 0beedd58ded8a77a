import type { Value, YamlMap } from '../yaml/value.ts'

/**
 * One object or list of an OpenAPI schema, reduced to what a strategic merge asks. Numbers are indices into `CompactSchema.nodes`.
 * `f`: fields by name, `x`: the schema of any other field, `i`: the elements of a list (-1: nothing is known about them),
 * `k`: present if the list merges element by element, holding the keys (none: a set of scalars),
 * `r`: nothing but the name of a definition that another document may hold.
 */
export interface SchemaNode {
  readonly r?: string
  readonly f?: Readonly<Record<string, number>>
  readonly x?: number
  readonly i?: number
  readonly k?: readonly string[]
}

/** An OpenAPI document reduced to merge keys and scopes; resource types are written `apiVersion kind`. */
export interface CompactSchema {
  readonly nodes: readonly SchemaNode[]
  readonly kinds: Readonly<Record<string, number>>
  /** The nodes of definitions, by name: another document may refer to them. */
  readonly definitions: Readonly<Record<string, number>>
  readonly namespaced: Readonly<Record<string, boolean>>
}

interface Compiler {
  readonly definitions: YamlMap
  readonly nodes: SchemaNode[]
  readonly byContent: Map<string, number>
  readonly byDefinition: Map<string, number>
}

const refPrefix = '#/definitions/'
const opaqueObject = 0
const maximumRefs = 32

/** Reduces a parsed OpenAPI v2 document; what is malformed in it is left out. */
export function compileSchema(document: Value): CompactSchema {
  const definitions = childMap(document, 'definitions') ?? new Map()
  const compiler: Compiler = {
    definitions,
    nodes: [{}],
    byContent: new Map([['{}', 0]]),
    byDefinition: new Map(),
  }
  const kinds: Record<string, number> = Object.create(null)
  for (const [name, definition] of definitions) {
    for (const type of typesOf(definition)) kinds[type] = compileDefinition(compiler, name)
  }
  return {
    kinds,
    definitions: compileDefinitions(compiler),
    nodes: compiler.nodes,
    namespaced: scopesOf(childMap(document, 'paths')),
  }
}

function compileDefinitions(compiler: Compiler): Readonly<Record<string, number>> {
  const indices: Record<string, number> = Object.create(null)
  for (const name of compiler.definitions.keys()) {
    const node = compileNode(compiler, new Map([['$ref', refPrefix + name]]))
    if (node !== undefined) indices[name] = node
  }
  return indices
}

function typesOf(definition: Value): readonly string[] {
  const extension = child(definition, 'x-kubernetes-group-version-kind')
  return Array.isArray(extension) ? extension.map(resourceType).filter(type => type !== undefined) : []
}

function resourceType(extension: Value | undefined): string | undefined {
  const [group, version, kind] = ['group', 'version', 'kind'].map(key => child(extension, key))
  if (typeof version !== 'string' || typeof kind !== 'string') return undefined
  return typeof group === 'string' && group !== '' ? `${group}/${version} ${kind}` : `${version} ${kind}`
}

function scopesOf(paths: YamlMap | undefined): Readonly<Record<string, boolean>> {
  const namespaced: Record<string, boolean> = Object.create(null)
  for (const [path, operations] of paths ?? []) {
    const type = resourceType(child(child(operations, 'get'), 'x-kubernetes-group-version-kind'))
    if (type === undefined) continue
    if (path.includes('namespaces/{namespace}')) namespaced[type] = true
    else namespaced[type] ??= false
  }
  return namespaced
}

/** A definition may contain itself, so its index is reserved before its content is known. */
function compileDefinition(compiler: Compiler, name: string): number {
  const known = compiler.byDefinition.get(name)
  if (known !== undefined) return known
  const index = compiler.nodes.push({}) - 1
  compiler.byDefinition.set(name, index)
  compiler.nodes[index] = compileContent(compiler, compiler.definitions.get(name) ?? null)
  return index
}

function compileContent(compiler: Compiler, schema: Value): SchemaNode {
  const fields: Record<string, number> = Object.create(null)
  for (const [name, property] of childMap(schema, 'properties') ?? []) {
    const node = compileNode(compiler, property)
    if (node !== undefined) fields[name] = node
  }
  const others = compileNode(compiler, child(schema, 'additionalProperties'))
  const keys = mergeKeys(schema)
  return {
    ...(Object.keys(fields).length === 0 ? {} : { f: fields }),
    ...(others === undefined ? {} : { x: others }),
    ...(isArray(schema) ? { i: compileNode(compiler, child(schema, 'items')) ?? -1 } : {}),
    // Kustomize asks for the strategy alone, whatever the type.
    ...(keys === undefined ? {} : { k: keys }),
  }
}

function isArray(schema: Value): boolean {
  const type = child(schema, 'type')
  return Array.isArray(type) ? type.length === 1 && type[0] === 'array' : type === 'array'
}

function mergeKeys(schema: Value): readonly string[] | undefined {
  const strategy = child(schema, 'x-kubernetes-patch-strategy')
  if (typeof strategy !== 'string' || !strategy.split(',').includes('merge')) return undefined
  const keys = child(schema, 'x-kubernetes-list-map-keys')
  if (Array.isArray(keys)) return keys.map(String)
  const key = child(schema, 'x-kubernetes-patch-merge-key')
  return typeof key === 'string' ? [key] : []
}

/** The node of a property, undefined for a scalar or a list that holds nothing a merge asks about. */
function compileNode(compiler: Compiler, schema: Value | undefined): number | undefined {
  const resolved = resolveRef(compiler, schema)
  if (typeof resolved === 'number') return resolved
  if (!(resolved instanceof Map) || !isStructured(resolved)) return undefined
  const node = compileContent(compiler, resolved)
  return node.i === -1 && node.k === undefined ? undefined : nodeOf(compiler, node)
}

function nodeOf(compiler: Compiler, node: SchemaNode): number {
  const content = JSON.stringify(node)
  const known = compiler.byContent.get(content)
  if (known !== undefined) return known
  const index = compiler.nodes.push(node) - 1
  compiler.byContent.set(content, index)
  return index
}

function isStructured(schema: YamlMap): boolean {
  return (
    isArray(schema) ||
    schema.get('type') === 'object' ||
    ['properties', 'additionalProperties', 'x-kubernetes-patch-strategy'].some(key => schema.has(key))
  )
}

/** Follows references: a number for a definition of an object, else the schema itself. */
function resolveRef(compiler: Compiler, schema: Value | undefined): number | Value | undefined {
  let current = schema
  for (let hops = 0; hops < maximumRefs; hops++) {
    const ref = child(current, '$ref')
    if (typeof ref !== 'string' || !ref.startsWith(refPrefix)) return current
    const [name = '', ...deeper] = pointerParts(ref.slice(refPrefix.length))
    const definition = compiler.definitions.get(name)
    if (deeper.length > 0) {
      current = deeper.reduce<Value | undefined>(child, definition)
      continue
    }
    if (definition === undefined) return nodeOf(compiler, { r: name })
    if (child(definition, '$ref') === undefined) return referenced(compiler, name, definition)
    current = definition
  }
  return undefined
}

function pointerParts(pointer: string): readonly string[] {
  return pointer.split('/').map(part => part.replaceAll('~1', '/').replaceAll('~0', '~'))
}

function referenced(compiler: Compiler, name: string, definition: Value): number | undefined {
  if (!(definition instanceof Map) || !isStructured(definition)) return undefined
  const holds = ['properties', 'additionalProperties', 'x-kubernetes-patch-strategy'].some(key =>
    definition.has(key),
  )
  return holds || isArray(definition) ? compileDefinition(compiler, name) : opaqueObject
}

function child(value: Value | undefined, key: string): Value | undefined {
  return value instanceof Map ? value.get(key) : undefined
}

function childMap(value: Value | undefined, key: string): YamlMap | undefined {
  const found = child(value, key)
  return found instanceof Map ? found : undefined
}
