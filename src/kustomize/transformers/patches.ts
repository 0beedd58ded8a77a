import { ProblemError } from '../../lib/problem.ts'
import { note, readText, type Site, type Transformer } from '../context.ts'
import { originAnnotation } from '../internal-annotations.ts'
import { applyJsonPatch, type Operation, parseJsonPatch } from '../json-patch.ts'
import type { Patch } from '../kustomization.ts'
import { loadResources } from '../load-resources.ts'
import { strategicMerge } from '../merge/strategic-merge.ts'
import { type At, fail, findPlace, placed } from '../problems.ts'
import { metaTexts, placeOf, Resource, rememberName, withMetaText, withMetaTexts } from '../resource.ts'
import { apiVersionOf, formatId } from '../resource-id.ts'
import type { ResourceSet } from '../resource-set.ts'
import { mapAt, withField } from '../scalar.ts'
import { compileSelector, type Matcher, type Selector } from '../selector.ts'
import { keepShared } from '../shared-scalars.ts'
import type { Value, YamlMap } from '../yaml/value.ts'

/** A patch's text with the name of the file it is in. */
interface PatchText {
  readonly text: string
  readonly name: string
  /** How messages call it. */
  readonly label: string
}

/** One entry of `patches`: a strategic merge or a JSON 6902 patch, told apart by what the text can be read as. */
export function patchTransformer(site: Site, patch: Patch): Transformer {
  const source = patchText(site, patch)
  const merges = attempt(() => loadResources(site.build, source.text, source.name))
  const operations = attempt(() => readOperations(source))
  const isBoth = !(merges instanceof ProblemError) && !(operations instanceof ProblemError)
  if (isBoth && site.build.dialect.emptyPatch === 'fails') {
    fail('PATCH_INVALID', `illegally qualifies as both an SM and JSON patch: ${source.label}`, site.place)
  }
  if (!(merges instanceof ProblemError))
    return mergeTransformer(site, { ...patch, source, merges: allowChanges(merges, patch) })
  if (operations instanceof ProblemError) return refuseUnreadable(site, source, merges, operations)
  return {
    kind: 'PatchTransformer',
    place: site.place,
    apply: resources => applyOperations(site, resources, { source, operations, target: patch.target }),
  }
}

function patchText(site: Site, { path = '', patch = '' }: Patch): PatchText {
  const text = patch.trim()
  if (text === '' && path === '') fail('PATCH_INVALID', 'must specify one of patch and path', site.place)
  if (text !== '' && path !== '')
    fail('PATCH_INVALID', "patch and path can't be set at the same time", site.place)
  if (text !== '') return { text, name: site.file, label: `[patch: ${JSON.stringify(text)}]` }
  return { ...readText(site, path), label: `[path: "${path}"]` }
}

function attempt<T>(read: () => T): T | ProblemError {
  try {
    return read()
  } catch (error) {
    if (error instanceof ProblemError) return error
    throw error
  }
}

function readOperations(source: PatchText): readonly Operation[] {
  if (source.text === '') fail('PATCH_INVALID', 'empty json patch operations')
  return (
    parseJsonPatch(source.text, source.name) ?? fail('PATCH_INVALID', 'a JSON patch is a list of operations')
  )
}

function refuseUnreadable(site: Site, source: PatchText, merge: ProblemError, json: ProblemError): never {
  const reasons = `as a strategic merge: ${merge.problem.message}; as a JSON patch: ${json.problem.message}`
  const place = source.name === site.file ? site.place : (merge.problem.place ?? site.place)
  return fail('PATCH_INVALID', `unable to parse SM or JSON patch from ${source.label}: ${reasons}`, place)
}

function allowChanges(patches: readonly Resource[], { options }: Patch): readonly Resource[] {
  const allowNameChange = options?.get('allowNameChange') === true
  const allowKindChange = options?.get('allowKindChange') === true
  if (!allowNameChange && !allowKindChange) return patches
  for (const patch of patches) {
    const { memory } = patch
    patch.memory = {
      ...memory,
      allowNameChange: memory.allowNameChange || allowNameChange,
      allowKindChange: memory.allowKindChange || allowKindChange,
    }
  }
  return patches
}

interface MergePatch {
  readonly source: PatchText
  readonly merges: readonly Resource[]
  readonly target?: Selector
}

function mergeTransformer(site: Site, patch: MergePatch): Transformer {
  const { target, merges, source } = patch
  const apply = (resources: ResourceSet): void => {
    if (merges.length === 0 && site.build.dialect.emptyPatch === 'does nothing') return
    if (merges.length === 0) applyOperations(site, resources, { source, operations: [], target })
    else if (target === undefined)
      for (const merge of merges) mergeInto(site, resources, findTarget(site, resources, merge), merge)
    else mergeSelected(site, resources, { ...patch, target })
  }
  return { kind: 'PatchTransformer', place: site.place, apply }
}

function mergeSelected(
  site: Site,
  resources: ResourceSet,
  patch: MergePatch & { readonly target: Selector },
): void {
  const { merges, target, source } = patch
  const [merge, second] = merges
  if (second !== undefined || merge === undefined) {
    fail(
      'PATCH_INVALID',
      `Multiple Strategic-Merge Patches in one \`patches\` entry is not allowed to set \`patches.target\` field: ${source.label}`,
      site.place,
    )
  }
  const selected = select(site, resources, target)
  for (const resource of selected) mergeInto(site, resources, resource, forTarget(merge, resource))
  resources.filter(resource => resource.root.size > 0)
  resources.reset(resources.all)
}

function select(site: Site, resources: ResourceSet, target: Selector): readonly Resource[] {
  const isSelected: Matcher = placed(site.place, () => compileSelector(target))
  const selected = resources.all.filter(isSelected)
  if (selected.length === 0)
    note(site, 'PATCH_MATCHES_NOTHING', `no resource matches the target ${describe(target)}`)
  return selected
}

function describe(target: Selector): string {
  return Object.entries(target)
    .map(([field, value]) => `${field}=${value}`)
    .join(', ')
}

/** Where a patch stands: in its file, or in the kustomization. */
function inPatch(site: Site, patch: Resource): At {
  return () => (patch.source?.file === site.file ? undefined : placeOf(patch)) ?? findPlace(site.place)
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
  const root = new Map(annotated).set('apiVersion', apiVersionOf(resource.id))
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

interface OperationsPatch {
  readonly source: PatchText
  readonly operations: readonly Operation[]
  readonly target: Selector | undefined
}

function applyOperations(
  site: Site,
  resources: ResourceSet,
  { source, operations, target }: OperationsPatch,
): void {
  if (target === undefined) {
    fail('PATCH_INVALID', `must specify a target for JSON patch ${source.label}`, site.place)
  }
  for (const resource of select(site, resources, target)) {
    rememberName(resource)
    patchWithOperations(site, resources, resource, operations)
  }
}

/** Applies JSON 6902 operations to one resource, whose annotations Kustomize has made sure to exist. */
export function patchWithOperations(
  site: Site,
  resources: ResourceSet,
  resource: Resource,
  operations: readonly Operation[],
): void {
  const before = hasMemory(resource)
    ? withAnnotations(resource.root, resource.origin !== undefined)
    : resource.root
  const patched = placed(site.place, () => applyJsonPatch(before, operations))
  const annotations = new Map(metaTexts(patched, 'annotations'))
  // Where the resource comes from stands in an annotation that, unlike the rest, a patch can take away.
  if (!annotations.delete(originAnnotation)) forgetOrigin(resource)
  resource.shared = []
  resources.update(resource, withMetaTexts(patched, 'annotations', annotations))
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

function withAnnotations(root: YamlMap, hasOrigin: boolean): YamlMap {
  const metadata = mapAt(root, 'metadata')
  if (metadata === undefined) return root
  const annotations = mapAt(metadata, 'annotations') ?? new Map<string, Value>()
  const marked = hasOrigin ? withField(annotations, originAnnotation, '') : annotations
  return withField(root, 'metadata', withField(metadata, 'annotations', marked))
}
