import { createRecentMap } from '../lib/recent-map.ts'
import type { NameReference } from './config/name-references.ts'
import { editField, type FieldSpec } from './field-spec.ts'
import { type CandidateIndex, checkSubjects, indexCandidates } from './name-candidates.ts'
import { fail, placed } from './problems.ts'
import { originalId, placeOf, previousIds, type Resource } from './resource.ts'
import { formatId, type Gvk, isSelectedGvk } from './resource-id.ts'
import type { ResourceSet } from './resource-set.ts'
import { isMissingOrNull, kindOf, mapAt, replaceText, textOf } from './scalar.ts'
import { copyMap } from './yaml/unprintable.ts'
import type { Value, YamlMap } from './yaml/value.ts'

// More than a cluster has; a hostile repository may have any number.
const mostKinds = 1000

/** One field to look at, and the kind of resource whose name it holds. */
interface ReferenceField {
  readonly spec: FieldSpec
  readonly target: Gvk
}

/** Gives every field that holds the former name of a resource the present one. */
export function fixNameReferences(resources: ResourceSet, references: readonly NameReference[]): void {
  const fieldsOf = fieldFinder(references)
  const candidates = indexCandidates(resources)
  for (const resource of resources.all) {
    const fields = fieldsOf(originalId(resource))
    if (fields.length === 0) continue
    placed(
      () => placeOf(resource, ['subjects']),
      () => checkSubjects(resource),
    )
    resources.update(resource, fixResource(resource, fields, candidates))
  }
}

// Nearly all builds have Kustomize's own references, and a few kinds.
const finders = new WeakMap<readonly NameReference[], ReturnType<typeof createFinder>>()

function fieldFinder(references: readonly NameReference[]): ReturnType<typeof createFinder> {
  const known = finders.get(references) ?? createFinder(references)
  finders.set(references, known)
  return known
}

function createFinder(references: readonly NameReference[]): (gvk: Gvk) => readonly ReferenceField[] {
  const known = createRecentMap<readonly ReferenceField[]>(mostKinds)
  return gvk => {
    const key = `${gvk.group}|${gvk.version}|${gvk.kind}`
    const before = known.get(key)
    if (before !== undefined) return before
    const fields = findFields(references, gvk)
    known.set(key, fields, 1)
    return fields
  }
}

function findFields(references: readonly NameReference[], gvk: Gvk): readonly ReferenceField[] {
  return references.flatMap(({ fieldSpecs, group = '', version = '', kind = '' }) =>
    fieldSpecs
      .filter(spec => isSelectedGvk(gvk, spec))
      .map(spec => ({
        spec: { path: spec.path, create: spec.create ?? false },
        target: { group, version, kind },
      })),
  )
}

function fixResource(
  resource: Resource,
  fields: readonly ReferenceField[],
  candidates: CandidateIndex,
): YamlMap {
  let { root } = resource
  for (const field of fields) {
    const search: Search = { referrer: resource, root, field, candidates }
    root = placed(
      () => placeOf(resource),
      () => editField(root, field.spec, { set: node => fixNode(node, search) }),
    )
  }
  return root
}

interface Search {
  readonly referrer: Resource
  readonly root: YamlMap
  readonly field: ReferenceField
  readonly candidates: CandidateIndex
}

function fixNode(node: Value, search: Search): Value {
  switch (kindOf(node)) {
    case 'null':
      return node
    case 'scalar':
      return fixScalar(node, search)
    case 'map':
      return fixMap(node as YamlMap, search)
    case 'list':
      return fixList(node as Value[], search)
  }
}

function fixList(list: Value[], search: Search): Value {
  const fixed = list.map(element => {
    if (Array.isArray(element))
      return fail('FIELD_PATH', `${where(search)}: expected a string or a map in the list`)
    return fixNode(element, search)
  })
  return fixed.every((element, index) => element === list[index]) ? list : fixed
}

function where({ field, referrer }: Search): string {
  return `updating name reference in '${field.spec.path}' field of '${formatId(referrer.id)}'`
}

function fixScalar(node: Value, search: Search): Value {
  const name = textOf(node)
  const found = search.candidates.named(name, search.field.target, search.referrer)
  const referral = chooseReferral(found, search, each => each.id.name)
  return referral === undefined || referral.id.name === name ? node : replaceText(node, referral.id.name)
}

/** A reference by name and namespace: a subject of a binding, the service of a webhook. */
function fixMap(node: YamlMap, search: Search): Value {
  const nameNode = node.get('name')
  if (nameNode === undefined)
    return fail('FIELD_PATH', `${where(search)}: path config error; no 'name' field in node`)
  const { candidates, field, referrer } = search
  const namespaceNode = node.get('namespace')
  const named = candidates.named(textOf(nameNode), field.target, referrer)
  const found =
    namespaceNode === undefined ? named : candidates.inNamespace(named, textOf(namespaceNode), referrer)
  const referral = chooseReferral(found, search, each => `${each.id.name}\n${each.id.namespace}`)
  if (referral === undefined) return node
  const { name, namespace } = referral.id
  if (name === textOf(nameNode) && namespace === '') return node
  const fixed = copyMap(node)
  if (name !== textOf(nameNode)) fixed.set('name', replaceText(nameNode, name))
  if (namespace !== '')
    fixed.set(
      'namespace',
      namespaceNode === undefined || isMissingOrNull(namespaceNode)
        ? namespace
        : replaceText(namespaceNode, namespace),
    )
  return fixed
}

/** The one resource that is meant. `present` tells whether candidates come to the same. */
function chooseReferral(
  named: readonly Resource[],
  search: Search,
  present: (resource: Resource) => string,
): Resource | undefined {
  if (named.length === 0) return undefined
  const inRole = named.filter(roleFilter(search))
  const found = inRole.filter(sameNamespace(search.referrer))
  if (found.length <= 1) return found[0]
  const loose = found.filter(each => sameStack(each, search.referrer, true))
  const strict = loose.length > 1 ? loose.filter(each => sameStack(each, search.referrer, false)) : loose
  const [first] = strict
  if (first === undefined || new Set(strict.map(present)).size === 1) return first
  return fail(
    'REFERENCE_AMBIGUOUS',
    `${where(search)}: found multiple possible referrals: ${strict.map(each => formatId(each.id)).join(', ')}`,
    undefined,
    'Give the overlays different namespaces, or refer to the final name.',
  )
}

function roleFilter({ field, root }: Search): (resource: Resource) => boolean {
  if (!field.spec.path.endsWith('roleRef/name')) return () => true
  const roleRef = mapAt(root, 'roleRef')
  const [apiGroup, kind] = [roleRef?.get('apiGroup'), roleRef?.get('kind')]
  if (apiGroup === undefined || kind === undefined) return () => true
  const wanted = { group: textOf(apiGroup), kind: textOf(kind) }
  return resource => previousIds(resource).some(id => isSelectedGvk(id, wanted))
}

function sameNamespace({ id: referrer }: Resource): (resource: Resource) => boolean {
  if (referrer.isClusterScoped) return () => true
  return ({ id }) =>
    id.isClusterScoped ||
    id.kind === 'ServiceAccount' ||
    id.effectiveNamespace === referrer.effectiveNamespace
}

function sameStack(left: Resource, right: Resource, isEmptyAllowed: boolean): boolean {
  return (['prefixes', 'suffixes'] as const).every(part => {
    const [one, other] = [left.memory[part], right.memory[part]]
    if (isEmptyAllowed && (one.length === 0 || other.length === 0)) return true
    return endsAlike(one, other)
  })
}

function endsAlike(one: readonly string[], other: readonly string[]): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (short.length === 0) return long.length === 0
  return short.every((each, index) => each === long[long.length - short.length + index])
}
