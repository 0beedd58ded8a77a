import type { Clock } from '../engine/ports/ports.ts'
import type { World } from '../engine/world.ts'
import { ProblemError } from '../lib/problem.ts'
import type { ClusterPlace } from '../promotion/policy.ts'
import {
  type ClusterSettings,
  clusterSettings,
  givenCluster,
  isGiven,
  lazyClusters,
} from '../server/clusters.ts'
import type { Job } from './job.ts'

/** The clusters that a step can look at. Kubernetes' client is loaded when the first of them is. */
export interface JobClusters {
  /** As the engine is given them. */
  readonly world: Required<Pick<World, 'clusters'>> & Pick<World, 'givenCluster'>
  close(): void
}

export function openJobClusters(
  job: Job,
  clock: Clock,
  given: 'for the unconnected' | 'for all that are not at hand',
): JobClusters {
  const settings = settingsOf(job)
  const { open, close } = lazyClusters(settings, clock)
  const place = givenCluster(settings)
  const replaces = given === 'for all that are not at hand'
  return {
    world: { clusters: open, ...(place === undefined ? {} : { givenCluster: { place, replaces } }) },
    close,
  }
}

/** The input takes the place of the variable. */
function settingsOf({ environment, inputs: { kubeconfig }, workspace }: Job): ClusterSettings {
  const known = kubeconfig === undefined ? environment : { ...environment, KUBE_CONFIG: kubeconfig }
  return clusterSettings(known, workspace)
}

/** Whether each of these places that is at hand can be signed in to; asks no cluster. */
export async function checkPlaces(job: Job, clock: Clock, places: readonly ClusterPlace[]): Promise<void> {
  const settings = settingsOf(job)
  const given = places.filter(({ kubeconfig }) => isGiven(kubeconfig, settings))
  if (given.length === 0) return
  const { connect } = await import('../kubernetes/connect.ts')
  for (const place of given) {
    const connected = await connect(place, { ...settings, now: clock.now() })
    if (connected.kind === 'refused') throw new ProblemError(connected.problem)
    connected.api.close()
  }
}
