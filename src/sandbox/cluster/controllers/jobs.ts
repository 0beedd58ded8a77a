import { timeText } from '../api/objects.ts'
import { at, isMap, type JsonMap, type KubeObject, listAt, numberAt, textAt } from '../json.ts'
import { type Context, condition, listOf, setStatus } from './context.ts'
import { createPod, podsOf } from './replica-sets.ts'

/** Runs every Job's pods to their end. */
export function runJobs(context: Context): void {
  for (const job of listOf(context, 'batch/v1', 'Job')) {
    if (at(job, 'spec', 'suspend') === true || isOver(job)) continue
    const wanted = numberAt(job, 'spec', 'completions') ?? 1
    const before = podsOf(context, job)
    for (let count = before.length; count < wanted; count++)
      createPod(context, job, { labels: { 'job-name': job.metadata.name } })
    setStatus(context, job, statusOf(context, job, { pods: podsOf(context, job), wanted }))
  }
}

function isOver(job: KubeObject): boolean {
  return listAt(job, 'status', 'conditions').some(
    entry =>
      ['Complete', 'Failed'].includes(textAt(entry, 'type') ?? '') && textAt(entry, 'status') === 'True',
  )
}

function statusOf(
  context: Context,
  job: KubeObject,
  { pods, wanted }: { readonly pods: readonly KubeObject[]; readonly wanted: number },
): JsonMap {
  const ended = (phase: string) => pods.filter(pod => textAt(pod, 'status', 'phase') === phase).length
  const succeeded = ended('Succeeded')
  const crashes = pods
    .flatMap(pod => listAt(pod, 'status', 'containerStatuses'))
    .reduce<number>((sum, status) => sum + (numberAt(status, 'restartCount') ?? 0), 0)
  const isFailed = crashes > (numberAt(job, 'spec', 'backoffLimit') ?? 6)
  const before = listAt(job, 'status', 'conditions').filter(isMap)
  const say = (type: string, reason: string, message: string) => [
    condition(context, before, { type, status: 'True', reason, message }),
  ]
  const done =
    succeeded >= wanted
      ? say('Complete', 'CompletionsReached', 'Reached expected number of succeeded pods')
      : []
  const failed = isFailed
    ? say('Failed', 'BackoffLimitExceeded', 'Job has reached the specified backoff limit')
    : []
  const active = pods.length - succeeded
  return {
    startTime: textAt(job, 'status', 'startTime') ?? timeText(context.now),
    ...(active > 0 && !isFailed ? { active } : {}),
    ...(succeeded > 0 ? { succeeded } : {}),
    ...(done.length + failed.length > 0 ? { conditions: [...done, ...failed] } : {}),
    ...(done.length > 0
      ? { completionTime: textAt(job, 'status', 'completionTime') ?? timeText(context.now) }
      : {}),
  }
}
