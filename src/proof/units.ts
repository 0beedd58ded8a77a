import { isSharedFolder } from '../fleet/names.ts'
import { artifactFiles, artifactRoot } from '../flux/artifact.ts'
import type { FluxBuild } from '../flux/build.ts'
import { buildCluster, type ClusterBuild } from '../flux/cluster.ts'
import { withFile } from '../flux/overlay.ts'
import type { FluxObject } from '../flux/specification.ts'
import type { Files } from '../kustomize/files.ts'
import { kustomizationNames } from '../kustomize/read-kustomization.ts'
import { folderOf, nameOf, resolvePath } from '../lib/path.ts'
import type { FleetPart, FleetRoot } from '../promotion/fleet.ts'
import type { EnvironmentName } from '../promotion/names.ts'
import type { RenderedObject } from '../report/objects/object.ts'
import { type Builder, type BuildMemo, createBuilder } from './memo.ts'
import type { TextFiles } from './text-files.ts'

/** What is rendered as one: a Flux Kustomization in a cluster, or an overlay. */
export interface Unit {
  /** The same before and after. */
  readonly id: string
  readonly cluster?: string
  /** `flux-system/apps in prod-eu`, or the overlay's folder. */
  readonly title: string
  /** Whose it can be; several where environments share it. */
  readonly parts: readonly FleetPart[]
  readonly build: FluxBuild
  /** The files that it was built from, relative to the root. */
  readonly files: readonly string[]
}

/** Whether a unit reaches an environment. */
export function reaches({ parts }: Unit, environment: string): boolean {
  return parts.some(part => part.environment === environment)
}

/**
 * Renders everything that reaches an environment, but for the overlays that are left out by their ids. What was rendered before
 * from the same files is the same value.
 */
export function renderUnits(
  files: TextFiles,
  roots: readonly FleetRoot[],
  memo: BuildMemo,
  leftOut: ReadonlySet<string> = new Set(),
): readonly Unit[] {
  const builder = createBuilder(memo, files, ignoresIn(files))
  const artifact = artifactFiles(files, '/')
  return roots.flatMap(root =>
    isCluster(root)
      ? clusterUnits(files, root, builder)
      : overlayUnits({ files, artifact, leftOut }, root, builder),
  )
}

function isCluster({ parts }: FleetRoot): boolean {
  return parts.some(part => part.kustomization !== undefined)
}

/** The overlays that are rendered, by the ids of their units. */
export function overlaysIn(files: Files, roots: readonly FleetRoot[]): ReadonlyMap<string, Start> {
  const overlays = roots.filter(root => !isCluster(root))
  return new Map(
    overlays.flatMap(root =>
      startsIn(files, root.path).map(start => [overlayId(root, start), start] as const),
    ),
  )
}

function overlayId({ cluster = '', path }: FleetRoot, { folder, kind }: Start): string {
  return [cluster, path, folder, kind].join('\n')
}

/** What decides which files a build sees; it is read once for all builds. */
export function ignoresIn(files: TextFiles): string {
  const paths = [...files.paths()].filter(path => nameOf(path) === '.sourceignore')
  return paths.map(path => `${path}\n${String(files.read(path))}`).join('\n')
}

function clusterUnits(files: Files, root: FleetRoot, builder: Builder): readonly Unit[] {
  const { builds } = buildCluster(files, '/', root.path, { build: builder.build })
  return builds.map(({ key, path, build }) => ({
    id: [root.cluster ?? '', root.path, key].join('\n'),
    ...clusterOf(root),
    title: `${key === '' ? root.path : key}${root.cluster === undefined ? '' : ` in ${root.cluster}`}`,
    parts: partsOf(root, { key, path }),
    build,
    files: builder.filesOf(build),
  }))
}

function clusterOf({ cluster }: FleetRoot): { readonly cluster?: string } {
  return cluster === undefined ? {} : { cluster }
}

/** The parts that a build stands for; what no environment claims can be any one's of the root. */
function partsOf(
  { parts, path: start }: FleetRoot,
  { key, path }: Pick<ClusterBuild, 'key' | 'path'>,
): readonly FleetPart[] {
  const name = nameOf(key)
  const folder = resolvePath('', path)
  const named = parts.filter(part => part.kustomization === name && resolvePath('', part.path) === folder)
  if (named.length > 0) return named
  const own = folder === start ? parts.filter(part => part.kustomization === undefined) : []
  if (own.length > 0) return own
  return [...new Set(parts.map(part => part.environment))].map(environment => ({
    environment,
    path,
    objects: [],
  }))
}

interface OverlayPlan {
  readonly files: Files
  readonly artifact: Files
  readonly leftOut: ReadonlySet<string>
}

function overlayUnits(
  { files, artifact, leftOut }: OverlayPlan,
  root: FleetRoot,
  builder: Builder,
): readonly Unit[] {
  return startsIn(files, root.path).flatMap(start => {
    const id = overlayId(root, start)
    if (leftOut.has(id)) return []
    const build = buildStart(artifact, start, builder)
    return {
      id,
      ...clusterOf(root),
      title: start.folder,
      parts: root.parts,
      build,
      files: builder.filesOf(build),
    }
  })
}

/** A folder with a kustomization of its own, or the manifests that lie in one without. */
export type Start =
  | { readonly kind: 'kustomization'; readonly folder: string }
  | { readonly kind: 'manifests'; readonly folder: string; readonly names: readonly string[] }

function startsIn(files: Files, path: string): readonly Start[] {
  if (files.resolve(`/${path}`)?.kind === 'file') {
    const names = isManifestFile(files, path) ? [nameOf(path)] : []
    return names.length === 0 ? [] : [{ kind: 'manifests', folder: folderOf(path), names }]
  }
  const names = [...(files.list(`/${path}`) ?? [])].sort()
  if (kustomizationNames.some(name => names.includes(name))) return [{ kind: 'kustomization', folder: path }]
  if (names.includes('Chart.yaml')) return []
  const manifests = names.filter(name => isManifestFile(files, below(path, name)))
  const folders = names.filter(name => files.resolve(`/${below(path, name)}`)?.kind === 'folder')
  // What overlays share is no overlay, unless nothing else is there.
  const own = folders.filter(name => !isSharedFolder(name))
  return [
    ...(manifests.length === 0 ? [] : [{ kind: 'manifests', folder: path, names: manifests } as const]),
    ...(own.length > 0 ? own : folders).flatMap(name => startsIn(files, below(path, name))),
  ]
}

function below(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`
}

function isManifestFile(files: Files, path: string): boolean {
  const content = /\.ya?ml$/.test(path) ? files.read(`/${path}`) : undefined
  return typeof content === 'string' && /^apiVersion:/m.test(content) && /^kind:/m.test(content)
}

function buildStart(artifact: Files, start: Start, { build }: Builder): FluxBuild {
  const value: FluxObject['value'] = new Map([['spec', new Map([['path', start.folder]])]])
  const flux: FluxObject = { value, placeOf: () => undefined }
  if (start.kind === 'kustomization') return build({ files: artifact, flux, options: {}, ignore: '' })
  const path = `${artifactRoot}${start.folder === '' ? '' : `/${start.folder}`}/kustomization.yaml`
  const files = withFile(artifact, path, `resources: ${JSON.stringify(start.names)}\n`)
  return build({ files, flux, options: {}, ignore: undefined })
}

/** The environment that an object of a unit is for; nothing where that cannot be told. */
export function environmentOf(
  unit: Unit,
  { kind, namespace, name }: Pick<RenderedObject, 'kind' | 'namespace' | 'name'>,
): EnvironmentName | undefined {
  const environments = [...new Set(unit.parts.map(part => part.environment))]
  if (environments.length <= 1) return environments[0]
  return onlyOne(unit, `${kind}/${namespace}/${name}`) ?? onlyOne(unit, `${kind}/${name}`)
}

/** The environment whose parts alone hold an object. */
function onlyOne(unit: Unit, object: string): EnvironmentName | undefined {
  const named = unit.parts.filter(part => part.objects.includes(object))
  const [only, second] = [...new Set(named.map(part => part.environment))]
  return second === undefined ? only : undefined
}
