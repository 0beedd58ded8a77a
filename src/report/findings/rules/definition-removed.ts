import type { RenderedObject } from '../../objects/object.ts'
import { isKind, listAt, textAt, titleOf, valueAt } from '../../objects/object.ts'
import { goneObjects, keptPairs, type Observation, type Rule, type Scene } from '../scene.ts'

const group = 'apiextensions.k8s.io'

/** A definition of custom resources goes, or a version of it: with a definition go all of its resources. */
export const definitionRemoved: Rule = {
  id: 'definition-removed',
  kind: 'danger',
  find: scene => [
    ...goneObjects(scene, group, 'CustomResourceDefinition').map(removed),
    ...versionsGone(scene),
  ],
}

function removed(object: RenderedObject): Observation {
  return {
    object,
    severity: 'error',
    message: `${titleOf(object)} is removed: every ${textAt(object.value, 'spec', 'names', 'kind') ?? 'resource'} of the cluster is deleted with it.`,
    advice: 'Remove the resources first, or keep the definition.',
  }
}

function versionsGone(scene: Scene): readonly Observation[] {
  return keptPairs(scene).flatMap(({ before, after }) => {
    if (!isKind(after, group, 'CustomResourceDefinition')) return []
    const now = new Set(servedVersions(after))
    const gone = servedVersions(before).filter(version => !now.has(version))
    return gone.map(version => ({
      object: after,
      path: '/spec/versions',
      severity: 'warning' as const,
      id: 'definition-version-removed',
      message: `${titleOf(after)} no longer serves ${version}.`,
      advice: `Move every resource and client from ${version} first.`,
    }))
  })
}

function servedVersions(object: RenderedObject): readonly string[] {
  return listAt(object.value, 'spec', 'versions').flatMap(version => {
    const name = textAt(version, 'name')
    return name === undefined || valueAt(version, 'served') === false ? [] : [name]
  })
}
