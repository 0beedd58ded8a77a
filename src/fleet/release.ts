import { descend, listAt, type MapNode, type Node, type ScalarNode, scalarAt, textAt } from '../flux/node.ts'
import { fluxGroups } from '../flux/objects.ts'
import { stepsTo } from '../flux/place.ts'
import { isInside, nameOf } from '../lib/path.ts'
import { sameVersion } from '../promotion/pins.ts'
import { configEntry, entryValues, isConfigMap } from './config-maps.ts'
import { type Deployed, type DeployedVersion, deployedBase, imageVersions, openIn } from './deployed.ts'
import { lastSegment } from './image.ts'
import type { Manifest } from './manifest.ts'
import { ociVersions } from './remote.ts'
import { type FoundImage, imageNames, imagesIn, mergeValues } from './values.ts'
import { literalVersion } from './variables.ts'

/** The other objects of an environment, and how a text that holds YAML is read. */
export interface Surroundings {
  readonly manifests: readonly Manifest[]
  readonly parse: (node: ScalarNode) => Node | undefined
  /** Images that the configuration gives to apps. */
  readonly images: ReadonlySet<string>
  /** The label that names apps, where the configuration gives one. */
  readonly appLabel?: string | undefined
}

/** What a HelmRelease runs: a chart, images of its values, or both; and which of them is its version. */
export function releaseOf(manifest: Manifest, around: Surroundings): Deployed {
  const values = valuesOf(manifest, around)
  const found = imagesIn(values)
  const source = chartSource(manifest, around.manifests)
  const chart = nameOf(textAt(manifest.body, 'spec', 'chart', 'spec', 'chart') ?? source?.chart ?? '')
  const written = [chartVersion(manifest), ...(source?.versions ?? [])].flatMap(version => version ?? [])
  const literal = written.flatMap(
    version => literalVersion(version, (version.owner ?? manifest).variables) ?? [],
  )
  const said = found.filter(({ image }) => around.images.has(image.name))
  const main = said.length > 0 ? said : mainImages(manifest, chart, found, literal.length > 0)
  const tags = main
    .flatMap(({ image }) => imageVersions(image, manifest))
    .map(version => ({ ...version, ...keysIn(values, version, manifest) }))
  const chosen = said.length > 0 && tags.length > 0 ? tags : choose(manifest, chart, literal, tags)
  return {
    ...deployedBase(manifest),
    ...(chart === '' ? {} : { chart }),
    images: imageNames(main),
    companions: imageNames(found.filter(other => !main.includes(other))),
    versions: chosen,
    ...(chosen.length > 0 ? {} : { choices: choicesIn(found) }),
    ...openIn(chosen, [...written, ...main.flatMap(({ image }) => image.tag ?? [])]),
  }
}

/** Where a value stands among the others, if the release itself does not hold it. */
function keysIn(
  values: Node | undefined,
  { node }: DeployedVersion,
  { body }: Manifest,
): { readonly valueKeys?: readonly string[] } {
  if (values === undefined || stepsTo(body, node) !== undefined) return {}
  const steps = stepsTo(values, node) ?? []
  const keys = steps.filter(step => typeof step === 'string')
  return keys.length > 0 && keys.length === steps.length ? { valueKeys: keys } : {}
}

/** The chart's version or the image's: the image's of a chart of another name; else the nearest to the environment, and both where they are one. */
function choose(
  manifest: Manifest,
  chart: string,
  charts: readonly DeployedVersion[],
  images: readonly DeployedVersion[],
): readonly DeployedVersion[] {
  const [first] = charts
  const [image] = images
  if (first === undefined || image === undefined) return image === undefined ? charts : images
  if (!manifest.names.includes(chart)) return images
  if (sameVersion(first.version, image.version)) return [...charts, ...images]
  return nearness(image.node, manifest) > nearness(first.node, first.owner ?? manifest) ? images : charts
}

/** How far out the layer lies that a scalar comes from. */
function nearness({ source: { file } }: ScalarNode, { trail }: Manifest): number {
  return trail.findLastIndex(folder => isInside(file, folder))
}

/** The images that are the release's own: of its name; of a chart for anything the one at the top, or those that agree where nothing else has a version. */
function mainImages(
  manifest: Manifest,
  chart: string,
  found: readonly FoundImage[],
  hasChart: boolean,
): readonly FoundImage[] {
  const named = found.find(({ image }) => manifest.names.includes(lastSegment(image.name)))
  if (named !== undefined) return [named]
  const top = found.find(({ path }) => path === 'image')
  const generic = isGeneric(chart)
  if (top !== undefined && (generic || !hasChart || manifest.names.includes(chart))) return [top]
  const nested = found.find(({ path }) => path.endsWith('.image'))
  if (generic && nested !== undefined) return [nested]
  if (hasChart) return []
  const tagged = found.filter(({ image }) => image.tag !== undefined)
  const tags = new Set(tagged.map(({ image }) => image.tag?.version))
  return tags.size === 1 ? tagged : []
}

/** Where versions stand that could be the release's, as paths in its values. */
function choicesIn(found: readonly FoundImage[]): readonly DeployedVersion[] {
  return found.flatMap(({ image }) => imageVersions(image))
}

/** A chart that anything can be run with: its version is not the app's. */
function isGeneric(chart: string): boolean {
  return /^(?:app-template|common|generic|universal|microservice|application|onechart|stakater-application)(?:-chart)?$/.test(
    chart,
  )
}

/** Flux reads the version of a chart from a Helm repository only; one from git or a bucket is what lies there. */
function chartVersion(owner: Manifest): DeployedVersion | undefined {
  return versionOfChart(owner, descend(owner.body, 'spec', 'chart', 'spec'), 'helmrelease-version')
}

function versionOfChart(
  owner: Manifest,
  spec: Node | undefined,
  kind: 'helmrelease-version' | 'helmchart-version',
): DeployedVersion | undefined {
  const source = textAt(spec, 'sourceRef', 'kind')
  const node = source === 'GitRepository' || source === 'Bucket' ? undefined : scalarAt(spec, 'version')
  return node === undefined ? undefined : { node, kind, version: node.text, owner }
}

interface ChartSource {
  readonly chart: string
  readonly versions: readonly DeployedVersion[]
}

/** The OCIRepository or HelmChart that a HelmRelease takes its chart from. */
function chartSource(manifest: Manifest, all: readonly Manifest[]): ChartSource | undefined {
  const reference = descend(manifest.body, 'spec', 'chartRef')
  const kind = textAt(reference, 'kind')
  const name = textAt(reference, 'name')
  if (kind === undefined || name === undefined) return undefined
  const namespace = textAt(reference, 'namespace') ?? manifest.namespace
  const named = all.filter(
    other => other.group === fluxGroups.source && other.kind === kind && other.names.includes(name),
  )
  const source = named.find(other => other.namespace === namespace) ?? named[0]
  if (source === undefined) return undefined
  if (kind === 'HelmChart') {
    const version = versionOfChart(source, descend(source.body, 'spec'), 'helmchart-version')
    return {
      chart: textAt(source.body, 'spec', 'chart') ?? name,
      versions: version === undefined ? [] : [version],
    }
  }
  const versions = kind === 'OCIRepository' ? ociVersions(source.body) : []
  return {
    chart: textAt(source.body, 'spec', 'url') ?? name,
    versions: versions.map(version => ({ ...version, owner: source })),
  }
}

/** Its values, those of `valuesFrom` under those in line, as far as the repository has them. */
function valuesOf(manifest: Manifest, { manifests, parse }: Surroundings): MapNode | undefined {
  const inline = descend(manifest.body, 'spec', 'values')
  const from = listAt(manifest.body, 'spec', 'valuesFrom').flatMap(reference => {
    const name = textAt(reference, 'name') ?? ''
    const maps = manifests.filter(each => isConfigMap(each) && each.names.includes(name))
    const map = maps.find(each => each.namespace === manifest.namespace) ?? maps[0]
    const entry =
      map === undefined || textAt(reference, 'kind') !== 'ConfigMap'
        ? undefined
        : configEntry(map, textAt(reference, 'valuesKey') ?? 'values.yaml')
    if (entry === undefined) return []
    const path = textAt(reference, 'targetPath')
    if (path !== undefined) return entry.kind === 'text' ? [valueAt(entry.node, path)] : []
    return entryValues(entry, parse) ?? []
  })
  return mergeValues([...from, ...(inline?.kind === 'map' ? [inline] : [])])
}

/** Values with one scalar at keys joined by dots. */
function valueAt(node: ScalarNode, path: string): MapNode {
  const { source, start } = node
  const keys = path.split('.')
  const last: MapNode = { kind: 'map', entries: new Map([[keys.at(-1) ?? '', node]]), source, start }
  return keys
    .slice(0, -1)
    .reduceRight<MapNode>(
      (inner, key) => ({ kind: 'map', entries: new Map([[key, inner]]), source, start }),
      last,
    )
}
