import type { Node, ScalarNode } from '../flux/node.ts'
import { resolvePath } from '../lib/path.ts'
import type { Problem } from '../lib/problem.ts'
import type { Overrides, Pin } from '../promotion/fleet.ts'
import type { EnvironmentName } from '../promotion/names.ts'
import { findPath } from './find.ts'
import { configuredPin } from './pins.ts'
import { parsedFile, type Walk } from './walk.ts'

/** The pins that the configuration names, in place of those found for that app in that environment. */
export function configuredPins(
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
    const found = parsed?.kind === 'documents' ? firstScalar(parsed.documents, path) : undefined
    const pin =
      environment === undefined || found === undefined
        ? undefined
        : configuredPin(walk, { app, environment }, found)
    if (pin !== undefined) pins.push(pin)
    else problems.push(parsed?.kind === 'malformed' ? parsed.problem : noSuchPin(app, name, file, path))
  }
  return { pins, problems }
}

function firstScalar(documents: readonly Node[], path: string): ScalarNode | undefined {
  for (const root of documents) {
    const node = findPath(root, path)
    if (node?.kind === 'scalar') return node
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
