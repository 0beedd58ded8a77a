import type { EnvironmentName, Sha } from './names.ts'
import type { Proof } from './proof.ts'

/** One file's change: the scalar before and after, and the whole new text. */
export interface Edit {
  readonly file: string
  readonly document: number
  readonly path: string
  readonly line: number
  readonly column: number
  readonly before: string
  readonly after: string
  /** What else the change means: a range that is no longer one. */
  readonly note?: string
  /** The policy by which Flux's image automation writes the same scalar. */
  readonly automation?: string
}

/** One app to one version in one environment: what would be done, as a value. */
export interface Plan {
  readonly app: string
  readonly environment: EnvironmentName
  readonly from: string | undefined
  readonly to: string
  /** The commit it was planned on; recorded beside the digest, not hashed. */
  readonly base: Sha
  readonly edits: readonly Edit[]
  /** Whole new texts by path. */
  readonly files: ReadonlyMap<string, string>
  /** What rendering every environment before and after showed. */
  readonly proof: Proof
  /** SHA-256 over the edits (file, path, before, after) and what they change in the rendering. */
  readonly digest: string
}
