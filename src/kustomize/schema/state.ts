import { fail } from '../problems.ts'
import type { Scopes } from '../resource.ts'
import type { Value } from '../yaml/value.ts'
import { type CompactSchema, compileSchema, type SchemaNode } from './compile.ts'
import { kubernetesSchemaJson } from './kubernetes.generated.ts'

/** A place in a schema. */
export interface Schema {
  readonly document: CompactSchema
  readonly node: SchemaNode
}

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
  #builtIn: 'unasked' | 'asked' | 'loaded' = 'unasked'
  readonly #layers: CompactSchema[] = []
  readonly #clusterScoped: ReadonlySet<string>

  constructor(clusterScoped: readonly string[] = []) {
    this.#clusterScoped = new Set(clusterScoped)
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
    return document === undefined ? undefined : schemaAt(document, document.kinds[type])
  }

  #prepare(): void {
    if (this.#isReady) return
    this.#isReady = true
    if (this.#custom !== undefined) this.#layers.push(this.#custom)
    if (this.#custom === undefined || this.#builtIn === 'asked') {
      this.#layers.push(kubernetesSchema())
      this.#builtIn = 'loaded'
    }
    this.#layers.push(kustomizationSchema)
  }
}

function schemaAt(document: CompactSchema, index: number | undefined): Schema | undefined {
  const node = index === undefined ? undefined : document.nodes[index]
  return node === undefined ? undefined : { document, node }
}

/** The schema of a map's field. */
export function fieldSchema(schema: Schema | undefined, name: string): Schema | undefined {
  if (schema === undefined) return undefined
  const { f, x } = schema.node
  const index = f !== undefined && Object.hasOwn(f, name) ? f[name] : x
  return schemaAt(schema.document, index)
}

/** The schema of a list's elements. */
export function elementSchema(schema: Schema | undefined): Schema | undefined {
  return schema === undefined ? undefined : schemaAt(schema.document, schema.node.i)
}

/** The keys by which a list merges: empty for a set of scalars, undefined if the list is replaced as a whole. */
export function mergeKeys(schema: Schema | undefined): readonly string[] | undefined {
  return schema?.node.k
}
