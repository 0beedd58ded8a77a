import type { Sha } from '../../promotion/names.ts'

/** The default branch at one commit. `texts` holds the files that were wanted, and only text. */
export interface Snapshot {
  readonly commit: Sha
  readonly branch: string
  readonly entries: ReadonlyMap<string, SnapshotEntry>
  readonly texts: ReadonlyMap<string, string>
  /** Archived, disabled or locked: nothing can be written. */
  readonly writable: boolean
}

/** `mode` as git's tree has it: 100644, 100755, 120000 (a symlink), 160000 (a submodule); `size` in bytes, of a blob only. */
export interface SnapshotEntry {
  readonly oid: string
  readonly mode: string
  readonly size: number
}
