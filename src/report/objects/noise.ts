import { printedValue } from '../../kustomize/yaml/value.ts'
import { formatPointer } from '../../lib/pointer.ts'
import type { HiddenChanges } from '../../promotion/rendered.ts'
import type { Change } from './fields.ts'

/** Changes that say nothing to a person: which, by their path, and what they are called when they are counted. */
export interface NoiseRule {
  readonly why: string
  /** Matched against the JSON Pointer: in it a `/` inside a key is `~1`. */
  readonly path: RegExp
}

/** What is left out unless told otherwise; each change that follows from another one that is shown. */
export const defaultNoise: readonly NoiseRule[] = [
  { why: "Helm's chart label", path: /\/labels\/(?:helm\.sh~1chart|chart)$/ },
  { why: 'checksum annotation', path: /\/annotations\/(?:[\w.-]*~1)?checksum(?:~1[\w.-]+|\/.*|-[\w.-]+)?$/ },
  {
    why: 'kubectl’s copy of the object',
    path: /\/annotations\/kubectl\.kubernetes\.io~1last-applied-configuration$/,
  },
  {
    why: 'build metadata',
    path: /^\/metadata\/annotations\/(?:config\.kubernetes\.io~1origin|alpha\.config\.kubernetes\.io~1transformations)$/,
  },
  { why: 'status', path: /^\/status(?:\/|$)/ },
]

/** Why a change is left out; nothing for one to be shown. */
export function noiseIn(change: Change, rules: readonly NoiseRule[]): string | undefined {
  if (change.kind === 'order') return change.matters ? undefined : 'order of a list that is matched by key'
  if (isNothing(change.before) && isNothing(change.after)) return 'null where nothing was'
  const path = formatPointer(change.steps)
  return rules.find(rule => rule.path.test(path))?.why
}

function isNothing(value: Parameters<typeof printedValue>[0] | undefined): boolean {
  return value === undefined || printedValue(value) === null
}

/** The reasons counted, the most frequent first: `2 × checksum annotation, 1 × status`. */
export function countNoise(reasons: readonly string[]): HiddenChanges {
  const counts = new Map<string, number>()
  for (const why of reasons) counts.set(why, (counts.get(why) ?? 0) + 1)
  const sorted = [...counts].sort((left, right) => right[1] - left[1] || (left[0] < right[0] ? -1 : 1))
  return { count: reasons.length, why: sorted.map(([why, count]) => `${count} × ${why}`).join(', ') }
}
