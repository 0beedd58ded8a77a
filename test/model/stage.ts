import { type SandboxGitHub, startSandboxGitHub } from '../../src/sandbox/github-server.ts'
import { fileAt, pushFile, repositoryAt } from '../behaviours/stage.ts'
import { isWrite } from '../crash/cut.ts'
import { type Done, pushOnto } from './acts.ts'
import { createInbox, type Post } from './inbox.ts'
import { type Replica, startReplica } from './replica.ts'
import { textsIn, toldSecrets } from './secrets.ts'
import { createTurns, type Turns } from './turns.ts'
import { createWitness } from './witness.ts'

/** GitHub, one or two replicas, and one clock for all, which turns move. */
export interface ModelStage {
  readonly gitHub: SandboxGitHub
  readonly turns: Turns
  readonly replicas: readonly Replica[]
  /** Replaces a process by a new one. */
  start(index: number): Promise<void>
  setReplicas(count: 1 | 2): Promise<void>
  /** What people did since the last time because something went wrong so. */
  besides(): readonly Done[]
  /** What processes did wrong at GitHub's border since the last time, and secrets that they told. */
  wrongs(): readonly string[]
  /** Hands out webhooks and gives turns until nobody has anything to do, and those acts are over. Answers whether anything went wrong meanwhile. */
  settle(post: Post, acts?: Promise<unknown>): Promise<boolean>
  /** Goes rounds until two in a row write nothing. */
  sweepToTheEnd(): Promise<void>
  close(): Promise<void>
}

/** What GitHub it is. */
export interface Where {
  /** A GitHub Enterprise Server, without asynchronous merges. */
  readonly ghes: boolean
  /** What the branch asks for by its own rules: nothing, the check, the check on what is up to date, or its merge queue. */
  readonly protection: 'none' | 'checks' | 'strict' | 'queue'
  /** Whether the configuration asks for somebody else's approval in prod. */
  readonly approval: boolean
  /** How often mergeability is unknown when it is asked for. */
  readonly lateness: number
  readonly replicas: 1 | 2
}

const begin = Date.UTC(2026, 0, 5)

/** Starts it with one replica; the seed decides who moves when. */
export async function startModelStage(where: Where, seed: number): Promise<ModelStage> {
  const works = { own: 0, all: 0 }
  const turns: Turns = createTurns(seed, begin, () => settled(gitHub, works))
  const gitHub: SandboxGitHub = await startSandboxGitHub({
    checks: { delay: 0, conclusion: 'success' },
    now: turns.now,
    behaviour: { ghes: where.ghes, mergeableAfterReads: where.lateness },
    // Nobody listens there, and no socket is opened: what GitHub wanted to deliver is taken from its list of deliveries.
    webhookUrl: 'data:,',
    async later(milliseconds, calledOff) {
      // What can be called off is a check of the seeded CI, which GitHub itself does not wait for.
      const isOwn = calledOff === undefined
      works.all += 1
      if (isOwn) works.own += 1
      await turns.wait('GitHub', milliseconds + turns.below(isOwn ? 2_500 : 12_000))
      works.all -= 1
      if (isOwn) works.own -= 1
      calledOff?.throwIfAborted()
    },
  })
  await prepare(gitHub, where)
  const replicas: Replica[] = []
  const witness = createWitness(repositoryAt(gitHub, 'fleet'), turns.now)
  const logged: string[] = []
  const besides: Done[] = []
  const push = (number: number): Promise<void> =>
    turns.act('people', 0, async () => {
      await pushOnto(gitHub, number)
      besides.push({ kind: 'push' })
    })
  const surroundings = { turns, witness, write: (line: string) => void logged.push(line), push }
  const start = async (index: number): Promise<void> => {
    replicas[index] = await startReplica(gitHub, surroundings, `replica ${index}`)
  }
  for (let index = 0; index < where.replicas; index++) await start(index)
  const inbox = createInbox(gitHub, turns, replicas)
  const settle = async (post: Post, acts: Promise<unknown> = Promise.resolve()): Promise<boolean> => {
    let wrong = post === 'lost'
    let acting = true
    const acted = () => {
      acting = false
    }
    acts.then(acted, acted)
    for (let isQuiet = false; !isQuiet; ) {
      await turns.play(() => !acting && inbox.open(post) === 0 && works.all === 0 && replicas.every(isAtRest))
      const dead = replicas.flatMap(({ trouble }, index) => (trouble.isDead() ? [index] : []))
      for (const index of dead) await start(index)
      isQuiet = dead.length === 0
      wrong ||= !isQuiet
    }
    for (const replica of replicas) wrong = replica.trouble.disarm() || wrong
    return wrong
  }
  const setReplicas = async (count: 1 | 2): Promise<void> => {
    replicas.length = Math.min(replicas.length, count)
    if (replicas.length < count) await start(1)
  }
  const sweepToTheEnd = () => sweep(gitHub, replicas, () => settle('as sent'))
  const wrongs = () => [...witness.take(), ...toldSecrets([...logged.splice(0), ...textsIn(gitHub)])]
  const seen = { wrongs, besides: () => besides.splice(0), close: () => gitHub.close() }
  return { gitHub, turns, replicas, start, setReplicas, settle, sweepToTheEnd, ...seen }
}

async function prepare(gitHub: SandboxGitHub, { protection, approval }: Where): Promise<void> {
  const path = '.github/lockkeeper.yml'
  const config = await fileAt(gitHub, path)
  if (approval)
    await pushFile(gitHub, { path, text: config.replace('merge: when-green', 'merge: after-approval') })
  if (protection === 'none') return
  const rules = {
    ...{ requiredChecks: ['validate'], strict: protection === 'strict', approvals: undefined },
    mergeQueue: protection === 'queue',
  }
  repositoryAt(gitHub, 'fleet').rules.set('main', rules)
}

/** Whoever is dead has nothing to do. */
function isAtRest(replica: Replica): boolean {
  return replica.trouble.isDead() || replica.isIdle()
}

/** GitHub's own work has come to rest, but for what waits for a turn of its own. */
async function settled({ world }: SandboxGitHub, works: { readonly own: number }): Promise<void> {
  while (world.background.size > works.own) await new Promise(resolve => setImmediate(resolve))
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
    await Promise.all(replicas.map(replica => replica.round()))
    await settle()
    const writes = gitHub.requests.all().filter(isWrite)
    last = writes.map(({ method, path, operation, status }) => `${method} ${path} ${operation} ${status}`)
    quiet = writes.length > 0 ? 0 : quiet + 1
  }
}
