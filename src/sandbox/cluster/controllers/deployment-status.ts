import { timeText } from '../api/objects.ts'
import { isMap, type JsonMap, type KubeObject, listAt, mapAt, numberAt } from '../json.ts'
import { type Context, condition, listOf, setStatus } from './context.ts'
import { count, familyOf, limitsOf } from './deployments.ts'
import { templateHash } from './template-hash.ts'

/** When each Deployment last came closer to its end, by uid. */
export type Progress = Map<string, { readonly signature: string; readonly since: number }>

/** Writes what has become of a Deployment: its numbers and its two conditions. */
export function reportDeployment(context: Context, given: KubeObject, progress: Progress): void {
  const { name, namespace } = given.metadata
  const [deployment] = listOf(context, 'apps/v1', 'Deployment').filter(
    ({ metadata }) => metadata.name === name && metadata.namespace === namespace,
  )
  if (deployment === undefined) return
  const family = familyOf(context, deployment)
  const hash = templateHash(mapAt(deployment, 'spec').template)
  const fresh = family.find(({ metadata }) => metadata.labels?.['pod-template-hash'] === hash)
  const sum = (field: string) => family.reduce((total, replicaSet) => total + count(replicaSet, field), 0)
  const numbers = {
    replicas: sum('replicas'),
    updatedReplicas: fresh === undefined ? 0 : count(fresh, 'replicas'),
    readyReplicas: sum('readyReplicas'),
    availableReplicas: sum('availableReplicas'),
  }
  const wanted = numberAt(deployment, 'spec', 'replicas') ?? 1
  const missing = Math.max(0, wanted - numbers.availableReplicas)
  setStatus(context, deployment, {
    observedGeneration: deployment.metadata.generation,
    ...Object.fromEntries(Object.entries(numbers).filter(([, value]) => value > 0)),
    ...(missing > 0 ? { unavailableReplicas: missing } : {}),
    conditions: conditionsOf(context, deployment, {
      ...numbers,
      wanted,
      fresh: fresh?.metadata.name ?? '',
      progress,
    }),
  })
}

interface Numbers {
  readonly replicas: number
  readonly updatedReplicas: number
  readonly availableReplicas: number
  readonly wanted: number
  readonly fresh: string
  readonly progress: Progress
}

function conditionsOf(context: Context, deployment: KubeObject, numbers: Numbers): readonly JsonMap[] {
  const before = listAt(deployment, 'status', 'conditions').filter(isMap)
  const words = progressWords(context, deployment, numbers)
  const known = before.find(({ type }) => type === 'Progressing')
  const isSaid = known?.reason === words.reason && known.message === words.message
  const lastUpdateTime = isSaid ? known.lastUpdateTime : timeText(context.now)
  const { availableReplicas, wanted } = numbers
  const isAvailable = availableReplicas >= wanted - limitsOf(deployment, wanted).unavailable
  return [
    condition(context, before, { type: 'Available', ...(isAvailable ? available : unavailable) }),
    { ...condition(context, before, { type: 'Progressing', ...words }), lastUpdateTime },
  ]
}

const available = {
  status: 'True',
  reason: 'MinimumReplicasAvailable',
  message: 'Deployment has minimum availability.',
}
const unavailable = {
  status: 'False',
  reason: 'MinimumReplicasUnavailable',
  message: 'Deployment does not have minimum availability.',
}

/** Done, on its way, or for longer than its deadline without a step. */
function progressWords(context: Context, { metadata, ...rest }: KubeObject, numbers: Numbers) {
  const { replicas, updatedReplicas, availableReplicas, wanted, fresh, progress } = numbers
  if (replicas === wanted && updatedReplicas === wanted && availableReplicas >= wanted) {
    const message = `ReplicaSet "${fresh}" has successfully progressed.`
    return { status: 'True', reason: 'NewReplicaSetAvailable', message }
  }
  const signature = `${fresh} ${replicas}/${updatedReplicas}/${availableReplicas}`
  const moved = progress.get(metadata.uid)
  const since = moved?.signature === signature ? moved.since : context.now
  progress.set(metadata.uid, { signature, since })
  const deadline = since + (numberAt(rest, 'spec', 'progressDeadlineSeconds') ?? 600) * 1_000
  if (context.now >= deadline) {
    const message = `ReplicaSet "${fresh}" has timed out progressing.`
    return { status: 'False', reason: 'ProgressDeadlineExceeded', message }
  }
  context.wake(deadline)
  return { status: 'True', reason: 'ReplicaSetUpdated', message: `ReplicaSet "${fresh}" is progressing.` }
}
