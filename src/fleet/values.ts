import { child, type MapNode, type Node, type ScalarNode, scalarAt, textAt } from '../flux/node.ts'
import { folderOf, nameOf } from '../lib/path.ts'
import { type Deployed, imageVersions } from './deployed.ts'
import { lastSegment, parseImage, separateVersions } from './image.ts'
import type { ImageReference } from './manifest.ts'
import { mergeMaps } from './merge.ts'
import { isEnvironmentFolder, isSharedFolder } from './names.ts'

export interface FoundImage {
  /** Keys joined by dots. */
  readonly path: string
  /** Without a name where only the tag stands there. */
  readonly image: ImageReference
}

/** The images in a chart's values: `repository` beside `tag`, `image: name:tag`, or the tag alone. Looks at no more than 2,000 values. */
export function imagesIn(values: Node | undefined): readonly FoundImage[] {
  const found: FoundImage[] = []
  const queue: { readonly path: string; readonly node: Node }[] =
    values === undefined ? [] : [{ path: '', node: values }]
  for (let at = 0; at < queue.length && at < 2000; at++) {
    const entry = queue[at]
    if (entry === undefined) break
    const image = entry.node.kind === 'map' ? mapImage(entry.node, entry.path) : undefined
    if (image !== undefined) found.push({ path: entry.path, image })
    const scalar = scalarAt(entry.node, 'image')
    if (scalar !== undefined) found.push(...scalarImage(entry.node, scalar, entry.path))
    for (const [key, node] of children(entry.node)) queue.push({ path: joinKeys(entry.path, key), node })
  }
  return found
}

function children(node: Node): readonly (readonly [string, Node])[] {
  if (node.kind === 'map') return [...node.entries]
  return node.kind === 'list' ? node.values.map((value, index) => [String(index), value] as const) : []
}

function joinKeys(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`
}

/** `image: name:tag`, or `image: name` with its `tag` beside it. */
function scalarImage(node: Node, scalar: ScalarNode, path: string): readonly FoundImage[] {
  const image = parseImage(scalar, 'helmrelease-value')
  const beside = scalarAt(node, 'tag') ?? scalarAt(node, 'imageTag')
  const versions = image.tag === undefined ? separateVersions(beside, undefined, 'helmrelease-value') : {}
  return [{ path: joinKeys(path, 'image'), image: { ...image, ...versions } }]
}

function mapImage(node: MapNode, path: string): ImageReference | undefined {
  const repository = textAt(node, 'repository') ?? textAt(node, 'name')
  const isImage = path === 'image' || path.endsWith('.image')
  if (child(node, 'tag') === undefined || (repository === undefined && !isImage)) return undefined
  if (textAt(node, 'repository') === undefined && !isImage) return undefined
  const registry = textAt(node, 'registry')
  const name =
    registry === undefined || repository === undefined ? (repository ?? '') : `${registry}/${repository}`
  return { name, ...separateVersions(scalarAt(node, 'tag'), scalarAt(node, 'digest'), 'helmrelease-value') }
}

/** Names of images, those that are not known left out. */
export function imageNames(found: readonly FoundImage[]): readonly string[] {
  return [...new Set(found.map(({ image }) => image.name))].filter(name => name !== '')
}

/** What a file of a chart's values runs: the image at its top, under the name that the file, its folder or the image has; else one app for each image. */
export function deployedByValues(values: MapNode, chart?: string): readonly Deployed[] {
  const found = imagesIn(values)
  const named = nameInFile(values.source.file)
  const top = found.find(({ path }) => path === 'image') ?? (named === undefined ? undefined : found[0])
  if (top !== undefined)
    return valuesApp(values, top, found, named ?? ownName(top, values.source.file, chart))
  return found.flatMap(each => valuesApp(values, each, [each], ownName(each, values.source.file, chart)))
}

function ownName({ image }: FoundImage, file: string, chart: string | undefined): string | undefined {
  return image.name === '' ? (nameInFolders(file) ?? chart) : lastSegment(image.name)
}

function valuesApp(
  values: MapNode,
  main: FoundImage,
  found: readonly FoundImage[],
  name: string | undefined,
): readonly Deployed[] {
  if (name === undefined) return []
  const { file } = values.source
  const companions = imageNames(found.filter(other => other !== main))
  return [{ name, file, images: imageNames([main]), companions, versions: imageVersions(main.image) }]
}

/** `podinfo-values.yaml`. */
function nameInFile(file: string): string | undefined {
  const name = /^(.+)[-_.]values$/.exec(nameOf(file).replace(/\.ya?ml$/, ''))?.[1]
  return name === undefined || isEnvironmentFolder(name) ? undefined : name
}

const common =
  /^(?:values|envs?|environments|overlays|charts?|helm|deploy|config|apps?|k8s|clusters|releases?)$/i

/** The folder nearest to the file that is no environment's and no convention's. */
function nameInFolders(file: string): string | undefined {
  for (let folder = folderOf(file); folder !== ''; folder = folderOf(folder)) {
    const name = nameOf(folder)
    if (!common.test(name) && !isEnvironmentFolder(name) && !isSharedFolder(name)) return name
  }
  return undefined
}

/** Several values, the later over the earlier. */
export function mergeValues(all: readonly MapNode[]): MapNode | undefined {
  return all.reduce<MapNode | undefined>(
    (merged, values) => (merged === undefined ? values : mergeMaps(merged, values)),
    undefined,
  )
}
