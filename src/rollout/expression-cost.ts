import type { ASTNode } from '@marcbachmann/cel-js'
import { type Field, isMap } from './fields.ts'

// Those that go through a whole list or map, once for each entry.
const loops = ['all', 'exists', 'exists_one', 'filter', 'map']

/**
 * How many steps an expression takes at most on a value: each loop as often as the largest collection is long. `unbounded`: a pattern may
 * take for ever on a short text.
 */
export function expressionCost(expression: ASTNode, value: Field): number | 'unbounded' {
  const length = Math.max(1, largest(value))
  let [cost, isBounded] = [0, true]
  const visit = (node: unknown, depth: number): void => {
    if (Array.isArray(node)) for (const each of node) visit(each, depth)
    if (!isNode(node)) return
    cost += length ** depth
    if (node.op === 'call' || node.op === 'rcall') {
      const [name, ...rest] = node.args
      if (name === 'matches') isBounded = false
      const inner = rest.at(-1)
      visit(rest.slice(0, -1), depth)
      visit(inner, node.op === 'rcall' && loops.includes(name) ? depth + 1 : depth)
    } else visit(node.args, depth)
  }
  visit(expression, 0)
  return isBounded ? cost : 'unbounded'
}

function isNode(value: unknown): value is ASTNode {
  return typeof value === 'object' && value !== null && 'op' in value && 'args' in value
}

/** The length of the longest list or map in a value. */
function largest(value: Field): number {
  const entries = Array.isArray(value) ? value : isMap(value) ? Object.values(value) : []
  return entries.reduce<number>((most, entry) => Math.max(most, largest(entry)), entries.length)
}
