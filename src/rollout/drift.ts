import type { Fleet } from '../promotion/fleet.ts'
import { sameVersion, versionsIn } from '../promotion/pins.ts'
import { fieldAt, textAt } from './fields.ts'
import type { ClusterObject } from './object.ts'
import { groupOf } from './rule.ts'
import type { Running } from './running.ts'

/** How what runs differs from what git says, in words, per cluster; empty where it does not. */
export function driftOf(
  fleet: Pick<Fleet, 'pins'>,
  running: Running,
  objects: readonly ClusterObject[],
): readonly string[] {
  const desired = versionsIn(fleet, running.app, running.environment)
  return [...versionDrift(desired, running), ...suspended(running, objects)]
}

function versionDrift(desired: readonly string[], { cluster, versions }: Running): readonly string[] {
  if (desired.length === 0 || versions.length === 0) return []
  const strange = versions.filter(version => !desired.some(wanted => sameVersion(wanted, version)))
  if (strange.length === 0) return []
  return [`git has ${desired.join(' and ')}, ${cluster} runs ${versions.join(' and ')}`]
}

/** What keeps the cluster from following git: the Flux objects that made the app's own are suspended. */
function suspended({ objects: own }: Running, objects: readonly ClusterObject[]): readonly string[] {
  const makers = new Set(
    objects
      .filter(({ kind, metadata }) =>
        own.some(
          ref => ref.kind === kind && ref.name === metadata.name && ref.namespace === metadata.namespace,
        ),
      )
      .flatMap(object => [nameOf(object), ...makersOf(object)]),
  )
  return objects
    .filter(
      object => isFlux(object) && makers.has(nameOf(object)) && fieldAt(object, 'spec', 'suspend') === true,
    )
    .map(object => `${nameOf(object)} is suspended`)
}

function isFlux({ apiVersion }: ClusterObject): boolean {
  return ['kustomize.toolkit.fluxcd.io', 'helm.toolkit.fluxcd.io'].includes(groupOf(apiVersion))
}

function nameOf({ kind, metadata }: ClusterObject): string {
  return `${kind} ${metadata.namespace ?? ''}/${metadata.name}`
}

// Flux labels everything that it applies with the name and namespace of what made it.
function makersOf({ metadata: { labels } }: ClusterObject): readonly string[] {
  return [
    ['Kustomization', 'kustomize.toolkit.fluxcd.io'],
    ['HelmRelease', 'helm.toolkit.fluxcd.io'],
  ].flatMap(([kind, group]) => {
    const [namespace, name] = [textAt(labels, `${group}/namespace`), textAt(labels, `${group}/name`)]
    return namespace === undefined || name === undefined ? [] : [`${kind} ${namespace}/${name}`]
  })
}
