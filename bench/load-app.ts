// The server for bench/load.ts, in a process of its own: the memory that is measured is the server's alone.
// Does what it is told by messages, and reports itself whenever another tenth of the promotions has ended.
import { type LoadedApp, type Place, shareClock, startLoadedApp } from '../test/load/app.ts'

/** What the driver asks for. */
export type Order =
  | { readonly order: 'start'; readonly place: Place; readonly every: number }
  | { readonly order: Step }

/** An order after the first. */
export type Step = 'sweep' | 'idle' | 'close'

/** What the server says: that an order was carried out, or how it stands. */
export type Report = { readonly done: string } | { readonly sample: Sample }

/** How the server stands when so many promotions have ended; memory in MB, after a collection. */
export interface Sample {
  readonly promotions: number
  readonly heap: number
  /** Beside the heap. */
  readonly buffers: number
  readonly resident: number
  /** Requests to GitHub until now. */
  readonly requests: number
  /** Seconds of processor time until now. */
  readonly processor: number
}

let app: LoadedApp | undefined
let every = 100
let ended = 0
let requests = 0

process.on('message', (told: Order) => {
  carryOut(told).then(
    done => process.send?.({ done } satisfies Report),
    error => {
      console.error(error)
      process.exit(1)
    },
  )
})

async function carryOut(told: Order): Promise<string> {
  if (told.order === 'start') {
    every = told.every
    return start(told.place)
  }
  await app?.[told.order]()
  return ''
}

async function start(place: Place): Promise<string> {
  app = await startLoadedApp(place, await shareClock(place), {
    publish({ kind }) {
      if (kind !== 'promotion-ended') return
      ended += 1
      if (ended % every === 0) report()
    },
    request: () => {
      requests += 1
    },
  })
  report()
  return app.webhookUrl
}

function report(): void {
  globalThis.gc?.()
  // What the first one has only finalized.
  globalThis.gc?.()
  const { heapUsed, arrayBuffers, rss } = process.memoryUsage()
  const { user, system } = process.cpuUsage()
  const megabytes = (bytes: number): number => Math.round(bytes / 1024 / 102.4) / 10
  const sample = {
    promotions: ended,
    heap: megabytes(heapUsed),
    buffers: megabytes(arrayBuffers),
    resident: megabytes(rss),
    requests,
    processor: Math.round((user + system) / 1e5) / 10,
  }
  process.send?.({ sample } satisfies Report)
}
