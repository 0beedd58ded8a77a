import type { Config } from '../../config/schema.ts'
import type { Cluster, Unseen } from '../../engine/ports/cluster-port.ts'
import type { Clock } from '../../engine/ports/ports.ts'
import { redact } from '../../github/client/redaction.ts'
import type { ClusterPlace } from '../../promotion/policy.ts'
import { type ClusterSettings, lazyClusters } from '../clusters.ts'
import { bad, type Check, good, hint } from './check.ts'

/** How clusters are looked at; `patience`: for so many milliseconds each. */
export interface ClusterLook {
  readonly settings: ClusterSettings
  readonly clock: Clock
  readonly patience?: number
}

/** Each cluster that a configuration connects: whether it can be opened as the server would, answers, and lets us list what is watched. */
export async function clusterChecks(
  where: string,
  { clusters = {} }: Pick<Config, 'clusters'>,
  { settings, clock, patience = 5000 }: ClusterLook,
): Promise<readonly Check[]> {
  const lazy = lazyClusters(settings, clock)
  try {
    return await Promise.all(
      Object.entries(clusters).map(async ([key, { kubeconfig, context }]) => {
        const place = { name: key, kubeconfig, ...(context === undefined ? {} : { context }) }
        const name = `${where}: cluster ${key}`
        const cluster = lazy.open(place)
        return cluster === undefined ? notGiven(name, place) : look(name, place, cluster, patience)
      }),
    )
  } finally {
    lazy.close()
  }
}

function notGiven(name: string, { kubeconfig }: ClusterPlace): Check {
  // As `findKubeconfig` takes them.
  if (!/^KUBE_?CONFIG/.test(kubeconfig))
    return bad(
      name,
      `${kubeconfig} is not read as a kubeconfig: only variables whose names begin with KUBE_CONFIG are. Rename it, here and where the server runs.`,
    )
  return hint(
    name,
    `${kubeconfig} is not set here, so that nothing is watched there. Set it to a kubeconfig where the server runs.`,
  )
}

async function look(name: string, place: ClusterPlace, cluster: Cluster, patience: number): Promise<Check> {
  const late = Promise.withResolvers<'late'>()
  const timer = setTimeout(late.resolve, patience, 'late')
  // All that may be read, as the server asks for it.
  const seen = await Promise.race([cluster.inventory([]), late.promise]).finally(() => clearTimeout(timer))
  if (seen === 'late')
    return bad(
      name,
      `It was opened and did not answer within ${patience / 1000} s. Is the cluster up, and may this machine reach the address in ${place.kubeconfig}?`,
    )
  return seen.kind === 'seen' ? good(name) : bad(name, words(seen))
}

function words({ reason, advice }: Unseen): string {
  return redact(advice === undefined ? reason : `${reason}\n${advice}`)
}
