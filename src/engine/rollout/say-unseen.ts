import { withAdvice } from '../../lib/with-advice.ts'
import type { Unseen } from '../ports/cluster-port.ts'

/** Why it could not be looked at and what to repair, without the name of the cluster: whoever shows it puts that before. */
export function sayUnseen({ reason, advice }: Unseen, cluster: string): string {
  const lines = reason.split('\n').map(line => withoutName(line, cluster))
  return withAdvice(lines.join('\n'), advice)
}

/** The same for whoever has not said yet which cluster it is. */
export function sayUnseenIn(cluster: string, why: Unseen): string {
  return `${cluster}: ${sayUnseen(why, cluster)}`
}

/** `prod: Forbidden` as `Forbidden`, `prod (https://…) could not be reached` as `https://… could not be reached`. */
export function withoutName(line: string, cluster: string): string {
  if (line.startsWith(`${cluster}: `)) return line.slice(cluster.length + 2)
  if (!line.startsWith(`${cluster} (`)) return line
  return line.slice(cluster.length + 2).replace(')', '')
}
