import { textAt } from '../flux/node.ts'
import { placeOf } from '../flux/place.ts'
import { later } from '../lib/later.ts'
import { nameOf } from '../lib/path.ts'
import type { Problem } from '../lib/problem.ts'
import type { Fleet, FleetEnvironment, Overrides, Pin } from '../promotion/fleet.ts'
import { parseEnvironmentName } from '../promotion/names.ts'
import { findClusters } from './clusters.ts'
import { gatherContents } from './contents.ts'
import type { Delivery } from './deliver.ts'
import { fleetOf } from './fleet-of.ts'
import type { ParseCache } from './folder-memory.ts'
import { folderDelivery, folderEnvironments } from './folders.ts'
import { splitByLabel, splitByNamespace, tellingLabel } from './labels.ts'
import { orderNames } from './names.ts'
import { overridePlaces } from './override.ts'
import { clusterEnvironments, type EnvironmentPlace, isInfrastructure, runsSomething } from './places.ts'
import { unknownInputs } from './resource-sets.ts'
import { fleetRoots } from './roots.ts'
import { spelledEnvironments } from './spelled.ts'
import { isElsewhere, kustomizationFile, repositoryView, type Snapshot, type View } from './view.ts'
import { createWalk, parsedFile, type Walk } from './walk.ts'

/** What a GitOps repository says: environments, apps, pins. Reads only text; renders nothing. A cache makes the next call cheaper. */
export function discoverFleet(snapshot: Snapshot, overrides: Overrides = {}, cache?: ParseCache): Fleet {
  const view = repositoryView(snapshot.paths)
  const walk = createWalk(snapshot.read, view, cache)
  const found = findClusters(walk, view)
  const flux = clusterEnvironments(found.clusters)
  const discovered = flux.some(runsSomething) ? flux : namedByFolders(walk, view, flux)
  const label = overrides.labels?.environment
  const split = label === undefined ? discovered : labelledPlaces(walk, view, discovered, label)
  const context = { walk, view, discovered: split, clusters: found.clusters }
  const { places, problems } = overridePlaces(context, overrides.environments)
  const named = namedPlaces(places)
  const listed = overrides.environments !== undefined
  const all = [...named.keys()]
  const order = listed ? all.map(name => ({ name, rank: undefined })) : orderNames(all)
  const environments = order.flatMap(({ name, rank }) => fleetEnvironment(name, rank, named.get(name)))
  const names = environments.map(({ name }) => name)
  const contents = later(() => gatherContents(walk, names, named, overrides, loneChart(walk, view)))
  const ordered = later(() => listed || isOrdered(environments, () => contents().pins))
  const allProblems = later(() =>
    distinct([
      ...found.problems,
      ...problems,
      ...unreadableIn(places),
      ...elsewhereIn(places),
      ...unknownIn(places),
      ...contents().problems,
      ...nowhere(walk, view, places),
    ]),
  )
  const roots = fleetRoots(names, named)
  return fleetOf({ environments, roots }, { contents, ordered, problems: allProblems })
}

/** The name of the chart that the repository holds, if it is one. */
function loneChart(walk: Walk, view: View): string | undefined {
  const files = [...view.folders.values()].flatMap(folder => folder.files)
  const charts = files.filter(
    file => nameOf(file) === 'Chart.yaml' && !/(?:^|\/)charts\/[^/]+\/charts\//.test(file),
  )
  const [chart] = charts
  const parsed = charts.length === 1 && chart !== undefined ? parsedFile(walk, chart) : undefined
  return parsed?.kind === 'documents' ? textAt(parsed.documents[0], 'name') : undefined
}

/** What folders' names tell, where Flux reaches nothing that runs: its Flux Kustomizations are another repository's, or none. */
function namedByFolders(
  walk: Walk,
  view: View,
  flux: readonly EnvironmentPlace[],
): readonly EnvironmentPlace[] {
  for (const ways of [
    folderEnvironments,
    spelledEnvironments,
    labelledEnvironments,
    namespacedEnvironments,
  ]) {
    const places = ways(walk, view)
    if (places.some(runsSomething)) return places
  }
  return flux.length === 0 ? folderEnvironments(walk, view) : flux
}

/** The discovered places, or everything where none runs anything, by the label that the configuration names. */
function labelledPlaces(
  walk: Walk,
  view: View,
  discovered: readonly EnvironmentPlace[],
  label: string,
): readonly EnvironmentPlace[] {
  const all = { name: '', clusters: [{ deliveries: [folderDelivery(walk, view, '')] }] }
  return splitByLabel(discovered.some(runsSomething) ? discovered : [all], label).filter(
    ({ name }) => name !== '',
  )
}

/** Everything there is, by a label that tells environments apart. */
function labelledEnvironments(walk: Walk, view: View): readonly EnvironmentPlace[] {
  const delivery = folderDelivery(walk, view, '')
  const key = tellingLabel(delivery.walked.manifests)
  const places =
    key === undefined ? [] : splitByLabel([{ name: '', clusters: [{ deliveries: [delivery] }] }], key)
  return places.filter(({ name }) => name !== '')
}

/** Everything there is, by the namespaces that it goes to; one alone tells nothing. */
function namespacedEnvironments(walk: Walk, view: View): readonly EnvironmentPlace[] {
  const all = { name: '', clusters: [{ deliveries: [folderDelivery(walk, view, '')] }] }
  const named = splitByNamespace([all]).filter(({ name }) => name !== '')
  return named.length > 1 ? named : []
}

/** Names tell the order of all environments, or at least of all that have an app in common. */
function isOrdered(environments: readonly FleetEnvironment[], pins: () => readonly Pin[]): boolean {
  const unknown = new Set(environments.flatMap(({ name, level }) => (level === undefined ? name : [])))
  if (environments.length <= 1 || unknown.size === 0) return true
  const byApp = Map.groupBy(pins(), ({ app }) => app)
  const isCommon = (group: readonly Pin[]): boolean =>
    group.some(({ environment }) => environment !== group[0]?.environment)
  const unclear = [...byApp.values()].some(
    group => isCommon(group) && group.some(({ environment }) => unknown.has(environment)),
  )
  return unknown.size < environments.length && !unclear
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

/** What comes from other repositories at no fixed version. */
function elsewhereIn(places: readonly EnvironmentPlace[]): readonly Problem[] {
  return places.flatMap(({ clusters }) =>
    clusters.flatMap(({ deliveries }) => deliveries.flatMap(delivery => elsewhereProblem(delivery) ?? [])),
  )
}

/** ResourceSets whose inputs are not in the repository. */
function unknownIn(places: readonly EnvironmentPlace[]): readonly Problem[] {
  return places.flatMap(({ clusters }) =>
    clusters.flatMap(({ deliveries }) => {
      const manifests = deliveries.flatMap(({ walked }) => walked.manifests)
      return manifests.flatMap(manifest => unknownInputs(manifest, manifests) ?? [])
    }),
  )
}

function elsewhereProblem({ name = '', elsewhere, flux, walked }: Delivery): Problem | undefined {
  if (elsewhere === undefined || flux === undefined || elsewhere.versions.length > 0) return undefined
  if (isInfrastructure(flux.body.source.file) || walked.manifests.some(({ images }) => images.size > 0))
    return undefined
  const address = elsewhere.address.replace(/^([a-z+]+:\/\/)[^@/]*@/i, '$1')
  return {
    code: 'ANOTHER_REPOSITORY',
    message: `The Flux Kustomization ${name} takes its files from ${address}: what it runs, and at which version, does not stand in this repository.`,
    place: placeOf(flux.body),
    advice: 'Give its source a tag, and that is the version; or promote it where its files are.',
  }
}

/** What runs, but nobody knows where: a question, with an answer to copy. */
function nowhere(walk: Walk, view: View, places: readonly EnvironmentPlace[]): readonly Problem[] {
  if (places.length > 0) return []
  const folders = [...view.folders.keys()].filter(folder => !isElsewhere(folder)).sort()
  const entry = [
    ...folders.filter(folder => kustomizationFile(view, folder) !== undefined),
    ...folders.filter(folder => (view.folders.get(folder)?.files.length ?? 0) > 0),
  ].find(folder =>
    runsSomething({ name: '', clusters: [{ deliveries: [folderDelivery(walk, view, folder)] }] }),
  )
  if (entry === undefined) return []
  return [
    {
      code: 'NO_ENVIRONMENT',
      message:
        'There are manifests here, but neither Flux Kustomizations nor names of folders tell which environment they are for.',
      place: { file: '.github/lockkeeper.yml', line: 1, column: 1 },
      advice: `Say it there: \`environments: [{name: prod, paths: [${entry === '' ? '.' : entry}]}]\`.`,
    },
  ]
}

function distinct(problems: readonly Problem[]): readonly Problem[] {
  return [...new Map(problems.map(problem => [JSON.stringify(problem), problem])).values()]
}
