import type { GateResult } from '../gate.ts'
import type { GateFacts } from '../observed.ts'

/** The version exists: pinned in the fleet, a tag of the source repository, or in the registry. */
export function known(facts: GateFacts): GateResult {
  const { known: fact, goal, versions } = facts
  const gate = 'known'
  switch (fact.kind) {
    case 'pinned':
      return { gate, status: 'passed', detail: `${goal.version} is pinned in ${fact.environment}` }
    case 'tagged':
      return { gate, status: 'passed', detail: `${goal.version} is a tag of ${fact.repository}` }
    case 'accepted':
      return { gate, status: 'passed', detail: `${goal.version} was known when it was proposed` }
    case 'published':
      return { gate, status: 'passed', detail: `${goal.version} is in ${fact.images.join(' and ')}` }
    case 'unreachable':
      return versions === 'any'
        ? { gate, status: 'passed', detail: `${fact.reason}; versions: any takes it` }
        : {
            gate,
            status: 'blocked',
            detail: `whether ${goal.version} is there is not known: ${fact.reason}`,
          }
    case 'not-asked':
      return notAsked(facts)
    case 'absent':
      return versions === 'any'
        ? { gate, status: 'passed', detail: `not a tag of ${fact.repository}; versions: any takes it` }
        : { gate, status: 'blocked', detail: absent(goal.version, fact.repository, fact.near) }
    default:
      return fact satisfies never
  }
}

function notAsked({ known: fact, goal, versions }: GateFacts): GateResult {
  const gate = 'known'
  const reason = fact.kind === 'not-asked' ? fact.reason : undefined
  const why = reason === undefined ? '' : ` (${reason})`
  return versions === 'strict'
    ? {
        gate,
        status: 'blocked',
        detail: `nothing confirms ${goal.version}, and versions: strict asks for it${why}`,
      }
    : { gate, status: 'passed', detail: `not checked: ${reason ?? 'no pin, tag or registry to ask'}` }
}

function absent(version: string, repository: string, near: readonly string[]): string {
  const hint = near.length === 0 ? '' : `; did you mean ${near.join(' or ')}?`
  return `${version} is pinned nowhere and is no tag of ${repository}${hint}`
}
