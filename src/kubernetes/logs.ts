import type { ClusterObject } from '../rollout/object.ts'
import { type Api, fieldsOf, listOf, textOf } from './api.ts'
import { maskLog } from './mask.ts'

// Enough to see why a program ended, and no more than a reply can show.
const lastLines = 20
const mostContainers = 3
// In milliseconds: a node that is gone keeps nobody waiting.
const patience = 5000

/** The last lines of containers that ended or start again and again, masked, by `pod/container`; of a few of them. */
export async function readLogs(
  api: Api,
  pods: readonly ClusterObject[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const ended = pods.flatMap(endedContainers).slice(0, mostContainers)
  const logs = await Promise.all(
    ended.map(async place => [`${place.pod}/${place.container}`, await readLog(api, place)] as const),
  )
  return new Map(logs.filter(([, lines]) => lines.length > 0))
}

interface LogPlace {
  readonly namespace: string
  readonly pod: string
  readonly container: string
  /** Of the run before the present one. */
  readonly previous: boolean
}

function endedContainers(pod: ClusterObject): readonly LogPlace[] {
  const status = fieldsOf(pod.status)
  const containers = [...listOf(status.initContainerStatuses), ...listOf(status.containerStatuses)]
  return containers.map(fieldsOf).flatMap(({ name, state, lastState }) => {
    const now = fieldsOf(fieldsOf(state).terminated).exitCode
    const before = fieldsOf(fieldsOf(lastState).terminated).exitCode
    const failed = (typeof now === 'number' && now !== 0) || (now === undefined && typeof before === 'number')
    if (!failed) return []
    const { namespace = 'default', name: podName } = pod.metadata
    return [{ namespace, pod: podName, container: textOf(name) ?? '', previous: now === undefined }]
  })
}

async function readLog(
  api: Api,
  { namespace, pod, container, previous }: LogPlace,
): Promise<readonly string[]> {
  const answer = await api.open(
    {
      method: 'GET',
      path: `/api/v1/namespaces/${encodeURIComponent(namespace)}/pods/${encodeURIComponent(pod)}/log`,
      query: {
        container,
        tailLines: String(lastLines),
        limitBytes: '65536',
        ...(previous ? { previous: 'true' } : {}),
      },
      accept: '*/*',
    },
    AbortSignal.timeout(patience),
  )
  if (answer.kind === 'fault') return []
  try {
    const lines: string[] = []
    for await (const line of answer.lines) lines.push(line)
    return maskLog(lines.slice(-lastLines))
  } catch {
    return []
  }
}
