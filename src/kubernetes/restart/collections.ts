import type { TriggerKind } from '../../rollout/restart/trigger.ts'
import type { WorkloadKind } from '../../rollout/restart/workload.ts'

export type Watched =
  | { readonly role: 'trigger'; readonly kind: TriggerKind; readonly path: string }
  | { readonly role: 'workload'; readonly kind: WorkloadKind; readonly path: string }

const kinds = [
  { role: 'trigger', kind: 'ConfigMap', version: 'api/v1', plural: 'configmaps' },
  { role: 'trigger', kind: 'Secret', version: 'api/v1', plural: 'secrets' },
  { role: 'workload', kind: 'Deployment', version: 'apis/apps/v1', plural: 'deployments' },
  { role: 'workload', kind: 'StatefulSet', version: 'apis/apps/v1', plural: 'statefulsets' },
  { role: 'workload', kind: 'DaemonSet', version: 'apis/apps/v1', plural: 'daemonsets' },
] as const

/** What is watched: of each namespace, or of all where none is named. Secrets only where they are wanted. */
export function collectionsOf(namespaces: readonly string[], secrets: boolean): readonly Watched[] {
  const places = namespaces.length === 0 ? [''] : namespaces.map(namespace => `namespaces/${namespace}/`)
  return kinds
    .filter(({ kind }) => kind !== 'Secret' || secrets)
    .flatMap(({ version, plural, ...watched }) =>
      places.map(place => ({ ...watched, path: `/${version}/${place}${plural}` })),
    )
}

const plurals: Readonly<Record<WorkloadKind, string>> = {
  Deployment: 'deployments',
  StatefulSet: 'statefulsets',
  DaemonSet: 'daemonsets',
}

/** The path of one workload. */
export function workloadPath(of: {
  readonly kind: WorkloadKind
  readonly namespace: string
  readonly name: string
}): string {
  return `/apis/apps/v1/namespaces/${of.namespace}/${plurals[of.kind]}/${of.name}`
}
