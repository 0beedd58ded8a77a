import type { Queue } from '../engine/ports.ts'

interface Job {
  /** What was asked for while this ran: once more, with the newest work. */
  again: (() => Promise<void>) | undefined
}

// Each job mostly waits for GitHub, which allows a hundred requests at a time.
const mostAtOnce = 16

/**
 * A queue in this process's memory. Work that fails is not repeated: whoever enqueues catches.
 * Closing ends what runs and drops what waits, because the next sweep finds it again.
 */
export function createQueue(most: number = mostAtOnce): Queue {
  const running = new Map<string, Job>()
  const waiting = new Map<string, () => Promise<void>>()
  let idle = Promise.withResolvers<void>()
  let closed = false
  idle.resolve()

  function fill(): void {
    for (const [key, work] of waiting) {
      if (running.size >= most) return
      waiting.delete(key)
      start(key, work)
    }
    if (running.size === 0) idle.resolve()
  }

  function start(key: string, work: () => Promise<void>): void {
    const job: Job = { again: undefined }
    running.set(key, job)
    // The work begins after the caller has gone on, so that enqueueing costs nothing.
    Promise.resolve()
      .then(work)
      .catch(() => undefined)
      .finally(() => {
        running.delete(key)
        if (job.again !== undefined && !closed) waiting.set(key, job.again)
        fill()
      })
  }

  return {
    enqueue(key, work) {
      if (closed) return
      if (running.size + waiting.size === 0) idle = Promise.withResolvers<void>()
      const job = running.get(key)
      if (job === undefined) waiting.set(key, work)
      else job.again = work
      fill()
    },
    idle: () => idle.promise,
    async close() {
      closed = true
      waiting.clear()
      if (running.size > 0) await idle.promise
    },
  }
}
