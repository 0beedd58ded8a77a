/** One attempt's end, as far as trying again depends on it. `lost`: no answer came. */
export type Attempted =
  | { readonly kind: 'lost' }
  | {
      readonly kind: 'answered'
      readonly status: number
      readonly header: (name: string) => string | undefined
      readonly message: string
      /** GraphQL's own exhaustion, which comes with HTTP 200. */
      readonly rateLimited: boolean
    }

export type NextTry =
  | { readonly kind: 'settled' }
  | { readonly kind: 'again'; readonly after: number }
  | { readonly kind: 'limited'; readonly until: number }
  | { readonly kind: 'renew-token' }

/** Attempts in all. Rate limits count too: continuing "may result in the banning of your integration". */
export const maximumAttempts = 4

const minute = 60_000
// The primary limit starts anew every hour; whoever names a later end is not waited for.
const longestLimit = 61 * minute

/**
 * What to do after an attempt, counted from 1; times in milliseconds, `limited` as an instant for every later call too.
 * Repeats a write only where GitHub surely did not act: a limit, or a token that is no longer good.
 */
export function nextTry(call: {
  readonly attempted: Attempted
  readonly attempt: number
  readonly repeatable: boolean
  readonly now: number
}): NextTry {
  const { attempted, attempt, repeatable, now } = call
  if (attempted.kind === 'answered' && isLimit(attempted))
    return { kind: 'limited', until: Math.min(limitEnd(attempted, attempt, now), now + longestLimit) }
  if (attempt >= maximumAttempts) return { kind: 'settled' }
  if (attempted.kind === 'answered' && attempted.status === 401)
    return attempt === 1 ? { kind: 'renew-token' } : { kind: 'settled' }
  const broken = attempted.kind === 'lost' || attempted.status >= 500
  return broken && repeatable ? { kind: 'again', after: 250 * 3 ** (attempt - 1) } : { kind: 'settled' }
}

/** Whether the answer is a rate limit, primary or secondary, in REST or GraphQL. */
export function isLimit(answer: Attempted & { readonly kind: 'answered' }): boolean {
  if (answer.rateLimited || answer.status === 429) return true
  if (answer.status !== 403) return false
  return (
    answer.header('retry-after') !== undefined ||
    answer.header('x-ratelimit-remaining') === '0' ||
    /rate limit|abuse detection/i.test(answer.message)
  )
}

// GitHub, "Best practices for using the REST API": retry-after first, then the reset, else a minute, growing.
function limitEnd(answer: Attempted & { readonly kind: 'answered' }, attempt: number, now: number): number {
  const patience = answer.header('retry-after') ?? ''
  // At least one second: "0" would be four tries within a moment.
  if (/^\d+$/.test(patience)) return now + Math.max(1, Number(patience)) * 1000
  const reset = Number(answer.header('x-ratelimit-reset') ?? Number.NaN)
  const spent = answer.header('x-ratelimit-remaining') === '0' || answer.rateLimited
  // The reset is in whole seconds of GitHub's clock: one more, so as not to come too early.
  if (spent && Number.isFinite(reset)) return Math.max(now, reset * 1000) + 1000
  return now + minute * 2 ** (attempt - 1)
}
