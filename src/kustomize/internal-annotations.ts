import { type Behavior, blank, type Memory, type PreviousName } from './resource.ts'
import { mapAt, textOf } from './scalar.ts'
import type { Value, YamlMap } from './yaml/value.ts'

// Kustomize keeps what it remembers of a resource in annotations, which a file may hold too.
const domain = 'internal.config.kubernetes.io/'

/** The annotations that never reach the output. */
export const internalAnnotations: ReadonlySet<string> = new Set([
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

/** What the annotations of a resource as it was read say that Kustomize should remember. */
export function memoryOf(value: Value): Memory {
  const annotations = value instanceof Map ? mapAt(mapAt(value, 'metadata'), 'annotations') : undefined
  if (annotations === undefined) return blank
  for (const key of annotations.keys()) if (key.startsWith(domain)) return readMemory(annotations)
  return blank
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
