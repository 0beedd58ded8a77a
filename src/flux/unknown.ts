import type { Place, Problem } from '../lib/problem.ts'

/** Something of the result that cannot be known without the cluster or the network. */
export interface Unknown {
  readonly code:
    | 'SOURCE_UNKNOWN'
    | 'VARIABLE_UNKNOWN'
    | 'SECRET_ENCRYPTED'
    | 'CHART_NOT_RENDERED'
    | 'ARTIFACT_UNKNOWN'
  readonly message: string
  readonly place?: Place
  readonly advice?: string
}

/** The place as an optional field of a problem or finding. */
export function at(place: Place | undefined): Pick<Problem, 'place'> {
  return place === undefined ? {} : { place }
}
