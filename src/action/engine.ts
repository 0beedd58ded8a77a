import { createEngine, type Engine } from '../engine/engine.ts'
import type { Clock } from '../engine/ports.ts'
import { defaultDelays } from '../engine/world.ts'
import type { TokenAccess } from '../github/token-access.ts'
import type { Job } from './job.ts'

/** The engine over what the step's token opens; what happens is told in the log. */
export function engineFor({ show }: Job, { installation, identity }: TokenAccess, clock: Clock): Engine {
  const name = identity.kind === 'person' ? identity.login : identity.slug
  return createEngine({
    installation,
    clock,
    mentions: ['lockkeeper', name],
    publish: ({ kind, request }) => show.info(`${kind} ${request}`),
    delays: defaultDelays,
  })
}

/** What people must know where required checks come from workflows. */
export const noWorkflows =
  'GitHub starts no workflow for what this token does: checks that come from workflows of this repository will not run on the promotion’s pull request. Set the input `token` to a GitHub App’s or a fine-grained token where branch rules require them.'
