import { ProblemError } from '../../lib/problem.ts'
import { note, type Site, type Transformer } from '../context.ts'
import type { Dialect } from '../dialect.ts'
import { editField, type FieldSpec, matchesGvk } from '../field-spec.ts'
import type { Image } from '../kustomization.ts'
import { compilePattern } from '../pattern/match.ts'
import { fail, placed } from '../problems.ts'
import { placeOf, type Resource } from '../resource.ts'
import type { ResourceSet } from '../resource-set.ts'
import { isMissingOrNull, kindOf, replaceText, textOf, withElement, withField } from '../scalar.ts'
import type { Value, YamlMap } from '../yaml/value.ts'

const listNames = ['containers', 'initContainers']
const definitionKind = 'CustomResourceDefinition'

/** Changes name, tag or digest of an image: in lists called `containers` or `initContainers` anywhere, then where the specs say. */
export function imagesTransformer(site: Site, image: Image, specs: readonly FieldSpec[]): Transformer {
  const change = imageChange(image, site.build.dialect)
  return {
    kind: 'ImageTagTransformer',
    place: site.place,
    apply(resources) {
      for (const resource of resources.all) {
        if (resource.id.kind !== definitionKind) changeResource(resources, resource, specs, change)
      }
      if (change.isUsed()) return
      note(site, 'IMAGE_MATCHES_NOTHING', `no image named "${image.name ?? ''}" in the resources`)
    },
  }
}

function changeResource(
  resources: ResourceSet,
  resource: Resource,
  specs: readonly FieldSpec[],
  change: ImageChange,
): void {
  const { root, images } = placed(
    () => placeOf(resource),
    () => findImages(resource, specs),
  )
  if (!images.some(change.matches)) {
    resources.update(resource, root)
    return
  }
  resources.update(
    resource,
    editImages(root, resource, specs, node => changeScalar(node, change)),
  )
}

function editImages(
  root: YamlMap,
  resource: Resource,
  specs: readonly FieldSpec[],
  set: (node: Value) => Value,
): YamlMap {
  let result = changeContainers(root, set) as YamlMap
  for (const spec of specs) if (matchesGvk(spec, resource.id)) result = editField(result, spec, { set })
  return result
}

interface FoundImages {
  /** The tree with null lists of containers made empty ones, as Kustomize does in passing. */
  readonly root: YamlMap
  readonly images: readonly string[]
}

// Twenty entries of `images` over one tree look for its images once: trees never change.
const found = new WeakMap<readonly FieldSpec[], WeakMap<YamlMap, FoundImages>>()

function findImages(resource: Resource, specs: readonly FieldSpec[]): FoundImages {
  const known = found.get(specs) ?? new WeakMap<YamlMap, FoundImages>()
  found.set(specs, known)
  const before = known.get(resource.root)
  if (before !== undefined) return before
  const images: string[] = []
  const root = editImages(resource.root, resource, specs, node => {
    images.push(imageText(node))
    return node
  })
  const result = { root, images }
  known.set(resource.root, result)
  if (root !== resource.root) known.set(root, result)
  return result
}

function imageText(node: Value): string {
  const kind = kindOf(node)
  if (kind === 'scalar' || kind === 'null') return textOf(node)
  return fail('FIELD_PATH', `wrong node kind: expected a scalar for an image but found a ${kind}`)
}

interface ImageChange {
  readonly matches: (text: string) => boolean
  /** The changed image, or undefined if it is another's. */
  readonly apply: (text: string) => string | undefined
  readonly isUsed: () => boolean
}

function imageChange(image: Image, dialect: Dialect): ImageChange {
  const isNamed = imageMatcher(image.name ?? '', dialect)
  let isUsed = false
  return {
    matches: isNamed,
    apply(text) {
      if (!isNamed(text)) return undefined
      isUsed = true
      return changeImage(text, image)
    },
    isUsed: () => isUsed,
  }
}

// Kustomize takes the name for a pattern; of this alphabet only the dot means something there: anything but a line's end.
const plainName = /^[A-Za-z0-9_/:.-]*$/
const tag = '(:[a-zA-Z0-9_.{}-]*)?'

function imageMatcher(name: string, dialect: Dialect): (text: string) => boolean {
  if (plainName.test(name)) {
    const pattern = new RegExp(`^${name.replaceAll('.', '[^\\n]')}${tag}${dialect.imageDigest}$`, 'u')
    return text => pattern.test(text)
  }
  try {
    return compilePattern(`^${name}${tag}${dialect.imageDigest}$`)
  } catch (error) {
    if (dialect.malformedImageName === 'fails' || !(error instanceof ProblemError)) throw error
    return () => false
  }
}

/** The parts of an image; a port in the host is no tag. */
export function splitImage(text: string): {
  readonly name: string
  readonly tag: string
  readonly digest: string
} {
  const slash = Math.max(text.indexOf('/'), 0)
  const at = text.indexOf('@', slash)
  const colon = text.indexOf(':', slash)
  if (at >= 0 && (at < colon || colon < 0))
    return { name: text.slice(0, at), tag: '', digest: text.slice(at + 1) }
  if (colon < 0) return { name: text, tag: '', digest: '' }
  if (at < 0) return { name: text.slice(0, colon), tag: text.slice(colon + 1), digest: '' }
  return { name: text.slice(0, colon), tag: text.slice(colon + 1, at), digest: text.slice(at + 1) }
}

function changeImage(text: string, image: Image): string {
  const old = splitImage(text)
  const { tag, digest } = newVersion(old, image)
  return `${image.newName || old.name}${tag === '' ? '' : `:${tag}`}${digest === '' ? '' : `@${digest}`}`
}

function newVersion(
  old: { readonly tag: string; readonly digest: string },
  { newTag = '', digest = '', tagSuffix = '' }: Image,
): { readonly tag: string; readonly digest: string } {
  if (newTag !== '' || digest !== '') return { tag: newTag, digest }
  return tagSuffix === '' ? old : { tag: old.tag + tagSuffix, digest: '' }
}

function changeScalar(node: Value, change: ImageChange): Value {
  const text = imageText(node)
  const changed = change.apply(text)
  return changed === undefined || changed === text ? node : replaceText(node, changed)
}

// Trees never change, so which hold lists of containers is found out once.
const holders = new WeakMap<object, boolean>()

function holdsContainers(node: Value): boolean {
  if (typeof node !== 'object' || node === null) return false
  const known = holders.get(node)
  if (known !== undefined) return known
  let holds = false
  if (Array.isArray(node)) holds = node.some(holdsContainers)
  else if (node instanceof Map)
    holds = listNames.some(name => node.has(name)) || [...node.values()].some(holdsContainers)
  holders.set(node, holds)
  return holds
}

function changeContainers(node: Value, set: (node: Value) => Value): Value {
  if (!holdsContainers(node)) return node
  if (Array.isArray(node)) {
    let result = node
    for (const [index, element] of node.entries()) {
      const changed = changeContainers(element, set)
      if (changed !== element) result = withElement(result, index, changed)
    }
    return result
  }
  let result = node as YamlMap
  for (const [key, value] of node as YamlMap) {
    const walked = changeContainers(value, set)
    const changed = listNames.includes(key) && Array.isArray(walked) ? changeImages(walked, set) : walked
    if (changed !== value) result = withField(result, key, changed)
  }
  return result
}

function changeImages(list: Value[], set: (node: Value) => Value): Value[] {
  let result = list
  for (const [index, container] of list.entries()) {
    if (isMissingOrNull(container)) continue
    if (!(container instanceof Map))
      return fail('FIELD_PATH', 'wrong node kind: expected a map in a list of containers')
    const image = container.get('image')
    if (isMissingOrNull(image)) continue
    const changed = set(image)
    if (changed !== image) result = withElement(result, index, withField(container, 'image', changed))
  }
  return result
}
