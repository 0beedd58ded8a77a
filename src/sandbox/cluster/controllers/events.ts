import { timeText } from '../api/objects.ts'
import { type KubeObject, numberAt, textAt } from '../json.ts'
import { type Context, createObject, listOf, setObject } from './context.ts'

export interface Happening {
  readonly type: 'Normal' | 'Warning'
  readonly reason: string
  readonly message: string
  readonly component: string
}

/** Records what happened to an object; what happens again is counted. */
export function recordEvent(
  context: Context,
  object: KubeObject,
  { type, reason, message, component }: Happening,
): void {
  const { namespace = 'default', name, uid } = object.metadata
  const time = timeText(context.now)
  const known = listOf(context, 'v1', 'Event').find(
    event =>
      textAt(event, 'involvedObject', 'uid') === uid &&
      textAt(event, 'reason') === reason &&
      textAt(event, 'message') === message,
  )
  if (known !== undefined) {
    setObject(
      context,
      known,
      { ...known, count: (numberAt(known, 'count') ?? 1) + 1, lastTimestamp: time },
      component,
    )
    return
  }
  const { apiVersion, kind } = object
  const event = {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { generateName: `${name}.` },
    involvedObject: { apiVersion, kind, namespace, name, uid },
    type,
    reason,
    message,
    count: 1,
    firstTimestamp: time,
    lastTimestamp: time,
    source: { component },
    reportingComponent: component,
  }
  createObject(context, event, namespace, component)
}
