/** An API by version and kinds, with the versions of Kubernetes that deprecated and removed it. */
export interface DeprecatedApi {
  readonly apiVersion: string
  readonly kinds: readonly string[]
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
): DeprecatedApi {
  return {
    apiVersion,
    kinds: kinds.split(' '),
    deprecated,
    ...(removed === undefined ? {} : { removed }),
    ...(use === undefined ? {} : { use }),
  }
}

/** From Kubernetes' deprecated API migration guide. */
export const deprecatedApis: readonly DeprecatedApi[] = [
  row('extensions/v1beta1', 'Deployment DaemonSet ReplicaSet', ['1.9', '1.16'], 'apps/v1'),
  row('extensions/v1beta1', 'NetworkPolicy', ['1.9', '1.16'], 'networking.k8s.io/v1'),
  row('extensions/v1beta1', 'PodSecurityPolicy', ['1.10', '1.16']),
  row('extensions/v1beta1', 'Ingress', ['1.14', '1.22'], 'networking.k8s.io/v1'),
  row('apps/v1beta1', 'Deployment StatefulSet ReplicaSet', ['1.9', '1.16'], 'apps/v1'),
  row('apps/v1beta2', 'Deployment StatefulSet DaemonSet ReplicaSet', ['1.9', '1.16'], 'apps/v1'),
  row(
    'admissionregistration.k8s.io/v1beta1',
    'MutatingWebhookConfiguration ValidatingWebhookConfiguration',
    ['1.16', '1.22'],
    'admissionregistration.k8s.io/v1',
  ),
  row(
    'apiextensions.k8s.io/v1beta1',
    'CustomResourceDefinition',
    ['1.16', '1.22'],
    'apiextensions.k8s.io/v1',
  ),
  row('apiregistration.k8s.io/v1beta1', 'APIService', ['1.19', '1.22'], 'apiregistration.k8s.io/v1'),
  row('authentication.k8s.io/v1beta1', 'TokenReview', ['1.19', '1.22'], 'authentication.k8s.io/v1'),
  row(
    'authorization.k8s.io/v1beta1',
    'LocalSubjectAccessReview SelfSubjectAccessReview SubjectAccessReview',
    ['1.19', '1.22'],
    'authorization.k8s.io/v1',
  ),
  row('certificates.k8s.io/v1beta1', 'CertificateSigningRequest', ['1.19', '1.22'], 'certificates.k8s.io/v1'),
  row('coordination.k8s.io/v1beta1', 'Lease', ['1.19', '1.22'], 'coordination.k8s.io/v1'),
  row('networking.k8s.io/v1beta1', 'Ingress IngressClass', ['1.19', '1.22'], 'networking.k8s.io/v1'),
  row(
    'rbac.authorization.k8s.io/v1beta1',
    'ClusterRole ClusterRoleBinding Role RoleBinding',
    ['1.17', '1.22'],
    'rbac.authorization.k8s.io/v1',
  ),
  row('scheduling.k8s.io/v1beta1', 'PriorityClass', ['1.14', '1.22'], 'scheduling.k8s.io/v1'),
  row(
    'storage.k8s.io/v1beta1',
    'CSIDriver CSINode StorageClass VolumeAttachment',
    ['1.19', '1.22'],
    'storage.k8s.io/v1',
  ),
  row('batch/v1beta1', 'CronJob', ['1.21', '1.25'], 'batch/v1'),
  row('discovery.k8s.io/v1beta1', 'EndpointSlice', ['1.21', '1.25'], 'discovery.k8s.io/v1'),
  row('events.k8s.io/v1beta1', 'Event', ['1.19', '1.25'], 'events.k8s.io/v1'),
  row('autoscaling/v2beta1', 'HorizontalPodAutoscaler', ['1.23', '1.25'], 'autoscaling/v2'),
  row('policy/v1beta1', 'PodDisruptionBudget', ['1.21', '1.25'], 'policy/v1'),
  row('policy/v1beta1', 'PodSecurityPolicy', ['1.21', '1.25']),
  row('node.k8s.io/v1beta1', 'RuntimeClass', ['1.22', '1.25'], 'node.k8s.io/v1'),
  row('autoscaling/v2beta2', 'HorizontalPodAutoscaler', ['1.23', '1.26'], 'autoscaling/v2'),
  row(
    'flowcontrol.apiserver.k8s.io/v1beta1',
    'FlowSchema PriorityLevelConfiguration',
    ['1.23', '1.26'],
    'flowcontrol.apiserver.k8s.io/v1',
  ),
  row('storage.k8s.io/v1beta1', 'CSIStorageCapacity', ['1.24', '1.27'], 'storage.k8s.io/v1'),
  row(
    'flowcontrol.apiserver.k8s.io/v1beta2',
    'FlowSchema PriorityLevelConfiguration',
    ['1.26', '1.29'],
    'flowcontrol.apiserver.k8s.io/v1',
  ),
  row(
    'flowcontrol.apiserver.k8s.io/v1beta3',
    'FlowSchema PriorityLevelConfiguration',
    ['1.29', '1.32'],
    'flowcontrol.apiserver.k8s.io/v1',
  ),
  row('v1', 'ComponentStatus', ['1.19']),
  row('v1', 'Endpoints', ['1.33'], 'discovery.k8s.io/v1'),
]
