import type { FieldSpec } from '../field-spec.ts'

/** The fields that hold the name of a resource of one kind; an empty group or version means any. */
export interface NameReference {
  readonly group?: string
  readonly version?: string
  readonly kind?: string
  readonly fieldSpecs: readonly FieldSpec[]
}

type Place = readonly [kind: string, podSpec: string, version?: string]

const template = 'spec/template/spec'
const cronJob: Place = ['CronJob', 'spec/jobTemplate/spec/template/spec']

// Where pods are described, for what they mount and read.
const podPlaces: readonly Place[] = [
  ['Pod', 'spec', 'v1'],
  ['PodTemplate', 'template/spec'],
  ...['Deployment', 'ReplicaSet', 'DaemonSet', 'StatefulSet', 'Job'].map((kind): Place => [kind, template]),
  cronJob,
]

// The same for what a pod runs as; Kustomize's list differs.
const identityPlaces: readonly Place[] = [
  ['Pod', 'spec'],
  ...['StatefulSet', 'Deployment', 'ReplicationController'].map((kind): Place => [kind, template]),
  cronJob,
  ...['Job', 'DaemonSet'].map((kind): Place => [kind, template]),
]

function inPods(places: readonly Place[], ...paths: readonly string[]): readonly FieldSpec[] {
  return places.flatMap(([kind, pod, version]) =>
    paths.map(path => ({ path: `${pod}/${path}`, kind, ...(version === undefined ? {} : { version }) })),
  )
}

function at(kind: string, ...paths: readonly string[]): readonly FieldSpec[] {
  return paths.map(path => ({ path, kind }))
}

function inGroup(group: string, specs: readonly FieldSpec[]): readonly FieldSpec[] {
  return specs.map(spec => ({ ...spec, group }))
}

function containers(path: string): readonly string[] {
  return ['containers', 'initContainers'].map(list => `${list}/${path}`)
}

const rbac = 'rbac.authorization.k8s.io'
const admission = 'admissionregistration.k8s.io'
const scaled = at('HorizontalPodAutoscaler', 'spec/scaleTargetRef/name')
const roleNames = [...at('Role', 'rules/resourceNames'), ...at('ClusterRole', 'rules/resourceNames')]

/** Every field of a built-in kind that Kustomize keeps in step with the name of what it refers to. */
export const nameReferences: readonly NameReference[] = [
  ...['Deployment', 'ReplicationController', 'ReplicaSet', 'StatefulSet'].map(kind => ({
    kind,
    fieldSpecs: scaled,
  })),
  {
    kind: 'ConfigMap',
    version: 'v1',
    fieldSpecs: [
      ...inPods(
        podPlaces,
        'volumes/configMap/name',
        ...containers('env/valueFrom/configMapKeyRef/name'),
        ...containers('envFrom/configMapRef/name'),
        'volumes/projected/sources/configMap/name',
      ),
      ...at('Node', 'spec/configSource/configMap'),
      ...roleNames,
      ...at('Ingress', 'metadata/annotations/nginx.ingress.kubernetes.io\\/fastcgi-params-configmap'),
    ],
  },
  {
    kind: 'Secret',
    version: 'v1',
    fieldSpecs: [
      ...inPods(
        podPlaces,
        'volumes/secret/secretName',
        ...containers('env/valueFrom/secretKeyRef/name'),
        ...containers('envFrom/secretRef/name'),
        'imagePullSecrets/name',
        'volumes/projected/sources/secret/name',
      ),
      ...at(
        'Ingress',
        'spec/tls/secretName',
        'metadata/annotations/ingress.kubernetes.io\\/auth-secret',
        'metadata/annotations/nginx.ingress.kubernetes.io\\/auth-secret',
        'metadata/annotations/nginx.ingress.kubernetes.io\\/auth-tls-secret',
      ),
      ...at('ServiceAccount', 'imagePullSecrets/name'),
      ...at(
        'StorageClass',
        'parameters/secretName',
        'parameters/adminSecretName',
        'parameters/userSecretName',
        'parameters/secretRef',
      ),
      ...roleNames,
      {
        path: 'spec/template/spec/containers/env/valueFrom/secretKeyRef/name',
        kind: 'Service',
        group: 'serving.knative.dev',
        version: 'v1',
      },
      ...at('PersistentVolume', 'spec/azureFile/secretName'),
    ],
  },
  {
    kind: 'Service',
    version: 'v1',
    fieldSpecs: [
      ...inGroup('apps', at('StatefulSet', 'spec/serviceName')),
      ...at(
        'Ingress',
        'spec/rules/http/paths/backend/serviceName',
        'spec/backend/serviceName',
        'spec/rules/http/paths/backend/service/name',
        'spec/defaultBackend/service/name',
      ),
      ...inGroup('apiregistration.k8s.io', at('APIService', 'spec/service/name')),
      ...inGroup(admission, at('ValidatingWebhookConfiguration', 'webhooks/clientConfig/service')),
      ...inGroup(admission, at('MutatingWebhookConfiguration', 'webhooks/clientConfig/service')),
    ],
  },
  { kind: 'Role', group: rbac, fieldSpecs: inGroup(rbac, at('RoleBinding', 'roleRef/name')) },
  {
    kind: 'ClusterRole',
    group: rbac,
    fieldSpecs: inGroup(rbac, [
      ...at('RoleBinding', 'roleRef/name'),
      ...at('ClusterRoleBinding', 'roleRef/name'),
    ]),
  },
  {
    kind: 'ServiceAccount',
    version: 'v1',
    fieldSpecs: [
      ...inGroup(rbac, [...at('RoleBinding', 'subjects'), ...at('ClusterRoleBinding', 'subjects')]),
      ...inPods(identityPlaces, 'serviceAccountName'),
    ],
  },
  {
    kind: 'PersistentVolumeClaim',
    version: 'v1',
    fieldSpecs: inPods(identityPlaces, 'volumes/persistentVolumeClaim/claimName'),
  },
  {
    kind: 'PersistentVolume',
    version: 'v1',
    fieldSpecs: [
      ...at('PersistentVolumeClaim', 'spec/volumeName'),
      ...at('ClusterRole', 'rules/resourceNames'),
    ],
  },
  {
    kind: 'StorageClass',
    version: 'v1',
    group: 'storage.k8s.io',
    fieldSpecs: [
      ...at('PersistentVolume', 'spec/storageClassName'),
      ...at('PersistentVolumeClaim', 'spec/storageClassName'),
      ...at('StatefulSet', 'spec/volumeClaimTemplates/spec/storageClassName'),
    ],
  },
  {
    kind: 'PriorityClass',
    version: 'v1',
    group: 'scheduling.k8s.io',
    fieldSpecs: inPods(identityPlaces, 'priorityClassName'),
  },
  // The version in the group is Kustomize's slip: so the reference is never found, and its output keeps the old name.
  {
    kind: 'IngressClass',
    version: 'v1',
    group: 'networking.k8s.io/v1',
    fieldSpecs: at('Ingress', 'spec/ingressClassName'),
  },
  {
    kind: 'ValidatingAdmissionPolicy',
    group: admission,
    fieldSpecs: inGroup(admission, at('ValidatingAdmissionPolicyBinding', 'spec/policyName')),
  },
]
