import type { Logger } from 'pino'
import type { Queue, RepositoryRef } from '../engine/ports.ts'
import type { Hint } from '../github/hint.ts'
import { branchPrefix } from '../promotion/slot.ts'
import { createPrecedence, type Precedence } from './precedence.ts'

/** The part of the engine that hints and rounds lead to. */
export interface Following {
  answerComment(
    repository: RepositoryRef,
    comment: number,
    hint: { readonly issue: number; readonly createdAt: Date },
  ): Promise<void>
  lookAt(repository: RepositoryRef, branch: string): Promise<void>
  sweep(since: Date): Promise<void>
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

/** Leads to the engine, through the queue. Whoever calls goes on at once. */
export interface Follow {
  hint(hint: Hint): void
  /** Looks at everything that changed since then; `done` is told when that has been seen. */
  sweep(installation: number, since: Date, done: () => void): void
}

type Work = (engine: Following) => Promise<void>

/** Nothing is lost when work fails: the next sweep comes by whatever is unfinished. */
export function createFollow(options: FollowOptions): Follow {
  const { queue, log, engineOf, mayCommand } = options
  const suspended = new Set<number>()
  const precedences = new Map<number, Precedence>()

  function precedenceOf(installation: number): Precedence {
    const precedence = precedences.get(installation) ?? createPrecedence()
    precedences.set(installation, precedence)
    return precedence
  }

  async function attempt(installation: number, name: string, work: Work): Promise<void> {
    if (suspended.has(installation)) return
    try {
      await work(engineOf(installation))
    } catch (error) {
      log.error({ err: error, installation, work: name }, 'work failed')
    }
  }

  function answer(installation: number, name: string, work: Work): void {
    const precedence = precedenceOf(installation)
    queue.enqueue(`${installation}/${name}`, () => precedence.now(() => attempt(installation, name, work)))
  }

  function look(installation: number, name: string, work: Work): void {
    precedenceOf(installation).later(name, () =>
      queue.enqueue(`${installation}/${name}`, () => attempt(installation, name, work)),
    )
  }

  function change({ installation, state }: Hint & { readonly kind: 'installation' }): void {
    if (state === 'suspended' || state === 'gone') suspended.add(installation)
    else suspended.delete(installation)
    options.forget(installation)
  }

  return {
    hint(hint) {
      switch (hint.kind) {
        case 'comment':
          if (mayCommand(hint.body))
            answer(hint.installation, `${hint.repository.id}/comment/${hint.comment}`, engine =>
              engine.answerComment(hint.repository, hint.comment, hint),
            )
          return
        case 'branches':
          for (const branch of hint.branches.filter(name => name.startsWith(branchPrefix)))
            look(hint.installation, `${hint.repository.id}/branch/${branch}`, engine =>
              engine.lookAt(hint.repository, branch),
            )
          return
        case 'installation':
          return change(hint)
        default:
          hint satisfies never
      }
    },
    sweep(installation, since, done) {
      look(installation, 'sweep', async engine => {
        await engine.sweep(since)
        done()
      })
    },
  }
}
