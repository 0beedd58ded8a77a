import { fail } from '../problems.ts'
import type { Scopes } from '../resource.ts'
import type { Value } from '../yaml/value.ts'
import { type CompactSchema, compileSchema, type SchemaNode } from './compile.ts'
import { kubernetesSchemaJson } from './kubernetes.generated.ts'

/** A place in a schema; `documents` are those that its references look in, the last one first. */
export interface Schema {
  readonly documents: readonly CompactSchema[]
  readonly document: CompactSchema
  readonly node: SchemaNode
}

/** How far the built-in schema was needed. */
export type BuiltInUse = 'unasked' | 'asked' | 'loaded'

/** What a kustomization's own schema does to the built-in one. */
export type CustomSchemaUse = 'replaces' | 'adds'

const builtInVersion = 'v1.21.2'

let parsedKubernetes: CompactSchema | undefined

function kubernetesSchema(): CompactSchema {
  parsedKubernetes ??= JSON.parse(kubernetesSchemaJson) as CompactSchema
  return parsedKubernetes
}

// Kustomize's own kind is a resource type to it: generators merge by name.
const kustomizationSchema: CompactSchema = {
  nodes: [{}, { f: { configMapGenerator: 2, secretGenerator: 2 } }, { i: 0, k: ['name'] }],
  kinds: { 'kustomize.config.k8s.io/v1beta1 Kustomization': 1 },
  definitions: {},
  namespaced: {},
}

/**
 * What a build knows of resource types. Follows Kustomize's life cycle: the built-in schema until a kustomization names its
 * own; a question about the scope of an unknown type keeps the built-in one beside a custom one that comes later.
 */
export class SchemaState implements Scopes {
  #custom: CompactSchema | undefined
  #isSet = false
  #isReady = false
  #builtIn: BuiltInUse = 'unasked'
  #layers: readonly CompactSchema[] = []
  readonly #clusterScoped: ReadonlySet<string>

  constructor(clusterScoped: readonly string[] = [], custom: CustomSchemaUse = 'replaces') {
    this.#clusterScoped = new Set(clusterScoped)
    if (custom === 'adds') this.#prepare()
  }

  /** Takes the `openapi` field of a kustomization; `document` is the parsed file that its `path` names. */
  configure(
    openapi: ReadonlyMap<string, string> | undefined,
    document: Value | undefined,
    isRoot: boolean,
  ): void {
    if (this.#isSet && !isRoot) return
    const version = openapi?.get('version')
    if (document !== undefined) {
      if (version !== undefined) {
        fail('SCHEMA_INVALID', 'builtin version and custom schema provided, cannot use both')
      }
      this.#custom = compileSchema(document)
      this.#isSet = true
      this.#isReady = false
      return
    }
    if (version === undefined || version === '') return
    this.#isSet = true
    if (version !== builtInVersion) {
      fail(
        'SCHEMA_INVALID',
        `the specified OpenAPI version "${version}" is not built in`,
        undefined,
        `Built in: ${builtInVersion}.`,
      )
    }
    this.#custom = undefined
    this.#isReady = false
  }

  /** How far the built-in schema was needed so far; nothing once a kustomization has named one. */
  get builtInUse(): BuiltInUse | undefined {
    return this.#isSet ? undefined : this.#builtIn
  }

  /** Comes to where work that was not done again would have brought it. */
  useBuiltIn(use: BuiltInUse): void {
    if (use === 'loaded') this.#prepare()
    else if (this.#builtIn === 'unasked') this.#builtIn = use
  }

  isClusterScoped(apiVersion: string, kind: string): boolean {
    const type = `${apiVersion} ${kind}`
    if (this.#clusterScoped.has(type)) return true
    const known = kubernetesSchema().namespaced[type]
    if (known !== undefined) return !known
    if (!this.#isReady) {
      if (this.#custom !== undefined) this.#prepare()
      else if (this.#builtIn === 'unasked') this.#builtIn = 'asked'
    }
    return this.#layers.findLast(layer => layer.namespaced[type] !== undefined)?.namespaced[type] === false
  }

  /** The schema of a resource type, if there is one. */
  forType(apiVersion: string, kind: string): Schema | undefined {
    this.#prepare()
    const type = `${apiVersion} ${kind}`
    const document = this.#layers.findLast(layer => layer.kinds[type] !== undefined)
    const node = document?.nodes[document.kinds[type] ?? -1]
    return document === undefined || node === undefined
      ? undefined
      : { documents: this.#layers, document, node }
  }

  #prepare(): void {
    if (this.#isReady) return
    this.#isReady = true
    const added = this.#custom === undefined ? [] : [this.#custom]
    if (this.#custom === undefined || this.#builtIn === 'asked') {
      added.push(kubernetesSchema())
      this.#builtIn = 'loaded'
    }
    this.#layers = [...this.#layers, ...added, kustomizationSchema]
  }
}

function schemaAt(
  documents: readonly CompactSchema[],
  document: CompactSchema,
  index: number | undefined,
): Schema | undefined {
  const node = index === undefined ? undefined : document.nodes[index]
  if (index === undefined || node === undefined) return undefined
  const isAlone = document === parsedKubernetes && documents.length === 2
  const name = isAlone ? undefined : (node.r ?? definitionNames(document).get(index))
  if (name === undefined) return { documents, document, node }
  const holder = documents.findLast(each => Object.hasOwn(each.definitions, name))
  const held = holder?.nodes[holder.definitions[name] ?? -1]
  return holder === undefined || held === undefined ? undefined : { documents, document: holder, node: held }
}

const namesOfDocuments = new WeakMap<CompactSchema, ReadonlyMap<number, string>>()

/** The names of definitions by their nodes, so that a definition of the same name in a later document can take their place. */
function definitionNames(document: CompactSchema): ReadonlyMap<number, string> {
  const known = namesOfDocuments.get(document)
  if (known !== undefined) return known
  // Node 0 is shared by all that hold nothing.
  const entries = Object.entries(document.definitions).filter(([, index]) => index !== 0)
  const names = new Map(entries.map(([name, index]) => [index, name]))
  namesOfDocuments.set(document, names)
  return names
}

/** The schema of a map's field. */
export function fieldSchema(schema: Schema | undefined, name: string): Schema | undefined {
  if (schema === undefined) return undefined
  const { f, x } = schema.node
  const index = f !== undefined && Object.hasOwn(f, name) ? f[name] : x
  return schemaAt(schema.documents, schema.document, index)
}

/** The schema of a list's elements. */
export function elementSchema(schema: Schema | undefined): Schema | undefined {
  return schema === undefined ? undefined : schemaAt(schema.documents, schema.document, schema.node.i)
}

/** The keys by which a list merges: empty for a set of scalars, undefined if the list is replaced as a whole. */
export function mergeKeys(schema: Schema | undefined): readonly string[] | undefined {
  return schema?.node.k
}
