import type { Problem } from '../lib/problem.ts'
import { ProblemError } from '../lib/problem.ts'
import type { Build } from './context.ts'
import { memoryOf } from './internal-annotations.ts'
import { fail } from './problems.ts'
import { Resource, type Source } from './resource.ts'
import { bare, isNilOrEmpty, mapAt, textOf } from './scalar.ts'
import type { ValuePath } from './yaml/positions.ts'
import { refuseUnprintableIn, treeFlaws } from './yaml/unprintable.ts'
import type { Value, YamlMap } from './yaml/value.ts'

interface Node {
  readonly value: Value
  readonly source: Source
}

/** The resources in a text, lists taken apart. What is no resource is a problem. */
export function loadResources(build: Build, text: string, file: string): readonly Resource[] {
  const { documents } = build.cache.resources(text, file)
  const nodes = documents.map(
    ({ value, positions, refusals }): Node => ({
      value,
      source: { file, positions, refusals, path: [] },
    }),
  )
  const [only] = nodes
  const wrapped = nodes.length === 1 && only !== undefined ? unwrap(only) : nodes
  const inFlow = text.trimStart().startsWith('{')
  return flatten(checked(wrapped)).map(({ value, source }) => {
    const resource = new Resource(value, build.schemas, memoryOf(value), source)
    resource.inFlow = inFlow
    return resource
  })
}

/** The elements of a `List` or `ResourceList` that stands alone in its file. */
function unwrap(node: Node): readonly Node[] {
  const { value } = node
  if (!(value instanceof Map)) return [node]
  const kind = textOf(value.get('kind'))
  if (kind !== 'List' && kind !== 'ResourceList') return [node]
  if (!value.has('items') && !value.has('functionConfig')) return [node]
  const items = value.get('items')
  return Array.isArray(items) ? items.map((each, index) => childNode(node, each, ['items', index])) : []
}

function childNode(node: Node, value: Value, path: ValuePath): Node {
  return { value, source: { ...node.source, path: [...node.source.path, ...path] } }
}

interface MapNode {
  readonly value: YamlMap
  readonly source: Source
}

function checked(nodes: readonly Node[]): readonly MapNode[] {
  return nodes.flatMap(node => {
    const { value, source } = node
    if (isNilOrEmpty(value)) return []
    if (!(value instanceof Map)) return refuse(source, 'missing Resource metadata: a resource is a map')
    checkMetadata(value, source)
    return [{ value, source }]
  })
}

function checkMetadata(value: YamlMap, source: Source): void {
  const kind = textOf(value.get('kind'))
  if (kind === '')
    refuse(
      source,
      `missing kind in object${describe(value)}`,
      'Every document is a resource: give it apiVersion, kind and metadata.name.',
    )
  if (kind.endsWith('List')) return
  const name = mapAt(value, 'metadata')?.get('name')
  if (isNilOrEmpty(name) || textOf(name) === '')
    refuse(source, `missing metadata.name in object${describe(value)}`)
}

function describe(value: YamlMap): string {
  const [kind, apiVersion] = ['kind', 'apiVersion'].map(key => textOf(value.get(key)))
  const name = textOf(mapAt(value, 'metadata')?.get('name'))
  return [kind, apiVersion, name].every(part => part === '')
    ? ''
    : ` {${[apiVersion, kind, name].filter(part => part).join(' ')}}`
}

function refuse(source: Source, message: string, advice?: string): never {
  return fail('RESOURCE_INVALID', message, source.positions.value(source.path), advice)
}

/** Takes lists of resources apart. Their elements come after everything else in the file, as in Kustomize. */
function flatten(nodes: readonly MapNode[]): readonly MapNode[] {
  if (!nodes.some(({ value }) => textOf(value.get('kind')).endsWith('List'))) return nodes
  const queue = [...nodes]
  const result: MapNode[] = []
  for (let at = 0; at < queue.length; at++) {
    const node = queue[at]
    if (node === undefined) break
    const items = textOf(node.value.get('kind')).endsWith('List') ? node.value.get('items') : undefined
    if (items === undefined) result.push(node)
    else queue.push(...itemsOf(node, items))
  }
  return result
}

function itemsOf(node: MapNode, items: Value): readonly MapNode[] {
  refuseIfUnprintable(node.source.refusals)
  if (bare(items) === null) return []
  if (!Array.isArray(items))
    return refuse(node.source, `expected array in ${textOf(node.value.get('kind'))}/items`)
  const nodes = items.map((each, index) => childNode(node, withoutStyle(each), ['items', index]))
  return nodes.flatMap(each => checked(unwrap(each)))
}

/** Refuses a document that Kustomize reads but cannot print. */
export function refuseIfUnprintable(refusals: readonly Problem[]): void {
  const [first] = refusals
  if (first !== undefined) throw new ProblemError(first)
}

/** Refuses a resource that Kustomize could read and change, and now cannot print. */
export function refuseUnprintable({ refusals, root }: Resource): void {
  if (refusals.length === 0) return
  refuseIfUnprintable(refusals.filter(({ code }) => !treeFlaws.has(code)))
  refuseUnprintableIn(root, refusals)
}

/** A tree without the memory of how its scalars were written. The same tree if it has none. */
export function withoutStyle(node: Value): Value {
  if (typeof node !== 'object' || node === null) return node
  if (Array.isArray(node)) {
    const elements = node.map(withoutStyle)
    return elements.every((element, index) => element === node[index]) ? node : elements
  }
  if (!(node instanceof Map)) return node.value
  let result = node
  for (const [key, value] of node) {
    const plain = withoutStyle(value)
    if (plain === value) continue
    if (result === node) result = new Map(node)
    result.set(key, plain)
  }
  return result
}
