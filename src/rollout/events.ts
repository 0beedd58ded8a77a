import { fieldAt, numberAt, textAt, timeAt } from './fields.ts'
import type { ClusterObject } from './object.ts'

/** One event, of either API that has them. */
export interface SeenEvent {
  readonly reason: string
  readonly message: string
  readonly count: number
  /** When it was last seen, in milliseconds since 1970; 0 where it does not say. */
  readonly last: number
}

/** The events about an object, newest first. */
export function eventsAbout(events: readonly ClusterObject[], object: ClusterObject): readonly SeenEvent[] {
  return events
    .filter(event => isAbout(event, object))
    .map(readEvent)
    .toSorted((left, right) => right.last - left.last)
}

function isAbout(event: ClusterObject, { kind, metadata }: ClusterObject): boolean {
  const about = fieldAt(event, 'involvedObject') ?? fieldAt(event, 'regarding')
  const uid = textAt(about, 'uid')
  if (uid !== undefined && metadata.uid !== undefined) return uid === metadata.uid
  return (
    textAt(about, 'kind') === kind &&
    textAt(about, 'name') === metadata.name &&
    textAt(about, 'namespace') === metadata.namespace
  )
}

function readEvent(event: ClusterObject): SeenEvent {
  return {
    reason: textAt(event, 'reason') ?? '',
    message: textAt(event, 'message') ?? textAt(event, 'note') ?? '',
    count:
      numberAt(event, 'series', 'count') ??
      numberAt(event, 'count') ??
      numberAt(event, 'deprecatedCount') ??
      1,
    last:
      timeAt(event, 'series', 'lastObservedTime') ??
      timeAt(event, 'lastTimestamp') ??
      timeAt(event, 'deprecatedLastTimestamp') ??
      timeAt(event, 'eventTime') ??
      timeAt(event, 'metadata', 'creationTimestamp') ??
      0,
  }
}
