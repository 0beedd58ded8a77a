import { personAt } from '../e2e/person.ts'
import { type Asked, brokenRules } from './invariants.ts'
import {
  type Ask,
  allSlots,
  type Belief,
  canSay,
  endingsOf,
  mayMove,
  type Slot,
  textOf,
  type Waiting,
} from './rules.ts'
import { say, setChecks, threads } from './say.ts'
import { createSight, type SeenWorld } from './seen.ts'
import { type ModelStage, type Post, startModelStage } from './stage.ts'
import type { Trouble } from './trouble.ts'

/** One step of a walk: somebody says something, alone or with others, or the surroundings change. */
export type Step =
  | {
      readonly kind: 'say'
      readonly asks: readonly Ask[]
      readonly mishap: Mishap
      readonly withdraw: boolean
    }
  | { readonly kind: 'checks'; readonly conclusion: 'success' | 'failure' }
  | { readonly kind: 'replace' }
  | { readonly kind: 'second replica'; readonly runs: boolean }
  | { readonly kind: 'sweep' }
  | { readonly kind: 'time'; readonly minutes: number }

/** What goes wrong meanwhile: at the nth request of a replica, and on the way of the webhooks. */
export interface Mishap {
  readonly post: Post
  readonly troubles: readonly { readonly replica: number; readonly nth: number; readonly trouble: Trouble }[]
}

interface Walk {
  readonly stage: ModelStage
  readonly look: () => Promise<SeenWorld>
  readonly asked: readonly Asked[]
  readonly belief: Belief
}

/** Goes all steps over a new GitHub; throws, with what was seen, at the first rule that is broken. */
export async function walk(steps: readonly Step[]): Promise<void> {
  const stage = await startModelStage()
  try {
    const look = createSight(stage.gitHub)
    const { pins } = await look()
    const past = new Map([...pins].map(([slot, version]) => [slot, [version]]))
    let at: Walk = {
      stage,
      look,
      asked: [],
      belief: { pins, past, rolledBack: new Set(), waiting: new Map(), checks: 'success' },
    }
    for (const [index, step] of steps.entries()) {
      at = await go(at, step).catch((error: unknown) => {
        throw new Error(
          `${steps
            .slice(0, index + 1)
            .map(tell)
            .join('\n')}\n${error}`,
          { cause: error },
        )
      })
    }
    await stage.sweepToTheEnd()
    const seen = await look()
    demand([...brokenRules(seen, at.asked, at.belief.past), ...unfinished(seen)])
  } finally {
    await stage.close()
  }
}

/** A step in one line. */
function tell(step: Step): string {
  if (step.kind !== 'say') return JSON.stringify(step)
  const { asks, withdraw: taken, mishap } = step
  const said = asks.map(ask => `${textOf(ask)} (${ask.who}, ${ask.place})`).join(' + ')
  const wrong = mishap.troubles.map(({ replica, nth, trouble }) => `${trouble} at ${nth} of ${replica}`)
  return [said, ...(taken ? ['withdrawn'] : []), mishap.post, ...wrong].join('; ')
}

async function go(at: Walk, step: Step): Promise<Walk> {
  const { stage, belief } = at
  switch (step.kind) {
    case 'say':
      return sayAll(at, step)
    case 'checks':
      await setChecks(stage.gitHub, step.conclusion)
      return { ...at, belief: { ...belief, checks: step.conclusion } }
    case 'replace':
      await stage.start(0)
      return at
    case 'second replica':
      await stage.setReplicas(step.runs ? 2 : 1)
      return at
    case 'sweep':
      await stage.sweepToTheEnd()
      return at
    case 'time':
      await stage.clock.sleep(step.minutes * 60_000)
      return at
    default:
      return step satisfies never
  }
}

async function sayAll(at: Walk, step: Step & { readonly kind: 'say' }): Promise<Walk> {
  const { stage, look, belief } = at
  const { mishap } = step
  const asked = [...at.asked]
  for (const ask of step.asks.filter(canSay)) {
    const comment = await say(stage.gitHub, ask)
    if (step.withdraw) await withdraw(stage, ask, comment)
    asked.push({ ...ask, comment, withdrawn: step.withdraw })
  }
  const added = asked.slice(at.asked.length)
  for (const { replica, nth, trouble } of mishap.troubles) stage.replicas[replica]?.trouble.arm(nth, trouble)
  if (await stage.settle(mishap.post)) await stage.sweepToTheEnd()
  const seen = await look()
  const past = withPins(belief.past, seen)
  demand([
    ...brokenRules(seen, asked, past),
    ...added.flatMap(each => (added.length === 1 ? wrong(belief, each, seen) : [])),
  ])
  return {
    ...at,
    asked,
    belief: {
      ...belief,
      past,
      pins: seen.pins,
      rolledBack: rolledBackIn(seen, asked),
      waiting: waitingIn(seen, asked),
    },
  }
}

async function withdraw({ gitHub }: ModelStage, { who, place }: Ask, comment: number): Promise<void> {
  const path = `${threads[place].replace(/\/\d+\/comments$/, '')}/comments/${comment}`
  await personAt(gitHub, who === 'stranger' ? 'stranger' : 'admin').send('DELETE', path)
}

/** How a single ask ended otherwise than the rules say. */
function wrong(belief: Belief, ask: Asked, seen: SeenWorld): readonly string[] {
  const reply = seen.replies.find(({ comment }) => comment === ask.comment)
  const verdict = reply?.verdict ?? 'nobody'
  const endings = ask.withdrawn ? ['nobody'] : endingsOf(belief, ask)
  const expected = pinsAfter(belief, ask, verdict, seen)
  const said = `${textOf(ask)} by the ${ask.who} on the ${ask.place}`
  return [
    ...((endings as readonly string[]).includes(verdict)
      ? []
      : [
          `${said} (${ask.comment}) ended ${verdict}, not ${endings.join(' or ')}: ${reply?.body} ${JSON.stringify([...belief.pins])}`,
        ]),
    ...allSlots
      .filter(slot => expected.get(slot) !== seen.pins.get(slot))
      .map(slot => `${said} left ${slot} at ${seen.pins.get(slot)}, not ${expected.get(slot)}`),
    ...wrongCancel(belief, ask, verdict, seen),
  ]
}

/** What runs where afterwards. Where a train or a rollback leads, the invariants judge; here only whether it may lead there. */
function pinsAfter(belief: Belief, ask: Asked, verdict: string, seen: SeenWorld): ReadonlyMap<Slot, string> {
  const { what } = ask
  // A train ends as its worst promotion does, and the others are merged all the same.
  if (verdict !== 'merged' && what.kind !== 'train') return belief.pins
  const moves = (slot: Slot): boolean =>
    what.kind === 'train'
      ? slot.endsWith(` ${what.to}`)
      : what.kind === 'rollback' && slot === `${what.app} ${what.environment}`
  return new Map(
    [...belief.pins].map(([slot, version]) => {
      if (what.kind === 'promote' && slot === `${what.app} ${what.environment}`) return [slot, what.version]
      return [slot, moves(slot) ? (seen.pins.get(slot) ?? '') : version]
    }),
  )
}

/** The newest promotion of the thread that still waits is cancelled, by whoever may. */
function wrongCancel(belief: Belief, ask: Asked, verdict: string, seen: SeenWorld): readonly string[] {
  if (ask.what.kind !== 'cancel' || ask.withdrawn || ask.who === 'bot' || ask.who === 'stranger') return []
  const newest = [...belief.waiting.values()]
    .filter(({ place }) => place === ask.place)
    .toSorted((left, right) => right.comment - left.comment)[0]
  const may = newest !== undefined && (mayMove(ask) || newest.who === ask.who)
  const still = seen.pulls.some(({ comment, state }) => comment === newest?.comment && state === 'open')
  return (verdict === 'answered') === may && (!may || !still)
    ? []
    : [`/cancel by the ${ask.who} ended ${verdict}; ${newest?.comment} is ${still ? 'open' : 'closed'}`]
}

function withPins(past: Belief['past'], { commits }: SeenWorld): Belief['past'] {
  const grown = new Map(past)
  for (const { slot, before, after } of commits) {
    const name = slot as Slot
    const versions = [before.get(name) ?? '', after.get(name) ?? '']
    grown.set(name, [...new Set([...(grown.get(name) ?? []), ...versions])])
  }
  return grown
}

function rolledBackIn({ commits }: SeenWorld, asked: readonly Asked[]): ReadonlySet<string> {
  const back = new Set(asked.flatMap(({ comment, what }) => (what.kind === 'rollback' ? [comment] : [])))
  return new Set(commits.flatMap(({ slot, comment }) => (back.has(comment) ? [slot] : [])))
}

function waitingIn({ pulls }: SeenWorld, asked: readonly Asked[]): ReadonlyMap<Slot, Waiting> {
  return new Map(
    pulls.flatMap(({ slot, version, comment, state }) => {
      const ask = asked.find(each => each.comment === comment)
      return state === 'open' && ask !== undefined
        ? [[slot as Slot, { version, comment, who: ask.who, place: ask.place }] as const]
        : []
    }),
  )
}

/** Replies that are not over though nothing waits any more. */
function unfinished({ replies, pulls }: SeenWorld): readonly string[] {
  return replies
    .filter(
      ({ comment, over }) => !over && !pulls.some(pull => pull.comment === comment && pull.state === 'open'),
    )
    .map(({ comment, verdict }) => `the reply to ${comment} says ${verdict} for ever`)
}

function demand(broken: readonly string[]): void {
  if (broken.length > 0) throw new Error(broken.join('\n'))
}
