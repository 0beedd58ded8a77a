import type { Unanswered } from '../engine/ports/registry-port.ts'
import type { Asked, Place, Visit } from './ask.ts'
import { originOf } from './hosts.ts'
import { send } from './send.ts'

/** Why an answer is none to the question; nothing for 200. Says statuses and hosts only: what a registry writes is not repeated. */
export function unanswered(host: string, answer: Asked): Unanswered | undefined {
  switch (answer.kind) {
    case 'lost':
    // What our rules forbid after a registry was asked (where it points, how much it sends) is a fault of its answer.
    case 'barred':
      return { kind: 'unreachable', reason: answer.reason }
    case 'denied':
      return answer
    case 'answered':
      return answer.status === 200 ? undefined : refused(host, answer.status)
    default:
      return answer satisfies never
  }
}

function refused(host: string, status: number): Unanswered {
  if (status === 404) return { kind: 'absent' }
  if (status === 401 || status === 403) return { kind: 'denied', reason: `${host} answered ${status}` }
  return { kind: 'unreachable', reason: `${host} answered ${status}` }
}

/** The same of a registry's own API. A web server that is no registry knows no page of that name either: its 404 says nothing. */
export async function unansweredByRegistry(
  visit: Visit,
  place: Place,
  answer: Asked,
): Promise<Unanswered | undefined> {
  const reason = unanswered(place.host, answer)
  if (reason?.kind !== 'absent' || (answer.kind === 'answered' && isRegistry(answer.header))) return reason
  const url = new URL(`${originOf(place.host)}/v2/`)
  const base = await send(visit, { method: 'GET', url, accept: '*/*', limit: largestBase })
  if (base.kind !== 'answered') return unanswered(place.host, base)
  if ([200, 401, 403].includes(base.status) || isRegistry(base.header)) return reason
  return { kind: 'unreachable', reason: `${place.host} is no registry` }
}

const largestBase = 1024 * 1024

// Docker's registries and most since say which API they speak; OCI distribution 1.1 makes it optional.
function isRegistry(header: (name: string) => string | undefined): boolean {
  return header('docker-distribution-api-version') === 'registry/2.0'
}
