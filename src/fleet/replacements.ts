import {
  descend,
  listAt,
  type MapNode,
  type Node,
  type ScalarNode,
  scalarAt,
  textAt,
  textsAt,
} from '../flux/node.ts'
import { resolvePath } from '../lib/path.ts'
import { indexSegment } from '../lib/pointer.ts'
import { configEntry } from './config-maps.ts'
import { imageOf, splitImage } from './image.ts'
import type { Manifest } from './manifest.ts'
import { replaceAt } from './merge.ts'
import { isTarget } from './patch.ts'
import { type Layers, parsedFile } from './walk.ts'

interface Value {
  readonly node: ScalarNode
  readonly text: string
}

/** Applies a kustomization's `replacements` as far as versions pass through them: a text of one object in the place of another's, or of an image's tag. */
export function applyReplacements(
  layers: Layers,
  manifests: readonly Manifest[],
  body: MapNode,
): readonly Manifest[] {
  return replacementsIn(layers, body).reduce<readonly Manifest[]>((current, replacement) => {
    const value = sourceValue(current, descend(replacement, 'source'))
    const targets = value === undefined ? [] : listAt(replacement, 'targets')
    return targets.reduce<readonly Manifest[]>(
      (all, target) => (value === undefined ? all : all.map(manifest => replaced(manifest, target, value))),
      current,
    )
  }, manifests)
}

/** Those written in line, and those of files. */
function replacementsIn({ walk, view, folder }: Layers, body: MapNode): readonly Node[] {
  return listAt(body, 'replacements').flatMap(entry => {
    const path = textAt(entry, 'path')
    const file = path === undefined ? undefined : resolvePath(folder, path)
    if (file === undefined) return entry
    const parsed = parsedFile(walk, view.origin(file))
    const [root] = parsed?.kind === 'documents' ? parsed.documents : []
    return root?.kind === 'list' ? root.values : (root ?? [])
  })
}

function sourceValue(manifests: readonly Manifest[], source: Node | undefined): Value | undefined {
  // A part of a text is no scalar of its own.
  if (source === undefined || descend(source, 'options', 'delimiter') !== undefined) return undefined
  const found = manifests.find(manifest => isTarget(manifest, source))
  const segments = segmentsOf(textAt(source, 'fieldPath') ?? 'metadata.name')
  if (found === undefined) return undefined
  const [first, key] = segments
  const entry = first === 'data' && key !== undefined ? configEntry(found, key) : undefined
  if (entry?.kind === 'text') return entry
  const [path] = resolved(found.body, segments)
  const node = path === undefined ? undefined : nodeAt(found.body, path)
  return node?.kind === 'scalar' ? { node, text: node.text } : undefined
}

function replaced(manifest: Manifest, target: Node, value: Value): Manifest {
  const select = descend(target, 'select')
  const isRejected = listAt(target, 'reject').some(reject => isTarget(manifest, reject))
  if (select === undefined || isRejected || !isTarget(manifest, select)) return manifest
  const delimiter = textAt(target, 'options', 'delimiter')
  const index = textAt(target, 'options', 'index') ?? '0'
  const paths = textsAt(target, 'fieldPaths').flatMap(path => resolved(manifest.body, segmentsOf(path)))
  return paths.reduce<Manifest>((current, path) => {
    if (path.at(-1) === 'image') return withImage(current, path, value, `${delimiter ?? ''}${index}`)
    return delimiter === undefined ? { ...current, body: replaceAt(current.body, path, value.node) } : current
  }, manifest)
}

/** An image whose tag, or which as a whole, is the value. */
function withImage(
  manifest: Manifest,
  path: readonly string[],
  { node, text }: Value,
  part: string,
): Manifest {
  const scalar = scalarAt(nodeAt(manifest.body, path.slice(0, -1)), 'image')
  if (scalar === undefined || (part !== '0' && part !== ':1')) return manifest
  const before = imageOf(manifest, scalar)
  const { name, tag } = part === '0' ? splitImage(text) : { name: before.name, tag: text }
  const version = tag === undefined ? {} : { tag: { node, kind: 'patch-value', version: tag } as const }
  return { ...manifest, images: new Map([...manifest.images, [scalar, { name, ...version }]]) }
}

/** `spec.containers.[name=web].image`, the dots inside brackets and behind backslashes left alone. */
function segmentsOf(path: string): readonly string[] {
  const found = path.match(/\[[^\]]*\]|(?:\\.|[^.[\]])+/g) ?? []
  return found.map(segment => segment.replaceAll('\\.', '.'))
}

/** The paths that are there, list entries by their index. */
function resolved(root: Node, segments: readonly string[]): readonly (readonly string[])[] {
  const [segment, ...rest] = segments
  if (segment === undefined) return [[]]
  const steps = root.kind === 'list' ? entriesOf(root.values, segment) : [segment]
  return steps.flatMap(step => {
    const below = nodeAt(root, [step])
    return below === undefined ? [] : resolved(below, rest).map(path => [step, ...path])
  })
}

function entriesOf(values: readonly Node[], segment: string): readonly string[] {
  const all = values.map((_, at) => String(at))
  if (segment === '*') return all
  const [, key, wanted] = /^\[([^=\]]+)=([^\]]*)\]$/.exec(segment) ?? []
  if (key === undefined) return [segment]
  return all.filter(at => textAt(values[Number(at)], key) === wanted)
}

function nodeAt(root: Node, path: readonly string[]): Node | undefined {
  return path.reduce<Node | undefined>((node, step) => {
    if (node?.kind === 'list') return node.values[indexSegment(step) ?? -1]
    return node?.kind === 'map' ? node.entries.get(step) : undefined
  }, root)
}
