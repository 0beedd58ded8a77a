import { printedValue, type Value } from '../../../kustomize/yaml/value.ts'
import { isEqual, isKind, type RenderedObject, textAt, titleOf, valueAt } from '../../objects/object.ts'
import { keptPairs, type Observation, type Rule } from '../scene.ts'

interface ImmutableField {
  readonly group: string
  readonly kinds: readonly string[]
  readonly path: readonly string[]
  /** Fields below it that may change. */
  readonly except?: readonly string[]
  /** Absent means that the API server keeps or fills in what it has. */
  readonly mayBeUnset?: true
}

// What the validation of updates refuses: pkg/apis/*/validation of Kubernetes, and its API reference.
const fields: readonly ImmutableField[] = [
  { group: 'apps', kinds: ['Deployment', 'DaemonSet', 'ReplicaSet'], path: ['spec', 'selector'] },
  {
    group: 'apps',
    kinds: ['StatefulSet'],
    path: ['spec'],
    except: [
      'replicas',
      'ordinals',
      'template',
      'updateStrategy',
      'revisionHistoryLimit',
      'persistentVolumeClaimRetentionPolicy',
      'minReadySeconds',
    ],
  },
  { group: 'batch', kinds: ['Job'], path: ['spec', 'template'] },
  { group: 'batch', kinds: ['Job'], path: ['spec', 'selector'], mayBeUnset: true },
  { group: 'batch', kinds: ['Job'], path: ['spec', 'completionMode'], mayBeUnset: true },
  { group: '', kinds: ['Service'], path: ['spec', 'clusterIP'], mayBeUnset: true },
  { group: '', kinds: ['Secret'], path: ['type'], mayBeUnset: true },
  {
    group: '',
    kinds: ['PersistentVolumeClaim'],
    path: ['spec'],
    except: ['resources', 'volumeAttributesClassName', 'volumeName'],
  },
  ...['csi', 'nfs', 'hostPath', 'local', 'nodeAffinity'].map(source => ({
    group: '',
    kinds: ['PersistentVolume'],
    path: ['spec', source],
  })),
  {
    group: 'rbac.authorization.k8s.io',
    kinds: ['RoleBinding', 'ClusterRoleBinding'],
    path: ['roleRef'],
  },
  ...['provisioner', 'parameters', 'reclaimPolicy', 'volumeBindingMode'].map(field => ({
    group: 'storage.k8s.io',
    kinds: ['StorageClass'],
    path: [field],
  })),
  { group: 'networking.k8s.io', kinds: ['IngressClass'], path: ['spec', 'controller'] },
  { group: 'scheduling.k8s.io', kinds: ['PriorityClass'], path: ['value'] },
  { group: 'node.k8s.io', kinds: ['RuntimeClass'], path: ['handler'] },
  ...['group', 'scope'].map(field => ({
    group: 'apiextensions.k8s.io',
    kinds: ['CustomResourceDefinition'],
    path: ['spec', field],
  })),
  {
    group: 'apiextensions.k8s.io',
    kinds: ['CustomResourceDefinition'],
    path: ['spec', 'names', 'kind'],
  },
]

/** A field changes that the API server lets nobody change: the apply will fail until the object is made anew. */
export const immutableField: Rule = {
  id: 'immutable-field',
  kind: 'immutable',
  find: scene =>
    keptPairs(scene).flatMap(({ before, after }) =>
      fields.flatMap(field =>
        isKind(after, field.group, ...field.kinds) ? observe(before, after, field) : [],
      ),
    ),
}

function observe(
  before: RenderedObject,
  after: RenderedObject,
  field: ImmutableField,
): readonly Observation[] {
  return changedPaths(before, after, field).map(path => {
    const pointer = `/${path.join('/')}`
    const forced = textAt(after.value, 'metadata', 'annotations', 'kustomize.toolkit.fluxcd.io/force')
    return {
      object: after,
      path: pointer,
      severity: forced?.toLowerCase() === 'enabled' ? 'warning' : 'error',
      message: `${titleOf(after)}: ${pointer} cannot be changed once the object exists${forced === undefined ? '' : '; with force it is deleted and made anew'}.`,
      advice:
        'Give the object another name, or delete it by hand at a time that suits you and let Flux make it anew.',
    }
  })
}

function changedPaths(
  before: RenderedObject,
  after: RenderedObject,
  { path, except, mayBeUnset }: ImmutableField,
): readonly (readonly string[])[] {
  const left = valueAt(before.value, ...path)
  const right = valueAt(after.value, ...path)
  if (except === undefined) return isUnchanged(left, right, mayBeUnset) ? [] : [path]
  const keys = new Set([...keysOf(left), ...keysOf(right)])
  return [...keys]
    .filter(key => !except.includes(key))
    .filter(key => !isUnchanged(fieldOf(left, key), fieldOf(right, key), undefined))
    .map(key => [...path, key])
}

function isUnchanged(
  left: Value | undefined,
  right: Value | undefined,
  mayBeUnset: true | undefined,
): boolean {
  if (isUnset(right) && (mayBeUnset || isUnset(left))) return true
  return left !== undefined && right !== undefined && isEqual(left, right)
}

function isUnset(value: Value | undefined): boolean {
  return value === undefined || printedValue(value) === null || value === ''
}

function keysOf(value: Value | undefined): readonly string[] {
  return value instanceof Map ? [...value.keys()] : []
}

function fieldOf(value: Value | undefined, key: string): Value | undefined {
  return value instanceof Map ? value.get(key) : undefined
}
