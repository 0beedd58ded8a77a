/** What a finding is about; `findings.block` of the configuration names these, or ids. */
export type FindingKind =
  | 'danger'
  | 'immutable'
  | 'reference'
  | 'substitution'
  | 'deprecated'
  | 'unmatched'
  | 'schema'
  | 'range'
  | 'automation'

/** `error`: it will fail or destroy; `warning`: it probably does harm; `note`: it was so before, or may be meant. */
export type Severity = 'error' | 'warning' | 'note'

/** Which object in which environment, and where in the repository as far as it is known. */
export interface FindingPlace {
  readonly environment?: string
  readonly apiVersion?: string
  readonly kind?: string
  readonly namespace?: string
  readonly name?: string
  /** A JSON Pointer into the object. */
  readonly path?: string
  readonly file?: string
  readonly line?: number
  readonly column?: number
}

/** Something about the objects after a change that a person should know before it is merged. */
export interface Finding {
  /** Stable: `namespace-removed`. */
  readonly id: string
  readonly kind: FindingKind
  readonly severity: Severity
  readonly place: FindingPlace
  readonly message: string
  readonly advice: string
}

const ranks: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 }

/** The findings with the gravest first; equal ones in their order. */
export function bySeverity(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((left, right) => ranks[left.severity] - ranks[right.severity])
}

/** The findings that refuse a plan: those whose kind or id the policy names. What is only noted refuses nothing. */
export function blocking(
  findings: readonly Finding[],
  blockingFindings: readonly string[],
): readonly Finding[] {
  return findings.filter(
    ({ id, kind, severity }) =>
      severity !== 'note' && (blockingFindings.includes(kind) || blockingFindings.includes(id)),
  )
}
