import type { Value } from '../../kustomize/yaml/value.ts'
import { listAt, type RenderedObject, textAt, valueAt } from '../objects/object.ts'

/** Where the kinds that run pods keep the pod's specification. */
const podPaths: Readonly<Record<string, readonly string[]>> = {
  Pod: ['spec'],
  PodTemplate: ['template', 'spec'],
  Deployment: ['spec', 'template', 'spec'],
  StatefulSet: ['spec', 'template', 'spec'],
  DaemonSet: ['spec', 'template', 'spec'],
  ReplicaSet: ['spec', 'template', 'spec'],
  ReplicationController: ['spec', 'template', 'spec'],
  Job: ['spec', 'template', 'spec'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
  Rollout: ['spec', 'template', 'spec'],
}

/** An object that another one names and needs. `key`: an entry that must be in it. */
export interface Reference {
  readonly kind: 'ConfigMap' | 'Secret' | 'ServiceAccount' | 'PersistentVolumeClaim'
  readonly name: string
  readonly key?: string
  /** A JSON Pointer to where it is named. */
  readonly path: string
}

/** Everything that an object cannot run without: what is optional is left out. */
export function referencesOf(object: RenderedObject): readonly Reference[] {
  if (object.kind === 'Ingress') return ingressReferences(object.value)
  const path = podPaths[object.kind]
  const pod = path === undefined ? undefined : valueAt(object.value, ...path)
  return path === undefined || pod === undefined ? [] : podReferences(pod, `/${path.join('/')}`)
}

function ingressReferences(ingress: Value): readonly Reference[] {
  return listAt(ingress, 'spec', 'tls').flatMap((entry, at) => {
    const name = textAt(entry, 'secretName')
    return name === undefined ? [] : [{ kind: 'Secret', name, path: `/spec/tls/${at}/secretName` }]
  })
}

function podReferences(pod: Value, path: string): readonly Reference[] {
  const account = textAt(pod, 'serviceAccountName')
  const containers = ['initContainers', 'containers', 'ephemeralContainers'].flatMap(field =>
    listAt(pod, field).flatMap(container =>
      containerReferences(container, `${path}/${field}/[name=${textAt(container, 'name') ?? ''}]`),
    ),
  )
  const volumes = listAt(pod, 'volumes').flatMap(volume =>
    volumeReferences(volume, `${path}/volumes/[name=${textAt(volume, 'name') ?? ''}]`),
  )
  const pulls = listAt(pod, 'imagePullSecrets').flatMap((entry, at) =>
    needed('Secret', entry, 'name', `${path}/imagePullSecrets/${at}`),
  )
  const accounts: readonly Reference[] =
    account === undefined
      ? []
      : [{ kind: 'ServiceAccount', name: account, path: `${path}/serviceAccountName` }]
  return [...accounts, ...containers, ...volumes, ...pulls]
}

function containerReferences(container: Value, path: string): readonly Reference[] {
  const whole = listAt(container, 'envFrom').flatMap((entry, at) => [
    ...needed('ConfigMap', valueAt(entry, 'configMapRef'), 'name', `${path}/envFrom/${at}/configMapRef`),
    ...needed('Secret', valueAt(entry, 'secretRef'), 'name', `${path}/envFrom/${at}/secretRef`),
  ])
  const single = listAt(container, 'env').flatMap(entry => {
    const from = `${path}/env/[name=${textAt(entry, 'name') ?? ''}]/valueFrom`
    const source = valueAt(entry, 'valueFrom')
    return [
      ...needed('ConfigMap', valueAt(source, 'configMapKeyRef'), 'name', `${from}/configMapKeyRef`),
      ...needed('Secret', valueAt(source, 'secretKeyRef'), 'name', `${from}/secretKeyRef`),
    ]
  })
  return [...whole, ...single]
}

function volumeReferences(volume: Value, path: string): readonly Reference[] {
  const projected = listAt(volume, 'projected', 'sources').flatMap((source, at) => [
    ...needed('ConfigMap', valueAt(source, 'configMap'), 'name', `${path}/projected/sources/${at}/configMap`),
    ...needed('Secret', valueAt(source, 'secret'), 'name', `${path}/projected/sources/${at}/secret`),
  ])
  return [
    ...needed('ConfigMap', valueAt(volume, 'configMap'), 'name', `${path}/configMap`),
    ...needed('Secret', valueAt(volume, 'secret'), 'secretName', `${path}/secret`),
    ...needed(
      'PersistentVolumeClaim',
      valueAt(volume, 'persistentVolumeClaim'),
      'claimName',
      `${path}/persistentVolumeClaim`,
    ),
    ...projected,
  ]
}

function needed(
  kind: Reference['kind'],
  source: Value | undefined,
  field: string,
  path: string,
): readonly Reference[] {
  const name = textAt(source, field)
  if (name === undefined || name === '' || valueAt(source, 'optional') === true) return []
  const key = textAt(source, 'key')
  return [{ kind, name, path: `${path}/${field}`, ...(key === undefined ? {} : { key }) }]
}
