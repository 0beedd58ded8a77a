import { parseResources } from '../../../src/kustomize/yaml/parse-resources.ts'
import type { Value } from '../../../src/kustomize/yaml/value.ts'
import type { ObjectsDiff } from '../../../src/promotion/rendered.ts'
import { diffObjects, type EnvironmentObjects } from '../../../src/report/objects/diff.ts'
import { type RenderedObject, textAt } from '../../../src/report/objects/object.ts'

/** The objects of a YAML text, as rendering would give them. */
export function objectsIn(yaml: string): readonly RenderedObject[] {
  return parseResources(yaml, 'test.yaml').documents.flatMap(({ value }) => objectOf(value))
}

/** An object of JSON, as rendering would give it. */
export function objectFrom(json: object): readonly RenderedObject[] {
  return objectOf(toValue(json))
}

function objectOf(value: Value): readonly RenderedObject[] {
  if (!(value instanceof Map)) return []
  const namespace = textAt(value, 'metadata', 'namespace')
  const name = textAt(value, 'metadata', 'name') ?? ''
  return [
    {
      apiVersion: textAt(value, 'apiVersion') ?? '',
      kind: textAt(value, 'kind') ?? '',
      name,
      namespace,
      value,
    },
  ]
}

function toValue(json: unknown): Value {
  if (Array.isArray(json)) return json.map(toValue)
  if (typeof json !== 'object' || json === null) return json as Value
  return new Map(Object.entries(json).map(([key, value]) => [key, toValue(value)]))
}

/** One environment called prod. */
export function prod(before: string, after: string): EnvironmentObjects {
  return { name: 'prod', before: objectsIn(before), after: objectsIn(after) }
}

/** The difference of two YAML texts. */
export function diffOf(before: string, after: string): ObjectsDiff {
  return diffObjects([prod(before, after)], { salt: 'salt' })
}

/** A deployment, its pod's fields given. */
export function deployment(pod: string, name = 'web'): string {
  const indented = pod.trim().replaceAll('\n', '\n      ')
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  namespace: shop
spec:
  template:
    spec:
      ${indented}
`
}
