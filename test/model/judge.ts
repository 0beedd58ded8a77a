import type { Done } from './acts.ts'
import { type Asked, brokenGates, brokenRules } from './invariants.ts'
import {
  allSlots,
  type Belief,
  counts,
  endingsOf,
  mayMove,
  type Slot,
  textOf,
  upstream,
  type Waiting,
} from './rules.ts'
import type { SeenWorld } from './seen.ts'

/** How far a walk is: what was asked, and what is believed to be the case. */
export interface Position {
  readonly asked: readonly Asked[]
  readonly belief: Belief
  /** How many commits were looked at. */
  readonly commits: number
}

/** What a step came to. */
export interface Moved {
  readonly asked: readonly Asked[]
  readonly added: readonly Asked[]
  readonly done: readonly Done[]
  readonly seen: SeenWorld
}

/** Demands that no rule is broken, and takes over what is there now. */
export function judge(at: Position, { asked: said, added, done, seen }: Moved): Position {
  const { belief } = at
  const asked = withDone(said, done)
  const past = withPins(belief.past, seen)
  const disturbs = done.some(({ kind }) => !foreseen.has(kind))
  const foretold = added.length === 1 && done.length === 0 && !belief.disturbed
  // Within a step a right may have been there for a moment.
  const granted = done.some(({ kind }) => kind === 'grant')
  const rights = done.findLast(({ kind }) => kind === 'grant' || kind === 'revoke')?.kind
  const after = rights === undefined ? belief.revoked : rights === 'revoke'
  const gates = { ...belief, revoked: belief.revoked && !granted }
  demand([
    ...brokenRules(seen, asked, past),
    ...brokenGates(seen, asked, { known: at.commits, belief: gates }),
    ...(foretold ? added.flatMap(each => wrong(belief, each, seen)) : []),
    ...(belief.disturbed || disturbs ? [] : [...displaced(belief, seen, asked), ...unfinished(seen)]),
    ...left(seen, asked, { ...gates, revoked: after }),
  ])
  const isOpen =
    seen.branches.length > 0 ||
    seen.pulls.some(({ state }) => state === 'open') ||
    asked.some(each => isUnanswered(each, seen))
  return {
    asked,
    commits: seen.commits.length,
    belief: {
      ...belief,
      past,
      pins: seen.pins,
      rolledBack: rolledBackIn(seen, asked),
      waiting: waitingIn(seen, asked),
      revoked: after,
      disturbed: isOpen && (belief.disturbed || disturbs),
    },
  }
}

/** What the rules know what to make of. */
const foreseen: ReadonlySet<Done['kind']> = new Set([
  'grant',
  'revoke',
  'check again',
  'approve',
  'move the base',
])

/** Whose place somebody else took is told so. A train says the worst of what became of its apps. */
function displaced(
  { waiting }: Belief,
  { pulls, replies }: SeenWorld,
  asked: readonly Asked[],
): readonly string[] {
  const trains = new Set(asked.flatMap(({ comment, what }) => (what.kind === 'train' ? [comment] : [])))
  return [...waiting].flatMap(([slot, { comment }]) => {
    if (trains.has(comment)) return []
    const taken = pulls.some(pull => pull.slot === slot && pull.comment > comment)
    const own = pulls.some(pull => pull.comment === comment && pull.state !== 'closed')
    const verdict = replies.find(reply => reply.comment === comment)?.verdict
    return taken && !own && verdict !== 'superseded'
      ? [`${comment} was displaced in ${slot}, and says ${verdict}`]
      : []
  })
}

/** Open pull requests that nothing keeps from being merged. */
function left(
  { pulls, pins }: SeenWorld,
  asked: readonly Asked[],
  { approval, queued, revoked }: Pick<Belief, 'approval' | 'queued' | 'revoked'>,
): readonly string[] {
  return pulls.flatMap(({ slot, version, comment, state, checked, untouched, approvedBy }) => {
    const ask = asked.find(each => each.comment === comment)
    if (queued || state !== 'open' || ask === undefined || !checked || !untouched) return []
    const [app = '', environment = ''] = slot.split(' ')
    const isEarly = upstream(environment).some(name => pins.get(`${app} ${name}` as Slot) !== version)
    const isApproved = approvedBy.some(login => counts(login, ask, { revoked }))
    if (!mayMove(ask, { revoked }) || (approval && environment === 'prod' && !isApproved)) return []
    if (isEarly && ask.what.kind !== 'rollback') return []
    return [`the pull request for ${slot} ${version} of ${comment} stands open, and nothing keeps it`]
  })
}

function withDone(asked: readonly Asked[], done: readonly Done[]): readonly Asked[] {
  const of = (kinds: readonly Done['kind'][]): ReadonlySet<number | undefined> =>
    new Set(done.flatMap(({ kind, comment }) => (kinds.includes(kind) ? [comment] : [])))
  const [removed, gone] = [of(['delete', 'delete the reply to']), of(['delete'])]
  return asked.map(each => ({
    ...each,
    removed: each.removed || removed.has(each.comment),
    gone: each.gone || gone.has(each.comment),
  }))
}

/** Somebody deleted the reply, but not what it replies to: whoever comes by answers once more. */
function isUnanswered({ comment, removed, gone }: Asked, { replies }: SeenWorld): boolean {
  return removed && !gone && replies.every(reply => reply.comment !== comment)
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
  const may = newest !== undefined && (mayMove(ask, belief) || newest.who === ask.who)
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

/** Replies that are not over though nothing waits any more; of a pull request from which somebody took our words nothing can be told. */
export function unfinished({ replies, pulls }: SeenWorld): readonly string[] {
  const open = new Set(pulls.filter(({ state }) => state === 'open').map(({ comment }) => comment))
  const isTold = pulls.every(({ comment }) => comment !== 0)
  return replies
    .filter(({ comment, over }) => isTold && !over && !open.has(comment))
    .map(({ comment, verdict }) => `the reply to ${comment} says ${verdict} for ever`)
}

export function demand(broken: readonly string[]): void {
  if (broken.length > 0) throw new Error(broken.join('\n'))
}
