import type { Fleet, Pin } from './fleet.ts'
import type { Goal } from './goal.ts'

/** The scalars that fix the app's version in the environment. */
export function pinsOf(fleet: Pick<Fleet, 'pins'>, app: string, environment: string): readonly Pin[] {
  return fleet.pins.filter(pin => pin.app === app && pin.environment === environment)
}

/** The versions that the environment pins for the app: none, one, or several when its clusters differ. */
export function versionsIn(fleet: Pick<Fleet, 'pins'>, app: string, environment: string): readonly string[] {
  return [...new Set(pinsOf(fleet, app, environment).map(pin => pin.version))]
}

/** Every version of the app that is pinned anywhere. */
export function pinnedVersions(fleet: Fleet, app: string): readonly string[] {
  return [...new Set(fleet.pins.filter(pin => pin.app === app).map(pin => pin.version))]
}

/** Whether two texts name the same version: `v7.0.0` is `7.0.0`, as tags are written both ways; digests count where both have one. */
export function sameVersion(left: string, right: string): boolean {
  if (left === right) return true
  const [[tag = '', digest], [otherTag = '', otherDigest]] = [left.split('@'), right.split('@')]
  const same = withoutPrefix(tag) === withoutPrefix(otherTag)
  return same && (digest === undefined || otherDigest === undefined || digest === otherDigest)
}

/** Whether the pin fixes exactly that version; a digest in the version must be the pin's too. */
export function pinHas(pin: Pin, version: string): boolean {
  const [tag = '', digest] = version.startsWith('sha256:') ? [pin.version, version] : version.split('@')
  return sameVersion(pin.version, tag) && (digest === undefined || pin.digest === digest)
}

function withoutPrefix(version: string): string {
  return version.replace(/^v(?=\d)/, '')
}

/** The other environments that inherit this very scalar, and the other apps that it fixes here: a change for one would change them all. */
export function sharedWith(fleet: Fleet, pin: Pin): readonly string[] {
  const others = fleet.pins.filter(
    other =>
      other.file === pin.file &&
      other.document === pin.document &&
      other.path === pin.path &&
      (other.environment !== pin.environment || other.app !== pin.app),
  )
  return [
    ...new Set(others.map(other => (other.environment === pin.environment ? other.app : other.environment))),
  ]
}

/** Whether a change of the fleet brings the goal's pins to its version, and leaves every other version as it was. */
export function movesOnly(before: Fleet, after: Fleet, { app, environment, version }: Goal): boolean {
  const moved = pinsOf(after, app, environment)
  const isGoal = (pin: Pin): boolean => pin.app === app && pin.environment === environment
  const [left, right] = [before, after].map(({ pins }) =>
    pins.filter(pin => !isGoal(pin)).flatMap(versionFact),
  )
  const same = JSON.stringify([...new Set(left)].sort()) === JSON.stringify([...new Set(right)].sort())
  return same && moved.length > 0 && moved.every(pin => pinHas(pin, version))
}

function versionFact({ app, environment, cluster, version, digest }: Pin): string {
  return JSON.stringify([app, environment, cluster, version, digest])
}
