import type { Node, ScalarNode } from '../flux/node.ts'
import { fluxGroups } from '../flux/objects.ts'
import type { Problem } from '../lib/problem.ts'
import type { App, Companion, Doubt, Overrides, Pin } from '../promotion/fleet.ts'
import { type EnvironmentName, isAppName } from '../promotion/names.ts'
import { appsOf, nameApps, type Placed } from './apps.ts'
import { isConfigMap } from './config-maps.ts'
import { configuredPins } from './configured.ts'
import type { Delivery } from './deliver.ts'
import { deployedBy } from './deployed.ts'
import { doubtsOf } from './doubts.ts'
import type { Manifest } from './manifest.ts'
import { pinOf } from './pins.ts'
import { type EnvironmentPlace, isInfrastructure } from './places.ts'
import { isShared, type Reach, reachOf, type Use } from './reach.ts'
import { seatsOf } from './seats.ts'
import { deployedByValues } from './values.ts'
import { variablesOf } from './variables.ts'
import { hostedFile, type Walk } from './walk.ts'

/** What the environments hold. */
export interface Contents {
  readonly apps: readonly App[]
  readonly pins: readonly Pin[]
  readonly problems: readonly Problem[]
  readonly companions: readonly Companion[]
  readonly doubts: readonly Doubt[]
}

/** The apps of all environments and the pins that fix their versions. */
export function gatherContents(
  walk: Walk,
  names: readonly EnvironmentName[],
  places: ReadonlyMap<string, EnvironmentPlace>,
  overrides: Overrides,
  chart?: string,
): Contents {
  const wanted = overrides.apps ?? {}
  const images = new Set(Object.values(wanted).flatMap(({ images = [] }) => images))
  const placed = names.flatMap(name =>
    placedIn(walk, places.get(name), { images, chart, appLabel: overrides.labels?.app }),
  )
  const chosen = withoutInfrastructure(placed, overrides)
  const appNames = nameApps(chosen, wanted)
  const configured = configuredPins(walk, names, overrides)
  const found = names.flatMap(name =>
    environmentPins(walk, name, places.get(name), appNames, configured.pins),
  )
  const pins = withSeats(found, reachOf(places.values()))
  // What has several versions, or one that only the cluster knows, is an app as well: a question, or a doubt.
  const asked = [...appNames].flatMap(([{ deployed }, app]) =>
    (deployed.choices?.length ?? 0) > 1 || deployed.open !== undefined ? app : [],
  )
  const pinned = new Set([...pins.map(({ app }) => app), ...asked, ...Object.keys(wanted)])
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

/** What the configuration, and a chart that is alone, say of apps. */
interface Said {
  readonly images: ReadonlySet<string>
  readonly chart: string | undefined
  readonly appLabel: string | undefined
}

function placedIn(walk: Walk, place: EnvironmentPlace | undefined, said: Said): readonly Placed[] {
  return (place?.clusters ?? []).flatMap(cluster => {
    const manifests = cluster.deliveries.flatMap(filledManifests)
    const parse = (node: ScalarNode) => firstDocument(walk, node)
    const around = { manifests: [...manifests, ...sourcesAround(cluster.deliveries)], parse, ...said }
    const values = cluster.deliveries.flatMap(({ walked }) => walked.plainFiles)
    const deployed = [
      ...manifests.flatMap(manifest => deployedBy(manifest, around)),
      ...values.flatMap(file => deployedByValues(file, said.chart)),
    ]
    const where = {
      environment: place?.name ?? '',
      ...(cluster.name === undefined ? {} : { cluster: cluster.name }),
    }
    return deployed.map(entry => ({ ...where, deployed: entry }))
  })
}

/** The objects of a delivery, each with what Flux fills it with. */
function filledManifests(delivery: Delivery): readonly Manifest[] {
  const variables = variablesOf(delivery)
  const { manifests } = delivery.walked
  if (variables.size === 0) return manifests
  return manifests.map(manifest => ({
    ...manifest,
    variables: new Map([...variables, ...(manifest.variables ?? [])]),
  }))
}

/** Sources and ConfigMaps that reach the same cluster by other ways. */
function sourcesAround(deliveries: readonly Delivery[]): readonly Manifest[] {
  const others = deliveries[0]?.siblings ?? []
  return others
    .filter(({ walked }) => walked.manifests.some(isSource))
    .flatMap(delivery => filledManifests(delivery).filter(isSource))
}

function isSource(manifest: Manifest): boolean {
  return manifest.group === fluxGroups.source || isConfigMap(manifest)
}

function firstDocument(walk: Walk, node: ScalarNode): Node | undefined {
  const parsed = hostedFile(walk, node)
  return parsed.kind === 'documents' ? parsed.documents[0] : undefined
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

interface FoundPin {
  readonly pin: Pin
  readonly clusters: Set<string>
  readonly uses: Use[]
}

function environmentPins(
  walk: Walk,
  environment: EnvironmentName,
  place: EnvironmentPlace | undefined,
  names: ReadonlyMap<Placed, string>,
  configured: readonly Pin[],
): readonly FoundPin[] {
  const own = configured.filter(pin => pin.environment === environment)
  const replaced = new Set(own.map(({ app }) => app))
  const clusters = place?.clusters.length ?? 0
  const found = new Map<string, FoundPin>()
  for (const [entry, app] of names) {
    if (entry.environment !== environment || replaced.has(app)) continue
    for (const version of entry.deployed.versions) {
      const pin = pinOf(walk, { app, environment }, version)
      if (pin === undefined) continue
      const key = `${app}\n${placeKey(pin)}`
      const known = found.get(key) ?? { pin, clusters: new Set<string>(), uses: [] }
      if (entry.cluster !== undefined) known.clusters.add(entry.cluster)
      known.uses.push({ environment, version })
      found.set(key, known)
    }
  }
  const pins = [...found.values()].map(({ pin, clusters: reached, uses }) => {
    const [cluster] = reached
    const one = clusters > 1 && reached.size === 1 && cluster !== undefined
    return { pin: one ? { ...pin, cluster } : pin, clusters: reached, uses }
  })
  const listed = own.map(pin => ({ pin, clusters: new Set<string>(), uses: [] }))
  return [...listed, ...pins].sort((left, right) => comparePins(left.pin, right.pin))
}

/** Pins of shared scalars know where their environments could say their own; those in a shared base, too, though the others say theirs. */
function withSeats(found: readonly FoundPin[], reach: Reach): readonly Pin[] {
  const same = Map.groupBy(found, ({ pin }) => placeKey(pin))
  return found.map(({ pin, uses }) => {
    const isOne = (same.get(placeKey(pin))?.length ?? 0) < 2
    if (isOne && !uses.some(use => isShared(use, reach))) return pin
    const seats = seatsOf(uses, reach)
    return seats.length === 0 ? pin : { ...pin, seats }
  })
}

function placeKey({ file, document, path }: Pin): string {
  return JSON.stringify([file, document, path])
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
