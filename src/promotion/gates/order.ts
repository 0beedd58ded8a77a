import type { GateResult } from '../gate.ts'
import type { GateFacts } from '../observed.ts'
import { sameVersion, versionsIn } from '../pins.ts'

/** The release is in every environment before this one. Without a cluster, merged there counts, and the detail says so. */
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
  const missing = upstream.filter(each => !each.reached)
  return {
    gate,
    status: missing.length === 0 ? 'passed' : 'blocked',
    detail: (missing.length === 0 ? upstream : missing).map(each => each.detail).join('; '),
  }
}

function standing(
  environment: string,
  { fleet, goal, assumed }: GateFacts,
): { readonly reached: boolean; readonly detail: string } {
  const versions = versionsIn(fleet, goal.app, environment)
  const promised = assumed.some(
    each =>
      each.app === goal.app && each.environment === environment && sameVersion(each.version, goal.version),
  )
  if (promised) return { reached: true, detail: `${environment} gets ${goal.version} first` }
  if (versions.length === 0) return { reached: true, detail: `${environment} has no ${goal.app}` }
  if (versions.every(version => sameVersion(version, goal.version)))
    return { reached: true, detail: `merged in ${environment}, not watched there` }
  return {
    reached: false,
    detail: `${environment} has ${versions.join(' and ')}; /promote ${goal.app}@${goal.version} to ${environment} comes first`,
  }
}
