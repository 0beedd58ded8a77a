import pino from 'pino'
import { parseComment } from '../../src/command/comment.ts'
import { createEngine, type Engine } from '../../src/engine/engine.ts'
import { defaultDelays } from '../../src/engine/world.ts'
import { createConnection } from '../../src/github/client/connection.ts'
import { openGitHubApp } from '../../src/github/github-app.ts'
import { readHint } from '../../src/github/hint.ts'
import { createQueue } from '../../src/queue/in-process.ts'
import { type SandboxGitHub, startSandboxGitHub } from '../../src/sandbox/github-server.ts'
import type { Delivery } from '../../src/sandbox/webhooks/deliveries.ts'
import { createFollow } from '../../src/server/follow.ts'
import { settingsFor } from '../behaviours/stage.ts'
import { isWrite } from '../crash/cut.ts'
import { jumpingClock } from '../github/script.ts'
import { type TroubledFetch, troubledFetch } from './trouble.ts'

/** A process of ours: all of the server but its HTTP and its timers. */
export interface Replica {
  readonly trouble: TroubledFetch
  /** A webhook came in. */
  hear(event: string, payload: unknown): void
  sweep(): Promise<void>
  /** Everything that asked to be looked at again, now. */
  wake(): void
  idle(): Promise<void>
}

/** How webhooks reach us in one step. */
export type Post = 'as sent' | 'lost' | 'doubled' | 'shuffled'

/** GitHub, one or two replicas, and one clock for all, which waiting moves. */
export interface ModelStage {
  readonly gitHub: SandboxGitHub
  readonly clock: ReturnType<typeof jumpingClock>
  readonly replicas: readonly Replica[]
  /** Replaces a process by a new one. */
  start(index: number): Promise<void>
  setReplicas(count: 1 | 2): Promise<void>
  /** Hands out webhooks until none comes any more. Answers whether anything went wrong meanwhile. */
  settle(post: Post): Promise<boolean>
  /** Sweeps until two sweeps in a row write nothing. */
  sweepToTheEnd(): Promise<void>
  close(): Promise<void>
}

/** Starts it with one replica. */
export async function startModelStage(): Promise<ModelStage> {
  const clock = jumpingClock(Date.now())
  const gitHub = await startSandboxGitHub({
    checks: { delay: 0, conclusion: 'success' },
    now: () => clock.now().getTime(),
    // Nobody listens there: what GitHub wanted to deliver is taken from its list of deliveries.
    webhookUrl: 'http://127.0.0.1:9/',
  })
  const replicas: Replica[] = []
  const start = async (index: number): Promise<void> => {
    replicas[index] = await startReplica(gitHub, clock)
  }
  await start(0)
  const inbox = createInbox(gitHub)
  const settle = async (post: Post): Promise<boolean> => {
    let wrong = post === 'lost'
    do {
      const arrived = await inbox.take(post)
      for (const { event, payload } of arrived)
        for (const replica of replicas) replica.hear(event, JSON.parse(payload))
      for (const replica of replicas) replica.wake()
      await Promise.all(replicas.map(replica => replica.idle()))
      for (const [index, replica] of replicas.entries()) {
        wrong = replica.trouble.isDead() || wrong
        if (replica.trouble.isDead()) await start(index)
      }
    } while (await inbox.hasMore())
    for (const replica of replicas) wrong = replica.trouble.disarm() || wrong
    return wrong
  }
  const setReplicas = async (count: 1 | 2): Promise<void> => {
    replicas.length = Math.min(replicas.length, count)
    if (replicas.length < count) await start(1)
  }
  const sweepToTheEnd = () => sweep(gitHub, replicas, () => settle('as sent'))
  return { gitHub, clock, replicas, start, setReplicas, settle, sweepToTheEnd, close: () => gitHub.close() }
}

const mentions = ['lockkeeper']
const log = pino({ level: 'silent' })

async function startReplica(gitHub: SandboxGitHub, clock: ReturnType<typeof jumpingClock>): Promise<Replica> {
  const trouble = troubledFetch(() => clock.now().getTime())
  // Whoever is dead waits for nothing.
  const sleep = async (milliseconds: number): Promise<void> => {
    if (trouble.isDead()) throw new Error('the process is gone')
    await clock.sleep(milliseconds)
  }
  const ours = { now: () => clock.now(), sleep }
  const { api: base, appId, privateKey } = settingsFor(gitHub)
  const connection = createConnection({ base, appId, privateKey, clock: ours, fetch: trouble.fetch })
  const app = await openGitHubApp(connection, ours)
  const queue = createQueue()
  const reminders = new Set<string>()
  const engine: Engine = createEngine({
    installation: app.installation(gitHub.installation.id),
    clock: ours,
    mentions,
    publish: () => undefined,
    delays: defaultDelays,
    remind: request => void reminders.add(request),
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
  return {
    trouble,
    hear(event, payload) {
      const hint = readHint(app.identity, event, payload)
      if (hint !== undefined) follow.hint(hint)
    },
    sweep: () => engine.sweep(new Date(0)).catch(() => undefined),
    wake() {
      for (const request of reminders)
        queue.enqueue(request, () => engine.lookAgain(request).catch(() => undefined))
      reminders.clear()
    },
    idle: () => queue.idle(),
  }
}

/** What GitHub wanted to deliver to us and has not been taken yet. */
function createInbox(gitHub: SandboxGitHub): {
  take(post: Post): Promise<readonly Delivery[]>
  hasMore(): Promise<boolean>
} {
  const taken = new Set<Delivery>()
  const fresh = async (): Promise<readonly Delivery[]> => {
    // A check of the seeded CI ends in a timer of its own.
    await new Promise(resolve => setTimeout(resolve, 2))
    await gitHub.settled()
    return gitHub.webhooks.log
      .of(gitHub.app)
      .filter(delivery => !taken.has(delivery))
      .reverse()
  }
  return {
    async take(post) {
      const arrived = await fresh()
      for (const delivery of arrived) taken.add(delivery)
      switch (post) {
        case 'lost':
          return []
        case 'doubled':
          return arrived.flatMap(each => [each, each])
        case 'shuffled':
          return arrived.toReversed()
        default:
          return arrived
      }
    },
    hasMore: async () => (await fresh()).length > 0,
  }
}

async function sweep(
  gitHub: SandboxGitHub,
  replicas: readonly Replica[],
  settle: () => Promise<unknown>,
): Promise<void> {
  let last: readonly string[] = []
  for (let quiet = 0, round = 0; quiet < 2; round++) {
    if (round > 20) throw new Error(`it does not come to an end: ${last.join(', ')}`)
    gitHub.requests.clear()
    await Promise.all(replicas.map(replica => replica.sweep()))
    await settle()
    const writes = gitHub.requests.all().filter(isWrite)
    last = writes.map(({ method, path, operation, status }) => `${method} ${path} ${operation} ${status}`)
    quiet = writes.length > 0 ? 0 : quiet + 1
  }
}
