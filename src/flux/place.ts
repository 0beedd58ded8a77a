import { lineAndColumn } from '../lib/lines.ts'
import type { Step } from '../lib/pointer.ts'
import type { Place } from '../lib/problem.ts'
import type { ListNode, Node, ScalarNode } from './node.ts'

/** Where a node begins. */
export function placeOf(node: Node): Place {
  return { file: node.source.file, ...lineAndColumn(node.source.text, node.start) }
}

/** The steps from a document's root to the first place where that very scalar stands; list entries by their `name` where they have one. */
export function stepsTo(root: Node, scalar: ScalarNode): readonly Step[] | undefined {
  const reversed: Step[] = []
  return search(root, scalar, reversed, new Set()) ? reversed.reverse() : undefined
}

// The steps are collected on the way back, so that only the list entries on the way are looked up by name.
function search(node: Node, scalar: ScalarNode, reversed: Step[], seen: Set<Node>): boolean {
  if (node === scalar) return true
  if (node.kind === 'scalar' || seen.has(node)) return false
  seen.add(node)
  if (node.kind === 'map') {
    for (const [key, value] of node.entries) {
      if (search(value, scalar, reversed, seen)) return reversed.push(key) > 0
    }
    return false
  }
  const index = node.values.findIndex(value => search(value, scalar, reversed, seen))
  return index !== -1 && reversed.push(entryStep(node, index)) > 0
}

function entryStep(list: ListNode, index: number): Step {
  const name = nameIn(list.values[index])
  if (name === undefined) return index
  return list.values.filter(value => nameIn(value) === name).length === 1
    ? { key: 'name', value: name }
    : index
}

function nameIn(node: Node | undefined): string | undefined {
  const name = node?.kind === 'map' ? node.entries.get('name') : undefined
  return name?.kind === 'scalar' && name.text !== '' ? name.text : undefined
}
