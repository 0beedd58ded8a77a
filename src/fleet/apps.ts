import type { App, AppOverride } from '../promotion/fleet.ts'
import type { Deployed, DeployedVersion } from './deployed.ts'
import { lastSegment } from './image.ts'
import { rankOf } from './names.ts'

/** Something deployed, and where. */
export interface Placed {
  readonly environment: string
  readonly cluster?: string
  readonly deployed: Deployed
}

/** A name for everything deployed. What one scalar governs in an environment is one app. */
export function nameApps(
  placed: readonly Placed[],
  overrides: Readonly<Record<string, AppOverride>>,
): ReadonlyMap<Placed, string> {
  const qualified = ambiguousNames(placed)
  const plain = new Map(
    placed.map(entry => [entry, overrideName(entry.deployed, overrides) ?? ownName(entry, qualified)]),
  )
  const groups = groupNames(placed, plain)
  return new Map(placed.map(entry => [entry, groups.get(plain.get(entry) ?? '') ?? plain.get(entry) ?? '']))
}

function overrideName(
  deployed: Deployed,
  overrides: Readonly<Record<string, AppOverride>>,
): string | undefined {
  const match = Object.entries(overrides).find(
    ([, { images = [], chart }]) =>
      images.some(image => deployed.images.includes(image)) ||
      (chart !== undefined && chart === deployed.chart),
  )
  return match?.[0]
}

/** The object's name; with its namespace before it where the name alone means several things. */
function ownName(entry: Placed, ambiguous: ReadonlySet<string>): string {
  const name = plainName(entry)
  const { namespace } = entry.deployed
  if (namespace === undefined || !ambiguous.has(name)) return name
  return `${withoutEnvironment(namespace, entry.environment)}-${name}`
}

/** Names that different things have in different namespaces of one environment: every team's `redis`. */
function ambiguousNames(placed: readonly Placed[]): ReadonlySet<string> {
  const groups = Map.groupBy(placed, entry => `${entry.environment}\n${plainName(entry)}`)
  const several = [...groups.values()].filter(
    entries =>
      distinct(entries.map(({ deployed }) => deployed.namespace)) > 1 && distinct(entries.map(contentOf)) > 1,
  )
  return new Set(several.flatMap(entries => entries.map(plainName)))
}

function distinct(values: readonly unknown[]): number {
  return new Set(values).size
}

function contentOf({ deployed }: Placed): string {
  return [deployed.chart ?? '', ...deployed.images].join('\n')
}

/** The object's name, without the environment's where that was put before or behind it. */
function plainName({ environment, deployed: { name } }: Placed): string {
  return withoutEnvironment(name, environment)
}

function withoutEnvironment(name: string, environment: string): string {
  if (rankOf(environment) === undefined) return name
  if (name.endsWith(`-${environment}`)) return name.slice(0, -environment.length - 1)
  return name.startsWith(`${environment}-`) ? name.slice(environment.length + 1) : name
}

/** For each name that shares a scalar with others, the name that they have together. */
function groupNames(
  placed: readonly Placed[],
  names: ReadonlyMap<Placed, string>,
): ReadonlyMap<string, string> {
  const parents = new Map<string, string>()
  const nameOf = new Map<string, Sharing>()
  for (const sharing of sharedScalars(placed)) {
    const members = [...new Set(sharing.map(({ entry }) => names.get(entry) ?? ''))]
    const [first = '', ...rest] = members
    for (const member of rest) parents.set(rootOf(parents, member), rootOf(parents, first))
    if (rest.length > 0) nameOf.set(first, sharing)
  }
  const groups = Map.groupBy(new Set(names.values()), name => rootOf(parents, name))
  const named = [...groups.values()]
    .filter(members => members.length > 1)
    .flatMap(members => {
      const sharing = members.flatMap(member => nameOf.get(member) ?? [])
      const name = groupName(members, sharing)
      return members.map(member => [member, name] as const)
    })
  return new Map(named)
}

/** The image's name where it is one image; else the words that all names begin with, else the variable that gives the version. */
function groupName(members: readonly string[], sharing: Sharing): string {
  const images = new Set(sharing.flatMap(({ version }) => version.image ?? []))
  const [image] = images
  const variable = sharing.map(({ version }) => version.variable).find(name => name !== undefined)
  const stem = variable
    ?.toLowerCase()
    .replaceAll('_', '-')
    .replace(/-?(?:image-)?(?:version|tag)$/, '')
  const common = commonStart(members)
  if (images.size === 1 && image !== undefined) return lastSegment(image)
  return (
    [common, stem].find(name => name !== undefined && name.length > 2) ??
    (image === undefined ? (members[0] ?? '') : lastSegment(image))
  )
}

function commonStart([first = '', ...rest]: readonly string[]): string {
  let length = first.length
  while (length > 0 && !rest.every(name => name.startsWith(first.slice(0, length)))) length--
  return first.slice(0, length).replace(/[-_.]+$/, '')
}

function rootOf(parents: ReadonlyMap<string, string>, name: string): string {
  let root = name
  for (let parent = parents.get(root); parent !== undefined && parent !== root; parent = parents.get(root))
    root = parent
  return root
}

type Sharing = readonly { readonly entry: Placed; readonly version: DeployedVersion }[]

/** Uses of one scalar in one environment: what it governs moves together, for nobody can promote one alone. */
function sharedScalars(placed: readonly Placed[]): readonly Sharing[] {
  const uses = placed.flatMap(entry => entry.deployed.versions.map(version => ({ entry, version })))
  const groups = Map.groupBy(uses, ({ entry, version: { node } }) =>
    [
      entry.environment,
      node.source.file,
      node.source.document,
      node.source.host?.start ?? '',
      node.start,
    ].join('\n'),
  )
  return [...groups.values()]
}

/** The apps by name: what the fleet runs under it, and what the configuration says in its place. */
export function appsOf(
  names: ReadonlyMap<Placed, string>,
  overrides: Readonly<Record<string, AppOverride>>,
): readonly App[] {
  const groups = Map.groupBy(names.keys(), entry => names.get(entry) ?? '')
  const all = [...new Set([...groups.keys(), ...Object.keys(overrides)])].sort()
  return all.map(name => app(name, groups.get(name) ?? [], overrides[name]))
}

function app(name: string, placed: readonly Placed[], override: AppOverride | undefined): App {
  const images = override?.images ?? [...new Set(placed.flatMap(({ deployed }) => deployed.images))].sort()
  const chart =
    override?.chart ?? placed.map(({ deployed }) => deployed.chart).find(found => found !== undefined)
  return {
    name,
    images,
    ...(chart === undefined ? {} : { chart }),
    ...(override?.tagPattern === undefined ? {} : { tagPattern: override.tagPattern }),
  }
}
