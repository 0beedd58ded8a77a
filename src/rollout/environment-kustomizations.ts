import { textAt } from './fields.ts'
import type { ClusterObject } from './object.ts'
import { groupOf } from './rule.ts'

/** What an environment is made of, as the GitOps repository says: its folders, and the repository's `owner/name`. */
export interface EnvironmentPlace {
  readonly paths: readonly string[]
  readonly repository: string
}

/** A Flux Kustomization of an environment, with the source that it takes its files from. */
export interface SourcedKustomization {
  readonly kustomization: ClusterObject
  readonly source: ClusterObject | undefined
}

/**
 * The Flux Kustomizations of a cluster that carry an environment: those whose path is one of its folders; else those whose path lies in one
 * of them, or above. Sources that are plainly another repository do not count.
 */
export function environmentKustomizations(
  objects: readonly ClusterObject[],
  { paths, repository }: EnvironmentPlace,
): readonly SourcedKustomization[] {
  const all = objects
    .filter(object => isFlux(object, 'kustomize.toolkit.fluxcd.io', 'Kustomization'))
    .map(kustomization => ({ kustomization, source: sourceOf(kustomization, objects) }))
  const own = all.filter(({ source }) => isSource(source, repository))
  const ours = own.length > 0 ? own : all
  const exact = ours.filter(({ kustomization }) => paths.includes(pathOf(kustomization)))
  if (exact.length > 0) return exact
  return ours.filter(({ kustomization }) => {
    const path = pathOf(kustomization)
    return paths.some(each => isInside(each, path) || isInside(path, each))
  })
}

function isFlux({ apiVersion, kind }: ClusterObject, group: string, wanted: string): boolean {
  return groupOf(apiVersion) === group && kind === wanted
}

function sourceOf(
  kustomization: ClusterObject,
  objects: readonly ClusterObject[],
): ClusterObject | undefined {
  const kind = textAt(kustomization, 'spec', 'sourceRef', 'kind')
  const name = textAt(kustomization, 'spec', 'sourceRef', 'name')
  const namespace =
    textAt(kustomization, 'spec', 'sourceRef', 'namespace') ?? kustomization.metadata.namespace
  return objects.find(
    object =>
      object.kind === kind &&
      groupOf(object.apiVersion) === 'source.toolkit.fluxcd.io' &&
      object.metadata.name === name &&
      object.metadata.namespace === namespace,
  )
}

/** Whether the source's address ends in the repository's name. */
function isSource(source: ClusterObject | undefined, repository: string): boolean {
  const url = textAt(source, 'spec', 'url')
  if (url === undefined) return false
  const name = url
    .replace(/\.git$/, '')
    .replace(/\/$/, '')
    .replaceAll(':', '/')
    .toLowerCase()
  return name.endsWith(`/${repository.toLowerCase()}`)
}

/** `./apps/prod/` as `apps/prod`; the root is empty. */
function pathOf(kustomization: ClusterObject): string {
  const path = textAt(kustomization, 'spec', 'path') ?? ''
  return path
    .split('/')
    .filter(step => step !== '' && step !== '.')
    .join('/')
}

function isInside(path: string, folder: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`)
}
