import type { ObjectReport, ObjectStatus } from './object.ts'

// The first is what people have to know first.
const order: readonly ObjectStatus[] = [
  'failed',
  'not-found',
  'unknown',
  'in-progress',
  'terminating',
  'current',
]

/** The report that people have to know first; unknown where there is none. */
export function worst(reports: readonly ObjectReport[]): {
  readonly health: ObjectStatus
  readonly message: string
} {
  const first = order.flatMap(status => reports.filter(report => report.status === status))[0]
  return first === undefined
    ? { health: 'unknown', message: 'nothing of it was found' }
    : { health: first.status, message: first.message }
}
