import type { Problem } from '../lib/problem.ts'
import { similar } from '../lib/similar.ts'
import type { Fleet } from './fleet.ts'
import { type EnvironmentName, isAppName, parseEnvironmentName } from './names.ts'

/** The environments of these names, in their order, each once; and a problem for each name that is none. */
export function namedEnvironments(
  names: readonly string[],
  fleet: Fleet,
): { readonly names: readonly EnvironmentName[]; readonly problems: readonly Problem[] } {
  const known = fleet.environments.map(environment => environment.name)
  const parsed = names.map(name =>
    known.some(each => each === name) ? parseEnvironmentName(name) : undefined,
  )
  return {
    names: [...new Set(parsed.filter(name => name !== undefined))],
    problems: names
      .filter((_, index) => parsed[index] === undefined)
      .map(name => unknownName('UNKNOWN_ENVIRONMENT', 'environment', name, known)),
  }
}

/** A problem when the fleet has no such app. */
export function appProblem(app: string, fleet: Fleet): readonly Problem[] {
  const names = fleet.apps.map(each => each.name)
  if (names.includes(app) && isAppName(app)) return []
  return [unknownName('UNKNOWN_APP', 'app', app, names)]
}

/** What makes an app, for whoever has none yet. */
export const noApp =
  'There is no app yet: one is there as soon as the folder of an environment fixes a version, such as `images: [{ name: ghcr.io/acme/podinfo, newTag: 1.2.3 }]` in its kustomization.yaml, an image with a tag, or the version of a HelmRelease’s chart.'

function unknownName(
  code: string,
  noun: 'app' | 'environment',
  name: string,
  known: readonly string[],
): Problem {
  const [near] = similar(name, known)
  const none = noun === 'app' ? noApp : `There is no ${noun} yet.`
  const list = known.length === 0 ? none : `There are: ${known.join(', ')}.`
  return {
    code,
    message: `I know no ${noun} ${JSON.stringify(name)}.`,
    advice: near === undefined ? list : `Did you mean ${near}? ${list}`,
  }
}
