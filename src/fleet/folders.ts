import { folderOf, nameOf } from '../lib/path.ts'
import type { Delivery } from './deliver.ts'
import { joinWalked, type Walked } from './manifest.ts'
import { exactRank, isEnvironmentFolder, isSharedFolder } from './names.ts'
import { type EnvironmentPlace, runsSomething } from './places.ts'
import { isElsewhere, joinPath, kustomizationFile, type View } from './view.ts'
import { type Walk, walkFile, walkFolder } from './walk.ts'

/** The environments that folders' names tell, for a repository without Flux Kustomizations; else those of values files. */
export function folderEnvironments(walk: Walk, view: View): readonly EnvironmentPlace[] {
  const folders = [...view.folders.keys()].filter(folder => !isElsewhere(folder)).sort()
  const named = folders.filter(folder => isNamedPlace(folder))
  const [taken, names] = [new Set(named), new Set(named.map(nameOf))]
  const telling = new Set(folders.filter(folder => isEnvironmentFolder(nameOf(folder))))
  const loose = folders.filter(folder => {
    const isLoose = telling.has(folder) || isBeside(walk, view, folder, telling)
    return isLoose && !taken.has(folder) && (names.size === 0 || names.has(nameOf(folder)))
  })
  // A lone folder `test` is far more often a program's tests than an environment.
  const looseNames = new Set(loose.map(nameOf))
  const chosen =
    looseNames.size === 1 && looseNames.has('test') && names.size === 0 ? named : [...named, ...loose]
  const places = outermost(chosen)
    .map(folder => folderDelivery(walk, view, folder))
    .filter(isFilled)
  if (places.length === 0) return valuesEnvironments(walk, view)
  return groupPlaces(places, delivery => nameOf(delivery.folder))
}

/** A folder of a name that other things have, too: `sandbox`, `live`, `dr`. Beside `dev` and `prod` it is what it says, if it runs something. */
function isBeside(walk: Walk, view: View, folder: string, telling: ReadonlySet<string>): boolean {
  if (exactRank(nameOf(folder)) === undefined) return false
  const siblings = view.folders.get(folderOf(folder))?.folders ?? []
  if (!siblings.some(sibling => telling.has(sibling))) return false
  return runsSomething({ name: '', clusters: [{ deliveries: [folderDelivery(walk, view, folder)] }] })
}

/** The folders that lie in no other of them, in order. */
function outermost(folders: readonly string[]): readonly string[] {
  const all = new Set(folders)
  return folders.filter(folder => !hasAncestorIn(folder, all)).toSorted()
}

function hasAncestorIn(folder: string, all: ReadonlySet<string>): boolean {
  for (let above = folderOf(folder); above !== ''; above = folderOf(above)) if (all.has(above)) return true
  return false
}

/** A folder as the one thing that reaches an environment. */
export function folderDelivery(walk: Walk, view: View, folder: string): Delivery {
  return { path: folder, folder, walked: walkPlace(walk, view, folder) }
}

/** Without a kustomization of its own: what lies below it, but not what its overlays share. */
function walkPlace(walk: Walk, view: View, folder: string): Walked {
  const { files = [], folders: below = [] } = view.folders.get(folder) ?? {}
  const isChart = files.includes(joinPath(folder, 'Chart.yaml'))
  if (isChart || kustomizationFile(view, folder) !== undefined) return walkFolder(walk, view, folder)
  const own = below.filter(name => !isSharedFolder(nameOf(name)))
  return joinWalked([
    ...files.map(file => walkFile(walk, view, file)),
    ...(own.length > 0 ? own : below).map(name => walkPlace(walk, view, name)),
  ])
}

function isNamedPlace(folder: string): boolean {
  const parent = nameOf(folderOf(folder))
  return /^(?:overlays|environments|envs|clusters)$/.test(parent) && !isSharedFolder(nameOf(folder))
}

function isFilled({ walked }: Delivery): boolean {
  return walked.manifests.length + walked.plainFiles.length + walked.unreadable.length > 0
}

function groupPlaces(
  deliveries: readonly Delivery[],
  name: (delivery: Delivery) => string,
): readonly EnvironmentPlace[] {
  const groups = Map.groupBy(deliveries, name)
  return [...groups].map(([environment, parts]) => ({ name: environment, clusters: [{ deliveries: parts }] }))
}

/** `values-prod.yaml`, `prod-values.yaml`, `values/prod.yaml`: a chart's values by environment. */
function valuesEnvironments(walk: Walk, view: View): readonly EnvironmentPlace[] {
  const files = [...view.folders.values()].flatMap(folder => folder.files)
  const found = files.flatMap(file => {
    const environment = isElsewhere(file) ? undefined : valuesEnvironment(file)
    if (environment === undefined) return []
    return [
      { environment, delivery: { path: file, folder: folderOf(file), walked: walkFile(walk, view, file) } },
    ]
  })
  const names = new Map(found.map(({ environment, delivery }) => [delivery, environment]))
  return groupPlaces([...names.keys()].filter(isFilled), delivery => names.get(delivery) ?? '')
}

function valuesEnvironment(file: string): string | undefined {
  const name = nameOf(file).replace(/\.ya?ml$/, '')
  const inFolder = /^(?:values|environments|envs|overlays)$/.test(nameOf(folderOf(file)))
  const match = /^values[-_.](.+)$/.exec(name) ?? /^(.+)[-_.]values$/.exec(name)
  const environment = match?.[1] ?? (inFolder ? name : undefined)
  return environment !== undefined && isEnvironmentFolder(environment) ? environment : undefined
}
