import type { Problem } from '../lib/problem.ts'
import { similar } from '../lib/similar.ts'
import { isAppName } from '../promotion/names.ts'
import type { Located } from './place.ts'
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
]

function environmentsAreDistinct({ environments = [] }: Config, located: Located): readonly Problem[] {
  return environments.flatMap(({ name }, index) => {
    const first = environments.findIndex(other => other.name.toLowerCase() === name.toLowerCase())
    if (first === index) return []
    const message = `The environment "${name}" is listed twice.`
    return [
      { code: 'DUPLICATE_ENVIRONMENT', message, place: located.placeOf(['environments', index, 'name']) },
    ]
  })
}

function upstreamIsKnown({ environments = [] }: Config, located: Located): readonly Problem[] {
  const names = environments.map(({ name }) => name)
  return environments.flatMap(({ after = [] }, index) =>
    after.flatMap((upstream, position) =>
      names.includes(upstream)
        ? []
        : [
            unknownName(
              'environment',
              upstream,
              names,
              located.placeOf(['environments', index, 'after', position]),
            ),
          ],
    ),
  )
}

function unknownName(what: string, name: string, known: readonly string[], place: Problem['place']): Problem {
  const [nearest] = similar(name, known)
  const meant = nearest === undefined ? '' : `Did you mean ${nearest}? `
  const list = known.length === 0 ? 'There are none.' : `Listed: ${known.join(', ')}.`
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
  const seen = new Set<string>()
  const ways: (readonly string[])[] = [[start]]
  for (let way = ways.pop(); way !== undefined; way = ways.pop()) {
    for (const next of upstream.get(way.at(-1) ?? '') ?? []) {
      if (next === start) return [...way, next]
      if (!seen.has(next)) ways.push([...way, next])
      seen.add(next)
    }
  }
  return undefined
}

function clustersAreDeclared(
  { environments = [], clusters = {} }: Config,
  located: Located,
): readonly Problem[] {
  const known = Object.keys(clusters)
  return environments.flatMap(({ clusters: used = [] }, index) =>
    used.flatMap((cluster, position) =>
      known.includes(cluster)
        ? []
        : [
            unknownName(
              'cluster',
              cluster,
              known,
              located.placeOf(['environments', index, 'clusters', position]),
            ),
          ],
    ),
  )
}

function pinsNameKnownEnvironments(
  { environments, apps = {} }: Config,
  located: Located,
): readonly Problem[] {
  if (environments === undefined) return []
  const names = environments.map(({ name }) => name)
  return Object.entries(apps).flatMap(([app, { pins = [] }]) =>
    pins.flatMap(({ environment }, index) =>
      names.includes(environment)
        ? []
        : [
            unknownName(
              'environment',
              environment,
              names,
              located.placeOf(['apps', app, 'pins', index, 'environment']),
            ),
          ],
    ),
  )
}

function sourcesAreDistinct({ sources = [] }: Config, located: Located): readonly Problem[] {
  const names = sources.map(source => (typeof source === 'string' ? source : source.repository).toLowerCase())
  return names.flatMap((name, index) =>
    names.indexOf(name) === index
      ? []
      : [
          {
            code: 'DUPLICATE_SOURCE',
            message: `The source "${name}" is listed twice.`,
            place: located.placeOf(['sources', index]),
          },
        ],
  )
}

function appNamesCanBeTyped({ apps = {} }: Config, located: Located): readonly Problem[] {
  return Object.keys(apps).flatMap(name =>
    isAppName(name)
      ? []
      : [
          {
            code: 'INVALID_APP_NAME',
            message: `"${name}" cannot be an app's name: letters, digits, ".", "_" and "-" only.`,
            place: located.placeOfKey(['apps', name]),
          },
        ],
  )
}
