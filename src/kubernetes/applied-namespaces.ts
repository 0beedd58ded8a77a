import type { ClusterObject } from '../rollout/object.ts'
import { fieldsOf, listOf, textOf } from './api.ts'

/** The namespaces into which the Flux objects say that they apply, sorted. */
export function appliedNamespaces(objects: readonly ClusterObject[]): readonly string[] {
  const names = objects.flatMap(object => [
    object.metadata.namespace,
    textOf(fieldsOf(object.spec).targetNamespace),
    ...listOf(fieldsOf(fieldsOf(object.status).inventory).entries).map(namespaceOf),
  ])
  return [...new Set(names.flatMap(name => name || []))].sort()
}

// `NAMESPACE_NAME_GROUP_KIND`; the first is empty for what is cluster-scoped, of which a Namespace is one itself.
function namespaceOf(entry: unknown): string | undefined {
  const [namespace = '', name = '', group = '', kind] = (textOf(fieldsOf(entry).id) ?? '').split('_')
  return namespace === '' && group === '' && kind === 'Namespace' ? name : namespace
}
