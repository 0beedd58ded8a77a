import type { Clock } from '../../engine/ports/ports.ts'
import { decideRestart, type Restarting } from '../../rollout/restart/decide.ts'
import { eventsOf, type Restarted, refusedEvent } from '../../rollout/restart/event.ts'
import { readWorkload, type Workload } from '../../rollout/restart/workload.ts'
import { appliedWorkload, fieldManager } from '../../rollout/restart/written.ts'
import type { Answer, Api, Fault } from '../api.ts'
import { parseObject } from '../list.ts'
import { workloadPath } from './collections.ts'
import type { Tell } from './happening.ts'
import type { Known } from './known.ts'

export interface ActOptions {
  readonly clock: Clock
  /** Whether one may still act. */
  readonly holds: () => boolean
  readonly dryRun: boolean
  readonly tell: Tell
  /** The least time from one restart of a workload to its next, in milliseconds. */
  readonly between: number
}

/** When to look at a workload again, in milliseconds: `retry` or sooner when it changes, `defer` no sooner; nothing: when it changes. */
export type Again = { readonly kind: 'retry' | 'defer'; readonly in: number } | undefined

// After a conflict the watch brings the newer version, most often sooner.
const afterConflict = 1_000
// Leadership is in doubt after a pause; it is renewed or lost soon.
const untilRenewed = 1_000
const afterFault = 15_000

/** Looks at one workload and does what is to be done; writes nothing that was decided on an older version than the cluster has. */
export async function lookAt(api: Api, known: Known, key: string, options: ActOptions): Promise<Again> {
  const workload = known.workload(key)
  if (workload === undefined) return undefined
  if (!options.holds()) return { kind: 'retry', in: untilRenewed }
  const decision = decideRestart(workload, known.contentFor(workload), options.clock.now())
  if (decision.kind === 'nothing') return undefined
  const early = decision.kind === 'restart' ? untilNext(workload, options) : 0
  if (early > 0) return { kind: 'defer', in: early }
  const restarted = decision.kind === 'restart' ? describe(known, workload, decision) : undefined
  if (options.dryRun) {
    if (restarted !== undefined) options.tell({ kind: 'would-restart', restarted })
    return undefined
  }
  const answer = await write(api, workload, decision)
  if (answer.kind === 'fault') return fail(api, { workload, restarted, fault: answer }, options)
  remember(known, key, workload, answer)
  if (restarted === undefined) options.tell({ kind: 'learned', workload })
  else await announce(api, restarted, options)
  return undefined
}

/** However fast content flips, pods are given the time to come up. The last restart is written on the workload, whoever did it. */
function untilNext({ stamp }: Workload, { clock, between }: ActOptions): number {
  const last = Date.parse(stamp?.timestamp ?? '')
  if (Number.isNaN(last)) return 0
  // Another replica's clock may be ahead of ours.
  return Math.min(between, last + between - clock.now().getTime())
}

function describe(
  known: Known,
  workload: Workload,
  { changed, stamp }: Extract<Restarting, { kind: 'restart' }>,
): Restarted {
  return { workload, stamp, triggers: changed.flatMap(key => known.triggerOf(workload, key) ?? []) }
}

function write(
  api: Api,
  workload: Workload,
  decision: Exclude<Restarting, { kind: 'nothing' }>,
): Promise<Answer> {
  const stamp = decision.kind === 'restart' ? decision.stamp : workload.stamp
  return api.send({
    method: 'PATCH',
    path: workloadPath(workload),
    // By force: these annotations are ours, whoever wrote them last.
    query: { fieldManager, force: 'true' },
    contentType: 'application/apply-patch+yaml',
    body: appliedWorkload(workload, decision.baseline, stamp),
  })
}

/** Takes what was written for known at once, unless the watch was faster. */
function remember(
  known: Known,
  key: string,
  before: Workload,
  { body }: Extract<Answer, { kind: 'answered' }>,
): void {
  const object = parseObject(body)
  if (object !== undefined && known.workload(key) === before)
    known.setWorkload(key, readWorkload(before.kind, object))
}

async function announce(api: Api, restarted: Restarted, { tell }: ActOptions): Promise<void> {
  tell({ kind: 'restarted', restarted })
  for (const event of eventsOf(restarted)) await post(api, restarted, event, tell)
}

async function post(api: Api, { workload }: Restarted, event: object, tell: Tell): Promise<void> {
  const path = `/api/v1/namespaces/${workload.namespace}/events`
  const answer = await api.send({ method: 'POST', path, body: event })
  // Its name says which restart it tells of: it is there already.
  if (answer.kind === 'fault' && answer.code !== 'conflict') tell({ kind: 'event-failed', fault: answer })
}

async function fail(
  api: Api,
  failed: { readonly workload: Workload; readonly restarted: Restarted | undefined; readonly fault: Fault },
  { tell }: ActOptions,
): Promise<Again> {
  const { workload, restarted, fault } = failed
  // Gone or changed: the watch says which.
  if (fault.code === 'conflict' || fault.code === 'not-found') {
    tell({ kind: 'conflict', workload })
    return { kind: 'retry', in: afterConflict }
  }
  tell({ kind: 'failed', workload, fault })
  if (restarted !== undefined && fault.code === 'invalid')
    await post(api, restarted, refusedEvent(restarted, fault.message), tell)
  return { kind: 'defer', in: Math.max(afterFault, fault.retryAfter ?? 0) }
}
