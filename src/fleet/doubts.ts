import { textAt } from '../flux/node.ts'
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
  const malformed = unreadable.flatMap(entry =>
    known.apps
      .filter(app => concerns(entry, app))
      .map(({ name }) => ({ app: name, environment, problem: entry.problem })),
  )
  const pinned = new Set(known.pins.filter(pin => pin.environment === environment).map(({ app }) => app))
  const open = [...known.appNames].filter(
    ([entry, app]) => entry.environment === environment && !pinned.has(app),
  )
  const unpinned = open.filter(([, app]) => known.apps.some(({ name }) => name === app))
  const all = [...malformed, ...unpinned.map(([entry, app]) => unpinnedDoubt(environment, entry, app))]
  return [...new Map(all.toReversed().map(doubt => [doubt.app, doubt])).values()].toReversed()
}

/** A segment of the file's path, or the target of the patch, is the app's name. */
function concerns({ file, target }: Unreadable, app: App): boolean {
  if (textAt(target, 'name') === app.name) return true
  const words = file.replace(/\.ya?ml$/, '').split('/')
  return words.some(
    word => word === app.name || word.startsWith(`${app.name}-`) || word.startsWith(`${app.name}.`),
  )
}

function unpinnedDoubt(environment: EnvironmentName, entry: Placed, app: string): Doubt {
  const { file } = entry.deployed
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
