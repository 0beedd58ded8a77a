import { type KubeObject, listAt, mapAt, textAt } from './json.ts'

/** A kind as the API serves it. */
export interface Resource {
  readonly group: string
  /** The first is preferred; an object is served in whichever it is asked for. */
  readonly versions: readonly string[]
  readonly plural: string
  readonly kind: string
  readonly isNamespaced: boolean
  readonly hasStatus: boolean
  /** Its generation counts changes of `spec`. Kinds whose whole content is data have none. */
  readonly hasGeneration: boolean
}

type Row = readonly [group: string, versions: string, scope: 'ns' | 'cluster', kinds: string]

// `kind/plural`, with `!` before kinds that have neither status nor generation.
const rows: readonly Row[] = [
  ['', 'v1', 'cluster', 'Namespace/namespaces Node/nodes PersistentVolume/persistentvolumes'],
  [
    '',
    'v1',
    'ns',
    'Pod/pods Service/services !ConfigMap/configmaps !Secret/secrets !ServiceAccount/serviceaccounts !Event/events PersistentVolumeClaim/persistentvolumeclaims ResourceQuota/resourcequotas !LimitRange/limitranges',
  ],
  [
    'apps',
    'v1',
    'ns',
    'Deployment/deployments StatefulSet/statefulsets DaemonSet/daemonsets ReplicaSet/replicasets !ControllerRevision/controllerrevisions',
  ],
  ['batch', 'v1', 'ns', 'Job/jobs CronJob/cronjobs'],
  ['autoscaling', 'v2', 'ns', 'HorizontalPodAutoscaler/horizontalpodautoscalers'],
  ['policy', 'v1', 'ns', 'PodDisruptionBudget/poddisruptionbudgets'],
  ['networking.k8s.io', 'v1', 'ns', 'Ingress/ingresses !NetworkPolicy/networkpolicies'],
  ['networking.k8s.io', 'v1', 'cluster', '!IngressClass/ingressclasses'],
  ['storage.k8s.io', 'v1', 'cluster', '!StorageClass/storageclasses'],
  ['rbac.authorization.k8s.io', 'v1', 'ns', '!Role/roles !RoleBinding/rolebindings'],
  [
    'rbac.authorization.k8s.io',
    'v1',
    'cluster',
    '!ClusterRole/clusterroles !ClusterRoleBinding/clusterrolebindings',
  ],
  ['coordination.k8s.io', 'v1', 'ns', '!Lease/leases'],
  ['events.k8s.io', 'v1', 'ns', '!Event/events'],
  ['apiextensions.k8s.io', 'v1', 'cluster', 'CustomResourceDefinition/customresourcedefinitions'],
  ['kustomize.toolkit.fluxcd.io', 'v1', 'ns', 'Kustomization/kustomizations'],
  ['helm.toolkit.fluxcd.io', 'v2', 'ns', 'HelmRelease/helmreleases'],
  [
    'source.toolkit.fluxcd.io',
    'v1',
    'ns',
    'GitRepository/gitrepositories OCIRepository/ocirepositories HelmRepository/helmrepositories HelmChart/helmcharts Bucket/buckets',
  ],
  ['gateway.networking.k8s.io', 'v1', 'ns', 'Gateway/gateways HTTPRoute/httproutes'],
  [
    'networking.istio.io',
    'v1 v1beta1',
    'ns',
    'VirtualService/virtualservices Gateway/gateways DestinationRule/destinationrules',
  ],
]

const builtIn: readonly Resource[] = rows.flatMap(([group, versions, scope, kinds]) =>
  kinds.split(' ').map(text => {
    const [kind = '', plural = ''] = text.replace('!', '').split('/')
    const isPlain = text.startsWith('!')
    const isNamespaced = scope === 'ns'
    return {
      group,
      versions: versions.split(' '),
      plural,
      kind,
      isNamespaced,
      hasStatus: !isPlain,
      hasGeneration: !isPlain && !(group === '' && kind !== 'Pod'),
    }
  }),
)

/** The kinds that a cluster serves: those of Kubernetes and Flux, and what CustomResourceDefinitions add. */
export class ResourceTable {
  readonly #added = new Map<string, Resource>()

  all(): readonly Resource[] {
    return [...builtIn, ...this.#added.values()]
  }

  /** By its place in a path. */
  byPlural(group: string, version: string, plural: string): Resource | undefined {
    return this.all().find(
      resource =>
        resource.group === group && resource.plural === plural && resource.versions.includes(version),
    )
  }

  byKind(apiVersion: string, kind: string): Resource | undefined {
    const { group, version } = splitApiVersion(apiVersion)
    return this.all().find(
      resource => resource.group === group && resource.kind === kind && resource.versions.includes(version),
    )
  }

  /** Serves what a CustomResourceDefinition describes. */
  define(definition: KubeObject): void {
    const versions = listAt(definition, 'spec', 'versions').flatMap(version => textAt(version, 'name') ?? [])
    const names = mapAt(definition, 'spec', 'names')
    const [plural, kind] = [textAt(names, 'plural'), textAt(names, 'kind')]
    const group = textAt(definition, 'spec', 'group')
    if (group === undefined || plural === undefined || kind === undefined || versions.length === 0) return
    const isNamespaced = textAt(definition, 'spec', 'scope') !== 'Cluster'
    this.#added.set(definition.metadata.name, {
      group,
      versions,
      plural,
      kind,
      isNamespaced,
      hasStatus: true,
      hasGeneration: true,
    })
  }

  undefine(name: string): void {
    this.#added.delete(name)
  }
}

export function splitApiVersion(apiVersion: string): { readonly group: string; readonly version: string } {
  const slash = apiVersion.indexOf('/')
  return slash === -1
    ? { group: '', version: apiVersion }
    : { group: apiVersion.slice(0, slash), version: apiVersion.slice(slash + 1) }
}

/** The API version that a resource prefers. */
export function preferredVersion({ group, versions }: Resource): string {
  const [version = 'v1'] = versions
  return group === '' ? version : `${group}/${version}`
}
