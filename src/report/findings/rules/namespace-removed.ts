import { titleOf } from '../../objects/object.ts'
import { goneObjects, type Rule } from '../scene.ts'

/** A namespace goes, and with it everything in it. */
export const namespaceRemoved: Rule = {
  id: 'namespace-removed',
  kind: 'danger',
  find: scene =>
    goneObjects(scene, '', 'Namespace').map(object => ({
      object,
      severity: 'error',
      message: `${titleOf(object)} is removed: where Flux prunes, everything in it is deleted, volumes included.`,
      advice:
        'Keep it, or annotate it first with kustomize.toolkit.fluxcd.io/prune: disabled and remove what is in it one by one.',
    })),
}
