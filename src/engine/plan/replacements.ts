import { pinValue } from '../../edit/pin-edit.ts'
import type { Fleet, Pin } from '../../promotion/fleet.ts'
import type { Goal } from '../../promotion/goal.ts'
import type { Replacement } from '../../proof/explain.ts'

/** Which texts a promotion puts in the place of which: whole scalars, the versions in them, and digests. */
export function replacementsOf(
  { app, version }: Goal,
  pins: readonly Pin[],
  { apps }: Fleet,
): readonly Replacement[] {
  const tagPattern = apps.find(each => each.name === app)?.tagPattern
  const digest = /sha256:[0-9a-f]{64}$/.exec(version)?.[0]
  const all = pins.flatMap(pin => {
    const wanted = pinValue(pin, version, tagPattern)
    const whole = wanted.kind === 'value' ? [{ before: pin.value, after: wanted.value }] : []
    return [...whole, ...whole.flatMap(each => versionIn(each, pin, digest)), ...digestOf(pin, digest)]
  })
  return [...new Map(all.map(each => [JSON.stringify(each), each])).values()]
}

/** The version alone, as labels and variables repeat it; with a digest behind it where the plan adds one. */
function versionIn(
  { before, after }: Replacement,
  { version }: Pin,
  digest: string | undefined,
): readonly Replacement[] {
  const at = before.lastIndexOf(version)
  const [start, end] = [before.slice(0, at), before.slice(at + version.length)]
  if (at === -1 || version === '' || !after.startsWith(start) || !after.endsWith(end)) return []
  const now = after.slice(start.length, after.length - end.length)
  const plain = { before: version, after: now }
  return digest === undefined || now.includes(digest)
    ? [plain]
    : [plain, { before: version, after: `${now}@${digest}` }]
}

function digestOf({ digest: old }: Pin, digest: string | undefined): readonly Replacement[] {
  return old === undefined || digest === undefined ? [] : [{ before: old, after: digest }]
}
