import { isList, isMap, type Json, type JsonMap } from '../json.ts'

/** How server-side apply takes a value: whole, key by key, entry by entry of a keyed list, or as a set of scalars. */
export type Shape =
  | { readonly kind: 'atomic' }
  | { readonly kind: 'map' }
  | { readonly kind: 'keyed'; readonly keys: readonly string[] }
  | { readonly kind: 'set' }

const atomic: Shape = { kind: 'atomic' }

// The keyed lists of the kinds that are simulated; a list that is not named is atomic, as most are.
const keyedLists: Readonly<Record<string, readonly string[]>> = {
  containers: ['name'],
  initContainers: ['name'],
  ephemeralContainers: ['name'],
  env: ['name'],
  volumes: ['name'],
  volumeMounts: ['mountPath'],
  volumeDevices: ['devicePath'],
  imagePullSecrets: ['name'],
  hostAliases: ['ip'],
  topologySpreadConstraints: ['topologyKey', 'whenUnsatisfiable'],
  conditions: ['type'],
  ownerReferences: ['uid'],
}

// Maps that are taken whole.
const atomicMaps = [
  'selector',
  'nodeSelector',
  'labelSelector',
  'configMapKeyRef',
  'secretKeyRef',
  'fieldRef',
]

/** The shape of what stands under a path of field names; the list entries on the way are not in it. */
export function shapeOf(value: Json | undefined, path: readonly string[], isBuiltIn: boolean): Shape {
  const name = path.at(-1) ?? ''
  const isMetadata = path[0] === 'metadata'
  if (isMap(value))
    return isBuiltIn && path.length > 1 && atomicMaps.includes(name) ? atomic : { kind: 'map' }
  if (!isList(value)) return atomic
  if (isMetadata && name === 'finalizers') return { kind: 'set' }
  // Without a schema the lists of custom resources are taken whole.
  if (!isBuiltIn && !isMetadata) return atomic
  const keys = keyedLists[name] ?? portKeys(path)
  return keys === undefined || value.some(entry => !isMap(entry)) ? atomic : { kind: 'keyed', keys }
}

function portKeys(path: readonly string[]): readonly string[] | undefined {
  if (path.at(-1) !== 'ports') return undefined
  return path.includes('template') || path.includes('containers')
    ? ['containerPort', 'protocol']
    : ['port', 'protocol']
}

/** What names an entry of a keyed list; a protocol that is left out is TCP. */
export function entryKey(entry: JsonMap, keys: readonly string[]): JsonMap {
  return Object.fromEntries(keys.map(key => [key, entry[key] ?? (key === 'protocol' ? 'TCP' : '')] as const))
}
