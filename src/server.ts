import type { Logger } from 'pino'
import { createApp } from './app.ts'
import { parseComment } from './command/comment.ts'
import type { OpenCluster } from './engine/ports/cluster-port.ts'
import type { Queue } from './engine/ports/queue-port.ts'
import { type Delays, defaultDelays } from './engine/world.ts'
import { type Connection, createConnection } from './github/client/connection.ts'
import { redeliverFailed } from './github/deliveries.ts'
import { type GitHubApp, openGitHubApp } from './github/github-app.ts'
import type { BlobDisk } from './github/repository/blobs.ts'
import { createQueue } from './queue/in-process.ts'
import { openBlobDisk } from './server/blob-disk.ts'
import { lazyClusters } from './server/clusters.ts'
import { createEngines } from './server/engines.ts'
import { openEntrance } from './server/entrance.ts'
import { createFollow, type Follow } from './server/follow.ts'
import { createLog } from './server/log.ts'
import { createMetrics } from './server/metrics.ts'
import { createObserver, type Observer } from './server/observe.ts'
import { openPatiently } from './server/open-patiently.ts'
import { createReceive } from './server/receive.ts'
import { openRegistries } from './server/registries.ts'
import { createRound, type Rounds, repeatRound } from './server/rounds.ts'
import { webhookPath } from './server/routes.ts'
import type { Settings } from './server/settings.ts'
import { systemClock } from './server/system-clock.ts'
import { followProxy } from './server/webhook-proxy.ts'

/** A server that answers. */
export interface RunningServer {
  /** On this machine. */
  readonly url: string
  readonly webhookUrl: string
  readonly metricsUrl: string
  /** Resolves when no round is being gone, nothing waits and nothing runs. */
  idle(): Promise<void>
  /** Says that it is not ready, takes nothing new, ends what it began as far as the grace allows. */
  stop(): Promise<void>
}

/** Times in milliseconds. */
export interface StartOptions {
  /** The address to listen at; nothing: every one. */
  readonly host?: string
  /** Takes the log's lines; standard output by default. */
  readonly write?: (line: string) => void
  /** Between saying "not ready" and closing, for whoever sends requests here to notice. */
  readonly notice?: number
  /** How long work may still take when the server stops. */
  readonly grace?: number
  /** Between two rounds, when the settings ask for no polling. */
  readonly betweenRounds?: number
  /** How long the engine waits for what; a real installation's by default. */
  readonly delays?: Delays
}

const noClusters = { environment: {}, folder: '.', programs: [] }
// What had to wait for an owner is seldom older.
const lookBack = 24 * 3_600_000
const defaults = { notice: 3_000, grace: 25_000, betweenRounds: 5 * 60_000 }

/** Starts the GitHub App: webhooks in, health out, rounds in between. Waits while GitHub is away; throws a problem when it does not take the key, or nothing can listen here. */
export async function startServer(settings: Settings, options: StartOptions = {}): Promise<RunningServer> {
  const log = createLog({
    level: settings.logLevel,
    secrets: [settings.privateKey, ...settings.webhookSecrets],
    write: options.write ?? (line => void process.stdout.write(line)),
  })
  const { appId, privateKey, api: base } = settings
  const queue = createQueue()
  const metrics = createMetrics(() => queue.size())
  const observer = createObserver(metrics, log)
  const observe = observer.request
  const connection = createConnection({ base, appId, privateKey, clock: systemClock, observe })
  const { host } = options
  const entrance = await openEntrance(settings, { host, metrics: metrics.text, observe: observer.intake })
  const { url, metricsUrl, port } = entrance
  const open = () => openGitHubApp(connection, systemClock, diskOf(settings))
  const gitHubApp = await openPatiently(open, { settings, clock: systemClock, log, entrance })
  const clusters = lazyClusters(settings.clusters ?? noClusters, systemClock)
  const { delays = defaultDelays } = options
  const follow = followHints({ settings, gitHubApp, queue, clusters: clusters.open, delays, log, observer })
  const receive = await createReceive(createApp(gitHubApp.identity, follow.hint), log)
  const rounds = startRounds({ settings, options, connection, gitHubApp, follow, log })
  const proxy = startProxy(settings, `${url}${webhookPath}`, log)
  entrance.lead(receive)
  log.info({ port, app: gitHubApp.identity.slug }, 'ready')
  const idle = () => rounds.idle().then(() => queue.idle())
  const stop = async () => {
    entrance.turnAway()
    rounds.stop()
    proxy?.stop()
    await systemClock.sleep(options.notice ?? defaults.notice)
    await entrance.close()
    const ended = await endInTime(queue, options.grace ?? defaults.grace)
    clusters.close()
    // What was not ended is found again by the first round of whoever runs next.
    log.info({ ended }, 'stopped')
  }
  return { url, webhookUrl: `${url}${webhookPath}`, metricsUrl, idle, stop }
}

function diskOf({ cacheFolder }: Settings): BlobDisk | undefined {
  return cacheFolder === undefined ? undefined : openBlobDisk(cacheFolder)
}

interface Parts {
  readonly settings: Settings
  readonly gitHubApp: GitHubApp
  readonly queue: Queue
  readonly clusters: OpenCluster
  readonly delays: Delays
  readonly log: Logger
  readonly observer: Observer
}

function followHints({ settings, gitHubApp, queue, clusters, delays, log, observer }: Parts): Follow {
  const registries = settings.registries && openRegistries(settings.registries, systemClock)
  const mentions = [gitHubApp.identity.slug]
  const engines = createEngines({
    ...{ gitHubApp, clock: systemClock, observer, clusters, registries, delays, log },
    remind: (installation, request, after) => follow.remind(installation, request, after),
  })
  const follow = createFollow({
    queue,
    log,
    observe: observer.work,
    since: () => new Date(systemClock.now().getTime() - lookBack),
    engineOf: engines.of,
    forget: engines.forget,
    mayCommand: body => {
      const { commands, refusals } = parseComment(body, { mentions })
      return commands.length > 0 || refusals.length > 0
    },
  })
  return follow
}

function startRounds(
  parts: Pick<Parts, 'gitHubApp' | 'log'> & {
    readonly settings: Settings
    readonly options: StartOptions
    readonly connection: Connection
    readonly follow: Follow
  },
): Rounds {
  const { settings, options, connection, gitHubApp, follow, log } = parts
  const asApp = connection.api({ kind: 'app' })
  const redeliver = () => redeliverFailed(asApp, systemClock.now())
  const round = createRound({
    clock: systemClock,
    log,
    installations: gitHubApp.installations,
    sweep: follow.sweep,
    ...(settings.webhookSecrets.length === 0 ? {} : { redeliver }),
  })
  return repeatRound(round, settings.poll ?? options.betweenRounds ?? defaults.betweenRounds, log)
}

function startProxy(settings: Settings, webhookUrl: string, log: Logger): { stop(): void } | undefined {
  if (settings.webhookProxy === undefined) return undefined
  return followProxy({
    channel: settings.webhookProxy,
    failed: error => log.warn({ err: error }, 'the webhook proxy failed'),
    async deliver(headers, body) {
      await fetch(webhookUrl, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body,
      })
    },
  })
}

async function endInTime(queue: Queue, grace: number): Promise<boolean> {
  const timer = Promise.withResolvers<boolean>()
  const late = setTimeout(() => timer.resolve(false), grace)
  const ended = await Promise.race([queue.close().then(() => true), timer.promise])
  clearTimeout(late)
  return ended
}
