import type { Logger } from 'pino'
import type { Queue, RepositoryRef } from '../engine/ports.ts'
import type { Hint } from '../github/hint.ts'
import { branchPrefix } from '../promotion/slot.ts'

/** The part of the engine that hints lead to. */
export interface Following {
  answerComment(
    repository: RepositoryRef,
    comment: number,
    hint: { readonly issue: number; readonly createdAt: Date },
  ): Promise<unknown>
  lookAt(repository: RepositoryRef, branch: string): Promise<unknown>
  sweep(since: Date): Promise<unknown>
}

export interface FollowOptions {
  readonly queue: Queue
  readonly log: Logger
  /** The engine of an installation, made when it is first needed. */
  readonly engineOf: (installation: number) => Following
  /** Forgets an installation's engine: its rights or repositories changed. */
  readonly forget: (installation: number) => void
  /** Whether a comment could hold a command; looks at nothing but its text. */
  readonly mayCommand: (body: string) => boolean
}

/** Leads each hint to the engine, through the queue: at once for the caller, in order for each thread and branch. */
export function createFollow(options: FollowOptions): (hint: Hint) => void {
  const { queue, log, engineOf, mayCommand } = options
  const suspended = new Set<number>()

  function enqueue(installation: number, key: string, work: (engine: Following) => Promise<unknown>): void {
    if (suspended.has(installation)) return
    queue.enqueue(`${installation}/${key}`, async () => {
      try {
        await work(engineOf(installation))
      } catch (error) {
        // Nothing is lost: the sweep comes by whatever is unfinished.
        log.error({ err: error, installation, key }, 'work failed')
      }
    })
  }

  return hint => {
    switch (hint.kind) {
      case 'comment':
        if (mayCommand(hint.body))
          enqueue(hint.installation, `${hint.repository.id}/thread/${hint.issue}/${hint.comment}`, engine =>
            engine.answerComment(hint.repository, hint.comment, hint),
          )
        return
      case 'branches':
        for (const branch of hint.branches.filter(name => name.startsWith(branchPrefix)))
          enqueue(hint.installation, `${hint.repository.id}/branch/${branch}`, engine =>
            engine.lookAt(hint.repository, branch),
          )
        return
      case 'installation':
        if (hint.state === 'suspended' || hint.state === 'gone') suspended.add(hint.installation)
        else suspended.delete(hint.installation)
        options.forget(hint.installation)
        return
      default:
        hint satisfies never
    }
  }
}
