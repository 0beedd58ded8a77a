import type { Fleet } from '../promotion/fleet.ts'
import { type EnvironmentName, parseEnvironmentName } from '../promotion/names.ts'
import type { EnvironmentCluster, EnvironmentPolicy, Policy, Source } from '../promotion/policy.ts'
import type { Config } from './schema.ts'

type EnvironmentConfig = NonNullable<Config['environments']>[number]

const defaultTimeout = 600_000
const defaultBlocking = ['danger', 'immutable', 'schema']
const defaultLabels = { environment: 'env', app: 'app' }

/** The policy of every environment of the fleet: what the configuration says, and its defaults for all else. */
export function resolvePolicy(config: Config | undefined, fleet: Fleet): Policy {
  const configured = new Map(config?.environments?.map(environment => [environment.name, environment]))
  return {
    environments: fleet.environments.map(({ name, clusters }) =>
      environmentPolicy(
        {
          name,
          clusters: resolveClusters(name, configured.get(name)?.clusters ?? clusters, config?.clusters ?? {}),
        },
        fleet,
        configured.get(name),
      ),
    ),
    versions: config?.versions ?? 'known',
    sources: (config?.sources ?? []).map(resolveSource),
    unproven: config?.unproven ?? 'show',
    blockingFindings: config?.findings?.block ?? defaultBlocking,
    labels: config?.labels ?? defaultLabels,
  }
}

function resolveSource(source: NonNullable<Config['sources']>[number]): Source {
  if (typeof source === 'string') return { repository: source }
  const { repository, apps } = source
  return { repository, ...(apps === undefined ? {} : { apps }) }
}

function environmentPolicy(
  { name, clusters }: Pick<EnvironmentPolicy, 'name' | 'clusters'>,
  fleet: Fleet,
  config: EnvironmentConfig | undefined,
): EnvironmentPolicy {
  const production = config?.production ?? isLast(name, fleet)
  const { allow } = config ?? {}
  return {
    name,
    after:
      config?.after?.flatMap(upstream => parseEnvironmentName(upstream) ?? []) ?? upstreamOf(name, fleet),
    production,
    merge: config?.merge ?? (production ? 'after-approval' : 'when-green'),
    autoMerge: config?.autoMerge ?? false,
    requiredChecks: config?.requiredChecks ?? [],
    ...(allow === undefined ? {} : { allow: resolveAllow(allow) }),
    clusters,
    delivery: config?.delivery ?? 'flux',
    timeout: config?.timeout ?? defaultTimeout,
    onFailure: config?.onFailure ?? 'propose-rollback',
  }
}

/** Those that the environment is known to run in; else the one that is called like it, or the only one there is. */
function resolveClusters(
  environment: string,
  known: readonly string[],
  configured: NonNullable<Config['clusters']>,
): readonly EnvironmentCluster[] {
  const names = Object.keys(configured)
  const placed = (name: string): EnvironmentCluster => {
    const { kubeconfig, context } = (Object.hasOwn(configured, name) ? configured[name] : undefined) ?? {}
    if (kubeconfig === undefined) return { name }
    return { name, place: { name, kubeconfig, ...(context === undefined ? {} : { context }) } }
  }
  if (known.some(name => names.includes(name))) return known.map(placed)
  if (names.includes(environment)) return [placed(environment)]
  return names.length === 1 ? names.map(placed) : []
}

function resolveAllow(
  allow: NonNullable<EnvironmentConfig['allow']>,
): NonNullable<EnvironmentPolicy['allow']> {
  return { users: allow.users ?? [], teams: allow.teams ?? [], workflows: allow.workflows ?? [] }
}

/** The last in the order, with its equals. What has no place in the order could be production too. */
function isLast(name: EnvironmentName, { environments, ordered }: Fleet): boolean {
  const own = environments.find(environment => environment.name === name)
  const levels = environments.flatMap(({ level }) => level ?? [])
  if (!ordered) return true
  if (levels.length === 0) return own === environments.at(-1)
  return own?.level === undefined || own.level === Math.max(...levels)
}

/** The one before in the list; where names tell the order, all of the level before. */
function upstreamOf(name: EnvironmentName, { environments, ordered }: Fleet): readonly EnvironmentName[] {
  const index = environments.findIndex(environment => environment.name === name)
  if (!ordered || index === -1) return []
  const isLevelled = environments.some(({ level }) => level !== undefined)
  if (!isLevelled) return environments.slice(Math.max(index - 1, 0), index).map(before => before.name)
  const own = environments[index]?.level ?? Number.NEGATIVE_INFINITY
  const before = Math.max(
    ...environments.flatMap(({ level }) => (level !== undefined && level < own ? level : [])),
  )
  return environments.filter(({ level }) => level === before).map(upstream => upstream.name)
}
