import type { Site, Transformer } from '../context.ts'
import { editField, type FieldSpec, matchesGvk } from '../field-spec.ts'
import { fail } from '../problems.ts'
import { blank, originalId, type Resource, rememberName } from '../resource.ts'
import { isSelectedGvk } from '../resource-id.ts'
import type { ResourceSet } from '../resource-set.ts'
import { kindOf, replaceText, textOf } from '../scalar.ts'
import type { Value } from '../yaml/value.ts'

// Their names are made of other names, or are others' to give.
const untouched = [
  { kind: 'CustomResourceDefinition' },
  { kind: 'APIService', group: 'apiregistration.k8s.io' },
  { kind: 'Namespace' },
]

/** Puts a prefix before the names of resources. */
export function prefixTransformer(site: Site, prefix: string, specs: readonly FieldSpec[]): Transformer {
  return nameTransformer('PrefixTransformer', site, specs, {
    rename: name => prefix + name,
    remember(resource) {
      if (prefix === '') return
      const { memory } = resource
      resource.memory = { ...memory, prefixes: [...memory.prefixes, prefix] }
      rememberName(resource)
    },
  })
}

/** Puts a suffix after the names of resources. */
export function suffixTransformer(site: Site, suffix: string, specs: readonly FieldSpec[]): Transformer {
  return nameTransformer('SuffixTransformer', site, specs, {
    rename: name => name + suffix,
    remember(resource) {
      if (suffix === '') return
      const { memory } = resource
      resource.memory = { ...memory, suffixes: [...memory.suffixes, suffix] }
      rememberName(resource)
    },
  })
}

interface Renaming {
  readonly rename: (name: string) => string
  readonly remember: (resource: Resource) => void
}

function nameTransformer(
  kind: string,
  site: Site,
  specs: readonly FieldSpec[],
  renaming: Renaming,
): Transformer {
  return {
    kind,
    place: site.place,
    apply(resources) {
      for (const resource of resources.all) renameResource(resources, resource, specs, renaming)
    },
  }
}

function renameResource(
  resources: ResourceSet,
  resource: Resource,
  specs: readonly FieldSpec[],
  { rename, remember }: Renaming,
): void {
  const original = originalId(resource)
  if (untouched.some(type => isSelectedGvk(original, type))) return
  for (const spec of specs) {
    if (!isSelectedGvk(original, spec)) continue
    if (spec.path === 'metadata/name') remember(resource)
    if (!matchesGvk(spec, resource.id)) continue
    // What Kustomize remembers of a resource stands in its annotations.
    if (spec.path === 'metadata/annotations' && resource.memory !== blank) refuseAnnotations()
    const set = (node: Value): Value => renameScalar(node, rename)
    resources.update(resource, editField(resource.root, spec, { create: 'scalar', set }))
  }
}

function refuseAnnotations(): never {
  return fail(
    'FIELD_PATH',
    "considering field 'metadata/annotations': wrong node kind: expected a scalar to rename but found a map",
  )
}

function renameScalar(node: Value, rename: (name: string) => string): Value {
  const kind = kindOf(node)
  if (kind === 'map' || kind === 'list')
    fail('FIELD_PATH', `wrong node kind: expected a scalar to rename but found a ${kind}`)
  return replaceText(node, rename(textOf(node)))
}
