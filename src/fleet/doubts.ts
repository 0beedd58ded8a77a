import { textAt } from '../flux/node.ts'
import { placeOf } from '../flux/place.ts'
import type { App, Doubt, Pin } from '../promotion/fleet.ts'
import type { EnvironmentName } from '../promotion/names.ts'
import type { Placed } from './apps.ts'
import type { Unreadable } from './manifest.ts'
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
  const all = [...malformed, ...unpinned.map(([entry, app]) => unpinnedDoubt(environment, entry, app))]
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

function unpinnedDoubt(environment: EnvironmentName, entry: Placed, app: string): Doubt {
  const { file, choices = [] } = entry.deployed
  if (choices.length > 1) return ambiguous(environment, entry, app)
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
