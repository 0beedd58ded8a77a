import type { Node } from '../flux/node.ts'
import { indexSegment, keyedSegment, parsePointer } from '../lib/pointer.ts'

/** What stands at a JSON Pointer, or at keys joined by dots (`image.tag`), in a document. */
export function findPath(root: Node, path: string): Node | undefined {
  const segments = path.startsWith('/') ? parsePointer(path) : path.split('.')
  return segments?.reduce<Node | undefined>(step, root)
}

function step(node: Node | undefined, segment: string): Node | undefined {
  if (node?.kind === 'map') return node.entries.get(segment)
  if (node?.kind !== 'list') return undefined
  const keyed = keyedSegment(segment)
  if (keyed === undefined) return node.values[indexSegment(segment) ?? -1]
  return node.values.find(value => {
    const found = value.kind === 'map' ? value.entries.get(keyed.key) : undefined
    return found?.kind === 'scalar' && found.text === keyed.value
  })
}
