/** What somebody typed, before any name in it is known to exist. */
export type Command =
  | PromoteCommand
  | RollbackCommand
  | { readonly kind: 'verify'; readonly app: string; readonly environment: string }
  | { readonly kind: 'restart'; readonly app: string; readonly environment: string }
  | { readonly kind: 'history'; readonly app: string; readonly environment?: string }
  | { readonly kind: 'list'; readonly app?: string; readonly environment?: string }
  | { readonly kind: 'diff'; readonly environment: string; readonly other?: string }
  | { readonly kind: 'cancel'; readonly request?: string }
  | { readonly kind: 'explain'; readonly request: string }
  | { readonly kind: 'help' }

/** Back to the release before, or to a named one. */
export interface RollbackCommand extends PromoteOptions {
  readonly kind: 'rollback'
  readonly app: string
  readonly environment: string
  readonly version?: string
}

/** The three forms of `/promote`: named releases, what runs elsewhere, and a train. */
export type PromoteCommand =
  | (PromoteOptions & {
      readonly kind: 'promote'
      readonly form: 'releases'
      readonly releases: readonly TypedRelease[]
      readonly to: readonly string[]
    })
  | (PromoteOptions & {
      readonly kind: 'promote'
      readonly form: 'from'
      readonly apps: readonly string[]
      readonly from: string
      readonly to: readonly string[]
    })
  | (PromoteOptions & {
      readonly kind: 'promote'
      readonly form: 'train'
      readonly from: string
      readonly to: string
    })

interface PromoteOptions {
  readonly dryRun: boolean
  readonly reason?: string
}

export interface TypedRelease {
  readonly app: string
  readonly version: string
}

export type Verb = Command['kind']

/** A command and where it stood: `line` from 1 in the comment, `index` from 0 among the comment's commands, refused ones included. */
export interface PlacedCommand {
  readonly line: number
  readonly index: number
  readonly source: string
  readonly command: Command
}

/** A line that is almost a command: what is wrong with it, and the corrected line to copy. */
export interface CommandRefusal {
  readonly line: number
  readonly index: number
  readonly source: string
  readonly code: string
  readonly message: string
  readonly suggestion?: string
}
