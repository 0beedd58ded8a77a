import { type Field, listAt, textAt } from './fields.ts'
import type { ClusterObject, ObjectRef } from './object.ts'

/** What a Flux Kustomization has applied, in the inventory's order; entries that cannot be read are left out. */
export function inventoryOf(kustomization: ClusterObject): readonly ObjectRef[] {
  return listAt(kustomization, 'status', 'inventory', 'entries').flatMap(entry => parseEntry(entry) ?? [])
}

/** `id` is `namespace_name_group_kind`; a colon in a name (RBAC has them) stands as `__`. */
function parseEntry(entry: Field): ObjectRef | undefined {
  const [id, version] = [textAt(entry, 'id'), textAt(entry, 'v')]
  const [namespace, ...rest] = (id ?? '').split('_')
  const [kind, group] = [rest.pop(), rest.pop()]
  if (version === undefined || group === undefined || kind === undefined || rest.length === 0)
    return undefined
  return {
    apiVersion: group === '' ? version : `${group}/${version}`,
    kind,
    ...(namespace === '' ? {} : { namespace }),
    name: rest.join('_').replaceAll('__', ':'),
  }
}
