import { originText, transformationsText } from './origin.ts'
import { type Behavior, blank, type Memory, type PreviousName, type Resource } from './resource.ts'
import { mapAt, textOf, withField } from './scalar.ts'
import { copyMap } from './yaml/unprintable.ts'
import type { Value, YamlMap } from './yaml/value.ts'

/** Kustomize keeps what it remembers of a resource in annotations, which a file may hold too. */
export const domain = 'internal.config.kubernetes.io/'

/** The annotations that never reach the output. */
const internalAnnotations: ReadonlySet<string> = new Set([
  ...[
    'previousKinds',
    'previousNames',
    'prefixes',
    'suffixes',
    'previousNamespaces',
    'allowNameChange',
    'allowKindChange',
    'refBy',
    'generatorBehavior',
    'needsHashSuffix',
    'path',
    'index',
    'seqindent',
    'id',
    'annotations-migration-resource-id',
  ].map(name => domain + name),
  'config.kubernetes.io/path',
  'config.kubernetes.io/index',
  'config.k8s.io/id',
])

/** Written by Kustomize where a resource comes from, if `buildMetadata` asks. */
export const originAnnotation = 'config.kubernetes.io/origin'
/** Written by Kustomize what changed a resource, if `buildMetadata` asks. */
export const transformationsAnnotation = 'alpha.config.kubernetes.io/transformations'

/** Whether Kustomize keeps to itself what stands under an annotation's key. */
export function isInternal(key: string): boolean {
  return internalAnnotations.has(key) || key === originAnnotation || key === transformationsAnnotation
}

/** What the annotations of a resource as it was read say that Kustomize should remember. */
export function memoryOf(value: Value): Memory {
  const annotations = value instanceof Map ? mapAt(mapAt(value, 'metadata'), 'annotations') : undefined
  if (annotations === undefined) return blank
  for (const key of annotations.keys()) if (key.startsWith(domain)) return readMemory(annotations)
  return blank
}

/**
 * A tree with the annotations in which Kustomize remembers: what a patch or a replacement sees there that looks at all of them.
 */
export function withMemory({ root, memory, origin, transformations }: Resource): YamlMap {
  const metadata = mapAt(root, 'metadata')
  if (metadata === undefined) return root
  const annotations = copyMap(mapAt(metadata, 'annotations') ?? new Map<string, Value>())
  for (const [name, text] of memoryTexts(memory)) if (text !== '') annotations.set(domain + name, text)
  if (origin !== undefined) annotations.set(originAnnotation, originText(origin))
  if (transformations.length > 0)
    annotations.set(transformationsAnnotation, transformationsText(transformations))
  if (annotations.size === 0) return root
  return withField(root, 'metadata', withField(metadata, 'annotations', annotations))
}

function memoryTexts(memory: Memory): readonly (readonly [name: string, text: string])[] {
  const list = (field: keyof PreviousName): string => memory.previous.map(each => each[field]).join(',')
  return [
    ['previousNames', list('name')],
    ['previousNamespaces', list('namespace')],
    ['previousKinds', list('kind')],
    ['prefixes', memory.prefixes.join(',')],
    ['suffixes', memory.suffixes.join(',')],
    ['generatorBehavior', memory.behavior === 'unspecified' ? '' : memory.behavior],
    ['needsHashSuffix', memory.needsHash ? 'enabled' : ''],
  ]
}

/** A tree without those annotations, and what they say. */
export function takeMemory(root: YamlMap): { readonly root: YamlMap; readonly memory: Memory } {
  const metadata = mapAt(root, 'metadata')
  const annotations = mapAt(metadata, 'annotations')
  if (metadata === undefined || annotations === undefined) return { root, memory: blank }
  let plain = annotations
  for (const key of annotations.keys())
    if (internalAnnotations.has(key)) plain = withField(plain, key, undefined)
  const kept = plain.size === 0 ? undefined : plain
  return {
    root: withField(root, 'metadata', withField(metadata, 'annotations', kept)),
    memory: memoryOf(root),
  }
}

function readMemory(annotations: YamlMap): Memory {
  const isEnabled = (name: string): boolean => textOf(annotations.get(domain + name)) === 'enabled'
  return {
    previous: readPrevious(annotations),
    prefixes: readList(annotations, 'prefixes'),
    suffixes: readList(annotations, 'suffixes'),
    behavior: readBehavior(textOf(annotations.get(`${domain}generatorBehavior`))),
    needsHash: isEnabled('needsHashSuffix'),
    allowNameChange: isEnabled('allowNameChange'),
    allowKindChange: isEnabled('allowKindChange'),
  }
}

function readList(annotations: YamlMap, name: string): readonly string[] {
  const value = annotations.get(domain + name)
  return value === undefined ? [] : textOf(value).split(',')
}

/** How a generator's `behavior` is understood; an unknown word means the same as none. */
export function readBehavior(word: string | undefined): Behavior {
  return word === 'create' || word === 'replace' || word === 'merge' ? word : 'unspecified'
}

function readPrevious(annotations: YamlMap): readonly PreviousName[] {
  const names = readList(annotations, 'previousNames')
  const namespaces = readList(annotations, 'previousNamespaces')
  const kinds = readList(annotations, 'previousKinds')
  if (names.length !== namespaces.length || names.length !== kinds.length) return []
  return names.map((name, index) => ({ name, namespace: namespaces[index] ?? '', kind: kinds[index] ?? '' }))
}
