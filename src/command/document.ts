import { stripDefinitions } from './definitions.ts'
import type { Line } from './lines.ts'
import type { Meter } from './meter.ts'
import type { Fence, HtmlEnd } from './starts.ts'

/** A paragraph's lines, each from its first character that is no space. `contained`: in a quote or a list item. */
export interface Paragraph {
  readonly contained: boolean
  readonly lines: readonly Line[]
}

/** What a comment's blocks come to: its paragraphs in order, and the labels of its link definitions. */
export interface Blocks {
  readonly paragraphs: readonly Paragraph[]
  readonly labels: ReadonlySet<string>
}

/** An open quote, or an open list item with the columns that a line of its own is indented by. */
export type Container =
  | { readonly kind: 'quote' }
  | { readonly kind: 'list'; readonly width: number; filled: boolean }

export type Leaf =
  | { readonly kind: 'none' | 'indented' | 'table' }
  | { readonly kind: 'fence'; readonly fence: Fence }
  | { readonly kind: 'html'; readonly end: HtmlEnd }
  | { readonly kind: 'paragraph'; readonly lines: Line[] }

/** The open blocks at one point of a comment, and what was found up to there. */
export interface Document {
  readonly text: string
  readonly meter: Meter
  readonly containers: Container[]
  /** Depths of the quotes among the containers, ascending. */
  readonly quotes: number[]
  leaf: Leaf
  readonly paragraphs: Paragraph[]
  readonly labels: Set<string>
}

/** Opens a leaf in place of the one that is open. */
export function openLeaf(document: Document, leaf: Leaf): void {
  closeLeaf(document)
  fillContainer(document)
  document.leaf = leaf
}

/** Opens a container inside the innermost one. */
export function openContainer(document: Document, container: Container): void {
  closeLeaf(document)
  fillContainer(document)
  if (container.kind === 'quote') document.quotes.push(document.containers.length)
  document.containers.push(container)
}

/** Notes that the innermost list item holds something: then a blank line does not end it. */
export function fillContainer(document: Document): void {
  const last = document.containers.at(-1)
  if (last?.kind === 'list') last.filled = true
}

/** Closes the containers below that depth, and the leaf in them. */
export function closeContainers(document: Document, depth: number): void {
  if (depth >= document.containers.length) return
  closeLeaf(document)
  document.containers.length = depth
  while ((document.quotes.at(-1) ?? -1) >= depth) document.quotes.pop()
}

/** Closes the leaf; a paragraph is kept without its link definitions. */
export function closeLeaf(document: Document): void {
  const { leaf, containers, meter } = document
  document.leaf = { kind: 'none' }
  if (leaf.kind !== 'paragraph') return
  const lines = stripDefinitions(document.text, leaf.lines, document.labels, meter)
  if (lines.length > 0) document.paragraphs.push({ contained: containers.length > 0, lines })
}
