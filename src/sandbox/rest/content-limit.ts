import { limitAnswer } from '../faults/rate-limit.ts'
import { Refusal } from '../http/answer.ts'
import type { Call } from '../http/call.ts'
import type { World } from '../world/world.ts'

// GitHub's secondary limits on what creates content, in requests.
const mostInMinute = 80
const mostInHour = 500
const hour = 3600_000

const creations = new WeakMap<World, Map<string, number[]>>()

/** Stops a request that creates content beyond GitHub's secondary limits, where they are switched on. */
export function demandWithinLimits(call: Call, isGraphql: boolean): void {
  const { world, caller } = call
  if (!world.behaviour.enforceLimits || !createsContent(call, isGraphql)) return
  const who =
    caller.kind === 'user'
      ? caller.user.login
      : caller.kind === 'installation'
        ? caller.installation.app.slug
        : ''
  const all = creations.get(world) ?? new Map<string, number[]>()
  creations.set(world, all)
  const now = world.clock.now()
  const recent = (all.get(who) ?? []).filter(at => now - at < hour)
  const lastMinute = recent.filter(at => now - at < 60_000)
  if (lastMinute.length >= mostInMinute || recent.length >= mostInHour)
    throw new Refusal(limitAnswer('secondary', now))
  all.set(who, [...recent, now])
}

function createsContent(call: Call, isGraphql: boolean): boolean {
  if (isGraphql) return /^\s*mutation\b/m.test(String(call.body.query ?? ''))
  return call.method === 'POST' && /\/(issues|comments|pulls|reviews|reactions|dispatches)$/.test(call.path)
}
