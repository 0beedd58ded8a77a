import { createBodyReader } from './body.ts'
import { type Listener, listen } from './http.ts'
import type { IntakeOptions } from './intake.ts'
import { createRoutes, metricsRoutes } from './routes.ts'
import type { Settings } from './settings.ts'

/** What is open to the outside: webhooks, health, metrics. */
export interface Entrance {
  readonly port: number
  /** On this machine. */
  readonly url: string
  readonly metricsUrl: string
  /** Hands webhooks on from now on, and says that it is ready. Until then they fail, and GitHub is asked for them again. */
  lead(receive: IntakeOptions['receive']): void
  /** Says that it is not ready any more; what comes all the same is still taken. */
  turnAway(): void
  close(): Promise<void>
}

interface Guests {
  readonly host: string | undefined
  readonly metrics: () => Promise<string>
  readonly observe: IntakeOptions['observe']
}

// GitHub sends at most 25 MB a webhook; four of that size at a time are already rare.
const mib = 1024 * 1024
const bodies = { most: 25 * mib, room: 100 * mib }

/** Listens at once. Metrics stand beside the webhooks, unless they have a port of their own. Throws a problem where it cannot. */
export async function openEntrance(
  { port, metricsPort, webhookSecrets: secrets }: Settings,
  { host, metrics, observe }: Guests,
): Promise<Entrance> {
  const state: { ready: boolean; receive: IntakeOptions['receive'] } = { ready: false, receive: notYet }
  const routes = createRoutes({
    secrets,
    observe,
    readBody: createBodyReader(bodies),
    receive: event => state.receive(event),
    isReady: () => state.ready,
    ...(metricsPort === undefined ? { metrics } : {}),
  })
  const main = await listen(routes, { host, port })
  const apart =
    metricsPort === undefined
      ? main
      : await listenBeside(main, metricsRoutes(metrics), { host, port: metricsPort })
  return {
    port: main.port,
    url: `http://127.0.0.1:${main.port}`,
    metricsUrl: `http://127.0.0.1:${apart.port}/metrics`,
    lead(receive) {
      state.receive = receive
      state.ready = true
    },
    turnAway() {
      state.ready = false
    },
    close: async () => void (await Promise.all([main.close(), apart.close()])),
  }
}

function notYet(): Promise<void> {
  return Promise.reject(new Error('not ready'))
}

// A listener that nobody closes would keep the process alive.
async function listenBeside(main: Listener, ...wanted: Parameters<typeof listen>): Promise<Listener> {
  try {
    return await listen(...wanted)
  } catch (error) {
    await main.close()
    throw error
  }
}
