import type { Sha } from '../../promotion/names.ts'

/** What people and rules have set aside from the desired state: files on the orphan branch `lockkeeper-state`. Its log is the audit trail. */
export interface State {
  /** Every file of the branch at one commit; without a branch there is none. */
  read(): Promise<StateReading>
  /** Compare-and-swap on the branch's head, which no branch has; a file that is `undefined` goes. */
  write(change: StateChange): Promise<'written' | 'moved'>
}

export interface StateReading {
  readonly head?: Sha
  readonly files: ReadonlyMap<string, string>
}

export interface StateChange {
  readonly expected: Sha | undefined
  readonly message: string
  readonly files: ReadonlyMap<string, string | undefined>
}

export const stateBranch = 'lockkeeper-state'
