import { titleOf } from '../../objects/object.ts'
import { goneObjects, type Rule } from '../scene.ts'

/** A claim on storage goes, and mostly its data. */
export const claimRemoved: Rule = {
  id: 'claim-removed',
  kind: 'danger',
  find: scene =>
    goneObjects(scene, '', 'PersistentVolumeClaim', 'PersistentVolume').map(object => ({
      object,
      severity: 'error',
      message: `${titleOf(object)} is removed: with the reclaim policy Delete its data is lost.`,
      advice: 'Back the data up, or annotate it first with kustomize.toolkit.fluxcd.io/prune: disabled.',
    })),
}
