import type { App, Fleet, Pin } from '../promotion/fleet.ts'
import { pinsOf } from '../promotion/pins.ts'
import { countsOf } from './counts.ts'
import { listAt, textAt, timeAt } from './fields.ts'
import type { ClusterObject, ObjectRef, ObjectStatus } from './object.ts'
import { objectStatus } from './object-status.ts'
import { groupOf, refOf } from './rule.ts'
import { expandName, splitImage } from './running-image.ts'
import { worst } from './worst.ts'

/** An app as one cluster runs it for one environment. */
export interface Running {
  readonly app: string
  readonly environment: string
  readonly cluster: string
  /** None: nothing there tells a version. Several: a rollout is under way, or its workloads differ. */
  readonly versions: readonly string[]
  /** Where the manifest names one. */
  readonly digest?: string
  readonly ready: number
  readonly wanted: number
  readonly health: ObjectStatus
  /** What the least healthy of its objects says. */
  readonly message: string
  /** When the present version was rolled out, ISO 8601; absent where no object says so. */
  readonly since?: string
  /** The workloads, and the HelmReleases that made them. */
  readonly objects: readonly ObjectRef[]
}

/** What one cluster holds, and what its parts mean. */
export interface ClusterView {
  readonly name: string
  readonly objects: readonly ClusterObject[]
  /** Those of the fleet that run in this cluster. */
  readonly environments: readonly string[]
  /** The labels that tell apps and environments apart. */
  readonly labels: { readonly environment: string; readonly app: string }
  /** Milliseconds since 1970. */
  readonly now: number
}

type Known = Pick<Fleet, 'apps' | 'environments' | 'pins'>

const workloads: readonly string[] = ['Deployment', 'StatefulSet', 'DaemonSet']

/** The apps of the fleet that the cluster runs, in the fleet's order. An object that could be of two environments is of none. */
export function runningIn(fleet: Known, view: ClusterView): readonly Running[] {
  const placed = view.objects.flatMap(object => {
    const environment = environmentOf(fleet, view, object)
    return environment === undefined ? [] : [{ environment, object }]
  })
  return fleet.apps.flatMap(app =>
    view.environments.flatMap(environment => {
      const here = placed.flatMap(entry => (entry.environment === environment ? [entry.object] : []))
      return running(app, pinsOf(fleet, app.name, environment), here, { environment, view }) ?? []
    }),
  )
}

/** By its label, else by its namespace where only one environment of the cluster has it; where the only one there names no namespaces, it is that. */
function environmentOf(fleet: Known, view: ClusterView, { metadata }: ClusterObject): string | undefined {
  const label = metadata.labels?.[view.labels.environment]
  if (label !== undefined && view.environments.includes(label)) return label
  const here = fleet.environments.filter(
    ({ name, namespaces }) =>
      view.environments.includes(name) && namespaces.includes(metadata.namespace ?? ''),
  )
  if (here.length > 0) return here.length === 1 ? here[0]?.name : undefined
  const [only, second] = fleet.environments.filter(({ name }) => view.environments.includes(name))
  return second === undefined && only?.namespaces.length === 0 ? only.name : undefined
}

function running(
  app: App,
  pins: readonly Pin[],
  objects: readonly ClusterObject[],
  { environment, view }: { readonly environment: string; readonly view: ClusterView },
): Running | undefined {
  const releases = objects.filter(object => isReleaseOf(app, object))
  const own = objects.filter(object => isWorkloadOf(app, object, releases, view))
  if (own.length + releases.length === 0) return undefined
  const images = own.flatMap(object => imagesIn(object).filter(image => hasImage(app, image)))
  const byChart = pins.some(({ kind }) => chartPins.includes(kind))
  const found = byChart ? releases.flatMap(chartVersions) : images.flatMap(image => versionOf(app, image))
  const counts = own.map(countsOf)
  const since = Math.max(...(byChart ? releases : own).map(changedAt))
  const [digest] = images.flatMap(image => splitImage(image).digest ?? [])
  return {
    app: app.name,
    environment,
    cluster: view.name,
    versions: [...new Set(found)],
    ...(digest === undefined ? {} : { digest }),
    ready: sum(counts.map(({ ready }) => ready)),
    wanted: sum(counts.map(({ wanted }) => wanted)),
    ...worst([...releases, ...own].map(object => objectStatus(object, view.now))),
    ...(since > 0 ? { since: new Date(since).toISOString() } : {}),
    objects: [...releases, ...own].map(refOf),
  }
}

const chartPins: readonly Pin['kind'][] = ['helmrelease-version', 'helmchart-version', 'oci-ref']

function isReleaseOf(app: App, object: ClusterObject): boolean {
  if (groupOf(object.apiVersion) !== 'helm.toolkit.fluxcd.io' || object.kind !== 'HelmRelease') return false
  return app.chart !== undefined && chartOf(object) === app.chart
}

/** From its specification, else from what it has installed: a chart by reference is not named there. */
function chartOf(release: ClusterObject): string | undefined {
  return textAt(release, 'spec', 'chart', 'spec', 'chart') ?? textAt(newest(release), 'chartName')
}

// helm-controller writes the newest first.
function newest(release: ClusterObject): unknown {
  return listAt(release, 'status', 'history')[0]
}

function chartVersions(release: ClusterObject): readonly string[] {
  return textAt(newest(release), 'chartVersion')?.split('+', 1) ?? []
}

/** A workload that runs an image of the app, is labelled as the app where no image is known, or that a HelmRelease of the app made. */
function isWorkloadOf(
  app: App,
  object: ClusterObject,
  releases: readonly ClusterObject[],
  { labels }: ClusterView,
): boolean {
  if (groupOf(object.apiVersion) !== 'apps' || !workloads.includes(object.kind)) return false
  const named = object.metadata.labels ?? {}
  return (
    imagesIn(object).some(image => hasImage(app, image)) ||
    (app.images.length === 0 && named[labels.app] === app.name) ||
    releases.some(
      ({ metadata }) =>
        metadata.name === named['helm.toolkit.fluxcd.io/name'] &&
        metadata.namespace === named['helm.toolkit.fluxcd.io/namespace'],
    )
  )
}

function imagesIn(workload: ClusterObject): readonly string[] {
  return ['initContainers', 'containers'].flatMap(list =>
    listAt(workload, 'spec', 'template', 'spec', list).flatMap(container => textAt(container, 'image') ?? []),
  )
}

function hasImage(app: App, image: string): boolean {
  const { name } = splitImage(image)
  return app.images.some(known => expandName(known) === name)
}

/** The tag without what the app's pattern puts around a version. */
function versionOf({ tagPattern = '{version}' }: App, image: string): readonly string[] {
  const { tag } = splitImage(image)
  if (tag === undefined) return []
  const [before = '', after = ''] = tagPattern.split('{version}')
  const fits = tag.startsWith(before) && tag.endsWith(after) && tag.length > before.length + after.length
  return [fits ? tag.slice(before.length, tag.length - after.length) : tag]
}

/** When the object last came to what it runs now; 0 where it does not say. */
function changedAt(object: ClusterObject): number {
  if (object.kind === 'HelmRelease') return timeAt(newest(object), 'lastDeployed') ?? 0
  const progressing = listAt(object, 'status', 'conditions').find(
    condition => textAt(condition, 'type') === 'Progressing',
  )
  const isComplete = textAt(progressing, 'reason') === 'NewReplicaSetAvailable'
  return (isComplete ? timeAt(progressing, 'lastUpdateTime') : undefined) ?? 0
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
