import { type Answer, problem } from '../http/answer.ts'
import type { RateLimitForm } from './fault-box.ts'

const secondaryWords =
  'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.'

/** GitHub's answer when a limit is reached, in one of its forms; `now` in milliseconds. */
export function limitAnswer(form: RateLimitForm, now: number): Answer {
  const reset = String(Math.floor(now / 1000) + 60)
  const spent = { 'x-ratelimit-limit': '5000', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset }
  switch (form) {
    case 'primary':
    case 'primary-429': {
      const status = form === 'primary' ? 403 : 429
      return { ...problem(status, 'API rate limit exceeded for installation.'), headers: spent }
    }
    case 'secondary':
    case 'secondary-429': {
      const status = form === 'secondary' ? 403 : 429
      return { ...problem(status, secondaryWords), headers: { 'retry-after': '60' } }
    }
    case 'secondary-bare':
      return problem(403, secondaryWords)
    case 'graphql': {
      // As GitHub has answered since 2026, without data; before, the type was RATE_LIMITED.
      const message = 'API rate limit already exceeded for installation.'
      const error = { type: 'RATE_LIMIT', code: 'graphql_rate_limit', message }
      return { status: 200, body: { errors: [error] }, headers: spent }
    }
    case 'graphql-secondary':
      return { ...problem(200, secondaryWords), headers: { 'retry-after': '60' } }
    default:
      return form satisfies never
  }
}
