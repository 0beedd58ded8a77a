import { sha256 } from '../lib/hash.ts'
import { asJson } from './as-json.ts'
import { withMetaText } from './metadata.ts'
import { fail } from './problems.ts'
import { placeOf, type Resource, rememberName } from './resource.ts'
import { formatId } from './resource-id.ts'
import type { ResourceSet } from './resource-set.ts'
import { textOf } from './scalar.ts'
import { goJson } from './yaml/go-json.ts'
import { isMap, type Value, type YamlMap } from './yaml/value.ts'

const hashLength = 10
// So that no hash spells a word.
const replacements: Readonly<Record<string, string>> = { '0': 'g', '1': 'h', '3': 'k', a: 'm', e: 't' }

/** Ends the names of generated resources with a hash of their content. */
export function addHashes(resources: ResourceSet): void {
  for (const resource of resources.all) {
    if (!resource.memory.needsHash) continue
    const hash = contentHash(resource)
    rememberName(resource)
    resources.update(resource, withMetaText(resource.root, 'name', `${resource.id.name}-${hash}`))
  }
}

/** The hash of a ConfigMap's or Secret's content, as Kustomize computes it: the name does not enter it. */
export function contentHash(resource: Resource): string {
  const text = goJson(hashedContent(resource))
  return sha256(text)
    .slice(0, hashLength)
    .replace(/[013ae]/g, digit => replacements[digit] ?? digit)
}

function hashedContent(resource: Resource): YamlMap {
  const { root, id } = resource
  const content: YamlMap = new Map<string, Value>([
    ['kind', id.kind],
    // Kustomize looks for a field called `metadata/name`, and there is none.
    ['name', textAt(root, 'metadata/name')],
    ['data', contentAt(root, 'data')],
  ])
  const [optional] = id.kind === 'ConfigMap' ? ['binaryData'] : ['stringData']
  if (id.kind === 'Secret') content.set('type', textAt(root, 'type'))
  else if (id.kind !== 'ConfigMap') refuseKind(resource)
  const others = contentAt(root, optional ?? '')
  if (isMap(others) || others === null) content.set(optional ?? '', others)
  return content
}

// For any other kind Kustomize hashes its own memory of the file: the lines and columns at which every node was last parsed.
function refuseKind(resource: Resource): never {
  return fail(
    'HASH_UNDEFINED',
    `the name of ${formatId(resource.id)} cannot end with a hash: a patch or transformer changed the kind of what a generator made, and only the content of a ConfigMap or Secret has a hash`,
    placeOf(resource),
    'Set options.disableNameSuffixHash: true on the generator, or write the resource as a file.',
  )
}

function textAt(root: YamlMap, field: string): string {
  return textOf(root.get(field))
}

function contentAt(root: YamlMap, field: string): Value {
  const value = root.get(field)
  if (value === undefined) return ''
  // Go finds no map in it.
  if (Array.isArray(value)) return null
  return isMap(value) ? asJson(value) : textOf(value)
}
