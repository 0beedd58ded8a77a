import type { FieldSpec } from '../field-spec.ts'

// Which fields the transformers know, by the object schemas of Kubernetes; that the lists are those of Kustomize 5.5.0, gaps
// included, is proven by the conformance cases.

const core = { version: 'v1' } as const
const apps = { group: 'apps' } as const
const batch = { group: 'batch' } as const
const policy = { group: 'policy' } as const
const networking = { group: 'networking.k8s.io' } as const

const templated = ['Deployment', 'ReplicaSet', 'DaemonSet'] as const

/** `namePrefix` and `nameSuffix`. */
export const nameFields: readonly FieldSpec[] = [{ path: 'metadata/name' }]

/** `namespace`, besides `metadata.namespace` itself. */
export const namespaceFields: readonly FieldSpec[] = [
  { path: 'metadata/name', kind: 'Namespace', create: true },
  { path: 'spec/service/namespace', group: 'apiregistration.k8s.io', kind: 'APIService', create: true },
  {
    path: 'spec/conversion/webhook/clientConfig/service/namespace',
    group: 'apiextensions.k8s.io',
    kind: 'CustomResourceDefinition',
  },
]

/** Labels of the claims that a StatefulSet makes. */
export const claimLabelFields: readonly FieldSpec[] = [
  { path: 'spec/volumeClaimTemplates[]/metadata/labels', ...apps, kind: 'StatefulSet', create: true },
]

/** Labels of the objects and of the templates in them. */
export const templateLabelFields: readonly FieldSpec[] = [
  { path: 'metadata/labels', create: true },
  { path: 'spec/template/metadata/labels', ...core, kind: 'ReplicationController', create: true },
  ...templated.map(kind => ({ path: 'spec/template/metadata/labels', kind, create: true })),
  { path: 'spec/template/metadata/labels', ...apps, kind: 'StatefulSet', create: true },
  { path: 'spec/template/metadata/labels', ...batch, kind: 'Job', create: true },
  { path: 'spec/jobTemplate/metadata/labels', ...batch, kind: 'CronJob', create: true },
  { path: 'spec/jobTemplate/spec/template/metadata/labels', ...batch, kind: 'CronJob', create: true },
]

const schedulingSelectors = [
  'affinity/podAffinity/preferredDuringSchedulingIgnoredDuringExecution/podAffinityTerm/labelSelector/matchLabels',
  'affinity/podAffinity/requiredDuringSchedulingIgnoredDuringExecution/labelSelector/matchLabels',
  'affinity/podAntiAffinity/preferredDuringSchedulingIgnoredDuringExecution/podAffinityTerm/labelSelector/matchLabels',
  'affinity/podAntiAffinity/requiredDuringSchedulingIgnoredDuringExecution/labelSelector/matchLabels',
  'topologySpreadConstraints/labelSelector/matchLabels',
]

function scheduling(kind: string): readonly FieldSpec[] {
  return schedulingSelectors.map(path => ({
    path: `spec/template/spec/${path}`,
    ...apps,
    kind,
    create: false,
  }))
}

/** Labels, and the selectors that must follow them. */
export const selectorLabelFields: readonly FieldSpec[] = [
  { path: 'spec/selector', ...core, kind: 'Service', create: true },
  { path: 'spec/selector', ...core, kind: 'ReplicationController', create: true },
  { path: 'spec/selector/matchLabels', kind: 'Deployment', create: true },
  ...scheduling('Deployment'),
  { path: 'spec/selector/matchLabels', kind: 'ReplicaSet', create: true },
  { path: 'spec/selector/matchLabels', kind: 'DaemonSet', create: true },
  { path: 'spec/selector/matchLabels', ...apps, kind: 'StatefulSet', create: true },
  ...scheduling('StatefulSet'),
  { path: 'spec/selector/matchLabels', ...batch, kind: 'Job', create: false },
  { path: 'spec/jobTemplate/spec/selector/matchLabels', ...batch, kind: 'CronJob', create: false },
  { path: 'spec/selector/matchLabels', ...policy, kind: 'PodDisruptionBudget', create: false },
  { path: 'spec/podSelector/matchLabels', ...networking, kind: 'NetworkPolicy', create: false },
  { path: 'spec/ingress/from/podSelector/matchLabels', ...networking, kind: 'NetworkPolicy', create: false },
  { path: 'spec/egress/to/podSelector/matchLabels', ...networking, kind: 'NetworkPolicy', create: false },
  ...templateLabelFields,
  ...claimLabelFields,
]

/** `commonAnnotations`. */
export const annotationFields: readonly FieldSpec[] = [
  { path: 'metadata/annotations', create: true },
  { path: 'spec/template/metadata/annotations', ...core, kind: 'ReplicationController', create: true },
  ...[...templated, 'StatefulSet'].map(kind => ({
    path: 'spec/template/metadata/annotations',
    kind,
    create: true,
  })),
  { path: 'spec/template/metadata/annotations', ...batch, kind: 'Job', create: true },
  { path: 'spec/jobTemplate/metadata/annotations', ...batch, kind: 'CronJob', create: true },
  { path: 'spec/jobTemplate/spec/template/metadata/annotations', ...batch, kind: 'CronJob', create: true },
]

/** `images`, besides the lists called `containers` and `initContainers` anywhere. */
export const imageFields: readonly FieldSpec[] = ['spec', 'spec/template/spec'].flatMap(pod =>
  ['containers', 'initContainers'].map(list => ({ path: `${pod}/${list}[]/image`, create: true })),
)

/** Images that are volumes, since Kustomize 5.7. */
export const imageVolumeFields: readonly FieldSpec[] = ['spec', 'spec/template/spec'].map(imageVolume)

/** The same in a CronJob, since Kustomize 5.8.2. */
export const cronJobVolumeFields: readonly FieldSpec[] = [imageVolume('spec/jobTemplate/spec/template/spec')]

function imageVolume(pod: string): FieldSpec {
  return { path: `${pod}/volumes[]/image/reference`, create: true }
}

/** `replicas`. */
export const replicaFields: readonly FieldSpec[] = [
  'Deployment',
  'ReplicationController',
  'ReplicaSet',
  'StatefulSet',
].map(kind => ({ path: 'spec/replicas', kind, create: true }))

const podVariables = [
  'containers/args',
  'containers/command',
  'containers/env/value',
  'containers/volumeMounts/mountPath',
  'initContainers/args',
  'initContainers/command',
  'initContainers/env/value',
  'initContainers/volumeMounts/mountPath',
]

function variablesOf(kind: string, pod: string, nfs: string): readonly FieldSpec[] {
  return [...podVariables.map(path => `${pod}/${path}`), nfs].map(path => ({ path, kind }))
}

const templateVariables = ['DaemonSet', 'Deployment', 'Job', 'ReplicaSet'].flatMap(kind =>
  variablesOf(kind, 'spec/template/spec', 'spec/template/spec/volumes/nfs/server'),
)

/** Where `$(NAME)` of `vars` is looked for. */
export const variableFields: readonly FieldSpec[] = [
  ...variablesOf(
    'CronJob',
    'spec/jobTemplate/spec/template/spec',
    'spec/jobTemplate/spec/template/volumes/nfs/server',
  ),
  ...templateVariables,
  { path: 'spec/template/metadata/annotations', kind: 'Deployment' },
  { path: 'spec/rules/host', kind: 'Ingress' },
  { path: 'spec/tls/hosts', kind: 'Ingress' },
  { path: 'spec/tls/secretName', kind: 'Ingress' },
  ...variablesOf('Pod', 'spec', 'spec/volumes/nfs/server'),
  { path: 'spec/ports/port', kind: 'Service' },
  { path: 'spec/ports/targetPort', kind: 'Service' },
  ...variablesOf('StatefulSet', 'spec/template/spec', 'spec/volumeClaimTemplates/spec/nfs/server'),
  { path: 'spec/nfs/server', kind: 'PersistentVolume' },
  { path: 'metadata/labels' },
  { path: 'metadata/annotations' },
]
