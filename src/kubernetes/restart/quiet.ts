import type { Clock } from '../../engine/ports/ports.ts'

/** How long a change waits for the next one; milliseconds. */
export interface Debounce {
  /** Since the last change. */
  readonly quiet: number
  /** Since the first, however many follow; and the least time between two restarts of one workload. */
  readonly most: number
}

/** Gathers keys that changed and gives each out once it has been quiet. */
export interface Quiet {
  mark(key: string): void
  /** Gives it out in that many milliseconds, or sooner when it changes. */
  retry(key: string, milliseconds: number): void
  /** Gives it out in that many milliseconds, no sooner whatever changes. */
  defer(key: string, milliseconds: number): void
  /** The keys that are due, as soon as there are any; none when the signal is aborted. */
  next(signal: AbortSignal): Promise<readonly string[]>
}

interface Waiting {
  readonly since: number
  readonly due: number
  readonly notBefore: number
}

// A timer that is lost is not the end: whatever is due is looked for this often, in milliseconds.
const longestRest = 60_000

interface State {
  readonly clock: Clock
  readonly waiting: Map<string, Waiting>
  /** Resolved when something new waits. */
  changed: PromiseWithResolvers<void>
}

/** A gatherer of changed keys. */
export function createQuiet(clock: Clock, debounce: Debounce): Quiet {
  const state: State = { clock, waiting: new Map(), changed: Promise.withResolvers<void>() }
  return {
    mark: key => mark(state, key, debounce),
    retry(key, milliseconds) {
      const due = clock.now().getTime() + milliseconds
      // A change that came in the meantime is waiting already.
      if (!state.waiting.has(key)) put(state, key, { since: due, notBefore: 0, due })
    },
    defer(key, milliseconds) {
      const due = clock.now().getTime() + milliseconds
      put(state, key, { since: due, notBefore: due, due })
    },
    next: signal => next(state, signal),
  }
}

function put(state: State, key: string, entry: Waiting): void {
  state.waiting.set(key, entry)
  state.changed.resolve()
}

function mark(state: State, key: string, { quiet, most }: Debounce): void {
  const now = state.clock.now().getTime()
  const { since, notBefore } = state.waiting.get(key) ?? { since: now, notBefore: 0 }
  const begun = Math.min(since, now)
  const due = Math.max(notBefore, Math.min(now + quiet, begun + most))
  put(state, key, { since: begun, notBefore, due })
}

async function next(state: State, signal: AbortSignal): Promise<readonly string[]> {
  while (!signal.aborted) {
    const now = state.clock.now().getTime()
    const ripe = take(state, now)
    if (ripe.length > 0) return ripe
    state.changed = Promise.withResolvers<void>()
    let earliest = now + longestRest
    for (const { due } of state.waiting.values()) earliest = Math.min(earliest, due)
    await restUntil([state.clock.sleep(earliest - now), state.changed.promise], signal)
  }
  return []
}

function take({ waiting }: State, now: number): readonly string[] {
  const ripe = [...waiting].filter(([, entry]) => entry.due <= now).map(([key]) => key)
  for (const key of ripe) waiting.delete(key)
  return ripe
}

/** Resolves with the first of the promises, or when the signal is aborted. */
export async function restUntil(promises: readonly Promise<void>[], signal: AbortSignal): Promise<void> {
  if (signal.aborted) return
  const aborted = Promise.withResolvers<void>()
  const stop = () => aborted.resolve()
  signal.addEventListener('abort', stop, { once: true })
  await Promise.race([...promises, aborted.promise])
  signal.removeEventListener('abort', stop)
}
