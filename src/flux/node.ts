/** One YAML document of a file. `text` is the whole file's, to which all offsets refer. */
export interface Source {
  readonly file: string
  /** From 0, among the file's documents. */
  readonly document: number
  readonly text: string
  /** The scalar that holds this text, when it is no file of its own: a patch written in line. */
  readonly host?: ScalarNode
}

/** A parsed YAML value that knows where it stands. Aliases and merge keys are resolved: the same node stands in two places. */
export type Node = ScalarNode | MapNode | ListNode

export interface ScalarNode {
  readonly kind: 'scalar'
  /** As YAML reads it, before types: `7.0` stays `7.0`. */
  readonly text: string
  /** Without quotes: it may be a number, a boolean or null. */
  readonly plain: boolean
  readonly source: Source
  /** In UTF-16 units; quotes included. */
  readonly start: number
  readonly end: number
}

export interface MapNode {
  readonly kind: 'map'
  readonly entries: ReadonlyMap<string, Node>
  readonly source: Source
  readonly start: number
}

export interface ListNode {
  readonly kind: 'list'
  readonly values: readonly Node[]
  readonly source: Source
  readonly start: number
}

/** The value of a map's key, or nothing. */
export function child(node: Node | undefined, key: string): Node | undefined {
  return node?.kind === 'map' ? node.entries.get(key) : undefined
}

/** What stands under a chain of keys, or nothing. */
export function descend(node: Node | undefined, ...keys: readonly string[]): Node | undefined {
  return keys.reduce<Node | undefined>(child, node)
}

/** The scalar under a chain of keys, or nothing; null counts as nothing. */
export function scalarAt(node: Node | undefined, ...keys: readonly string[]): ScalarNode | undefined {
  const found = descend(node, ...keys)
  return found?.kind === 'scalar' && !isNull(found) ? found : undefined
}

/** The text of the scalar under a chain of keys, or nothing. */
export function textAt(node: Node | undefined, ...keys: readonly string[]): string | undefined {
  return scalarAt(node, ...keys)?.text
}

/** The entries of the list under a chain of keys; empty when there is none. */
export function listAt(node: Node | undefined, ...keys: readonly string[]): readonly Node[] {
  const found = descend(node, ...keys)
  return found?.kind === 'list' ? found.values : []
}

/** The texts of the scalars in the list under a chain of keys. */
export function textsAt(node: Node | undefined, ...keys: readonly string[]): readonly string[] {
  return listAt(node, ...keys).flatMap(entry =>
    entry.kind === 'scalar' && !isNull(entry) ? [entry.text] : [],
  )
}

/** A plain scalar that YAML reads as null. */
export function isNull(node: Node): boolean {
  return node.kind === 'scalar' && node.plain && /^(?:|~|null|Null|NULL)$/.test(node.text)
}
