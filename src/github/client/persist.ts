import type { Clock } from '../../engine/ports/ports.ts'
import { lostFailure, saysLimited } from './graphql-body.ts'
import type { Pacer } from './pacer.ts'
import { type Attempted, maximumAttempts, nextTry } from './retry.ts'
import type { Sent } from './send.ts'

export interface Persistence {
  readonly clock: Clock
  readonly pacer: Pacer
  /** Reads, and writes that end in the same state however often they are done. */
  readonly repeatable: boolean
  readonly write: boolean
  readonly content: boolean
  /** Its errors come with HTTP 200. */
  readonly graphql: boolean
  readonly renew: () => void
}

/** Sends until it is settled: waits for its turn, waits out limits, repeats what may be repeated. */
export async function persist(policy: Persistence, send: () => Promise<Sent>): Promise<Sent> {
  const { clock, pacer, repeatable, write, content, graphql } = policy
  for (let attempt = 1; ; attempt++) {
    await pacer.turn({ write, content })
    const sent = await send()
    const next = nextTry({
      attempted: asAttempted(sent, graphql),
      attempt,
      repeatable,
      now: clock.now().getTime(),
    })
    // Also after the last attempt: the next call is another's.
    if (next.kind === 'limited') pacer.closeUntil(next.until)
    if (next.kind === 'settled' || attempt === maximumAttempts) return sent
    if (next.kind === 'again') await clock.sleep(next.after)
    if (next.kind === 'renew-token') policy.renew()
  }
}

function asAttempted(sent: Sent, graphql: boolean): Attempted {
  if (sent.kind === 'lost') return sent
  const { status, headers, message, body } = sent
  const own = graphql && status === 200
  if (own && lostFailure(body) !== undefined) return { kind: 'lost' }
  return {
    kind: 'answered',
    status,
    header: name => headers[name],
    message,
    rateLimited: own && saysLimited(body),
  }
}
