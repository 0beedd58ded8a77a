import type { Fleet } from '../promotion/fleet.ts'
import { type EnvironmentName, parseEnvironmentName } from '../promotion/names.ts'
import type { EnvironmentPolicy, Policy, Source } from '../promotion/policy.ts'
import type { Config } from './schema.ts'

type EnvironmentConfig = NonNullable<Config['environments']>[number]

const defaultTimeout = 600_000
const defaultBlocking = ['danger', 'immutable', 'schema']

/** The policy of every environment of the fleet: what the configuration says, and its defaults for all else. */
export function resolvePolicy(config: Config | undefined, fleet: Fleet): Policy {
  const names = fleet.environments.map(({ name }) => name)
  const configured = new Map(config?.environments?.map(environment => [environment.name, environment]))
  return {
    environments: names.map((name, index) => environmentPolicy(name, index, names, configured.get(name))),
    versions: config?.versions ?? 'known',
    sources: (config?.sources ?? []).map(resolveSource),
    unproven: config?.unproven ?? 'show',
    blockingFindings: config?.findings?.block ?? defaultBlocking,
  }
}

function resolveSource(source: NonNullable<Config['sources']>[number]): Source {
  if (typeof source === 'string') return { repository: source }
  const { repository, apps } = source
  return { repository, ...(apps === undefined ? {} : { apps }) }
}

function environmentPolicy(
  name: EnvironmentName,
  index: number,
  names: readonly EnvironmentName[],
  config: EnvironmentConfig | undefined,
): EnvironmentPolicy {
  const production = config?.production ?? index === names.length - 1
  const { allow } = config ?? {}
  return {
    name,
    after: upstreamOf(config, names, index),
    production,
    merge: config?.merge ?? (production ? 'after-approval' : 'when-green'),
    requiredChecks: config?.requiredChecks ?? [],
    ...(allow === undefined ? {} : { allow: resolveAllow(allow) }),
    delivery: config?.delivery ?? 'flux',
    timeout: config?.timeout ?? defaultTimeout,
    onFailure: config?.onFailure ?? 'propose-rollback',
  }
}

function resolveAllow(
  allow: NonNullable<EnvironmentConfig['allow']>,
): NonNullable<EnvironmentPolicy['allow']> {
  return { users: allow.users ?? [], teams: allow.teams ?? [], workflows: allow.workflows ?? [] }
}

/** By default the one before in the list. */
function upstreamOf(
  config: EnvironmentConfig | undefined,
  names: readonly EnvironmentName[],
  index: number,
): readonly EnvironmentName[] {
  if (config?.after !== undefined) return config.after.flatMap(name => parseEnvironmentName(name) ?? [])
  const before = names[index - 1]
  return before === undefined ? [] : [before]
}
