import { fieldAt, listAt, textAt } from '../fields.ts'

/** The ConfigMaps and Secrets that a pod template mounts or takes its environment from, as a baseline names them. */
export function referencesOf(template: unknown): readonly string[] {
  const containers = ['containers', 'initContainers'].flatMap(list => listAt(template, 'spec', list))
  const found = [
    ...listAt(template, 'spec', 'volumes').flatMap(inVolume),
    ...containers.flatMap(container => listAt(container, 'env').flatMap(inVariable)),
    ...containers.flatMap(container => listAt(container, 'envFrom').flatMap(inSource)),
  ]
  return [...new Set(found)].sort()
}

function inVolume(volume: unknown): readonly string[] {
  const projected = listAt(volume, 'projected', 'sources').flatMap(source => [
    ...named('ConfigMap', textAt(source, 'configMap', 'name')),
    ...named('Secret', textAt(source, 'secret', 'name')),
  ])
  return [
    ...named('ConfigMap', textAt(volume, 'configMap', 'name')),
    ...named('Secret', textAt(volume, 'secret', 'secretName')),
    ...projected,
  ]
}

function inVariable(variable: unknown): readonly string[] {
  const from = fieldAt(variable, 'valueFrom')
  return [
    ...named('ConfigMap', textAt(from, 'configMapKeyRef', 'name')),
    ...named('Secret', textAt(from, 'secretKeyRef', 'name')),
  ]
}

function inSource(source: unknown): readonly string[] {
  return [
    ...named('ConfigMap', textAt(source, 'configMapRef', 'name')),
    ...named('Secret', textAt(source, 'secretRef', 'name')),
  ]
}

function named(kind: string, name: string | undefined): readonly string[] {
  return name === undefined ? [] : [`${kind}/${name}`]
}
