import { identityOf } from './applied-record.ts'
import type { FluxProgress } from './flux-progress.ts'
import type { ObjectRef, ObjectReport } from './object.ts'
import { current, groupOf } from './rule.ts'

/**
 * How an object stands that was applied and is not there. A Job may have been cleaned up after its end (`ttlSecondsAfterFinished`): where Flux
 * waited for the health of everything, it saw that end; else nobody can tell any more.
 */
export function absentReport(ref: ObjectRef, flux: readonly FluxProgress[]): ObjectReport {
  if (ref.kind !== 'Job' || groupOf(ref.apiVersion) !== 'batch')
    return { status: 'not-found', message: 'does not exist' }
  const own = identityOf(ref)
  const isSeen = flux.some(
    each =>
      each.kind === 'applied' && each.isHealthy && each.inventory.some(entry => identityOf(entry) === own),
  )
  return isSeen
    ? current('it ended well, and was cleaned up since')
    : { status: 'unknown', message: 'it is no longer there, and nobody saw how it ended' }
}
