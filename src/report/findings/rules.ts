import { claimRemoved } from './rules/claim-removed.ts'
import { claimShrunk } from './rules/claim-shrunk.ts'
import { definitionRemoved } from './rules/definition-removed.ts'
import { deprecatedApi } from './rules/deprecated-api.ts'
import { immutableContent } from './rules/immutable-content.ts'
import { immutableField } from './rules/immutable-field.ts'
import { keyMissing } from './rules/key-missing.ts'
import { namespaceRemoved } from './rules/namespace-removed.ts'
import { referenceMissing } from './rules/reference-missing.ts'
import { scaledToZero } from './rules/scaled-to-zero.ts'
import { schemaViolation } from './rules/schema-violation.ts'
import { unmatched } from './rules/unmatched.ts'
import { unresolvedVariable } from './rules/unresolved-variable.ts'
import { workloadRemoved } from './rules/workload-removed.ts'
import type { Rule } from './scene.ts'

/** Everything that is looked for, in the order in which equal findings are shown. */
export const rules: readonly Rule[] = [
  namespaceRemoved,
  claimRemoved,
  definitionRemoved,
  workloadRemoved,
  scaledToZero,
  immutableField,
  immutableContent,
  claimShrunk,
  referenceMissing,
  keyMissing,
  unresolvedVariable,
  deprecatedApi,
  schemaViolation,
  unmatched,
]
