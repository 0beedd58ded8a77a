import { note, type Site } from '../context.ts'
import { type FieldSteps, pathIn } from '../field-origins.ts'
import { isInternal, originAnnotation, withMemory } from '../internal-annotations.ts'
import { applyJsonPatch, type Operation } from '../json-patch.ts'
import { refuseUnprintable } from '../load-resources.ts'
import { strategicMerge } from '../merge/strategic-merge.ts'
import { metaTexts, withMetaText, withMetaTexts } from '../metadata.ts'
import { type At, fail, findPlace, placed } from '../problems.ts'
import { placeOf, Resource, rememberName } from '../resource.ts'
import { apiVersionOf, formatId } from '../resource-id.ts'
import type { ResourceSet } from '../resource-set.ts'
import { mapAt, withField } from '../scalar.ts'
import { keepShared } from '../shared-scalars.ts'
import { copyMap, treeFlaws } from '../yaml/unprintable.ts'
import type { YamlMap } from '../yaml/value.ts'

/** Where a patch stands: in its file, or in the kustomization. */
function inPatch(site: Site, patch: Resource): At {
  return () => (patch.source?.file === site.file ? undefined : placeOf(patch)) ?? findPlace(site.place)
}

/** Where the patch that sets a field says so: its line in a file of its own, else nothing. */
export function placeInPatches({ file }: Site, patches: readonly Resource[]): (steps: FieldSteps) => At {
  // What is remembered of a field's origin must not hold on to the site, and by it to every file of the build.
  const elsewhere = patches.filter(({ source }) => source !== undefined && source.file !== file)
  return steps => {
    const [patch] = elsewhere.toSorted(
      (left, right) => pathIn(right.root, steps).length - pathIn(left.root, steps).length,
    )
    return patch === undefined ? undefined : () => placeOf(patch, pathIn(patch.root, steps))
  }
}

/** The resource that a patch without a target names; none, or several, is a problem. */
export function findTarget(site: Site, resources: ResourceSet, patch: Resource): Resource {
  const { id } = patch
  const found = resources.withAnyId(id, id.effectiveNamespace)
  const [only, second] = found
  if (only !== undefined && second === undefined) return only
  const place = inPatch(site, patch)
  if (second !== undefined) {
    return fail(
      'RESOURCE_AMBIGUOUS',
      `multiple matches for Id ${formatId(id)}; failed to find unique target for patch ${formatId(id)}`,
      place,
    )
  }
  const advice = namesakes(resources, patch)
  return fail(
    'PATCH_TARGET',
    `no resource matches strategic merge patch "${formatId(id)}": no matches for Id ${formatId(id)}; failed to find unique target for patch`,
    place,
    advice,
  )
}

function namesakes(resources: ResourceSet, patch: Resource): string | undefined {
  const others = resources.withAnyName(patch.id.name).map(each => formatId(each.id))
  if (others.length > 0)
    return `Of that name there is ${others.slice(0, 3).join(', ')}: compare apiVersion, kind and namespace.`
  const kin = resources.all.filter(each => each.id.kind === patch.id.kind).map(each => each.id.name)
  return kin.length === 0 ? undefined : `Of that kind there are: ${kin.slice(0, 5).join(', ')}.`
}

/** Merges one patch into one resource; an empty tree means that the patch deletes it. */
export function mergeInto(site: Site, resources: ResourceSet, resource: Resource, patch: Resource): void {
  const { memory } = patch
  if (memory.allowNameChange || memory.allowKindChange) rememberName(resource)
  const { name, namespace, kind } = resource.id
  const before = resource.root
  const merged = placed(inPatch(site, patch), () =>
    strategicMerge(before, patch.root, {
      schemas: site.build.schemas,
      onReplacedList: path =>
        note(
          site,
          'LIST_REPLACED',
          `${formatId(resource.id)}: no schema says how to merge the list '${path.join('.')}', so the patch replaces it`,
        ),
    }),
  )
  resource.refusals = [...resource.refusals, ...patch.refusals.filter(({ code }) => treeFlaws.has(code))]
  if (dropsAnnotations(patch.root)) forget(resource)
  resource.shared = keepShared(resource.shared, patch.root)
  if (merged.size === 0) {
    resources.update(resource, merged)
    return
  }
  const kept = memory.allowKindChange ? merged : withField(merged, 'kind', before.get('kind') ?? kind)
  const named = memory.allowNameChange ? kept : withMetaText(kept, 'name', name)
  resources.update(resource, withMetaText(named, 'namespace', namespace))
}

/**
 * A patch as Kustomize prepares it for a resource that its target selected: of the resource's version, its labels and annotations
 * texts, so that a null among them is the text `null`.
 */
export function forTarget(patch: Resource, resource: Resource): Resource {
  const labeled = withMetaTexts(patch.root, 'labels', metaTexts(patch.root, 'labels'))
  const annotated = withMetaTexts(labeled, 'annotations', metaTexts(patch.root, 'annotations'))
  const root = copyMap(annotated).set('apiVersion', apiVersionOf(resource.id))
  return new Resource(root, patch.scopes, patch.memory, patch.source)
}

/** A patch that empties the annotations takes what Kustomize remembers in them with it. */
function dropsAnnotations(patch: YamlMap): boolean {
  const metadata = patch.get('metadata')
  if (patch.get('$patch') === 'replace') return false
  if (metadata === null) return true
  if (!(metadata instanceof Map)) return false
  if (metadata.get('$patch') === 'replace' || metadata.get('annotations') === null) return true
  const directive = mapAt(metadata, 'annotations')?.get('$patch')
  return directive === 'replace' || directive === 'delete'
}

function forget(resource: Resource): void {
  forgetOrigin(resource)
  const { memory } = resource
  resource.memory = {
    ...memory,
    previous: [],
    prefixes: [],
    suffixes: [],
    behavior: 'unspecified',
    needsHash: false,
  }
}

/** Applies JSON 6902 operations to one resource, whose annotations Kustomize has made sure to exist. */
export function patchWithOperations(
  site: Site,
  resources: ResourceSet,
  resource: Resource,
  operations: readonly Operation[],
): void {
  refuseUnprintable(resource)
  const before = hasMemory(resource) ? withMemory(resource) : resource.root
  const patched = placed(site.place, () => applyJsonPatch(before, operations))
  const texts = new Map(metaTexts(patched, 'annotations'))
  // Where the resource comes from stands in an annotation that, unlike the rest, a patch can take away.
  if (resource.origin !== undefined && !texts.has(originAnnotation)) forgetOrigin(resource)
  const own = [...texts].filter(([key]) => !isInternal(key))
  resource.shared = []
  resource.inFlow = false
  resources.update(resource, withMetaTexts(patched, 'annotations', new Map(own)))
}

function forgetOrigin(resource: Resource): void {
  resource.origin = undefined
  resource.transformations = []
}

function hasMemory({ memory, origin }: Resource): boolean {
  return (
    memory.previous.length > 0 ||
    memory.behavior !== 'unspecified' ||
    memory.needsHash ||
    origin !== undefined
  )
}
