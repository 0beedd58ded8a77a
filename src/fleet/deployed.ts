import { child, descend, type MapNode, type Node, scalarAt, textAt } from '../flux/node.ts'
import { fluxGroups } from '../flux/objects.ts'
import { nameOf } from '../lib/path.ts'
import { type Container, containersOf, lastSegment, parseImage, separateVersions } from './image.ts'
import type { ImageReference, Manifest, VersionScalar } from './manifest.ts'

/** An object, or a values file, that runs something whose version can be told. */
export interface Deployed {
  readonly name: string
  readonly file: string
  readonly namespace?: string
  readonly chart?: string
  /** The images that carry its version. */
  readonly images: readonly string[]
  /** Other images that run beside it. */
  readonly companions: readonly string[]
  readonly versions: readonly DeployedVersion[]
}

export interface DeployedVersion extends VersionScalar {
  readonly image?: string
  /** The digest that stands beside this tag. */
  readonly digest?: string
  /** The object whose field it is; nothing for a chart's values. */
  readonly owner?: Manifest
}

/** What a manifest runs, seen with the others of its environment; nothing for objects that run nothing. */
export function deployedBy(manifest: Manifest, all: readonly Manifest[]): Deployed | undefined {
  if (manifest.group === fluxGroups.helmRelease && manifest.kind === 'HelmRelease')
    return release(manifest, all)
  const containers = containersOf(manifest)
  if (containers.length === 0 || isFluxItself(manifest)) return undefined
  return workload(manifest, containers)
}

function isFluxItself(manifest: Manifest): boolean {
  return textAt(manifest.body, 'metadata', 'labels', 'app.kubernetes.io/part-of') === 'flux'
}

function base(manifest: Manifest): Pick<Deployed, 'name' | 'file' | 'namespace'> {
  const { namespace } = manifest
  return {
    name: manifest.names[0] ?? manifest.name,
    file: manifest.body.source.file,
    ...(namespace === undefined ? {} : { namespace }),
  }
}

function workload(manifest: Manifest, containers: readonly Container[]): Deployed {
  const main = mainContainer(manifest, containers)
  const own = containers.filter(({ image }) => image.name === main?.image.name)
  const others = containers.filter(container => !own.includes(container)).map(({ image }) => image.name)
  return {
    ...base(manifest),
    images: main === undefined ? [] : [main.image.name],
    companions: [...new Set(others)],
    versions: own.flatMap(({ image }) => imageVersions(image, manifest)),
  }
}

/** The container named as the workload, or whose image is; else the first. */
function mainContainer(manifest: Manifest, containers: readonly Container[]): Container | undefined {
  const running = containers.filter(({ list }) => list === 'containers')
  return (
    running.find(({ name }) => manifest.names.includes(name)) ??
    running.find(({ image }) => manifest.names.includes(lastSegment(image.name))) ??
    running[0] ??
    containers[0]
  )
}

function imageVersions(image: ImageReference, owner?: Manifest): readonly DeployedVersion[] {
  const { name, tag, digest } = image
  const shared = {
    image: name,
    ...(digest === undefined ? {} : { digest: digest.version }),
    ...(owner === undefined ? {} : { owner }),
  }
  if (tag !== undefined && !isLiteral(tag.version)) return []
  const tagged = tag === undefined ? [] : [{ ...tag, ...shared }]
  // `name:tag@digest` in one scalar is one pin; a digest in its own scalar is a second pin of the same version.
  const separate = digest !== undefined && digest.node !== tag?.node && isLiteral(digest.version)
  return separate ? [...tagged, { ...digest, ...shared, version: tag?.version ?? digest.version }] : tagged
}

/** A version that Flux, Kubernetes or a template fills in later stands elsewhere. */
function isLiteral(version: string): boolean {
  return version !== '' && !/\$[{(]|\{\{/.test(version)
}

function release(manifest: Manifest, all: readonly Manifest[]): Deployed {
  const { body } = manifest
  const values = descend(body, 'spec', 'values')
  const found = imagesIn(values)
  const source = chartSource(manifest, all)
  const versions = [chartVersion(manifest), source?.version].flatMap(version => version ?? [])
  const literal = versions.filter(({ version }) => isLiteral(version)).slice(0, 1)
  const chart = nameOf(textAt(body, 'spec', 'chart', 'spec', 'chart') ?? source?.chart ?? '')
  const named = found.find(({ image }) => manifest.names.includes(lastSegment(image.name)))
  const main =
    named ?? found.find(({ path }) => path === 'image' || (isGeneric(chart) && path.endsWith('.image')))
  const ownImage =
    main !== undefined && !manifest.names.includes(chart) && (isGeneric(chart) || main === named)
  const fromImage = main === undefined ? [] : imageVersions(main.image, manifest)
  return {
    ...base(manifest),
    ...(chart === '' ? {} : { chart }),
    images: main === undefined ? [] : [main.image.name],
    companions: [...new Set(found.filter(other => other !== main).map(({ image }) => image.name))],
    versions: (ownImage && fromImage.length > 0) || literal.length === 0 ? fromImage : literal,
  }
}

/** A chart that anything can be run with: its version is not the app's. */
function isGeneric(chart: string): boolean {
  return /^(?:app-template|common|generic|universal|microservice|application|onechart|stakater-application)(?:-chart)?$/.test(
    chart,
  )
}

/** Flux reads the version of a chart from a Helm repository only; one from git or a bucket is what lies there. */
function chartVersion(owner: Manifest): DeployedVersion | undefined {
  const { body } = owner
  const source = textAt(body, 'spec', 'chart', 'spec', 'sourceRef', 'kind')
  if (source === 'GitRepository' || source === 'Bucket') return undefined
  const node = scalarAt(body, 'spec', 'chart', 'spec', 'version')
  return node === undefined ? undefined : { node, kind: 'helmrelease-version', version: node.text, owner }
}

/** The OCIRepository that a HelmRelease takes its chart from. */
function chartSource(
  manifest: Manifest,
  all: readonly Manifest[],
): { readonly chart: string; readonly version: DeployedVersion | undefined } | undefined {
  const kind = textAt(manifest.body, 'spec', 'chartRef', 'kind')
  const name = textAt(manifest.body, 'spec', 'chartRef', 'name')
  if (kind !== 'OCIRepository' || name === undefined) return undefined
  const namespace = textAt(manifest.body, 'spec', 'chartRef', 'namespace') ?? manifest.namespace
  const named = all.filter(
    other => other.group === fluxGroups.source && other.kind === kind && other.names.includes(name),
  )
  const source = named.find(other => other.namespace === namespace) ?? named[0]
  if (source === undefined) return undefined
  const reference = descend(source.body, 'spec', 'ref')
  const node = scalarAt(reference, 'tag') ?? scalarAt(reference, 'semver') ?? scalarAt(reference, 'digest')
  const version =
    node === undefined ? undefined : { node, kind: 'oci-ref' as const, version: node.text, owner: source }
  return { chart: textAt(source.body, 'spec', 'url') ?? name, version }
}

interface FoundImage {
  /** Keys joined by dots. */
  readonly path: string
  readonly image: ImageReference
}

/** The images in a chart's values: `repository` beside `tag`, or `image: name:tag`. Looks at no more than 2,000 values. */
function imagesIn(values: Node | undefined): readonly FoundImage[] {
  const found: FoundImage[] = []
  const queue: { readonly path: string; readonly node: Node }[] =
    values === undefined ? [] : [{ path: '', node: values }]
  for (let at = 0; at < queue.length && at < 2000; at++) {
    const entry = queue[at]
    if (entry === undefined) break
    const image = entry.node.kind === 'map' ? repositoryImage(entry.node) : undefined
    if (image !== undefined) found.push({ path: entry.path, image })
    const scalar = scalarAt(entry.node, 'image')
    if (scalar !== undefined)
      found.push({ path: joinKeys(entry.path, 'image'), image: parseImage(scalar, 'helmrelease-value') })
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

function repositoryImage(node: MapNode): ImageReference | undefined {
  const repository = textAt(node, 'repository')
  if (repository === undefined || child(node, 'tag') === undefined) return undefined
  const registry = textAt(node, 'registry')
  const name = registry === undefined ? repository : `${registry}/${repository}`
  return { name, ...separateVersions(scalarAt(node, 'tag'), scalarAt(node, 'digest'), 'helmrelease-value') }
}

/** What a file of a chart's values runs: its main image, under the name that the file or the image has. */
export function deployedByValues(values: MapNode): Deployed | undefined {
  const found = imagesIn(values)
  const main = found.find(({ path }) => path === 'image') ?? found.find(({ path }) => path.endsWith('.image'))
  if (main === undefined) return undefined
  const { file } = values.source
  const named = /^(.+)[-_.]values$/.exec(nameOf(file).replace(/\.ya?ml$/, ''))?.[1]
  return {
    name: named ?? lastSegment(main.image.name),
    file,
    images: [main.image.name],
    companions: [...new Set(found.filter(other => other !== main).map(({ image }) => image.name))],
    versions: imageVersions(main.image),
  }
}
