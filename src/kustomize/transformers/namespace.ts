import type { Site, Transformer } from '../context.ts'
import { editField, type FieldSpec, matchesGvk } from '../field-spec.ts'
import { fail } from '../problems.ts'
import { placeOf, type Resource, rememberName } from '../resource.ts'
import { apiVersionOf, formatId } from '../resource-id.ts'
import { isMissingOrNull, isNilOrEmpty, kindOf, textOf, withField } from '../scalar.ts'
import type { Value, YamlMap } from '../yaml/value.ts'

/** Which subjects of role bindings take the namespace. */
export type SubjectMode = 'defaultOnly' | 'none' | 'allServiceAccounts'

/** What the transformer writes, and where. */
export interface NamespaceSetting {
  readonly namespace: string
  readonly specs: readonly FieldSpec[]
  readonly unsetOnly: boolean
  readonly subjects: SubjectMode
}

const ownNamespace: FieldSpec = { path: 'metadata/namespace', create: true }

/** Puts every resource that is not certainly cluster-scoped into a namespace. */
export function namespaceTransformer(site: Site, setting: NamespaceSetting): Transformer {
  return {
    kind: 'NamespaceTransformer',
    place: site.place,
    apply(resources) {
      if (setting.namespace === '') return
      for (const resource of resources.all) {
        if (isNilOrEmpty(resource.root)) continue
        rememberName(resource)
        resources.update(resource, moveResource(resource, setting))
        if (resources.withCurrentKey(resource.id.key).length !== 1) refuseConflict(resource)
      }
    },
  }
}

function refuseConflict(resource: Resource): never {
  return fail(
    'RESOURCE_DUPLICATE',
    `namespace transformation produces ID conflict: two resources become ${formatId(resource.id)}`,
    placeOf(resource),
  )
}

/** A resource's tree with the namespace where the setting wants it. */
export function moveResource(resource: Resource, setting: NamespaceSetting): YamlMap {
  const { id } = resource
  const set = (node: Value): Value => setNamespace(node, setting)
  let { root } = resource
  if (!id.isClusterScoped) root = editField(root, ownNamespace, { create: 'scalar', set })
  const isBinding = isRoleBinding(id.kind)
  if (isBinding) root = moveSubjects(root, setting)
  const apiVersion = apiVersionOf(id)
  for (const spec of setting.specs) {
    if (spec.path === 'metadata/namespace' || (spec.path === 'metadata/name' && apiVersion !== 'v1')) continue
    if (isBinding && isRoleBinding(spec.kind ?? '') && spec.path === 'subjects/namespace') continue
    if (matchesGvk(spec, id)) root = editField(root, spec, { create: 'scalar', set })
  }
  return root
}

function isRoleBinding(kind: string): boolean {
  return kind === 'RoleBinding' || kind === 'ClusterRoleBinding'
}

function setNamespace(node: Value, { namespace, unsetOnly }: NamespaceSetting): Value {
  const kind = kindOf(node)
  if (unsetOnly && kind === 'scalar' && textOf(node) !== '') return node
  if (kind === 'map' || kind === 'list') {
    fail('FIELD_PATH', `namespace field specs must target scalar nodes, but one is a ${kind}`)
  }
  return namespace
}

function moveSubjects(root: YamlMap, setting: NamespaceSetting): YamlMap {
  const subjects = root.get('subjects')
  if (setting.subjects === 'none' || isMissingOrNull(subjects)) return root
  if (!Array.isArray(subjects)) {
    return fail(
      'FIELD_PATH',
      'setting namespace on (cluster)role binding subjects: wrong node kind: expected a list',
    )
  }
  const [field, wanted] =
    setting.subjects === 'defaultOnly' ? ['name', 'default'] : ['kind', 'ServiceAccount']
  const moved = subjects.map(subject => {
    if (kindOf(subject) === 'scalar' || Array.isArray(subject))
      return fail('FIELD_PATH', 'wrong node kind: expected a map for a subject of a (cluster)role binding')
    if (!(subject instanceof Map) || textOf(subject.get(field)) !== wanted) return subject
    return withField(subject, 'namespace', setNamespace(subject.get('namespace') ?? '', setting))
  })
  return withField(root, 'subjects', moved)
}
