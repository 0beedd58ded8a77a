import type { YamlMap } from '../../../kustomize/yaml/value.ts'
import { isKind, listAt, type RenderedObject, textAt, titleOf, valueAt } from '../../objects/object.ts'
import type { Observation, Rule, Scene } from '../scene.ts'
import { violationsOf } from '../structural-schema.ts'

/** A custom resource is not what its definition, which the environment holds itself, says. */
export const schemaViolation: Rule = {
  id: 'schema-violation',
  kind: 'schema',
  find: ({ before, after }: Scene) => {
    const found = observe(after, schemasIn(after))
    if (found.length === 0) return []
    const old = new Set(observe(before, schemasIn(before)).map(({ message }) => message))
    return found.map(seen => (old.has(seen.message) ? { ...seen, severity: 'note' } : seen))
  },
}

/** Schemas by `apiVersion kind`. */
function schemasIn(objects: readonly RenderedObject[]): ReadonlyMap<string, YamlMap> {
  const schemas = new Map<string, YamlMap>()
  for (const { value } of objects.filter(each => isDefinition(each))) {
    const group = textAt(value, 'spec', 'group') ?? ''
    const kind = textAt(value, 'spec', 'names', 'kind') ?? ''
    for (const version of listAt(value, 'spec', 'versions')) {
      const schema = valueAt(version, 'schema', 'openAPIV3Schema')
      if (schema instanceof Map) schemas.set(`${group}/${textAt(version, 'name')} ${kind}`, schema)
    }
  }
  return schemas
}

function isDefinition(object: RenderedObject): boolean {
  return isKind(object, 'apiextensions.k8s.io', 'CustomResourceDefinition')
}

function observe(
  objects: readonly RenderedObject[],
  schemas: ReadonlyMap<string, YamlMap>,
): readonly Observation[] {
  if (schemas.size === 0) return []
  return objects.flatMap(object => {
    const schema = schemas.get(`${object.apiVersion} ${object.kind}`)
    if (schema === undefined) return []
    return violationsOf(object.value, schema).map(({ path, message }) => ({
      object,
      path,
      severity: 'error' as const,
      message: `${titleOf(object)}: ${path === '' ? 'it' : path} ${message}.`,
      advice: 'Correct the field: the API server refuses the object as it is.',
    }))
  })
}
