import { type Field, fieldAt, isMap, listAt, numberAt, textAt } from './fields.ts'
import type { ClusterObject } from './object.ts'
import type { Running } from './running.ts'

/** What an app runs as, field by field, in the words of `/diff`: version, replicas, images, env, resources, configuration, health. */
export function liveFields(
  { versions, digest, health, message }: Pick<Running, 'versions' | 'digest' | 'health' | 'message'>,
  workloads: readonly ClusterObject[],
): ReadonlyMap<string, string> {
  const fields = new Map<string, string>()
  if (versions.length > 0) fields.set('version', versions.join(' | '))
  if (digest !== undefined) fields.set('digest', digest)
  fields.set('health', health === 'current' ? health : `${health}: ${message}`)
  for (const workload of workloads) addWorkload(fields, workload)
  return fields
}

function addWorkload(fields: Map<string, string>, workload: ClusterObject): void {
  const replicas = numberAt(workload, 'spec', 'replicas')
  if (replicas !== undefined) fields.set('replicas', String(replicas))
  const pod = fieldAt(workload, 'spec', 'template', 'spec')
  for (const container of [...listAt(pod, 'initContainers'), ...listAt(pod, 'containers')])
    addContainer(fields, container)
  for (const name of configMapsOf(pod)) {
    const [, base, hash] = generated.exec(name) ?? []
    if (base !== undefined && hash !== undefined) fields.set(`config.${base}`, hash)
  }
}

// Kustomize names a generated ConfigMap by its content: the ending is the configuration's hash.
const generated = /^(.+)-([2456789bcdfghkmt]{10})$/

function addContainer(fields: Map<string, string>, container: Field): void {
  const name = textAt(container, 'name') ?? ''
  const image = textAt(container, 'image')
  if (image !== undefined) fields.set(`image.${name}`, image)
  for (const entry of listAt(container, 'env')) {
    const value = fieldAt(entry, 'value')
    if (typeof value === 'string') fields.set(`env.${name}.${textAt(entry, 'name') ?? ''}`, value)
  }
  const resources = flat(fieldAt(container, 'resources'))
  if (resources !== '') fields.set(`resources.${name}`, resources)
}

/** `limits.cpu=1, limits.memory=1Gi`. */
function flat(resources: Field): string {
  if (!isMap(resources)) return ''
  return Object.entries(resources)
    .flatMap(([kind, amounts]) =>
      isMap(amounts)
        ? Object.entries(amounts).map(([what, amount]) => `${kind}.${what}=${String(amount)}`)
        : [],
    )
    .sort()
    .join(', ')
}

function configMapsOf(pod: Field): readonly string[] {
  const volumes = listAt(pod, 'volumes').map(volume => textAt(volume, 'configMap', 'name'))
  const containers = [...listAt(pod, 'initContainers'), ...listAt(pod, 'containers')]
  const references = containers.flatMap(container => [
    ...listAt(container, 'envFrom').map(entry => textAt(entry, 'configMapRef', 'name')),
    ...listAt(container, 'env').map(entry => textAt(entry, 'valueFrom', 'configMapKeyRef', 'name')),
  ])
  return [...volumes, ...references].flatMap(name => name ?? [])
}
