import type { Problem } from '../lib/problem.ts'
import type { Fleet, Pin } from '../promotion/fleet.ts'

/** The matrix of apps and environments; also the JSON of `list` (keys are only added, never renamed). */
export interface Matrix {
  readonly environments: readonly { readonly name: string; readonly clusters: readonly string[] }[]
  readonly rows: readonly MatrixRow[]
  readonly problems: readonly { readonly file: string; readonly line?: number; readonly message: string }[]
}

export interface MatrixRow {
  readonly app: string
  readonly environment: string
  /** Where clusters differ, all of them, joined by ` | `. */
  readonly version: string
  readonly digest?: string
  readonly images: readonly string[]
  readonly pins: readonly MatrixPin[]
  readonly problem?: string
}

export interface MatrixPin {
  readonly cluster?: string
  readonly kind: Pin['kind']
  readonly file: string
  readonly line: number
  readonly column: number
  readonly path: string
  readonly value: string
}

/** What to show of the matrix; nothing: all of it. */
export interface MatrixFilter {
  readonly app?: string | undefined
  readonly environment?: string | undefined
}

/** The matrix of a fleet: apps by name, environments in the order of promotion. */
export function matrixOf(fleet: Fleet, filter: MatrixFilter = {}): Matrix {
  const environments = fleet.environments.filter(
    ({ name }) => filter.environment === undefined || name === filter.environment,
  )
  const apps = fleet.apps.filter(({ name }) => filter.app === undefined || name === filter.app)
  const rows = apps
    .toSorted((left, right) => compare(left.name, right.name))
    .flatMap(app => environments.flatMap(({ name }) => matrixRow(fleet, app.name, name)))
  return {
    environments: environments.map(({ name, clusters }) => ({ name, clusters })),
    rows,
    problems: fleet.problems.map(matrixProblem),
  }
}

// By code unit: the same order everywhere, whatever the locale.
function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}

function matrixRow(fleet: Fleet, app: string, environment: string): readonly MatrixRow[] {
  const pins = fleet.pins.filter(pin => pin.app === app && pin.environment === environment)
  const doubt = fleet.doubts?.find(each => each.app === app && each.environment === environment)
  if (pins.length === 0 && doubt === undefined) return []
  const versions = [...new Set(pins.map(pin => pin.version))]
  const digests = [...new Set(pins.map(pin => pin.digest).filter(digest => digest !== undefined))]
  const problem = doubt?.problem.message ?? (versions.length > 1 ? 'Its pins differ.' : undefined)
  const [digest] = digests
  return [
    {
      app,
      environment,
      version: versions.length === 0 ? '?' : versions.join(' | '),
      images: imagesOf(fleet, app, pins),
      pins: pins.map(matrixPin),
      ...(digest === undefined || digests.length > 1 ? {} : { digest }),
      ...(problem === undefined ? {} : { problem }),
    },
  ]
}

function imagesOf(fleet: Fleet, app: string, pins: readonly Pin[]): readonly string[] {
  const pinned = pins.map(pin => pin.image).filter(image => image !== undefined)
  const all = pinned.length > 0 ? pinned : (fleet.apps.find(({ name }) => name === app)?.images ?? [])
  const companions = fleet.companions?.filter(
    each => each.app === app && pins.some(pin => pin.environment === each.environment),
  )
  return [...new Set([...all, ...(companions ?? []).map(each => each.image)])]
}

function matrixPin(pin: Pin): MatrixPin {
  const { cluster, kind, file, line, column, path, value } = pin
  return { ...(cluster === undefined ? {} : { cluster }), kind, file, line, column, path, value }
}

function matrixProblem(problem: Problem): Matrix['problems'][number] {
  const { place, message, advice } = problem
  const whole = advice === undefined ? message : `${message} ${advice}`
  return place === undefined
    ? { file: '', message: whole }
    : { file: place.file, line: place.line, message: whole }
}
