import { formatNumber } from '../../kustomize/yaml/number.ts'
import { printedValue, type Value } from '../../kustomize/yaml/value.ts'

// What lies beyond so many leaves tells nothing new about a likeness.
const mostLeaves = 400

/** Names that stand for each other: the one before, the one after. */
export type Renaming = readonly [before: string, after: string]

/** How much of two values is the same, from 0 to 1: the leaves that both have, of all; renamed names count as the same. */
export function likeness(left: Value, right: Value, renamings: readonly Renaming[] = []): number {
  const one = leaves(left, text => renamed(text, renamings))
  const other = leaves(right, text => text)
  if (one.size + other.size === 0) return 1
  let shared = 0
  for (const leaf of one) if (other.has(leaf)) shared++
  return (2 * shared) / (one.size + other.size)
}

function renamed(text: string, renamings: readonly Renaming[]): string {
  return renamings.find(([before]) => before !== '' && before === text)?.[1] ?? text
}

function leaves(value: Value, rename: (text: string) => string): ReadonlySet<string> {
  const found = new Set<string>()
  const visit = (each: Value, path: string): void => {
    if (found.size >= mostLeaves) return
    const node = printedValue(each)
    if (node instanceof Map) for (const [key, entry] of node) visit(entry, `${path}/${key}`)
    else if (Array.isArray(node)) for (const entry of node) visit(entry, `${path}/-`)
    else found.add(`${path}=${leafText(node, rename)}`)
  }
  visit(value, '')
  return found
}

function leafText(node: string | number | bigint | boolean | null, rename: (text: string) => string): string {
  if (typeof node === 'string') return rename(node)
  return typeof node === 'number' || typeof node === 'bigint' ? `#${formatNumber(node)}` : `#${node}`
}
