import { folderOf, nameOf } from '../lib/path.ts'
import type { Delivery } from './deliver.ts'
import { folderDelivery } from './folders.ts'
import { isEnvironmentFolder } from './names.ts'
import type { EnvironmentPlace } from './places.ts'
import { isElsewhere, type View } from './view.ts'
import { type Walk, walkFile } from './walk.ts'

interface Spelled {
  readonly path: string
  /** What is the same in every environment: the parent, and the rest of the name. */
  readonly stem: string
  readonly environment: string
}

/** Environments that stand only in parts of names: folders `podinfo-dev` and `podinfo-prod`, files `podinfo/dev.yaml` and `podinfo/prod.yaml`. One alone tells nothing. */
export function spelledEnvironments(walk: Walk, view: View): readonly EnvironmentPlace[] {
  const folders = spelledIn([...view.folders.keys()])
  const found =
    folders.length > 0 ? folders : spelledIn([...view.folders.values()].flatMap(({ files }) => files))
  const groups = Map.groupBy(found, ({ environment }) => environment)
  const deliver = ({ path }: Spelled): Delivery =>
    view.folders.has(path)
      ? folderDelivery(walk, view, path)
      : { path, folder: folderOf(path), walked: walkFile(walk, view, path) }
  return [...groups].map(([name, paths]) => ({ name, clusters: [{ deliveries: paths.map(deliver) }] }))
}

function spelledIn(paths: readonly string[]): readonly Spelled[] {
  const all = paths.filter(path => !isElsewhere(path)).flatMap(path => spelled(path) ?? [])
  const groups = Map.groupBy(all, ({ stem }) => stem)
  return [...groups.values()]
    .filter(group => new Set(group.map(({ environment }) => environment)).size > 1)
    .flat()
}

function spelled(path: string): Spelled | undefined {
  const words = nameOf(path)
    .replace(/\.ya?ml$/, '')
    .split(/[-_.]/)
  for (let at = 0; at < words.length; at++) {
    const last = words.slice(at).join('-')
    if (isEnvironmentFolder(last)) return spelledAs(path, words.slice(0, at), last)
  }
  const [first = '', ...rest] = words
  return isEnvironmentFolder(first) ? spelledAs(path, rest, first) : undefined
}

function spelledAs(path: string, stem: readonly string[], environment: string): Spelled {
  return { path, stem: `${folderOf(path)}\n${stem.join('-')}`, environment }
}
