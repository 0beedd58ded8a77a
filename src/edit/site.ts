import { isCollection, isMap, isScalar, isSeq, type Node, type YAMLMap, type YAMLSeq } from 'yaml'
import { keyedSegment } from '../lib/pointer.ts'
import { stepInto } from './document.ts'

interface Way {
  /** To what is there, as indices and keys. */
  readonly steps: readonly (string | number)[]
  /** The segments that are missing, the first in what is there. */
  readonly rest: readonly string[]
}

/** Where something new goes: into a map, to the end of a list, or behind a key that has no value. */
export type Site =
  | (Way & { readonly kind: 'map'; readonly node: YAMLMap })
  | (Way & { readonly kind: 'list'; readonly node: YAMLSeq })
  | (Way & { readonly kind: 'key'; readonly key: Node })
  | { readonly kind: 'refused'; readonly code: string; readonly message: string; readonly offset: number }

/** Follows a path as far as it goes; nothing when it cannot be made to exist from there. */
export function findSite(text: string, root: Node | null, segments: readonly string[]): Site | undefined {
  let node = root
  const steps: (string | number)[] = []
  for (const [index, segment] of segments.entries()) {
    const rest = segments.slice(index)
    // An entry that is looked for by its name is not made up.
    if (stepInto(node, segment) === undefined && rest.some(isLookup)) return undefined
    if (isMap(node) && stepInto(node, segment) === undefined) return { kind: 'map', node, steps, rest }
    if (isSeq(node) && segment === '-') return { kind: 'list', node, steps, rest }
    const next = stepInto(node, segment)
    if (next === undefined) return notCollection(node, segment)
    steps.push(next.step)
    const after = segments.slice(index + 1)
    if (isMap(node) && isNothing(next.node) && after.length > 0)
      return behindKey(text, node, segment, { steps, rest: after })
    node = next.node
  }
  const offset = node?.range?.[0] ?? 0
  return { kind: 'refused', code: 'ALREADY_THERE', message: 'There is a value already.', offset }
}

function notCollection(node: Node | null, segment: string): Site | undefined {
  if (node === null || isCollection(node)) return undefined
  const message = `What stands here has no place for "${segment}".`
  return { kind: 'refused', code: 'NO_COLLECTION', message, offset: node.range?.[0] ?? 0 }
}

function isLookup(segment: string): boolean {
  return keyedSegment(segment) !== undefined
}

function isNothing(node: Node | null): boolean {
  return node === null || (isScalar(node) && node.value === null)
}

/** A key without a value gets one; a `null` that somebody wrote stays. */
function behindKey(text: string, map: YAMLMap, segment: string, way: Way): Site {
  const pair = map.items.find(({ key }) => isScalar(key) && (key.source ?? String(key.value)) === segment)
  const key = pair?.key
  const value = pair?.value
  const range = isScalar(value) ? value.range : undefined
  const written = range === undefined || range === null ? '' : text.slice(range[0], range[1])
  if (!isScalar(key) || map.flow === true || written !== '') {
    const offset = range?.[0] ?? map.range?.[0] ?? 0
    return { kind: 'refused', code: 'WRITTEN_NULL', message: 'A null stands here.', offset }
  }
  return { kind: 'key', key, ...way }
}
