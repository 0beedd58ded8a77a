import type { GateResult } from '../gate.ts'
import type { GateFacts } from '../observed.ts'
import { sameVersion, versionsIn } from '../pins.ts'

/** The release was verified in every environment before this one. Without a cluster, merged there counts, and the detail says so. */
export function order(facts: GateFacts): GateResult {
  const gate = 'order'
  const { fleet, policy, goal } = facts
  if (facts.rollback) return { gate, status: 'passed', detail: 'a rollback goes back, whatever comes before' }
  if (!fleet.ordered && fleet.environments.length > 1)
    return {
      gate,
      status: 'blocked',
      detail: `no name and no configuration orders ${fleet.environments.map(each => each.name).join(', ')}; list them under environments in .github/lockkeeper.yml`,
    }
  if (policy.after.length === 0) return { gate, status: 'passed', detail: `${goal.environment} comes first` }
  const upstream = policy.after.map(name => standing(name, facts))
  const worst = (['blocked', 'pending', 'passed'] as const).find(status =>
    upstream.some(each => each.status === status),
  )
  const status = worst ?? 'passed'
  return {
    gate,
    status,
    detail: upstream
      .filter(each => each.status === status)
      .map(each => each.detail)
      .join('; '),
  }
}

type Standing = Pick<GateResult, 'status' | 'detail'>

function standing(environment: string, facts: GateFacts): Standing {
  const { fleet, goal, assumed } = facts
  const versions = versionsIn(fleet, goal.app, environment)
  const promised = assumed.some(
    each =>
      each.app === goal.app && each.environment === environment && sameVersion(each.version, goal.version),
  )
  if (promised) return { status: 'passed', detail: `${environment} gets ${goal.version} first` }
  if (versions.length === 0) return { status: 'passed', detail: `${environment} has no ${goal.app}` }
  if (versions.every(version => sameVersion(version, goal.version))) return watched(environment, facts)
  return {
    status: 'blocked',
    detail: `${environment} has ${versions.join(' and ')}; /promote ${goal.app}@${goal.version} to ${environment} comes first`,
  }
}

/** It is there on the default branch: what its clusters made of it. */
function watched(environment: string, { goal, upstream }: GateFacts): Standing {
  const { app, version } = goal
  const fact = upstream.get(environment) ?? { kind: 'not-watched' }
  switch (fact.kind) {
    case 'not-watched':
      return { status: 'passed', detail: `merged in ${environment}, not watched there` }
    case 'verified':
      return {
        status: 'passed',
        detail: fact.how === 'followed' ? `verified in ${environment}` : `runs in ${environment}`,
      }
    case 'under-way':
      return { status: 'pending', detail: `${environment} does not run ${version} yet: ${fact.because}` }
    case 'failed':
      return {
        status: 'blocked',
        detail: `${version} failed in ${environment}: ${fact.because}; once it runs there, /verify ${app} on ${environment} says so`,
      }
    case 'unknown':
      return {
        status: 'blocked',
        detail: `nobody saw ${version} run in ${environment}: ${fact.because}; /verify ${app} on ${environment} looks again`,
      }
    default:
      return fact satisfies never
  }
}
