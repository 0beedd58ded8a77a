import pino from 'pino'
import { createApp } from '../../src/app.ts'
import { parseComment } from '../../src/command/comment.ts'
import { createEngine } from '../../src/engine/engine.ts'
import type { OutcomeEvent } from '../../src/engine/outcome.ts'
import type { Clock } from '../../src/engine/ports/ports.ts'
import { defaultDelays } from '../../src/engine/world.ts'
import { parseApiBase } from '../../src/github/client/api-base.ts'
import { createConnection } from '../../src/github/client/connection.ts'
import type { SentRequest } from '../../src/github/client/send.ts'
import { openGitHubApp } from '../../src/github/github-app.ts'
import { createQueue } from '../../src/queue/in-process.ts'
import { createBodyReader } from '../../src/server/body.ts'
import { createFollow } from '../../src/server/follow.ts'
import { listen } from '../../src/server/http.ts'
import { createReceive } from '../../src/server/receive.ts'
import { createRoutes, webhookPath } from '../../src/server/routes.ts'

/** Where the stand-in is, and whom to be there. */
export interface Place {
  readonly url: string
  readonly apiUrl: string
  readonly appId: number
  readonly privateKey: string
  readonly installation: number
  readonly secret: string
  readonly people: readonly { readonly role: string; readonly token: string }[]
}

/** The production server over a clock that is given. */
export interface LoadedApp {
  readonly webhookUrl: string
  sweep(): Promise<void>
  idle(): Promise<void>
  close(): Promise<void>
}

/** A clock that everybody in one load shares, in whichever process: the stand-in's. */
export interface SharedClock extends Clock {
  /** How far it is ahead of the machine's, in milliseconds. */
  ahead(): Promise<number>
}

/** The stand-in's time: whoever sleeps moves it, and goes on at once. */
export async function shareClock({ url }: Pick<Place, 'url'>): Promise<SharedClock> {
  let offset = 0
  const follow = async (advance?: number): Promise<void> => {
    const moved = advance === undefined ? {} : { method: 'POST', body: JSON.stringify({ advance }) }
    const { now } = (await (await fetch(`${url}/_sandbox/clock`, moved)).json()) as { readonly now: number }
    offset = Math.max(offset, now - Date.now())
  }
  await follow()
  return {
    now: () => new Date(Date.now() + offset),
    sleep: follow,
    async ahead() {
      await follow()
      return offset
    },
  }
}

/** Who looks on at the server. */
export interface Onlooker {
  readonly publish?: (event: OutcomeEvent) => void
  readonly request?: (sent: SentRequest) => void
}

/** Everything of the server but its timers: webhooks come in over HTTP, work goes through the queue. */
export async function startLoadedApp(
  place: Place,
  clock: Clock,
  { publish = () => undefined, request = () => undefined }: Onlooker = {},
): Promise<LoadedApp> {
  const parsed = parseApiBase(place.apiUrl)
  if (parsed.kind !== 'base') throw new Error(parsed.problem.message)
  const { appId, privateKey, secret, installation } = place
  const connection = createConnection({ base: parsed.base, appId, privateKey, clock, observe: request })
  const app = await openGitHubApp(connection, clock)
  const queue = createQueue()
  const log = pino({ level: process.env.LOAD_LOG ?? 'silent' })
  const mentions = ['lockkeeper']
  const engine = createEngine({
    installation: app.installation(installation),
    clock,
    mentions,
    publish,
    delays: defaultDelays,
  })
  const follow = createFollow({
    queue,
    log,
    engineOf: () => engine,
    forget: () => undefined,
    mayCommand: body => {
      const { commands, refusals } = parseComment(body, { mentions })
      return commands.length + refusals.length > 0
    },
  })
  const receive = await createReceive(createApp(app.identity, follow.hint), log)
  const mib = 1024 * 1024
  const readBody = createBodyReader({ most: 25 * mib, room: 100 * mib })
  const routes = createRoutes({ secrets: [secret], readBody, receive, isReady: () => true })
  const listener = await listen(routes, { host: '127.0.0.1', port: 0 })
  return {
    webhookUrl: `http://127.0.0.1:${listener.port}${webhookPath}`,
    sweep: () => engine.sweep(new Date(0)),
    idle: () => queue.idle(),
    async close() {
      await queue.close()
      await listener.close()
    },
  }
}
