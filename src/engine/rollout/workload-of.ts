import type { Fleet } from '../../promotion/fleet.ts'
import { listAt, textAt } from '../../rollout/fields.ts'
import type { ClusterObject } from '../../rollout/object.ts'

/** Whether a workload is an app's: by its name, its Helm release's, or one of its images. */
export function isWorkloadOf(fleet: Fleet, app: string): (object: ClusterObject) => boolean {
  const images = fleet.apps.find(({ name }) => name === app)?.images ?? []
  return object => {
    const { name, labels = {} } = object.metadata
    if (name === app || labels['helm.toolkit.fluxcd.io/name'] === app) return true
    const containers = listAt(object, 'spec', 'template', 'spec', 'containers')
    return containers.some(container => images.includes(nameOf(textAt(container, 'image') ?? '')))
  }
}

/** The other app of the fleet that an object is, where it is not this one's. */
export function neighbourOf(fleet: Fleet, app: string): (object: ClusterObject) => string | undefined {
  const isOwn = isWorkloadOf(fleet, app)
  const others = fleet.apps
    .filter(({ name }) => name !== app)
    .map(({ name }) => ({ name, isOf: isWorkloadOf(fleet, name) }))
  return object => (isOwn(object) ? undefined : others.find(({ isOf }) => isOf(object))?.name)
}

/** An image without its tag and digest; a port is no tag. */
function nameOf(image: string): string {
  return image.replace(/@.*$/, '').replace(/:[^/:]*$/, '')
}
