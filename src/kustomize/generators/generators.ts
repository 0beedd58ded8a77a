import { note, type Site } from '../context.ts'
import { noteChanges } from '../field-origins.ts'
import { readBehavior } from '../internal-annotations.ts'
import type { GeneratorArguments, GeneratorOptions } from '../kustomization.ts'
import { metaTexts, withMetaText, withMetaTexts } from '../metadata.ts'
import { fail } from '../problems.ts'
import { blank, previousIds, Resource } from '../resource.ts'
import { formatId } from '../resource-id.ts'
import type { ResourceSet } from '../resource-set.ts'
import { checkKey, isMissingOrNull, mapAt, styled, textOf, withField } from '../scalar.ts'
import type { Value, YamlMap } from '../yaml/value.ts'
import { wrappedBase64 } from './base64.ts'
import { type Content, loadKeyValues } from './key-values.ts'

/** What a generator makes, before it meets what is there. */
export type Generator = () => readonly Resource[]

/** The options of one generator, with those for all under them. */
export function mergeOptions(
  own: GeneratorOptions | undefined,
  shared: GeneratorOptions | undefined,
): GeneratorOptions | undefined {
  if (shared === undefined) return own
  return {
    labels: new Map([...(shared.labels ?? []), ...(own?.labels ?? [])]),
    annotations: new Map([...(shared.annotations ?? []), ...(own?.annotations ?? [])]),
    disableNameSuffixHash: own?.disableNameSuffixHash === true || shared.disableNameSuffixHash === true,
    immutable: own?.immutable === true || shared.immutable === true,
  }
}

/** The ConfigMap that a generator describes. */
export function generateConfigMap(site: Site, from: GeneratorArguments): Resource {
  const data = new Map<string, Value>()
  const binaryData = new Map<string, Value>()
  const root = baseOf(site, 'ConfigMap', from)
  for (const [key, content] of loadKeyValues(site, from, 'ConfigMap')) {
    if (typeof content === 'string') data.set(checkKey(key), styled(content))
    else binaryData.set(checkKey(key), styled(wrappedBase64(content)))
  }
  if (data.size > 0) root.set('data', data)
  if (binaryData.size > 0) root.set('binaryData', binaryData)
  return generated(site, root, from)
}

/** The Secret that a generator describes. */
export function generateSecret(site: Site, from: GeneratorArguments): Resource {
  const root = baseOf(site, 'Secret', from).set('type', from.type || 'Opaque')
  const values: readonly (readonly [string, Content])[] = [...loadKeyValues(site, from, 'Secret')]
  root.set('data', new Map(values.map(([key, content]) => [checkKey(key), styled(wrappedBase64(content))])))
  return generated(site, root, from)
}

function baseOf(site: Site, kind: string, { name = '', namespace = '' }: GeneratorArguments): YamlMap {
  if (name === '') fail('GENERATOR_INVALID', 'a configmap must have a name', site.place)
  const metadata: YamlMap = new Map([['name', name]])
  if (namespace !== '') metadata.set('namespace', namespace)
  return new Map<string, Value>([
    ['apiVersion', 'v1'],
    ['kind', kind],
    ['metadata', metadata],
  ])
}

function generated(site: Site, root: YamlMap, { options, behavior }: GeneratorArguments): Resource {
  const labels = options?.labels ?? new Map<string, string>()
  const annotations = options?.annotations ?? new Map<string, string>()
  const metadata = new Map(mapAt(root, 'metadata'))
  if (labels.size > 0) metadata.set('labels', withCheckedKeys(labels))
  if (annotations.size > 0) metadata.set('annotations', new Map<string, Value>(annotations))
  root.set('metadata', metadata)
  if (options?.immutable === true) root.set('immutable', true)
  const needsHash = options?.disableNameSuffixHash !== true
  return new Resource(root, site.build.schemas, { ...blank, needsHash, behavior: readBehavior(behavior) })
}

function withCheckedKeys(texts: ReadonlyMap<string, string>): YamlMap {
  return new Map([...texts].map(([key, value]) => [checkKey(key), styled(value)]))
}

/** Lets a generated resource in: as a new one, or merged with or instead of the one that is there, by its behavior. */
export function absorb(site: Site, resources: ResourceSet, resource: Resource): void {
  const { id, memory } = resource
  const matches = resources.withAnyId(id, id.effectiveNamespace)
  const [old, second] = matches
  if (second !== undefined) {
    fail(
      'RESOURCE_AMBIGUOUS',
      `found multiple objects that could accept merge of ${formatId(id)}`,
      site.place,
    )
  }
  const meets = memory.behavior === 'merge' || memory.behavior === 'replace'
  if (old === undefined) {
    if (meets)
      fail('RESOURCE_NOT_FOUND', `id ${formatId(id)} does not exist; cannot merge or replace`, site.place)
    if (site.build.tracksOrigins) resource.origins = new Map([['', site.place]])
    resources.append(resource)
    return
  }
  if (!meets)
    fail('RESOURCE_DUPLICATE', `id ${formatId(id)} exists; behavior must be merge or replace`, site.place)
  const data = memory.behavior === 'merge' ? mergeData(site, old, resource) : resource.root
  const replacement = new Resource(
    withMetadataOf(data, old),
    resource.scopes,
    keptMemory(old, resource),
    old.source,
  )
  replacement.variables = old.variables
  replacement.origin = memory.behavior === 'merge' ? (old.origin ?? resource.origin) : resource.origin
  replacement.transformations = old.transformations
  if (site.build.tracksOrigins) {
    replacement.origins = new Map(old.origins)
    noteChanges(replacement.origins, old.root, replacement.root, () => site.place)
  }
  resources.replace(old, replacement)
}

/** Remembered is what the old resource was; the hash only stays if both want it. */
function keptMemory(old: Resource, resource: Resource): Resource['memory'] {
  return { ...old.memory, needsHash: old.memory.needsHash && resource.memory.needsHash }
}

function withMetadataOf(root: YamlMap, old: Resource): YamlMap {
  const merged = (field: 'labels' | 'annotations'): ReadonlyMap<string, string> =>
    new Map([...metaTexts(old.root, field), ...metaTexts(root, field)])
  const labeled = withMetaTexts(root, 'labels', merged('labels'))
  const annotated = withMetaTexts(labeled, 'annotations', merged('annotations'))
  return withMetaText(withMetaText(annotated, 'name', old.id.name), 'namespace', old.id.namespace)
}

function mergeData(site: Site, old: Resource, resource: Resource): YamlMap {
  let { root } = resource
  for (const field of ['data', 'binaryData']) {
    const before = textsBefore(site, old, field)
    const added = textsAt(root, field)
    for (const [key, value] of added) {
      if (before.has(key) && before.get(key) !== value) {
        note(
          site,
          'GENERATOR_KEY_OVERWRITTEN',
          `${formatId(previousIds(old)[0] ?? old.id)}: ${field}.${key} is overwritten`,
        )
      }
    }
    const merged = new Map<string, Value>(
      [...before, ...added].map(([key, value]) => [checkKey(key), styled(value)]),
    )
    root = withField(root, field, merged.size === 0 ? undefined : merged)
  }
  return root
}

function textsBefore(site: Site, old: Resource, field: string): ReadonlyMap<string, string> {
  const before = textsAt(old.root, field)
  const isSecret = old.id.kind === 'Secret' && old.id.group === '' && old.id.version === 'v1'
  if (!isSecret || field !== 'data' || !site.build.dialect.mergesStringData) return before
  const plain = [...textsAt(old.root, 'stringData')].map(
    ([key, value]) => [key, wrappedBase64(value)] as const,
  )
  return new Map([...before, ...plain])
}

function textsAt(root: YamlMap, field: string): ReadonlyMap<string, string> {
  return new Map([...(mapAt(root, field) ?? [])].map(([key, value]) => [key, nullAsEmpty(value)]))
}

function nullAsEmpty(value: Value): string {
  return isMissingOrNull(value) ? '' : textOf(value)
}
