import { parseComment } from '../../src/command/comment.ts'
import { createEngine } from '../../src/engine/engine.ts'
import { defaultDelays } from '../../src/engine/world.ts'
import { createConnection } from '../../src/github/client/connection.ts'
import { openGitHubApp } from '../../src/github/github-app.ts'
import { readHint } from '../../src/github/hint.ts'
import { createQueue } from '../../src/queue/in-process.ts'
import type { SandboxGitHub } from '../../src/sandbox/github-server.ts'
import { createFollow } from '../../src/server/follow.ts'
import { createLog } from '../../src/server/log.ts'
import { createRound } from '../../src/server/rounds.ts'
import { settingsFor } from '../behaviours/stage.ts'
import { sendWhole, type TroubledFetch, troubledFetch } from './trouble.ts'
import type { Turns } from './turns.ts'
import type { Witness } from './witness.ts'

/** A process of ours: all of the server but its HTTP and its timers. */
export interface Replica {
  readonly trouble: TroubledFetch
  /** A webhook came in. */
  hear(event: string, payload: unknown): void
  /** Begins to look at everything that may have been missed. */
  round(): Promise<void>
  isIdle(): boolean
}

const mentions = ['lockkeeper']

/** What a process is set into. */
export interface Surroundings {
  readonly turns: Turns
  readonly witness: Witness
  /** Takes the lines of its log. */
  readonly write: (line: string) => void
  /** Somebody pushes onto that pull request's branch. */
  readonly push: (pullRequest: number) => Promise<void>
}

/** Starts a process whose requests, answers and pauses wait for their turns under that name. */
export async function startReplica(
  gitHub: SandboxGitHub,
  { turns, witness, write, push }: Surroundings,
  name: string,
): Promise<Replica> {
  const log = createLog({ level: 'info', secrets: [], write })
  const send: typeof fetch = async (input, init) => {
    const answer = await turns.act(name, 0, () => {
      turns.tell(`  ${init?.method} ${String(input)} ${String(init?.body ?? '').slice(0, 3000)}`)
      return sendWhole(input, init, gitHub.fetch)
    })
    await turns.wait(name, latency(turns))
    return answer
  }
  const trouble = troubledFetch(turns.now, send, push)
  // Whoever is dead waits for nothing.
  const sleep = async (milliseconds: number): Promise<void> => {
    if (!trouble.isDead()) await turns.wait(name, milliseconds)
    if (trouble.isDead()) throw new Error('the process is gone')
  }
  const clock = { now: () => new Date(turns.now()), sleep }
  const watched = witness.watch(name, trouble.fetch)
  // Whoever is dead asks nobody.
  const ask: typeof fetch = (input, init) => (trouble.isDead() ? trouble.fetch : watched)(input, init)
  const { api: base, appId, privateKey } = settingsFor(gitHub)
  const connection = createConnection({
    base,
    appId,
    privateKey,
    clock,
    fetch: ask,
  })
  const app = await inTurns(turns, openGitHubApp(connection, clock))
  const queue = createQueue()
  const engine = createEngine({
    installation: app.installation(gitHub.installation.id),
    clock,
    mentions,
    publish: () => undefined,
    delays: defaultDelays,
    remind: (request, after) =>
      void turns.act(name, after, async () =>
        queue.enqueue(request, () => engine.lookAgain(request).catch(() => undefined)),
      ),
  })
  const follow = createFollow({
    queue,
    log,
    engineOf: () => engine,
    forget: () => undefined,
    // By the machine's timers: here whoever sweeps comes by instead.
    retries: [],
    mayCommand: body => {
      const { commands, refusals } = parseComment(body, { mentions })
      return commands.length + refusals.length > 0
    },
  })
  const installations = async () => [gitHub.installation.id]
  return {
    trouble,
    hear(event, payload) {
      const hint = readHint(app.identity, event, payload)
      if (hint !== undefined) follow.hint(hint)
    },
    round: createRound({ clock, log, installations, sweep: follow.sweep }),
    isIdle: () => queue.size().running + queue.size().waiting === 0,
  }
}

/** An answer is under way for a while; seldom it takes so long that others give whoever waits up for dead. */
function latency({ below }: Turns): number {
  return below(50) === 0 ? below(9_000) : below(150)
}

async function inTurns<T>(turns: Turns, work: Promise<T>): Promise<T> {
  let isOver = false
  const over = () => {
    isOver = true
  }
  work.then(over, over)
  await turns.play(() => isOver)
  return work
}
