import type { NameReference } from './config/name-references.ts'
import { emptyConfig, mergeConfigs, type TransformerConfig } from './config/transformer-config.ts'
import { readText, type Site } from './context.ts'
import type { FieldSpec } from './field-spec.ts'
import { fail } from './problems.ts'
import { isString, mapAt, textOf } from './scalar.ts'
import type { Value, YamlMap } from './yaml/value.ts'

// Marks in the OpenAPI definitions of custom resources, on the properties that transformers should know.
const marks = {
  annotation: 'x-kubernetes-annotation',
  labels: 'x-kubernetes-label-selector',
  identity: 'x-kubernetes-identity',
  version: 'x-kubernetes-object-ref-api-version',
  kind: 'x-kubernetes-object-ref-kind',
  nameKey: 'x-kubernetes-object-ref-name-key',
} as const

// A definition that contains itself has no end; Kustomize does not survive it.
const maximumDepth = 64

/** The fields that the OpenAPI definitions in files mark as names, references, labels and annotations. */
export function loadCrds(siteOf: (index: number) => Site, paths: readonly string[]): TransformerConfig {
  let config = emptyConfig
  for (const [index, path] of paths.entries()) {
    const site = siteOf(index)
    for (const found of configsIn(site, path)) config = mergeConfigs(config, found)
  }
  return config
}

function configsIn(site: Site, path: string): readonly TransformerConfig[] {
  const { name, text } = readText(site, path)
  const { value } = site.build.cache.config(text, name)
  if (!(value instanceof Map)) return refuse(site, path, 'it is no map of definitions')
  const definitions = new Map(
    [...value].map(([type, definition]) => [type, schemaOf(site, path, definition)]),
  )
  return [...definitions.entries()]
    .filter(([, schema]) => looksLikeType(schema))
    .map(([type]) => {
      const collector = new Collector(definitions, type.slice(type.lastIndexOf('.') + 1))
      collector.collect(type, [], site)
      return collector.config()
    })
}

function refuse(site: Site, path: string, reason: string): never {
  return fail('PLUGIN_INVALID', `unable to parse open API definition from '${path}': ${reason}`, site.place)
}

function schemaOf(site: Site, path: string, definition: Value): YamlMap {
  if (!(definition instanceof Map)) return refuse(site, path, 'a definition is a map')
  const key = [...definition.keys()].find(each => each.toLowerCase() === 'schema')
  const schema = key === undefined ? undefined : definition.get(key)
  return schema instanceof Map ? schema : new Map()
}

function looksLikeType(schema: YamlMap): boolean {
  const properties = mapAt(schema, 'properties')
  return ['kind', 'apiVersion', 'metadata'].every(name => properties?.has(name))
}

// What is found in one type's definition and those it refers to.
class Collector {
  readonly #definitions: ReadonlyMap<string, YamlMap>
  readonly #kind: string
  readonly #annotations: FieldSpec[] = []
  readonly #labels: FieldSpec[] = []
  readonly #names: FieldSpec[] = []
  readonly #references: NameReference[] = []

  constructor(definitions: ReadonlyMap<string, YamlMap>, kind: string) {
    this.#definitions = definitions
    this.#kind = kind
  }

  collect(type: string, path: readonly string[], site: Site): void {
    if (path.length > maximumDepth) fail('TOO_DEEP', `the definition of ${type} contains itself`, site.place)
    for (const [name, property] of mapAt(this.#definitions.get(type), 'properties') ?? []) {
      if (!(property instanceof Map)) continue
      this.#note(property, [...path, name])
      const ref = property.get('$ref')
      if (isString(ref)) this.collect(textOf(ref), [...path, name], site)
    }
  }

  #note(property: YamlMap, path: readonly string[]): void {
    if (isString(property.get(marks.annotation))) this.#annotations.push(this.#spec(path))
    if (isString(property.get(marks.labels))) this.#labels.push(this.#spec(path))
    if (isString(property.get(marks.identity))) this.#names.push(this.#spec(path))
    const [version, kind, nameKey] = [marks.version, marks.kind, marks.nameKey].map(mark =>
      property.get(mark),
    )
    if (!isString(version) || !isString(kind)) return
    const fieldSpecs = [this.#spec([...path, isString(nameKey) ? textOf(nameKey) : 'name'])]
    this.#references.push({ kind: textOf(kind), version: textOf(version), fieldSpecs })
  }

  #spec(path: readonly string[]): FieldSpec {
    return { kind: this.#kind, path: path.join('/'), create: false }
  }

  config(): TransformerConfig {
    const found = { ...emptyConfig, commonAnnotations: this.#annotations, commonLabels: this.#labels }
    return { ...found, namePrefix: this.#names, nameReference: this.#references }
  }
}
