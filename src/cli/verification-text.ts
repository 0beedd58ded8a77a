import type { ClusterProgress, RolloutSight, RolloutVerdict } from '../promotion/rollout.ts'

/** What a look at the clusters came to, for people: the verdict, each cluster, and what is not as it should be. */
export function verificationText(
  { app, environment }: { readonly app: string; readonly environment: string },
  { verdict, because, cause, clusters }: RolloutSight,
): string {
  const lines = [
    `${app} on ${environment}: ${word(verdict)}${because === '' ? '' : `, ${because}`}`,
    ...clusters.flatMap(clusterLines),
    ...(cause === undefined
      ? []
      : ['', `${cause.object}: ${cause.message}`, ...cause.log.map(line => `  ${line}`)]),
  ]
  return `${lines.join('\n')}\n`
}

function clusterLines({
  name,
  verdict,
  because,
  applied,
  pods,
  digests,
  objects,
}: ClusterProgress): readonly string[] {
  const parts = [
    word(verdict),
    applied === undefined ? [] : `applied ${applied}`,
    `${pods.ready}/${pods.wanted} pods ready`,
    digests.length === 0 ? [] : `running ${digests.join(', ')}`,
    because === undefined ? [] : because,
  ].flat()
  const odd = objects.filter(({ status }) => status !== 'current')
  return [
    `  ${name}: ${parts.join(', ')}`,
    ...odd.map(entry => `    ${entry.name}: ${entry.status}, ${entry.message}`),
  ]
}

/** One of the three verdicts: what is on its way when we stop looking was not seen to arrive. */
export function word(verdict: RolloutVerdict): Exclude<RolloutVerdict, 'in-progress'> {
  return verdict === 'in-progress' ? 'unknown' : verdict
}
