import type { Problem } from '../lib/problem.ts'
import { repeated } from '../lib/repeated.ts'
import { similar } from '../lib/similar.ts'
import { isAppName } from '../promotion/names.ts'
import { mostProblems } from './issues.ts'
import type { Located, Path } from './place.ts'
import type { Config } from './schema.ts'

type Rule = (config: Config, located: Located) => readonly Problem[]

/** What a schema cannot say, one rule each. */
export const rules: readonly Rule[] = [
  environmentsAreDistinct,
  upstreamIsKnown,
  orderHasNoCycle,
  clustersAreDeclared,
  pinsNameKnownEnvironments,
  sourcesAreDistinct,
  appNamesCanBeTyped,
  autoMergeHasNothingBeside,
]

function environmentsAreDistinct({ environments = [] }: Config, located: Located): readonly Problem[] {
  const indexed = environments.map(({ name }, index) => ({ name, index }))
  return repeated(indexed, ({ name }) => name.toLowerCase())
    .slice(0, mostProblems)
    .map(({ name, index }) => {
      const message = `The environment "${name}" is listed twice.`
      return {
        code: 'DUPLICATE_ENVIRONMENT',
        message,
        place: located.placeOf(['environments', index, 'name']),
      }
    })
}

function upstreamIsKnown({ environments = [] }: Config, located: Located): readonly Problem[] {
  const names = environments.map(({ name }) => name)
  const used = environments.flatMap(({ after = [] }, index) =>
    after.map((name, position) => ({ name, path: ['environments', index, 'after', position] })),
  )
  return unknownNames('environment', used, names, located)
}

interface Use {
  readonly name: string
  readonly path: Path
}

/** The uses of names that nothing has. */
function unknownNames(
  what: string,
  used: readonly Use[],
  known: readonly string[],
  located: Located,
): readonly Problem[] {
  const names = new Set(known)
  return used
    .filter(({ name }) => !names.has(name))
    .slice(0, mostProblems)
    .map(({ name, path }) => unknownName(what, name, known, located.placeOf(path)))
}

const mostListed = 50

function unknownName(what: string, name: string, known: readonly string[], place: Problem['place']): Problem {
  const [nearest] = similar(name, known)
  const meant = nearest === undefined ? '' : `Did you mean ${nearest}? `
  const more = known.length > mostListed ? ` and ${known.length - mostListed} more` : ''
  const list =
    known.length === 0 ? 'There are none.' : `Listed: ${known.slice(0, mostListed).join(', ')}${more}.`
  return {
    code: `UNKNOWN_${what.toUpperCase()}`,
    message: `No ${what} is called "${name}".`,
    ...(place === undefined ? {} : { place }),
    advice: `${meant}${list}`,
  }
}

function orderHasNoCycle({ environments = [] }: Config, located: Located): readonly Problem[] {
  const upstream = new Map(
    environments.map(({ name, after }, index) => [
      name,
      after ?? environments.slice(Math.max(index - 1, 0), index).map(before => before.name),
    ]),
  )
  const circles = environments.flatMap(({ name, after }, index) => {
    const way = after === undefined ? undefined : wayBack(name, upstream)
    if (way === undefined) return []
    const message = `The order goes round in a circle: ${way.join(' after ')}.`
    return [{ code: 'CIRCULAR_ORDER', message, place: located.placeOf(['environments', index, 'after']) }]
  })
  return circles.slice(0, 1)
}

/** The names from an environment upstream and back to itself, if that is possible. */
function wayBack(
  start: string,
  upstream: ReadonlyMap<string, readonly string[]>,
): readonly string[] | undefined {
  const before = new Map<string, string>()
  const open = [start]
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    for (const next of upstream.get(name) ?? []) {
      if (next === start) return wayTo(name, before, [start])
      if (before.has(next)) continue
      before.set(next, name)
      open.push(next)
    }
  }
  return undefined
}

/** The names that lead to one, from the first of all on, and behind it those. */
function wayTo(name: string, before: ReadonlyMap<string, string>, end: readonly string[]): readonly string[] {
  const way = [...end]
  for (let at: string | undefined = name; at !== undefined; at = before.get(at)) way.unshift(at)
  return way
}

function clustersAreDeclared(
  { environments = [], clusters = {} }: Config,
  located: Located,
): readonly Problem[] {
  const used = environments.flatMap(({ clusters: names = [] }, index) =>
    names.map((name, position) => ({ name, path: ['environments', index, 'clusters', position] })),
  )
  return unknownNames('cluster', used, Object.keys(clusters), located)
}

function pinsNameKnownEnvironments(
  { environments, apps = {} }: Config,
  located: Located,
): readonly Problem[] {
  if (environments === undefined) return []
  const names = environments.map(({ name }) => name)
  const used = Object.entries(apps).flatMap(([app, { pins = [] }]) =>
    pins.map(({ environment: name }, index) => ({ name, path: ['apps', app, 'pins', index, 'environment'] })),
  )
  return unknownNames('environment', used, names, located)
}

function sourcesAreDistinct({ sources = [] }: Config, located: Located): readonly Problem[] {
  const names = sources.map((source, index) => ({
    name: (typeof source === 'string' ? source : source.repository).toLowerCase(),
    index,
  }))
  return repeated(names, ({ name }) => name)
    .slice(0, mostProblems)
    .map(({ name, index }) => ({
      code: 'DUPLICATE_SOURCE',
      message: `The source "${name}" is listed twice.`,
      place: located.placeOf(['sources', index]),
    }))
}

/** A person merges, or what is merged is applied before: then GitHub must not merge by itself. */
function autoMergeHasNothingBeside({ environments = [] }: Config, located: Located): readonly Problem[] {
  return environments.flatMap(({ name, autoMerge, merge, delivery }, index) => {
    const beside = merge === 'never' ? 'merge: never' : delivery === 'apply' ? 'delivery: apply' : undefined
    if (autoMerge !== true || beside === undefined) return []
    return [
      {
        code: 'CONTRADICTING_AUTO_MERGE',
        message: `"autoMerge" lets GitHub merge what is for ${name}, and "${beside}" keeps it from that.`,
        place: located.placeOf(['environments', index, 'autoMerge']),
        advice: 'Leave one of them out.',
      },
    ]
  })
}

function appNamesCanBeTyped({ apps = {} }: Config, located: Located): readonly Problem[] {
  return Object.keys(apps)
    .filter(name => !isAppName(name))
    .slice(0, mostProblems)
    .map(name => ({
      code: 'INVALID_APP_NAME',
      message: `"${name}" cannot be an app's name: letters, digits, ".", "_" and "-" only.`,
      place: located.placeOfKey(['apps', name]),
    }))
}
