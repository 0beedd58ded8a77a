/** Which content a workload's pods began with: hashes by `ConfigMap/NAME` or `Secret/NAME`. */
export type Baseline = ReadonlyMap<string, string>

/** Reads the annotation; nothing when there is none, or when somebody made it unreadable. */
export function parseBaseline(text: string | undefined): Baseline | undefined {
  if (text === undefined) return undefined
  try {
    const entries: unknown = JSON.parse(text)
    if (typeof entries !== 'object' || entries === null || Array.isArray(entries)) return undefined
    const found = Object.entries(entries)
    return found.every(([, hash]) => typeof hash === 'string')
      ? new Map(found as [string, string][])
      : undefined
  } catch {
    return undefined
  }
}

/** The annotation; nothing for an empty baseline, which needs none. */
export function formatBaseline(baseline: Baseline): string | undefined {
  return baseline.size === 0 ? undefined : JSON.stringify(Object.fromEntries(baseline))
}
