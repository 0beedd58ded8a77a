import { personAt } from '../e2e/person.ts'
import { type Act, type Done, perform } from './acts.ts'
import type { Post } from './inbox.ts'
import { brokenGates, brokenRules } from './invariants.ts'
import { demand, judge, type Position, unfinished } from './judge.ts'
import { type Ask, canSay, spellOut, textOf } from './rules.ts'
import { say, setChecks, threads } from './say.ts'
import { createSight, type SeenWorld } from './seen.ts'
import { type ModelStage, startModelStage, type Where } from './stage.ts'
import type { Trouble } from './trouble.ts'

/** One step of a walk: somebody says something, alone or with others, or the surroundings change. */
export type Step =
  | {
      readonly kind: 'say'
      readonly asks: readonly Ask[]
      readonly mishap: Mishap
      readonly withdraw: boolean
      /** What people do meanwhile, each after so many milliseconds. */
      readonly meanwhile: readonly { readonly after: number; readonly act: Act }[]
    }
  /** People do something on GitHub, and nobody says anything. */
  | { readonly kind: 'act'; readonly act: Act; readonly post: Post }
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

/** Where a walk came to: the same for the same seed and steps, on any machine. */
export interface Gone {
  readonly turns: number
  readonly now: number
  readonly commits: readonly string[]
}

interface Walk extends Position {
  readonly stage: ModelStage
  readonly look: () => Promise<SeenWorld>
}

/** Goes all steps over a new GitHub, where the seed decides who moves when; throws, with what was seen, at the first rule that is broken. */
export async function walk(where: Where, seed: number, steps: readonly Step[]): Promise<Gone> {
  const stage = await startModelStage(where, seed)
  try {
    const look = createSight(stage.gitHub)
    const { pins } = await look()
    const past = new Map([...pins].map(([slot, version]) => [slot, [version]]))
    let at: Walk = {
      stage,
      look,
      asked: [],
      belief: {
        ...{ pins, past, rolledBack: new Set(), waiting: new Map(), checks: 'success' },
        ...{
          approval: where.approval,
          queued: where.protection === 'queue',
          revoked: false,
          disturbed: false,
        },
      },
      commits: 0,
    }
    for (const [index, step] of steps.entries()) {
      at = await goWell(at, step).catch((error: unknown) => {
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
    const gates = brokenGates(seen, at.asked, { known: at.commits, belief: at.belief })
    demand([...brokenRules(seen, at.asked, at.belief.past), ...gates, ...unfinished(seen), ...stage.wrongs()])
    return { turns: stage.turns.count(), now: stage.turns.now(), commits: seen.commits.map(({ sha }) => sha) }
  } finally {
    await stage.close()
  }
}

/** A step in one line. */
function tell(step: Step): string {
  if (step.kind !== 'say') return JSON.stringify(step)
  const { asks, withdraw: taken, mishap, meanwhile } = step
  const said = asks.map(ask => `${textOf(ask)} (${ask.who}, ${ask.place})`).join(' + ')
  const wrong = mishap.troubles.map(({ replica, nth, trouble }) => `${trouble} at ${nth} of ${replica}`)
  const besides = meanwhile.map(({ after, act }) => `after ${after} ${JSON.stringify(act)}`)
  return [said, ...(taken ? ['withdrawn'] : []), mishap.post, ...wrong, ...besides].join('; ')
}

async function goWell(at: Walk, step: Step): Promise<Walk> {
  const after = await go(at, step)
  demand(at.stage.wrongs())
  return after
}

async function go(at: Walk, step: Step): Promise<Walk> {
  const { stage, belief } = at
  switch (step.kind) {
    case 'say':
      return sayAll(at, step)
    case 'act':
      return actAlone(at, step)
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
      stage.turns.pass(step.minutes * 60_000)
      return at
    default:
      return step satisfies never
  }
}

async function sayAll(at: Walk, step: Step & { readonly kind: 'say' }): Promise<Walk> {
  const { stage, look } = at
  const { mishap, meanwhile } = step
  const asked = [...at.asked]
  for (const each of step.asks.filter(canSay)) {
    const ask = spellOut(each, at.belief)
    const comment = await say(stage.gitHub, ask)
    if (step.withdraw) await withdraw(stage, ask, comment)
    asked.push({ ...ask, comment, withdrawn: step.withdraw, removed: false, gone: step.withdraw })
  }
  const added = asked.slice(at.asked.length)
  for (const { replica, nth, trouble } of mishap.troubles) stage.replicas[replica]?.trouble.arm(nth, trouble)
  const comments = asked.map(({ comment }) => comment)
  // In the order in which they were done.
  const done: Done[] = []
  const acts = Promise.all(
    meanwhile.map(({ after, act }) =>
      stage.turns.act('people', after, async () => {
        const did = await perform(stage.gitHub, act, comments)
        if (did !== undefined) done.push(did)
      }),
    ),
  )
  const wrongs = await stage.settle(mishap.post, acts)
  if (wrongs) await stage.sweepToTheEnd()
  return { ...at, ...judge(at, { asked, added, done: [...done, ...stage.besides()], seen: await look() }) }
}

/** What people do besides is done in one turn; whoever hears of it goes on. */
async function actAlone(at: Walk, { act, post }: Step & { readonly kind: 'act' }): Promise<Walk> {
  const { stage, asked } = at
  const comments = asked.map(({ comment }) => comment)
  const work = stage.turns.act('people', 0, () => perform(stage.gitHub, act, comments))
  if (await stage.settle(post, work)) await stage.sweepToTheEnd()
  const done = await work
  const moved = {
    asked,
    added: [],
    done: [...(done === undefined ? [] : [done]), ...stage.besides()],
    seen: await at.look(),
  }
  return { ...at, ...judge(at, moved) }
}

async function withdraw({ gitHub }: ModelStage, { who, place }: Ask, comment: number): Promise<void> {
  const path = `${threads[place].replace(/\/\d+\/comments$/, '')}/comments/${comment}`
  await personAt(gitHub, who === 'stranger' ? 'stranger' : 'admin', gitHub.fetch).send('DELETE', path)
}
