import type { Clock } from '../../engine/ports/ports.ts'
import type { ClusterObject } from '../../rollout/object.ts'
import {
  heldLease,
  type LeaseTimes,
  leaseStep,
  releasedLease,
  type SeenLease,
  seeLease,
} from '../../rollout/restart/lease.ts'
import type { Answer, Api } from '../api.ts'
import { parseObject } from '../list.ts'
import type { Tell } from './happening.ts'
import { restUntil } from './quiet.ts'

export interface LeadOptions {
  readonly namespace: string
  readonly name: string
  /** Unique among the replicas. */
  readonly identity: string
  readonly times: LeaseTimes
  readonly clock: Clock
  readonly tell: Tell
}

/** Leadership while it lasts. */
export interface Leadership {
  /** Aborted when it is lost. */
  readonly signal: AbortSignal
  /** Whether one may still act: the last renewal is recent by our own clock, however long this process was stopped. */
  holds(): boolean
}

/**
 * Competes for a Lease until the signal is aborted; runs `work` while it is held, and waits for the work's end before it competes
 * again. Releases the Lease in the end.
 */
export async function lead(
  api: Api,
  options: LeadOptions,
  work: (leadership: Leadership) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const race: Race = { lease: undefined, renewedAt: Number.NEGATIVE_INFINITY }
  while (!signal.aborted) {
    await compete(api, options, race)
    if (leads(options, race)) await holdOn(api, options, race, work, signal)
    else await restUntil([options.clock.sleep(options.times.every)], signal)
  }
}

interface Race {
  lease: SeenLease | undefined
  /** By our own clock, before the request was sent. */
  renewedAt: number
}

function leads({ clock, times }: LeadOptions, { renewedAt }: Race): boolean {
  return clock.now().getTime() < renewedAt + times.deadline
}

async function holdOn(
  api: Api,
  options: LeadOptions,
  race: Race,
  work: (leadership: Leadership) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const lost = new AbortController()
  const isOver = AbortSignal.any([signal, lost.signal])
  const working = work({ signal: isOver, holds: () => !isOver.aborted && leads(options, race) })
    // The work's failure ends leadership too: another replica shall have a try.
    .finally(() => lost.abort())
  // It is awaited below; until then its failure is nobody's surprise.
  working.catch(() => undefined)
  while (!isOver.aborted) {
    await restUntil([options.clock.sleep(options.times.every)], isOver)
    if (isOver.aborted) break
    await compete(api, options, race)
    if (race.lease === undefined) await compete(api, options, race)
    if (race.lease?.holder !== options.identity || !leads(options, race)) lost.abort()
  }
  try {
    await working
  } finally {
    await release(api, options, race)
  }
}

/** One look at the Lease, and what follows from it. */
async function compete(api: Api, options: LeadOptions, race: Race): Promise<void> {
  const { identity, clock } = options
  if (race.lease?.holder !== identity) {
    const answer = await api.send({ method: 'GET', path: pathOf(options) })
    if (answer.kind === 'fault' && answer.code !== 'not-found')
      return options.tell({ kind: 'lease-failed', fault: answer })
    race.lease = answer.kind === 'fault' ? undefined : see(options, race, answer)
  }
  const now = clock.now()
  if (race.lease !== undefined && leaseStep(race.lease, identity, now.getTime()) === 'wait')
    return options.tell({ kind: 'lease-seen' })
  await write(api, options, race, now)
}

async function write(api: Api, options: LeadOptions, race: Race, now: Date): Promise<void> {
  const { identity, times } = options
  const lease = heldLease(placeOf(options), { identity, duration: times.duration, now }, race.lease)
  const answer = await send(api, options, lease, race.lease)
  if (answer.kind === 'answered') {
    race.lease = see(options, race, answer)
    race.renewedAt = now.getTime()
    return options.tell({ kind: 'lease-seen' })
  }
  // Somebody else was first, or a lost answer was a success after all: look again.
  if (answer.code === 'conflict' || answer.code === 'not-found') race.lease = undefined
  else options.tell({ kind: 'lease-failed', fault: answer })
}

function send(
  api: Api,
  options: LeadOptions,
  lease: ClusterObject,
  previous: SeenLease | undefined,
): Promise<Answer> {
  if (previous !== undefined) return api.send({ method: 'PUT', path: pathOf(options), body: lease })
  return api.send({ method: 'POST', path: collectionOf(options), body: lease })
}

async function release(api: Api, options: LeadOptions, race: Race): Promise<void> {
  const { lease } = race
  race.renewedAt = Number.NEGATIVE_INFINITY
  race.lease = undefined
  if (lease?.holder !== options.identity) return
  const body = releasedLease(placeOf(options), lease, options.clock.now())
  await api.send({ method: 'PUT', path: pathOf(options), body })
}

function see({ clock }: LeadOptions, race: Race, answer: Extract<Answer, { kind: 'answered' }>) {
  const lease = parseObject(answer.body)
  return lease === undefined ? undefined : seeLease(lease, race.lease, clock.now().getTime())
}

function placeOf({ namespace, name }: LeadOptions) {
  return { namespace, name }
}

function collectionOf({ namespace }: LeadOptions): string {
  return `/apis/coordination.k8s.io/v1/namespaces/${namespace}/leases`
}

function pathOf(options: LeadOptions): string {
  return `${collectionOf(options)}/${options.name}`
}
