import { textAt } from '../flux/node.ts'
import { fluxGroups } from '../flux/objects.ts'
import { type Container, containersOf, lastSegment } from './image.ts'
import { labelOf } from './labels.ts'
import type { ImageReference, Manifest, VersionScalar } from './manifest.ts'
import { releaseOf, type Surroundings } from './release.ts'
import { fillText, literalVersion } from './variables.ts'

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
  /** Where none of them is sure to be its version: those that could be. */
  readonly choices?: readonly DeployedVersion[]
  /** Where its version is a variable that nothing here gives a value: the scalar that names it. */
  readonly open?: VersionScalar
}

export interface DeployedVersion extends VersionScalar {
  readonly image?: string
  /** The digest that stands beside this tag. */
  readonly digest?: string
  /** The object whose field it is; nothing for a chart's values. */
  readonly owner?: Manifest
  /** The variable of Flux that it is the value of. */
  readonly variable?: string
  /** Its keys in the values of a HelmRelease that takes them from a ConfigMap. */
  readonly valueKeys?: readonly string[]
}

/** What a manifest runs, seen with the others of its environment; nothing for objects that run nothing. */
export function deployedBy(manifest: Manifest, around: Surroundings): readonly Deployed[] {
  if (manifest.remote !== undefined) return remoteDeployed(manifest, manifest.remote.versions)
  const name = around.appLabel === undefined ? undefined : labelOf(manifest, around.appLabel)
  const named = name === undefined ? {} : { name }
  if (manifest.group === fluxGroups.helmRelease && manifest.kind === 'HelmRelease')
    return [{ ...releaseOf(manifest, around), ...named }]
  const containers = containersOf(manifest)
  if (containers.length === 0 || isFluxItself(manifest)) return []
  return [{ ...workload(manifest, containers), ...named }]
}

function isFluxItself(manifest: Manifest): boolean {
  return textAt(manifest.body, 'metadata', 'labels', 'app.kubernetes.io/part-of') === 'flux'
}

/** What every deployed object says of itself. */
export function deployedBase(manifest: Manifest): Pick<Deployed, 'name' | 'file' | 'namespace'> {
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
  const others = containers.filter(container => !own.includes(container))
  const names = (all: readonly Container[]): readonly string[] => [
    ...new Set(all.map(({ image }) => fillText(image.name, manifest.variables ?? new Map()))),
  ]
  const versions = own.flatMap(({ image }) => imageVersions(image, manifest))
  return {
    ...deployedBase(manifest),
    images: names(own),
    companions: names(others),
    versions,
    ...openIn(
      versions,
      own.flatMap(({ image }) => image.tag ?? []),
    ),
  }
}

/** The first of the scalars that could carry the version, where none does. */
export function openIn(
  versions: readonly DeployedVersion[],
  written: readonly VersionScalar[],
): Pick<Deployed, 'open'> {
  const [open] = versions.length > 0 ? [] : written.filter(({ version }) => version.includes('${'))
  return open === undefined ? {} : { open }
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

/** The versions that an image has where it stands: its tag, and its digest where that is a scalar of its own. */
export function imageVersions(image: ImageReference, owner?: Manifest): readonly DeployedVersion[] {
  const { digest } = image
  const variables = owner?.variables
  const name = fillText(image.name, variables ?? new Map())
  const tag = image.tag === undefined ? undefined : literalVersion(image.tag, variables)
  if (image.tag !== undefined && tag === undefined) return []
  const shared = {
    ...(name === '' ? {} : { image: name }),
    ...(digest === undefined ? {} : { digest: digest.version }),
    ...(owner === undefined ? {} : { owner }),
  }
  const tagged = tag === undefined ? [] : [{ ...tag, ...shared }]
  // `name:tag@digest` in one scalar is one pin; a digest in its own scalar is a second pin of the same version.
  const own =
    digest === undefined || digest.node === tag?.node ? undefined : literalVersion(digest, variables)
  return own === undefined ? tagged : [...tagged, { ...own, ...shared, version: tag?.version ?? own.version }]
}

/** What another repository's files run is not known; what fixes its version is, and the images that are set over it. */
function remoteDeployed(manifest: Manifest, versions: readonly VersionScalar[]): readonly Deployed[] {
  const base = { ...deployedBase(manifest), companions: [] }
  const images = [...manifest.images.values()].map(image => ({
    ...base,
    name: lastSegment(image.name),
    images: [image.name],
    versions: imageVersions(image, manifest),
  }))
  // An image of its name that is set here is nearer to the environment than the reference to the files.
  if (images.some(({ name, versions: set }) => name === manifest.name && set.length > 0)) return images
  const owner = manifest.remote?.source ?? manifest
  const own = versions.flatMap(version => literalVersion({ ...version, owner }, manifest.variables) ?? [])
  return [...images, { ...base, images: [], versions: own }]
}
