/** Lets what people asked for go before what only looks again. */
export interface Precedence {
  /** Runs the work now; what is deferred waits for its end. */
  now(work: () => Promise<void>): Promise<void>
  /** Starts once nothing runs that was asked for. The same name again takes the place of the first. */
  later(name: string, start: () => void): void
}

// A busy hour must not keep the rest from being looked at.
const longestWait = 30_000

/** What a promotion in progress causes itself (a push, a check) is looked at when it is through, not beside it. */
export function createPrecedence(): Precedence {
  const deferred = new Map<string, () => void>()
  let running = 0
  let timer: NodeJS.Timeout | undefined

  function flush(): void {
    clearTimeout(timer)
    timer = undefined
    const starts = [...deferred.values()]
    deferred.clear()
    for (const start of starts) start()
  }

  return {
    async now(work) {
      running += 1
      try {
        await work()
      } finally {
        running -= 1
        if (running === 0) flush()
      }
    },
    later(name, start) {
      if (running === 0) return start()
      deferred.set(name, start)
      timer ??= setTimeout(flush, longestWait).unref()
    },
  }
}
