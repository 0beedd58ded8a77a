import { kubernetesLifecycleJson } from './kubernetes.generated.ts'

/** An API by version and kind, with the versions of Kubernetes that deprecated and removed it. */
export interface DeprecatedApi {
  readonly apiVersion: string
  readonly kind: string
  readonly deprecated: string
  readonly removed?: string
  /** The version to use instead. */
  readonly use?: string
}

function row(
  apiVersion: string,
  kinds: string,
  [deprecated, removed]: readonly [string, string?],
  use?: string,
): readonly DeprecatedApi[] {
  return kinds.split(' ').map(kind => ({
    ...{ apiVersion, kind, deprecated },
    ...(removed === undefined ? {} : { removed }),
    ...(use === undefined ? {} : { use }),
  }))
}

/** From Kubernetes' deprecated API migration guide, where the types themselves are gone, or do not name their successor. */
const guide: readonly DeprecatedApi[] = [
  ...row('extensions/v1beta1', 'PodSecurityPolicy', ['1.10', '1.16']),
  ...row('discovery.k8s.io/v1beta1', 'EndpointSlice', ['1.21', '1.25'], 'discovery.k8s.io/v1'),
  ...row('events.k8s.io/v1beta1', 'Event', ['1.19', '1.25'], 'events.k8s.io/v1'),
  ...row('autoscaling/v2beta1', 'HorizontalPodAutoscaler', ['1.23', '1.25'], 'autoscaling/v2'),
  ...row('policy/v1beta1', 'PodSecurityPolicy', ['1.21', '1.25']),
  ...row('node.k8s.io/v1beta1', 'RuntimeClass', ['1.22', '1.25'], 'node.k8s.io/v1'),
  ...row('autoscaling/v2beta2', 'HorizontalPodAutoscaler', ['1.23', '1.26'], 'autoscaling/v2'),
  ...row(
    'flowcontrol.apiserver.k8s.io/v1beta1',
    'FlowSchema PriorityLevelConfiguration',
    ['1.23', '1.26'],
    'flowcontrol.apiserver.k8s.io/v1',
  ),
  ...row(
    'flowcontrol.apiserver.k8s.io/v1beta2',
    'FlowSchema PriorityLevelConfiguration',
    ['1.26', '1.29'],
    'flowcontrol.apiserver.k8s.io/v1',
  ),
  ...row('v1', 'ComponentStatus', ['1.19']),
  ...row('v1', 'Endpoints', ['1.33'], 'discovery.k8s.io/v1'),
]

type Marked = readonly [
  apiVersion: string,
  kind: string,
  deprecated: string,
  removed: string | null,
  use: string | null,
]

let known: ReadonlyMap<string, DeprecatedApi> | undefined

/** What Kubernetes says of an API that it has deprecated. */
export function deprecatedApiOf(apiVersion: string, kind: string): DeprecatedApi | undefined {
  known ??= readAll()
  return known.get(`${apiVersion} ${kind}`)
}

function readAll(): ReadonlyMap<string, DeprecatedApi> {
  const marked = (JSON.parse(kubernetesLifecycleJson) as readonly Marked[]).flatMap(
    ([apiVersion, kind, deprecated, removed, use]) =>
      row(apiVersion, kind, removed === null ? [deprecated] : [deprecated, removed], use ?? undefined),
  )
  return new Map([...marked, ...guide].map(api => [`${api.apiVersion} ${api.kind}`, api]))
}
