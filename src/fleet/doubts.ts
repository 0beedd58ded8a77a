import { textAt } from '../flux/node.ts'
import { placeOf } from '../flux/place.ts'
import type { Problem } from '../lib/problem.ts'
import type { App, Doubt, Pin } from '../promotion/fleet.ts'
import type { EnvironmentName } from '../promotion/names.ts'
import type { Placed } from './apps.ts'
import type { Delivery } from './deliver.ts'
import type { ConfigEntry, Unreadable, VersionScalar } from './manifest.ts'
import type { EnvironmentPlace } from './places.ts'

interface Known {
  readonly appNames: ReadonlyMap<Placed, string>
  readonly pins: readonly Pin[]
  readonly apps: readonly App[]
}

/** What keeps versions in one environment from being known. A malformed file casts doubt only on the app that it names. */
export function doubtsOf(
  environment: EnvironmentName,
  place: EnvironmentPlace | undefined,
  known: Known,
): readonly Doubt[] {
  const unreadable = (place?.clusters ?? []).flatMap(({ deliveries }) =>
    deliveries.flatMap(({ walked }) => walked.unreadable),
  )
  const pinned = new Set(known.pins.filter(pin => pin.environment === environment).map(({ app }) => app))
  const malformed = unreadable.flatMap(entry =>
    concerned(entry, known.apps, pinned).map(app => ({ app, environment, problem: entry.problem })),
  )
  const open = [...known.appNames].filter(
    ([entry, app]) => entry.environment === environment && !pinned.has(app),
  )
  const unpinned = open.filter(([, app]) => known.apps.some(({ name }) => name === app))
  const lines = new Map((place?.clusters ?? []).flatMap(({ deliveries }) => deliveries.flatMap(linesIn)))
  const doubted = unpinned.map(([entry, app]) => unpinnedDoubt(environment, entry, app, lines))
  const all = [...malformed, ...doubted]
  return [...new Map(all.toReversed().map(doubt => [doubt.app, doubt])).values()].toReversed()
}

// What people put behind an app's name in a file's name.
const fileSuffix = /[-_.](?:values|patch|release|helmrelease|hr|deployment|image|images|version|overlay|app)$/

/** The apps that a malformed file may hide: that of the patch's target, else those that the last telling step of its path names. */
function concerned(
  { file, target }: Unreadable,
  apps: readonly App[],
  pinned: ReadonlySet<string>,
): readonly string[] {
  const names = new Set(apps.map(({ name }) => name))
  const targeted = textAt(target, 'name')
  if (targeted !== undefined && names.has(targeted)) return [targeted]
  const steps = file.replace(/\.ya?ml$/, '').split('/')
  const step = steps.findLast(word => names.has(word) || names.has(word.replace(fileSuffix, '')))
  if (step !== undefined) return [names.has(step) ? step : step.replace(fileSuffix, '')]
  // Without its kustomization a whole layer is hidden, and with it every app that is not seen otherwise.
  return steps.at(-1) === 'kustomization' ? [...names].filter(name => !pinned.has(name)) : []
}

/** Values that stand in files of lines, by their names. */
type Lines = ReadonlyMap<string, ConfigEntry & { readonly kind: 'line' }>

function linesIn({
  walked,
}: Delivery): readonly (readonly [string, ConfigEntry & { readonly kind: 'line' }])[] {
  return walked.manifests.flatMap(({ generated }) =>
    [...(generated ?? [])].flatMap(([key, entry]) => (entry.kind === 'line' ? [[key, entry] as const] : [])),
  )
}

function unpinnedDoubt(environment: EnvironmentName, entry: Placed, app: string, lines: Lines): Doubt {
  const { file, choices = [], open } = entry.deployed
  if (choices.length > 1) return ambiguous(environment, entry, app)
  if (open !== undefined) return { app, environment, problem: unknownValue(app, environment, open, lines) }
  return {
    app,
    environment,
    problem: {
      code: 'NOT_PINNED',
      message: `${app} runs in ${environment}, but nothing there fixes its version.`,
      place: { file, line: 1, column: 1 },
      advice: 'Write the version there, or name its place under `apps` in .github/lockkeeper.yml.',
    },
  }
}

/** A variable is its version, and no value of it is in the repository, or none that could be changed there. */
function unknownValue(
  app: string,
  environment: EnvironmentName,
  { node, version }: VersionScalar,
  lines: Lines,
): Problem {
  const variable = /\$\{(\w+)/.exec(version)?.[1] ?? version
  const line = lines.get(variable)
  if (line !== undefined)
    return {
      code: 'VERSION_IN_LINES',
      message: `The version of ${app} in ${environment} is ${variable} of ${line.place.file}, and only YAML is changed here.`,
      place: line.place,
      advice: `Write it among the generator's literals: \`literals: [${variable}=${line.text}]\`.`,
    }
  return {
    code: 'VERSION_UNKNOWN',
    message: `The version of ${app} in ${environment} is ${version}, and nothing in this repository gives ${variable} a value.`,
    place: placeOf(node),
    advice: `Give it one where Flux fills it in: \`postBuild: {substitute: {${variable}: VERSION}}\`.`,
  }
}

/** Several versions stand there, and nothing tells which one is the app's: that is for a person to say. */
function ambiguous(environment: EnvironmentName, { deployed }: Placed, app: string): Doubt {
  const { file, choices = [] } = deployed
  const shown = choices.map(({ image, version }) => `${image ?? 'its image'} at ${version}`)
  const [first] = choices
  const place = first === undefined ? { file, line: 1, column: 1 } : placeOf(first.node)
  const images = choices.flatMap(({ image }) => image ?? [])
  const advice = `Say which images are ${app}'s in .github/lockkeeper.yml: \`apps: {${app}: {images: [${images[0] ?? 'IMAGE'}]}}\`.`
  return {
    app,
    environment,
    problem: {
      code: 'PIN_AMBIGUOUS',
      message: `${app} runs ${shown.join(' and ')} in ${environment}: which of them is its version?`,
      place,
      advice,
    },
  }
}
