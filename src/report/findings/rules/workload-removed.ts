import { type RenderedObject, titleOf } from '../../objects/object.ts'
import { goneObjects, type Rule } from '../scene.ts'

/** Something that runs stops running. */
export const workloadRemoved: Rule = {
  id: 'workload-removed',
  kind: 'danger',
  find: scene => {
    const gone: readonly RenderedObject[] = [
      ...goneObjects(scene, 'apps', 'Deployment', 'StatefulSet', 'DaemonSet'),
      ...goneObjects(scene, 'batch', 'CronJob'),
      ...goneObjects(scene, 'helm.toolkit.fluxcd.io', 'HelmRelease'),
      ...goneObjects(scene, 'kustomize.toolkit.fluxcd.io', 'Kustomization'),
    ]
    return gone.map(object => ({
      object,
      severity: 'error',
      message: `${titleOf(object)} is removed: where Flux prunes, it stops running.`,
      advice: 'If that is meant, merge it by hand; a promotion does not need it.',
    }))
  },
}
