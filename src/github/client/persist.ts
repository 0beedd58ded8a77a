import type { Clock } from '../../engine/ports.ts'
import type { Pacer } from './pacer.ts'
import { type Attempted, maximumAttempts, nextTry } from './retry.ts'
import type { Sent } from './send.ts'

export interface Persistence {
  readonly clock: Clock
  readonly pacer: Pacer
  /** Reads, and writes that end in the same state however often they are done. */
  readonly repeatable: boolean
  readonly content: boolean
  readonly renew: () => void
}

/** Sends until it is settled: waits for its turn, waits out limits, repeats what may be repeated. */
export async function persist(policy: Persistence, send: () => Promise<Sent>): Promise<Sent> {
  const { clock, pacer, repeatable, content } = policy
  for (let attempt = 1; ; attempt++) {
    await pacer.turn({ write: !repeatable, content })
    const sent = await send()
    const next = nextTry({
      attempted: asAttempted(sent),
      attempt,
      repeatable,
      now: clock.now().getTime(),
    })
    if (next.kind === 'settled' || attempt === maximumAttempts) return sent
    if (next.kind === 'again') await clock.sleep(next.after)
    if (next.kind === 'limited') pacer.closeUntil(next.until)
    if (next.kind === 'renew-token') policy.renew()
  }
}

function asAttempted(sent: Sent): Attempted {
  if (sent.kind === 'lost') return sent
  const { status, headers, message, body } = sent
  return {
    kind: 'answered',
    status,
    header: name => headers[name],
    message,
    rateLimited: status === 200 && saysRateLimited(body),
  }
}

function saysRateLimited(body: unknown): boolean {
  const errors =
    typeof body === 'object' && body !== null && 'errors' in body && Array.isArray(body.errors)
      ? body.errors
      : []
  return errors.some(error => typeof error === 'object' && error !== null && error.type === 'RATE_LIMITED')
}
