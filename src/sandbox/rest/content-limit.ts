import { limitAnswer } from '../faults/rate-limit.ts'
import { Refusal } from '../http/answer.ts'
import type { Call } from '../http/call.ts'
import type { World } from '../world/world.ts'

// GitHub's secondary limits: what creates content, and points (a read 1, a write 5) over REST and over GraphQL.
const minute = 60_000
const hour = 3600_000
const mostInMinute = 80
const mostInHour = 500
const mostPoints = { rest: 900, graphql: 2000 }
const mostConcurrent = 100

interface Spent {
  readonly at: number
  readonly points: number
  readonly api: 'rest' | 'graphql'
  readonly creates: boolean
}

interface Caller {
  spent: readonly Spent[]
  running: number
}

const callers = new WeakMap<World, Map<string, Caller>>()

/** Counts a request that begins, where limits are switched on, and stops it beyond GitHub's secondary limits. Answers what to call when it ends. */
export function demandWithinLimits(call: Call, isGraphql: boolean): () => void {
  const { world } = call
  if (!world.behaviour.enforceLimits) return () => undefined
  const caller = callerOf(call)
  const now = world.clock.now()
  const changes = isGraphql ? isMutation(call) : call.method !== 'GET'
  const asked: Spent = {
    at: now,
    points: changes ? 5 : 1,
    api: isGraphql ? 'graphql' : 'rest',
    creates: createsContent(call, isGraphql),
  }
  caller.spent = caller.spent.filter(({ at, creates }) => now - at < (creates ? hour : minute))
  if (isBeyond(caller, asked)) throw new Refusal(limitAnswer('secondary', now))
  caller.spent = [...caller.spent, asked]
  caller.running += 1
  return () => {
    caller.running -= 1
  }
}

function callerOf({ world, caller }: Call): Caller {
  const all = callers.get(world) ?? new Map<string, Caller>()
  callers.set(world, all)
  const who =
    caller.kind === 'user'
      ? caller.user.login
      : caller.kind === 'installation'
        ? `${caller.installation.app.slug} ${caller.installation.id}`
        : caller.kind
  const known = all.get(who) ?? { spent: [], running: 0 }
  all.set(who, known)
  return known
}

function isBeyond({ spent, running }: Caller, asked: Spent): boolean {
  if (running >= mostConcurrent) return true
  const recent = spent.filter(({ at }) => asked.at - at < minute)
  const points = recent.filter(({ api }) => api === asked.api).reduce((sum, each) => sum + each.points, 0)
  if (points + asked.points > mostPoints[asked.api]) return true
  if (!asked.creates) return false
  const creations = spent.filter(({ creates }) => creates)
  return (
    creations.length >= mostInHour ||
    creations.filter(({ at }) => asked.at - at < minute).length >= mostInMinute
  )
}

function isMutation({ body }: Call): boolean {
  return /^\s*mutation\b/m.test(String(body.query ?? ''))
}

const contentMutations =
  /\b(?:addComment|addReaction|addPullRequestReview|createPullRequest|createDeployment|createDeploymentStatus)\b/

function createsContent(call: Call, isGraphql: boolean): boolean {
  if (isGraphql) return isMutation(call) && contentMutations.test(String(call.body.query ?? ''))
  return (
    call.method === 'POST' &&
    /\/(issues|comments|pulls|reviews|reactions|dispatches|deployments|statuses)(?:\/[0-9a-f]{40})?$/.test(
      call.path,
    )
  )
}
