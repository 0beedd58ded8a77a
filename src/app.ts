import type { ApplicationFunction } from 'probot'
import { type Hint, readHint } from './github/hint.ts'

/** The Probot app: each event becomes a hint for whoever follows it, at once and without a decision. */
export function createApp(follow: (hint: Hint) => void): ApplicationFunction {
  return probot => {
    probot.onAny(({ name, payload }) => {
      const hint = readHint(name, payload)
      if (hint !== undefined) follow(hint)
    })
  }
}
