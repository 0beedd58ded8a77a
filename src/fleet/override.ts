import { fluxKustomization, identify } from '../flux/objects.ts'
import { folderOf, resolvePath } from '../lib/path.ts'
import type { Problem } from '../lib/problem.ts'
import type { Overrides } from '../promotion/fleet.ts'
import type { FluxCluster } from './clusters.ts'
import { type Delivery, deliverCluster } from './deliver.ts'
import { folderDelivery } from './folders.ts'
import type { EnvironmentPlace, PlaceCluster } from './places.ts'
import type { View } from './view.ts'
import { parsedFile, type Walk, walkFile } from './walk.ts'

interface Context {
  readonly walk: Walk
  readonly view: View
  readonly discovered: readonly EnvironmentPlace[]
  readonly clusters: readonly FluxCluster[]
}

type EnvironmentOverride = NonNullable<Overrides['environments']>[number]

/** The environments that the configuration lists, in its order; without a list, the discovered ones. */
export function overridePlaces(
  context: Context,
  wanted: Overrides['environments'],
): { readonly places: readonly EnvironmentPlace[]; readonly problems: readonly Problem[] } {
  if (wanted === undefined) return { places: context.discovered, problems: [] }
  const found = wanted.map(override => ({ override, place: overridePlace(context, override) }))
  return {
    places: found.map(({ place }) => place),
    problems: found.flatMap(({ override, place }) => missing(context, override, place)),
  }
}

function overridePlace(context: Context, override: EnvironmentOverride): EnvironmentPlace {
  const { name, paths, clusters = [] } = override
  if (paths !== undefined && paths.length > 0) {
    const deliveries = paths.flatMap(path => pathDeliveries(context, path))
    return { name, clusters: assign(deliveries, clusters) }
  }
  const same = context.discovered.find(place => place.name === name)
  if (same !== undefined) return same
  const named = context.clusters.filter(cluster => clusters.includes(cluster.name))
  const parts = named.map(({ name: cluster, deliveries }) => ({ name: cluster, deliveries }))
  return { name, clusters: parts.length > 0 ? parts : assign([], clusters) }
}

/** The same deliveries for every cluster named, or for none in particular. */
function assign(deliveries: readonly Delivery[], clusters: readonly string[]): readonly PlaceCluster[] {
  return clusters.length === 0 ? [{ deliveries }] : clusters.map(name => ({ name, deliveries }))
}

/** A folder is walked as an overlay; a file of Flux Kustomizations is followed to what they apply. */
function pathDeliveries({ walk, view }: Context, path: string): readonly Delivery[] {
  const resolved = resolvePath('', path)
  if (resolved === undefined) return []
  if (view.folders.has(resolved)) {
    const delivery = folderDelivery(walk, view, resolved)
    return deliverCluster(walk, view, delivery)
  }
  const parsed = parsedFile(walk, resolved)
  const isFlux =
    parsed?.kind === 'documents' &&
    parsed.documents.some(document => {
      const identity = identify(document)
      return identity !== undefined && fluxKustomization(document, identity) !== undefined
    })
  if (parsed === undefined) return []
  const start = { path: resolved, folder: folderOf(resolved), walked: walkFile(walk, view, resolved) }
  return isFlux ? deliverCluster(walk, view, start).slice(1) : [start]
}

function missing(
  context: Context,
  override: EnvironmentOverride,
  place: EnvironmentPlace,
): readonly Problem[] {
  const unknown = (override.paths ?? []).filter(path => {
    const resolved = resolvePath('', path)
    return (
      resolved === undefined ||
      (!context.view.folders.has(resolved) && context.walk.read(resolved) === undefined)
    )
  })
  const paths = unknown.map(path => ({
    code: 'PATH_NOT_FOUND',
    message: `The configuration gives ${override.name} the path "${path}", but the repository has no such folder or file.`,
    advice: 'Correct `paths` in .github/lockkeeper.yml, or leave it out to have it discovered.',
  }))
  const empty = place.clusters.every(({ deliveries }) => deliveries.length === 0)
  if (paths.length > 0 || !empty) return paths
  return [
    {
      code: 'ENVIRONMENT_NOT_FOUND',
      message: `The configuration lists the environment ${override.name}, but nothing in the repository is named so.`,
      advice: 'Give it `paths` in .github/lockkeeper.yml: its overlay folders or Flux Kustomization files.',
    },
  ]
}
