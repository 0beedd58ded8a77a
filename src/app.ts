import type { ApplicationFunction } from 'probot'
import type { Identity } from './github/access.ts'
import { type Hint, readHint } from './github/hint.ts'

/** The Probot app: each event becomes a hint for whoever follows it, at once and without a decision. */
export function createApp(identity: Identity, follow: (hint: Hint) => void): ApplicationFunction {
  return probot => {
    probot.onAny(({ name, payload }) => {
      const hint = readHint(identity, name, payload)
      if (hint !== undefined) follow(hint)
    })
  }
}
