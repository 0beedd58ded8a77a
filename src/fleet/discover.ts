import type { identify } from '../flux/objects.ts'
import { isInside, resolvePath } from '../lib/path.ts'
import type { Problem } from '../lib/problem.ts'
import type { App, Companion, Doubt, Fleet, FleetEnvironment, Overrides, Pin } from '../promotion/fleet.ts'
import { type EnvironmentName, isAppName, parseEnvironmentName } from '../promotion/names.ts'
import { appsOf, nameApps, type Placed } from './apps.ts'
import { findClusters } from './clusters.ts'
import { deployedBy, deployedByValues } from './deployed.ts'
import { doubtsOf } from './doubts.ts'
import { findPath } from './find.ts'
import { folderEnvironments } from './folders.ts'
import { orderNames } from './names.ts'
import { overridePlaces } from './override.ts'
import { configuredPin, pinOf } from './pins.ts'
import { clusterEnvironments, type EnvironmentPlace, isInfrastructure } from './places.ts'
import { repositoryView, type Snapshot } from './view.ts'
import { createWalk, type ParseCache, parsedFile, type Walk } from './walk.ts'

/** What a GitOps repository says: environments, apps, pins. Reads only text; renders nothing. A cache makes the next call cheaper. */
export function discoverFleet(snapshot: Snapshot, overrides: Overrides = {}, cache?: ParseCache): Fleet {
  const walk = createWalk(snapshot.read, cache)
  const view = repositoryView(snapshot.paths)
  const found = findClusters(walk, view)
  const flux = clusterEnvironments(found.clusters)
  const discovered = flux.length > 0 ? flux : folderEnvironments(walk, view)
  const context = { walk, view, discovered, clusters: found.clusters }
  const { places, problems } = overridePlaces(context, overrides.environments)
  const named = namedPlaces(places)
  const listed = [...named.keys()].map(name => ({ name, rank: undefined }))
  const order =
    overrides.environments === undefined ? orderNames([...named.keys()]) : { names: listed, ordered: true }
  const environments = order.names.flatMap(({ name, rank }) => fleetEnvironment(name, rank, named.get(name)))
  const names = environments.map(({ name }) => name)
  const contents = gatherContents(walk, names, named, overrides)
  return {
    ...contents,
    environments,
    ordered: order.ordered,
    problems: distinct([...found.problems, ...problems, ...unreadableIn(places), ...contents.problems]),
  }
}

/** Places by name; names that could not be a branch's are left out. */
function namedPlaces(places: readonly EnvironmentPlace[]): ReadonlyMap<string, EnvironmentPlace> {
  const valid = places.filter(({ name }) => parseEnvironmentName(name) !== undefined)
  return new Map(valid.map(place => [place.name, place]))
}

function fleetEnvironment(
  text: string,
  level: number | undefined,
  place: EnvironmentPlace | undefined,
): readonly FleetEnvironment[] {
  const name = parseEnvironmentName(text)
  if (name === undefined) return []
  const clusters = place?.clusters ?? []
  const deliveries = clusters.flatMap(cluster => cluster.deliveries)
  const namespaces = deliveries.flatMap(({ walked }) =>
    walked.manifests.flatMap(({ namespace = '' }) => (/^[a-z0-9-]+$/.test(namespace) ? namespace : [])),
  )
  const environment = {
    name,
    paths: [...new Set(deliveries.map(({ folder }) => folder))],
    clusters: [...new Set(clusters.flatMap(cluster => cluster.name ?? []))],
    namespaces: [...new Set(namespaces)].sort(),
  }
  return [level === undefined ? environment : { ...environment, level }]
}

function unreadableIn(places: readonly EnvironmentPlace[]): readonly Problem[] {
  return places.flatMap(({ clusters }) =>
    clusters.flatMap(({ deliveries }) =>
      deliveries.flatMap(({ walked }) => walked.unreadable.map(({ problem }) => problem)),
    ),
  )
}

function distinct(problems: readonly Problem[]): readonly Problem[] {
  return [...new Map(problems.map(problem => [JSON.stringify(problem), problem])).values()]
}

interface Contents {
  readonly apps: readonly App[]
  readonly pins: readonly Pin[]
  readonly problems: readonly Problem[]
  readonly companions: readonly Companion[]
  readonly doubts: readonly Doubt[]
}

function gatherContents(
  walk: Walk,
  names: readonly EnvironmentName[],
  places: ReadonlyMap<string, EnvironmentPlace>,
  overrides: Overrides,
): Contents {
  const wanted = overrides.apps ?? {}
  const placed = names.flatMap(name => placedIn(places.get(name)))
  const chosen = withoutInfrastructure(placed, overrides)
  const appNames = nameApps(chosen, wanted)
  const configured = configuredPins(walk, names, overrides)
  const pins = names.flatMap(name => environmentPins(walk, name, places.get(name), appNames, configured.pins))
  const pinned = new Set([...pins.map(({ app }) => app), ...Object.keys(wanted)])
  const apps = appsOf(appNames, wanted).filter(({ name }) => pinned.has(name) && isAppName(name))
  const known = new Set(apps.map(({ name }) => name))
  const companions = names.flatMap(environment => companionsIn(environment, appNames, known))
  const doubts = names.flatMap(name => doubtsOf(name, places.get(name), { appNames, pins, apps }))
  return {
    apps,
    pins: pins.filter(({ app }) => known.has(app)),
    problems: configured.problems,
    companions,
    doubts,
  }
}

function placedIn(place: EnvironmentPlace | undefined): readonly Placed[] {
  return (place?.clusters ?? []).flatMap(cluster => {
    const manifests = cluster.deliveries.flatMap(({ walked }) => walked.manifests)
    const values = cluster.deliveries.flatMap(({ walked }) => walked.plainFiles)
    const deployed = [
      ...manifests.flatMap(manifest => deployedBy(manifest, manifests) ?? []),
      ...values.flatMap(file => deployedByValues(file) ?? []),
    ]
    const where = {
      environment: place?.name ?? '',
      ...(cluster.name === undefined ? {} : { cluster: cluster.name }),
    }
    return deployed.map(entry => ({ ...where, deployed: entry }))
  })
}

/** Without what stands in folders of infrastructure, unless the configuration names it, or nothing else is there. */
function withoutInfrastructure(placed: readonly Placed[], { apps = {} }: Overrides): readonly Placed[] {
  const isNamed = ({ deployed }: Placed): boolean =>
    Object.hasOwn(apps, deployed.name) ||
    Object.values(apps).some(
      ({ images = [], chart }) =>
        images.some(image => deployed.images.includes(image)) ||
        (chart !== undefined && chart === deployed.chart),
    )
  const chosen = placed.filter(entry => !isInfrastructure(entry.deployed.file) || isNamed(entry))
  return chosen.some(({ deployed }) => deployed.versions.length > 0)
    ? chosen
    : placed.filter(entry => !entry.deployed.file.includes('flux-system/'))
}

function environmentPins(
  walk: Walk,
  environment: EnvironmentName,
  place: EnvironmentPlace | undefined,
  names: ReadonlyMap<Placed, string>,
  configured: readonly Pin[],
): readonly Pin[] {
  const own = configured.filter(pin => pin.environment === environment)
  const replaced = new Set(own.map(({ app }) => app))
  const clusters = place?.clusters.length ?? 0
  const found = new Map<string, { readonly pin: Pin; readonly clusters: Set<string> }>()
  for (const [entry, app] of names) {
    if (entry.environment !== environment || replaced.has(app)) continue
    for (const version of entry.deployed.versions) {
      const pin = pinOf(walk, { app, environment }, version)
      if (pin === undefined) continue
      const key = JSON.stringify([app, pin.file, pin.document, pin.path])
      const known = found.get(key) ?? { pin, clusters: new Set<string>() }
      if (entry.cluster !== undefined) known.clusters.add(entry.cluster)
      found.set(key, known)
    }
  }
  const pins = [...found.values()].map(({ pin, clusters: reached }) => {
    const [cluster] = reached
    return clusters > 1 && reached.size === 1 && cluster !== undefined ? { ...pin, cluster } : pin
  })
  return [...own, ...pins].sort(comparePins)
}

function comparePins(left: Pin, right: Pin): number {
  const [a, b] = [left, right].map(pin => `${pin.app}\n${pin.file}\n${String(pin.range[0]).padStart(9, '0')}`)
  return (a ?? '') < (b ?? '') ? -1 : 1
}

function companionsIn(
  environment: EnvironmentName,
  names: ReadonlyMap<Placed, string>,
  known: ReadonlySet<string>,
): readonly Companion[] {
  const all = [...names].filter(([entry, app]) => entry.environment === environment && known.has(app))
  const found = all.flatMap(([entry, app]) =>
    entry.deployed.companions.map(image => ({ app, environment, image })),
  )
  return [...new Map(found.map(companion => [`${companion.app}\n${companion.image}`, companion])).values()]
}

/** The pins that the configuration names, in place of those found for that app in that environment. */
function configuredPins(
  walk: Walk,
  environments: readonly EnvironmentName[],
  { apps = {} }: Overrides,
): { readonly pins: readonly Pin[]; readonly problems: readonly Problem[] } {
  const wanted = Object.entries(apps).flatMap(([app, { pins = [] }]) => pins.map(pin => ({ app, ...pin })))
  const pins: Pin[] = []
  const problems: Problem[] = []
  for (const { app, environment: name, file, path } of wanted) {
    const environment = environments.find(known => known === name)
    const parsed = parsedFile(walk, resolvePath('', file) ?? file)
    const found = parsed?.kind === 'documents' ? firstAt(parsed.documents, path) : undefined
    const pin =
      environment === undefined || found === undefined
        ? undefined
        : configuredPin(walk, { app, environment }, found)
    if (pin !== undefined) pins.push(pin)
    else problems.push(parsed?.kind === 'malformed' ? parsed.problem : noSuchPin(app, name, file, path))
  }
  return { pins, problems }
}

function firstAt(
  documents: readonly Parameters<typeof identify>[0][],
  path: string,
): Parameters<typeof configuredPin>[2] | undefined {
  for (const [document, root] of documents.entries()) {
    const node = findPath(root, path)
    if (node?.kind === 'scalar') return { file: node.source.file, document, node }
  }
  return undefined
}

function noSuchPin(app: string, environment: string, file: string, path: string): Problem {
  return {
    code: 'PIN_NOT_FOUND',
    message: `The configuration pins ${app} in ${environment} at ${path} of ${file}, but no scalar stands there.`,
    advice: 'Correct `apps` in .github/lockkeeper.yml, or leave the pin out to have it discovered.',
  }
}

/** Whether a path is of interest to discovery: engines may leave all others unread. */
export function isDiscoverable(path: string): boolean {
  return (/\.ya?ml$/.test(path) || path.endsWith('Kustomization')) && !isInside(path, '.git')
}
