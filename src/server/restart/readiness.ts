import type { Happening } from '../../kubernetes/restart/happening.ts'

/** Whether this replica does its part: it leads and sees everything, or it has seen the Lease and waits. */
export interface Readiness {
  readonly tell: (happening: Happening) => void
  readonly isReady: () => boolean
}

/** Not ready until something says so. */
export function createReadiness(): Readiness {
  let lease = false
  let leading = false
  let synchronised = false
  return {
    isReady: () => (leading ? synchronised : lease),
    tell({ kind }) {
      if (kind === 'lease-seen' || kind === 'lease-failed') lease = kind === 'lease-seen'
      if (kind === 'leading' || kind === 'following') leading = kind === 'leading'
      if (kind === 'synchronised' || kind === 'leading') synchronised = kind === 'synchronised'
    },
  }
}
