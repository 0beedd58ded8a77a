import { ProblemError } from '../../lib/problem.ts'
import { parseDocument } from './parser.ts'
import { type Positions, positionsOf } from './positions.ts'
import { sourceOf } from './source.ts'
import { checkCharacters, refuseLfsPointer } from './text.ts'
import type { Value } from './value.ts'

export interface ParsedConfig {
  /** Null when the text holds no value. */
  readonly value: Value
  readonly positions: Positions
}

/**
 * A kustomization, JSON 6902 patch or transformer configuration, as `sigs.k8s.io/yaml` reads it: YAML 1.1 (`y` is
 * true), only the first document, of equal keys the last, keys that are numbers or booleans made texts. Throws ProblemError.
 */
export function parseConfig(text: string, file: string): ParsedConfig {
  refuseLfsPointer(text, file)
  checkCharacters(text, file)
  const source = sourceOf(file, text)
  const { value, refusals } = parseDocument(source, { dialect: 'config', reprints: false })
  const [refusal] = refusals
  if (refusal !== undefined) throw new ProblemError(refusal)
  return { value: value ?? null, positions: positionsOf(source, 'config') }
}
