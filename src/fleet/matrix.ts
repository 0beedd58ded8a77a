import type { Problem } from '../lib/problem.ts'
import type { Fleet, Pin, PinKind } from '../promotion/fleet.ts'

/** The matrix app × environment, in the shape of the command line's `list --json`. */
export interface Matrix {
  readonly environments: readonly { readonly name: string; readonly clusters: readonly string[] }[]
  readonly rows: readonly MatrixRow[]
  readonly problems: readonly { readonly file: string; readonly line?: number; readonly message: string }[]
}

export interface MatrixRow {
  readonly app: string
  readonly environment: string
  /** The first pin's where pins differ; absent where none can be told. `problem` says so. */
  readonly version?: string
  readonly digest?: string
  /** The images that carry the version first, then those that run beside them. */
  readonly images: readonly string[]
  readonly pins: readonly MatrixPin[]
  readonly problem?: string
}

export interface MatrixPin {
  readonly cluster?: string
  readonly kind: PinKind
  readonly file: string
  readonly line: number
  readonly column: number
  readonly path: string
  readonly value: string
  /** Why this scalar and no other. */
  readonly because?: string
}

/** The whole matrix, or the rows of one app, or of one environment. Order: apps by name, environments as promoted. */
export function matrix(
  fleet: Fleet,
  only: { readonly app?: string | undefined; readonly environment?: string | undefined } = {},
): Matrix {
  const environments = fleet.environments.filter(
    ({ name }) => only.environment === undefined || name === only.environment,
  )
  const apps = fleet.apps.filter(({ name }) => only.app === undefined || name === only.app)
  return {
    environments: environments.map(({ name, clusters }) => ({ name, clusters })),
    rows: apps.flatMap(app => environments.flatMap(({ name }) => matrixRow(fleet, app.name, name) ?? [])),
    problems: fleet.problems.map(({ message, place, advice }) => ({
      file: place?.file ?? '.github/lockkeeper.yml',
      ...(place === undefined ? {} : { line: place.line }),
      message: advice === undefined ? message : `${message} ${advice}`,
    })),
  }
}

function matrixRow(fleet: Fleet, app: string, environment: string): MatrixRow | undefined {
  const pins = fleet.pins.filter(pin => pin.app === app && pin.environment === environment)
  const doubt = fleet.doubts?.find(entry => entry.app === app && entry.environment === environment)
  if (pins.length === 0 && doubt === undefined) return undefined
  const versions = versionsIn(pins)
  const [version] = versions
  const digest = pins.find(pin => pin.digest !== undefined)?.digest
  const problem = doubtOf(doubt?.problem) ?? (versions.length > 1 ? disagreement(pins) : undefined)
  return {
    app,
    environment,
    ...(version === undefined ? {} : { version }),
    ...(digest === undefined ? {} : { digest }),
    images: imagesOf(fleet, app, environment),
    pins: pins.map(({ cluster, kind, file, line, column, path, value, because }) => ({
      ...(cluster === undefined ? {} : { cluster }),
      ...{ kind, file, line, column, path, value },
      ...(because === undefined ? {} : { because }),
    })),
    ...(problem === undefined ? {} : { problem }),
  }
}

/** With its place, if it has one: whoever reads one row looks for the file. */
function doubtOf(problem: Problem | undefined): string | undefined {
  if (problem?.place === undefined) return problem?.message
  return `${problem.place.file}:${problem.place.line}: ${problem.message}`
}

function imagesOf(fleet: Fleet, app: string, environment: string): readonly string[] {
  const own = fleet.pins.flatMap(pin =>
    pin.app === app && pin.environment === environment ? (pin.image ?? []) : [],
  )
  const declared = fleet.apps.find(({ name }) => name === app)?.images ?? []
  const beside = (fleet.companions ?? []).filter(
    entry => entry.app === app && entry.environment === environment,
  )
  return [...new Set([...(own.length > 0 ? own : declared), ...beside.map(({ image }) => image)])]
}

function versionsIn(pins: readonly Pin[]): readonly string[] {
  return [...new Set(pins.map(({ version }) => version))]
}

function disagreement(pins: readonly Pin[]): string {
  const places = pins.map(({ version, file, line }) => `${version} (${file}:${line})`)
  return `Its pins disagree: ${places.join(', ')}.`
}

/** The versions of an app by environment, as promoted; environments in which it does not run are left out. */
export function versionsOf(
  fleet: Fleet,
  app: string,
): readonly {
  readonly environment: string
  readonly versions: readonly string[]
  readonly pins: readonly Pin[]
}[] {
  return fleet.environments.flatMap(({ name }) => {
    const pins = fleet.pins.filter(pin => pin.app === app && pin.environment === name)
    return pins.length === 0 ? [] : [{ environment: name, versions: versionsIn(pins), pins }]
  })
}
