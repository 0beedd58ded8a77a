import type { Engine } from '../../src/engine/engine.ts'
import { createTurns, type Turns } from '../model/turns.ts'
import { Calls } from './fakes/calls.ts'
import { mergeByItself } from './fakes/fake-pull-requests.ts'
import { removeBranch } from './fakes/fake-repository.ts'
import { addCommit, headOf, mergeFiles } from './fakes/git.ts'
import { ada, alice, engineOver, noDelays, type Seeded, seed } from './fakes/seed.ts'
import { broken } from './race-rules.ts'

// Two processes over the ports in memory, every call and its answer in a turn of its own: thousands of ways in which they and people can
// come between each other, in seconds.

/** What somebody does at a moment, in milliseconds from the start. */
export type Deed = Said | Looked | Meddled

interface Said {
  readonly at: number
  readonly kind: 'say'
  readonly body: string
  readonly by: 'alice' | 'ada'
}

interface Looked {
  readonly at: number
  readonly kind: 'sweep' | 'look'
  readonly replica: number
}

export interface Meddled {
  readonly at: number
  /** `green`: the required checks pass. */
  readonly kind: 'close' | 'merge' | 'unbranch' | 'edit' | 'delete' | 'green'
  readonly pick: number
}

/** A call of a replica that goes wrong; whoever dies is not started again before all is over. */
export interface Fate {
  readonly replica: number
  readonly call: number
  readonly when: 'before' | 'after'
  readonly dies: boolean
}

const start = Date.parse('2026-11-21T10:00:00Z')
const slot = 'lockkeeper/prod/podinfo'

interface Stage {
  readonly seeded: Seeded
  readonly turns: Turns
  readonly engines: readonly Engine[]
  /** Begins what may fail, as work does in a process. */
  readonly attempt: (work: Promise<unknown>) => void
}

/** Lets it all happen, then sweeps until nothing changes; what is broken then, in words. */
export async function race(
  number: number,
  deeds: readonly Deed[],
  fates: readonly Fate[],
  seeded = seed(),
): Promise<readonly string[]> {
  const turns = createTurns(number, start, async () => undefined)
  const engines = [0, 1].map(index =>
    engineOf(
      seeded,
      turns,
      index,
      fates.filter(({ replica }) => replica === index),
    ),
  )
  let open = 0
  const attempt = (work: Promise<unknown>): void => {
    open += 1
    const over = () => {
      open -= 1
    }
    work.then(over, over)
  }
  const stage = { seeded, turns, engines, attempt }
  for (const deed of deeds) attempt(turns.act('people', deed.at, async () => perform(stage, deed)))
  await turns.play(() => open === 0)
  keepTime(seeded, turns)
  await sweepUntilStill(seeded)
  return broken(seeded)
}

function perform({ seeded, turns, engines, attempt }: Stage, deed: Deed): void {
  keepTime(seeded, turns)
  const { github, source, fleet, issue } = seeded
  switch (deed.kind) {
    case 'sweep':
    case 'look': {
      const engine = engines[deed.replica]
      const work = deed.kind === 'sweep' ? engine?.sweep(new Date(0)) : engine?.lookAt(fleet.ref, slot)
      attempt(work ?? Promise.resolve())
      break
    }
    case 'say': {
      const { id } = github.comment(source, issue, deed.by === 'alice' ? alice : ada, deed.body)
      for (const engine of engines)
        attempt(turns.wait('webhook', turns.below(1_500)).then(() => engine.answerComment(source.ref, id)))
      break
    }
    case 'edit':
    case 'delete':
      changeComment(seeded, deed)
      break
    default:
      changePull(seeded, deed.kind)
  }
}

function engineOf(seeded: Seeded, turns: Turns, index: number, fates: readonly Fate[]): Engine {
  const who = `replica ${index}`
  const calls = new Calls()
  const state = { dead: false }
  const die = (): never => {
    throw new Error('the process is gone')
  }
  const strike = (call: number, when: Fate['when']): void => {
    const fate = fates.find(each => each.call === call && each.when === when)
    if (fate?.dies) state.dead = true
    if (fate !== undefined) die()
  }
  calls.before = async (name, call) => {
    if (state.dead) die()
    strike(call, 'before')
    await turns.wait(who, 0)
    if (state.dead) die()
    turns.tell(`  ${name}`)
    keepTime(seeded, turns)
  }
  calls.after = async (_, call) => {
    strike(call, 'after')
    await turns.wait(who, turns.below(40) === 0 ? turns.below(9_000) : turns.below(150))
    if (state.dead) die()
  }
  const clock = {
    now: () => new Date(turns.now()),
    sleep: async (milliseconds: number) => {
      await turns.wait(who, milliseconds)
      if (state.dead) die()
    },
  }
  return engineOver(seeded.github, [], calls, noDelays, clock)
}

/** The fakes' clock goes with the turns. */
function keepTime({ github: { clock } }: Seeded, turns: Turns): void {
  clock.pass(Math.max(0, turns.now() - clock.now().getTime()))
}

function changeComment({ source }: Seeded, { kind, pick }: Meddled): void {
  const asked = source.comments.filter(({ ours }) => !ours)
  const comment = asked[pick % Math.max(1, asked.length)]
  if (kind === 'delete') source.comments = source.comments.filter(each => each !== comment)
  else if (comment !== undefined) Object.assign(comment, { body: `${comment.body}\n\nPlease.`, edited: true })
}

function changePull({ fleet, github: { clock } }: Seeded, kind: Meddled['kind']): void {
  const open = fleet.pullRequests.find(({ state }) => state === 'open')
  if (open === undefined) return
  if (kind === 'close') Object.assign(open, { state: 'closed', updatedAt: clock.now() })
  if (kind === 'unbranch') removeBranch(fleet, open.branch)
  if (kind === 'green') {
    fleet.checks.set(open.head, [{ name: 'ci', status: 'passed' }])
    mergeByItself(fleet, clock)
  }
  if (kind !== 'merge') return
  const base = headOf(fleet, 'main')
  const files = mergeFiles(fleet, open.head, base.sha)
  if (files === undefined) return
  const { sha } = addCommit(fleet, { files, message: 'By hand', parents: [base.sha], ours: false })
  fleet.branches.set('main', sha)
  Object.assign(open, { state: 'merged', mergeCommit: sha, mergedAt: clock.now(), updatedAt: clock.now() })
}

async function sweepUntilStill(seeded: Seeded): Promise<void> {
  const { source, fleet } = seeded
  const picture = () =>
    JSON.stringify([source.comments, fleet.pullRequests, fleet.deployments, [...fleet.branches]])
  for (let round = 0, before = ''; before !== picture(); round++) {
    if (round > 15) throw new Error('it never comes to rest')
    before = picture()
    seeded.github.clock.pass(10_000)
    await engineOver(seeded.github).sweep(new Date(0))
  }
}
