import type { Queue } from '../engine/ports/queue-port.ts'

type Work = () => Promise<void>

interface State {
  readonly most: number
  /** By key; the value is what was asked for while the key's work runs: once more, with the newest work. */
  readonly running: Map<string, Work | undefined>
  readonly waiting: Map<string, Work>
  idle: PromiseWithResolvers<void>
  closed: boolean
}

// Each job mostly waits for GitHub, which allows a hundred requests at a time.
const mostAtOnce = 16

/**
 * A queue in this process's memory. Work that fails is not repeated: whoever enqueues catches.
 * Closing ends what runs and drops what waits, because the next sweep finds it again.
 */
export function createQueue(most: number = mostAtOnce): Queue {
  const idle = Promise.withResolvers<void>()
  idle.resolve()
  const state: State = { most, running: new Map(), waiting: new Map(), idle, closed: false }
  return {
    enqueue: (key, work) => enqueue(state, key, work),
    idle: () => state.idle.promise,
    size: () => ({ waiting: state.waiting.size, running: state.running.size }),
    async close() {
      state.closed = true
      state.waiting.clear()
      if (state.running.size > 0) await state.idle.promise
    },
  }
}

function enqueue(state: State, key: string, work: Work): void {
  const { running, waiting } = state
  if (state.closed) return
  if (running.size + waiting.size === 0) state.idle = Promise.withResolvers<void>()
  if (running.has(key)) running.set(key, work)
  else waiting.set(key, work)
  fill(state)
}

function fill(state: State): void {
  const { running, waiting, most } = state
  for (const [key, work] of waiting) {
    if (running.size >= most) return
    waiting.delete(key)
    start(state, key, work)
  }
  if (running.size === 0) state.idle.resolve()
}

function start(state: State, key: string, work: Work): void {
  const { running, waiting } = state
  running.set(key, undefined)
  // The work begins after the caller has gone on, so that enqueueing costs nothing.
  Promise.resolve()
    .then(work)
    .catch(() => undefined)
    .finally(() => {
      const again = running.get(key)
      running.delete(key)
      if (again !== undefined && !state.closed) waiting.set(key, again)
      fill(state)
    })
}
