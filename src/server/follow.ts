import type { Logger } from 'pino'
import type { RepositoryRef } from '../engine/ports/ports.ts'
import type { Queue } from '../engine/ports/queue-port.ts'
import { isLostAnswer, looksAgain } from '../github/client/errors.ts'
import type { Hint } from '../github/hint.ts'
import { branchPrefix } from '../promotion/slot.ts'
import type { Observer } from './observe.ts'
import { createPrecedence, type Precedence } from './precedence.ts'

/** The part of the engine that hints and rounds lead to. */
export interface Following {
  answerComment(
    repository: RepositoryRef,
    comment: number,
    hint: { readonly issue: number; readonly createdAt: Date },
  ): Promise<void>
  lookAt(repository: RepositoryRef, branch: string): Promise<void>
  lookAgain(request: string): Promise<void>
  sweep(since: Date): Promise<void>
}

export interface FollowOptions {
  readonly queue: Queue
  readonly log: Logger
  /** How far back to look when an installation comes (back) or gives more rights; nothing: it waits for the next round. */
  readonly since?: () => Date
  /** How long after a lost answer to look again, in milliseconds, for each time in a row; after that it waits for the next round. */
  readonly retries?: readonly number[]
  /** Runs each piece of work under its name; nothing: just runs it. */
  readonly observe?: Observer['work']
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
  /** Looks at a request again after a while, in milliseconds; forgotten when the process ends. */
  remind(installation: number, request: string, after: number): void
  /** Looks at everything that changed since then in an installation that GitHub lists as active; `done` is told when that has been seen. */
  sweep(installation: number, since: Date, done: () => void): void
}

type Work = (engine: Following) => Promise<void>

interface State extends FollowOptions {
  readonly suspended: Set<number>
  readonly precedences: Map<number, Precedence>
  /** Requests that are going to be looked at again, by installation. */
  readonly reminders: Set<string>
}

/** Nothing is lost when work fails: the next sweep comes by whatever is unfinished. */
export function createFollow(options: FollowOptions): Follow {
  const state: State = { ...options, suspended: new Set(), precedences: new Map(), reminders: new Set() }
  return {
    hint: hint => followHint(state, hint),
    remind: (installation, request, after) => remind(state, installation, request, after),
    sweep(installation, since, done) {
      // Events come in any order, and GitHub's list is the truth.
      state.suspended.delete(installation)
      look(state, installation, 'sweep', async engine => {
        await engine.sweep(since)
        done()
      })
    },
  }
}

/** One reminder at a time for each request: every look at it asks for the next. */
function remind(state: State, installation: number, request: string, after: number): void {
  const name = `${installation}/${request}`
  if (state.reminders.has(name)) return
  state.reminders.add(name)
  const wake = () => {
    state.reminders.delete(name)
    look(state, installation, `request/${request}`, engine => engine.lookAgain(request))
  }
  setTimeout(wake, after).unref()
}

function followHint(state: State, hint: Hint): void {
  switch (hint.kind) {
    case 'comment':
      if (state.mayCommand(hint.body))
        answer(state, hint.installation, `${hint.repository.id}/comment/${hint.comment}`, engine =>
          engine.answerComment(hint.repository, hint.comment, hint),
        )
      return
    case 'branches':
      for (const branch of hint.branches.filter(name => name.startsWith(branchPrefix)))
        look(state, hint.installation, `${hint.repository.id}/branch/${branch}`, engine =>
          engine.lookAt(hint.repository, branch),
        )
      return
    case 'installation':
      change(state, hint)
      return
    default:
      hint satisfies never
  }
}

function answer(state: State, installation: number, name: string, work: Work): void {
  const precedence = precedenceOf(state, installation)
  begin(state, { installation, name, work }, ({ key, run }) =>
    state.queue.enqueue(key, () => precedence.now(run)),
  )
}

function look(state: State, installation: number, name: string, work: Work): void {
  begin(state, { installation, name, work }, ({ key, run }) =>
    precedenceOf(state, installation).later(name, () => state.queue.enqueue(key, run)),
  )
}

/** Puts a piece of work in its line, and there again after a lost answer. */
function begin(
  state: State,
  asked: Pick<Trial, 'installation' | 'name' | 'work'>,
  line: (turn: { readonly key: string; readonly run: () => Promise<void> }) => void,
  tried = 0,
): void {
  const trial = { ...asked, tried, again: () => begin(state, asked, line, tried + 1) }
  line({ key: `${asked.installation}/${asked.name}`, run: () => attempt(state, trial) })
}

interface Trial {
  readonly installation: number
  readonly name: string
  readonly work: Work
  /** How often it failed before. */
  readonly tried: number
  readonly again: () => void
}

async function attempt(state: State, { installation, name, work, tried, again }: Trial): Promise<void> {
  if (state.suspended.has(installation)) return
  try {
    const run = () => work(state.engineOf(installation))
    await (state.observe?.(name, run) ?? run())
  } catch (error) {
    const wait = isLostAnswer(error) ? (state.retries ?? looksAgain)[tried] : undefined
    const about = { err: error, installation, work: name }
    if (wait === undefined) return state.log.error(about, 'work failed')
    state.log.warn({ ...about, again: wait }, 'an answer was lost; looking again')
    setTimeout(again, wait).unref()
  }
}

function change(state: State, hint: Hint & { readonly kind: 'installation' }): void {
  if (hint.state === 'suspended' || hint.state === 'gone') state.suspended.add(hint.installation)
  else state.suspended.delete(hint.installation)
  state.forget(hint.installation)
  const since = state.since?.()
  // What had to wait for an owner goes on now.
  if (since !== undefined && (hint.state === 'active' || hint.state === 'changed'))
    look(state, hint.installation, 'sweep', engine => engine.sweep(since))
}

function precedenceOf({ precedences }: State, installation: number): Precedence {
  const precedence = precedences.get(installation) ?? createPrecedence()
  precedences.set(installation, precedence)
  return precedence
}
