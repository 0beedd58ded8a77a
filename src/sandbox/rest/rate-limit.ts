import type { Call } from '../http/call.ts'

// What an installation may spend in an hour.
const limit = 5000

interface Spending {
  used: number
  resetsAt: number
}

const spendings = new WeakMap<object, Map<string, Spending>>()

function spendingOf(call: Call, resource: string): Spending {
  const of = spendings.get(call.world) ?? new Map<string, Spending>()
  spendings.set(call.world, of)
  const { caller } = call
  const who =
    caller.kind === 'installation'
      ? `i${caller.installation.id}`
      : caller.kind === 'user'
        ? `u${caller.user.id}`
        : caller.kind
  const key = `${who} ${resource}`
  const now = call.world.clock.now()
  const known = of.get(key)
  if (known !== undefined && known.resetsAt > now) return known
  const fresh = { used: 0, resetsAt: now + 3600 * 1000 }
  of.set(key, fresh)
  return fresh
}

function shapeOf(spending: Spending, resource: string) {
  return {
    limit,
    remaining: Math.max(0, limit - spending.used),
    reset: Math.floor(spending.resetsAt / 1000),
    used: spending.used,
    resource,
  }
}

/** Counts one request and answers the `x-ratelimit-*` headers; a 304 is free. */
export function spendRate(
  call: Call,
  resource: 'core' | 'graphql',
  cost: number,
): Readonly<Record<string, string>> {
  const spending = spendingOf(call, resource)
  spending.used += cost
  const entries = Object.entries(shapeOf(spending, resource))
  return Object.fromEntries(entries.map(([name, value]) => [`x-ratelimit-${name}`, String(value)]))
}

/** What `GET /rate_limit` answers. `rate` went away with the API version of 2026-03-10. */
export function rateShape(call: Call) {
  const core = shapeOf(spendingOf(call, 'core'), 'core')
  const graphql = shapeOf(spendingOf(call, 'graphql'), 'graphql')
  const search = { limit: 30, remaining: 30, reset: core.reset, used: 0, resource: 'search' }
  const resources = { core, search, graphql }
  return call.apiVersion >= '2026-03-10' ? { resources } : { resources, rate: core }
}
