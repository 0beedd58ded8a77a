import { ProblemError } from '../../lib/problem.ts'
import { note, readText, type Site, type Transformer } from '../context.ts'
import { type Operation, parseJsonPatch } from '../json-patch.ts'
import type { Patch } from '../kustomization.ts'
import { loadResources } from '../load-resources.ts'
import { metaTexts, withMetaTexts } from '../metadata.ts'
import { fail, placed } from '../problems.ts'
import { placeOf, type Resource, rememberName } from '../resource.ts'
import type { ResourceSet } from '../resource-set.ts'
import { isQuoted, withField } from '../scalar.ts'
import { compileSelector, type Matcher, type Selector } from '../selector.ts'
import { findTarget, forTarget, mergeInto, patchWithOperations, placeInPatches } from './apply-patch.ts'

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
  if (!(merges instanceof ProblemError)) {
    if (site.build.dialect.emptyPatch === 'fails') refuseBoth(site, source)
    return mergeTransformer(site, { ...patch, source, merges: allowChanges(merges, patch) })
  }
  const operations = attempt(() => readOperations(source))
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
  // Kustomize repeats the text; it may be for a Secret.
  if (text !== '') return { text, name: site.file, label: 'the patch in line' }
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

/** Refuses a strategic merge that can be read as a JSON patch too; one that begins with a map cannot. */
function refuseBoth(site: Site, source: PatchText): void {
  const [first] = site.build.cache.resources(source.text, source.name).documents
  if (first?.value instanceof Map || attempt(() => readOperations(source)) instanceof ProblemError) return
  fail('PATCH_INVALID', `illegally qualifies as both an SM and JSON patch: ${source.label}`, site.place)
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
    // Kustomize notes this in the patch's annotations, which makes texts of all of them.
    patch.setRoot(withMetaTexts(patch.root, 'annotations', metaTexts(patch.root, 'annotations')))
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
    if (merges.length === 0) applyOperations(site, resources, { source, operations: undefined, target })
    else if (target === undefined) mergeEach(site, resources, merges)
    else mergeSelected(site, resources, { ...patch, target })
  }
  return { kind: 'PatchTransformer', place: site.place, apply, placeOfField: placeInPatches(site, merges) }
}

/** Kustomize leaves the shell of what such a patch deletes behind, and falls over it when it looks for the next. */
function mergeEach(site: Site, resources: ResourceSet, merges: readonly Resource[]): void {
  let isDeleted = false
  for (const merge of merges) {
    if (isDeleted)
      fail(
        'PATCH_FAILED',
        'nil pointer: a patch follows in the same text after one that deletes a resource',
        placeOf(merge),
        'Put it in an entry of its own.',
      )
    const resource = findTarget(site, resources, merge)
    mergeInto(site, resources, resource, merge)
    isDeleted = resource.root.size === 0
  }
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
  for (const resource of selected) {
    const hasVersion = resource.root.has('apiVersion')
    mergeInto(site, resources, resource, forTarget(merge, resource))
    if (!hasVersion && !isQuoted(merge.root.get('apiVersion') ?? null))
      spellMissingVersion(resources, resource)
  }
  resources.filter(resource => resource.root.size > 0)
  resources.reset(resources.all)
}

/** Kustomize writes the version of a resource that has none without quotes: in a block that is a null. */
function spellMissingVersion(resources: ResourceSet, resource: Resource): void {
  if (resource.inFlow || resource.root.get('apiVersion') !== '') return
  resources.update(resource, withField(resource.root, 'apiVersion', null))
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

interface OperationsPatch {
  readonly source: PatchText
  /** Absent where the text was taken for a strategic merge and holds none. */
  readonly operations: readonly Operation[] | undefined
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
    patchWithOperations(site, resources, resource, operations ?? readEmpty(source))
  }
}

/** What holds no strategic merge is read as a JSON patch: nothing at all is one, an empty map is none. */
function readEmpty(source: PatchText): readonly Operation[] {
  const operations = parseJsonPatch(source.text, source.name)
  return (
    operations ?? fail('PATCH_INVALID', 'json: cannot unmarshal object into a JSON patch, which is a list')
  )
}
