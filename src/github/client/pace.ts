/** A documented limit: at most `most` of the weight in any window of that many milliseconds. */
interface Limit {
  readonly window: number
  readonly most: number
  readonly weigh: (call: PacedCall) => number
}

/** What a call costs: `write` changes something, `content` creates what people are notified of. */
export interface PacedCall {
  readonly write: boolean
  readonly content: boolean
}

export interface PastCall extends PacedCall {
  readonly at: number
}

// GitHub, "About secondary rate limits": content 80 a minute and 500 an hour; 900 points a minute, a write is 5.
const limits: readonly Limit[] = [
  { window: 60_000, most: 80, weigh: call => (call.content ? 1 : 0) },
  { window: 3_600_000, most: 500, weigh: call => (call.content ? 1 : 0) },
  { window: 60_000, most: 900, weigh: call => (call.write ? 5 : 1) },
]

// Below this share of a limit calls go out at once; above it they are spread over what is left of the window.
const free = 0.75

export const longestWindow = 3_600_000

/** Milliseconds to wait before the call, given the calls of the last hour, oldest first: none unless near a limit. */
export function paceDelay(past: readonly PastCall[], call: PacedCall, now: number): number {
  return Math.max(0, ...limits.map(limit => delayFor(limit, past, call, now)))
}

function delayFor(limit: Limit, past: readonly PastCall[], call: PacedCall, now: number): number {
  const cost = limit.weigh(call)
  if (cost === 0) return 0
  const recent = past.filter(each => each.at > now - limit.window && limit.weigh(each) > 0)
  const used = recent.reduce((sum, each) => sum + limit.weigh(each), 0)
  if (used + cost <= limit.most * free) return 0
  const last = recent.at(-1)?.at ?? now
  const spacing = (limit.window / limit.most) * cost
  return Math.max(last + spacing - now, roomAt(limit, recent, used + cost) - now, 0)
}

/** The instant at which enough of the past has left the window. */
function roomAt(limit: Limit, recent: readonly PastCall[], wanted: number): number {
  let excess = wanted - limit.most
  for (const call of recent) {
    if (excess <= 0) return 0
    excess -= limit.weigh(call)
    if (excess <= 0) return call.at + limit.window
  }
  return 0
}
