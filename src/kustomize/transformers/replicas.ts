import type { Site, Transformer } from '../context.ts'
import { editField, type FieldSpec, matchesGvk } from '../field-spec.ts'
import type { Replica } from '../kustomization.ts'
import { fail } from '../problems.ts'
import { previousIds, type Resource } from '../resource.ts'
import { formatGvk, isSelectedGvk } from '../resource-id.ts'
import { inheritStyle, kindOf } from '../scalar.ts'
import type { Value } from '../yaml/value.ts'

/** Sets the number of replicas of the resources that have or had a name; none is a problem. */
export function replicasTransformer(site: Site, replica: Replica, specs: readonly FieldSpec[]): Transformer {
  const name = replica.name ?? ''
  const count = replica.count ?? 0
  return {
    kind: 'ReplicaCountTransformer',
    place: site.place,
    apply(resources) {
      const named = resources.withAnyName(name)
      let isFound = false
      for (const spec of specs) {
        for (const resource of named) {
          if (!hadKind(resource, name, spec)) continue
          isFound = true
          if (!matchesGvk(spec, resource.id)) continue
          const set = (node: Value): Value => setCount(node, count)
          resources.update(resource, editField(resource.root, spec, { create: 'scalar', set }))
        }
      }
      if (!isFound) refuseUnmatched(site, name, specs)
    },
  }
}

function hadKind(resource: Resource, name: string, spec: FieldSpec): boolean {
  return [...previousIds(resource), resource.id].some(id => id.name === name && isSelectedGvk(id, spec))
}

function setCount(node: Value, count: number | bigint): Value {
  const kind = kindOf(node)
  if (kind === 'map' || kind === 'list')
    fail('FIELD_PATH', `wrong node kind: expected a scalar but found a ${kind}`)
  return node === '' ? count : inheritStyle(count, node)
}

function refuseUnmatched(site: Site, name: string, specs: readonly FieldSpec[]): never {
  const kinds = specs
    .map(({ group = '', version = '', kind = '' }) => formatGvk({ group, version, kind }))
    .join(' ')
  return fail(
    'RESOURCE_NOT_FOUND',
    `resource with name ${name} does not match a config with the following GVK [${kinds}]`,
    site.place,
    'Correct the name under `replicas`, or drop the entry.',
  )
}
