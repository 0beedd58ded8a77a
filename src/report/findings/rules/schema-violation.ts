import type { YamlMap } from '../../../kustomize/yaml/value.ts'
import { isKind, listAt, type RenderedObject, textAt, titleOf, valueAt } from '../../objects/object.ts'
import { deprecatedApiOf } from '../deprecated-apis.ts'
import { kubernetesRelease } from '../kubernetes.generated.ts'
import { builtInSchema, metadataSchema } from '../kubernetes-schemas.ts'
import type { Observation, Rule, Scene } from '../scene.ts'
import { type Violation, violationsOf } from '../structural-schema.ts'

/** An object is not what Kubernetes says, or, of a custom resource, its definition that the repository holds itself. */
export const schemaViolation: Rule = {
  id: 'schema-violation',
  kind: 'schema',
  find: ({ before, after, touched, definitions = [] }: Scene) => {
    const looked = touched.some(isDefinition) ? after : touched
    const found = observe(looked, schemasIn([...definitions, ...after]))
    if (found.length === 0) return []
    const old = new Set(observe(before, schemasIn([...definitions, ...before])).map(({ message }) => message))
    return found.map(seen => (old.has(seen.message) ? { ...seen, severity: 'note' } : seen))
  },
}

/** Schemas by `apiVersion kind`. */
function schemasIn(objects: readonly RenderedObject[]): ReadonlyMap<string, YamlMap> {
  const schemas = new Map<string, YamlMap>()
  for (const { value } of objects.filter(isDefinition)) {
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
  return objects.flatMap(object => {
    const custom = schemas.get(`${object.apiVersion} ${object.kind}`)
    const builtIn = custom === undefined ? builtInSchema(object.apiVersion, object.kind) : undefined
    // Of a kind that is gone the rule of deprecated APIs speaks.
    if (builtIn === 'no-such-kind')
      return deprecatedApiOf(object.apiVersion, object.kind) === undefined ? unknownKind(object) : []
    const violations = [
      ...(custom === undefined && builtIn === undefined
        ? []
        : violationsOf(object.value, custom ?? builtIn ?? new Map())),
      ...(builtIn === undefined ? metadataViolations(object) : []),
    ]
    return violations.map(({ path, message }) => ({
      object,
      path,
      severity: 'error' as const,
      message: `${titleOf(object)}: ${path === '' ? 'it' : path} ${message}.`,
      advice:
        custom === undefined
          ? `Correct the field: Kubernetes ${kubernetesRelease} refuses the object as it is.`
          : 'Correct the field: the API server refuses the object as it is.',
    }))
  })
}

/** Labels and the like are alike in all objects, whatever their own schema says. */
function metadataViolations({ value }: RenderedObject): readonly Violation[] {
  const metadata = valueAt(value, 'metadata')
  return metadata === undefined ? [] : violationsOf(metadata, metadataSchema(), '/metadata')
}

function unknownKind(object: RenderedObject): readonly Observation[] {
  return [
    {
      object,
      path: '/kind',
      severity: 'error',
      message: `${titleOf(object)}: ${object.apiVersion} of Kubernetes ${kubernetesRelease} has no kind ${object.kind}.`,
      advice: 'Correct the kind or its apiVersion.',
    },
  ]
}
