// Requests, their answers, pauses, webhooks and GitHub's own work: each waits for its turn, and a seed decides whose it is. Nothing depends
// on the machine's speed, so whatever goes wrong goes wrong again.

import { appendFileSync } from 'node:fs'
import { signed } from './elsewhere.ts'

/** One thread of events over a clock that only turns move. */
export interface Turns {
  readonly now: () => number
  /** Waits for a turn that comes when so many milliseconds have passed, or later. */
  wait(who: string, milliseconds: number): Promise<void>
  /** Does it in a turn of its own: nobody else moves until it is done. */
  act<T>(who: string, milliseconds: number, work: () => Promise<T>): Promise<T>
  /** So many milliseconds pass. */
  pass(milliseconds: number): void
  /** Gives turns until it is over. */
  play(isOver: () => boolean): Promise<void>
  /** A number below that one. */
  below(limit: number): number
  /** How many turns there were, for whoever compares two runs. */
  readonly count: () => number
  /** Notes what a turn is for, where `MODEL_TRACE` names a file for it. */
  readonly tell: (line: string) => void
}

interface Item {
  readonly who: string
  readonly due: number
  readonly go: () => Promise<unknown>
}

interface State {
  readonly tell: (line: string) => void
  readonly settled: () => Promise<unknown>
  readonly below: (limit: number) => number
  readonly waiting: Set<Item>
  /** Until which turn somebody, or one thing, is held up. */
  readonly held: Map<string | Item, number>
  now: number
  turn: number
  arrivals: number
}

/** `settled` resolves when what a turn set off outside (in GitHub) has come to rest. */
export function createTurns(seed: number, start: number, settled: () => Promise<unknown>): Turns {
  const file = process.env.MODEL_TRACE
  const state: State = {
    tell: file === undefined ? () => undefined : line => appendFileSync(file, `${line}\n`),
    settled,
    below: createChance(seed),
    waiting: new Set(),
    held: new Map(),
    now: start,
    turn: 0,
    arrivals: 0,
  }
  const act = <T>(who: string, milliseconds: number, work: () => Promise<T>): Promise<T> => {
    const { promise, resolve, reject } = Promise.withResolvers<T>()
    state.waiting.add({ who, due: state.now + milliseconds, go: () => work().then(resolve, reject) })
    state.arrivals += 1
    return promise
  }
  return {
    act,
    now: () => state.now,
    wait: (who, milliseconds) => act(who, milliseconds, async () => undefined),
    pass: milliseconds => {
      state.now += milliseconds
    },
    play: isOver => play(state, isOver),
    below: state.below,
    tell: state.tell,
    count: () => state.turn,
  }
}

async function play(state: State, isOver: () => boolean): Promise<void> {
  for (await rest(state); !isOver(); await rest(state)) {
    const item = choose(state)
    // Something is done outside this thread (a signature), and will be back.
    if (item === undefined) {
      await new Promise(resolve => setTimeout(resolve, 1))
      continue
    }
    state.turn += 1
    state.tell(`${state.turn} ${state.now} ${item.who}`)
    state.waiting.delete(item)
    state.now = Math.max(state.now, item.due)
    await item.go()
    await state.settled()
  }
}

/** Whoever had a turn goes on until it waits again. */
async function rest(state: State): Promise<void> {
  for (let still = 0, seen = state.arrivals; still < 3; still++) {
    await new Promise(resolve => setImmediate(resolve))
    await signed()
    if (seen !== state.arrivals) still = 0
    seen = state.arrivals
  }
}

/** One of those whose time has come; now and then all of them take long, or one is held up while the others go far. */
function choose(state: State): Item | undefined {
  const { below, held, waiting } = state
  if (below(60) === 0) state.now += below(12_000)
  for (const [what, until] of held) if (until <= state.turn) held.delete(what)
  const free = [...waiting].filter(item => !held.has(item) && !held.has(item.who))
  const candidates = free.length > 0 ? free : [...waiting]
  const first = Math.min(...candidates.map(({ due }) => due))
  const ready = candidates.filter(({ due }) => due <= Math.max(state.now, first))
  const item = ready[below(ready.length)]
  if (item === undefined || ready.length === 1 || below(40) > 0) return item
  held.set(below(2) === 0 ? item : item.who, state.turn + 10 + below(80))
  return ready.find(each => each !== item)
}

/** Numbers that look random, the same for the same seed: a xorshift of 32 bits. */
function createChance(seed: number): (limit: number) => number {
  let bits = (seed ^ 0x5bd1e995) | 1
  return limit => {
    bits ^= bits << 13
    bits ^= bits >>> 17
    bits ^= bits << 5
    return (bits >>> 0) % limit
  }
}
