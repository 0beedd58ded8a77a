import type { PromoteCommand } from '../../promotion/command.ts'
import type { Withdrawal } from '../../promotion/observed.ts'
import type { ReplyRecord } from '../../report/marker.ts'
import type { Grounds } from '../authorize.ts'
import type { Context } from '../context.ts'
import type { FleetReading } from '../fleet/fleet-reading.ts'
import type { Person, RepositoryPorts, RepositoryRef } from '../ports/ports.ts'
import type { CommentHint } from '../reading.ts'

/** One promote command by one person in one place. */
export interface PromoteRequest {
  readonly key: string
  readonly id: string
  /** The line as it was typed. */
  readonly source: string
  readonly reason?: string
  readonly dryRun: boolean
  /** It goes back; `fromHistory`: to a release that ran there before. */
  readonly rollback?: { readonly fromHistory: boolean }
  /** Absent when the comment is gone: then our commits say who asked. */
  readonly requester?: Person
  /** Absent when the comment was edited or is gone: nothing new is begun then. */
  readonly command?: PromoteCommand
  readonly withdrawn?: Withdrawal
  /** Where the comment is, or was: a hint for whoever comes from the pull request. Absent where no comment asked. */
  readonly thread?: CommentHint
  /** What an earlier run said it would do: where to look, never what to do. */
  readonly slips: ReplyRecord['slips']
}

/** Where a request is carried out. */
export interface Place {
  readonly context: Context
  /** The repository that the comment is in. */
  readonly source: RepositoryRef
  readonly gitops: RepositoryPorts
}

/** A request, its place, and the fleet as it was last read. */
export interface Run extends Place {
  readonly request: PromoteRequest
  readonly reading: FleetReading
  /** Nothing of ours has ever acted on this comment: there is nothing to look for. */
  readonly fresh: boolean
  /** Permissions as they were when this run began. */
  readonly entry?: Grounds
}
