import type { PlacedCommand } from '../../promotion/command.ts'
import { requestKey } from '../../promotion/origin.ts'
import { authorize, fullName, type Grounds } from '../authorize.ts'
import { cancel } from '../commands/cancel.ts'
import { diffAnswer } from '../commands/diff.ts'
import { explain } from '../commands/explain.ts'
import { helpFacts } from '../commands/help.ts'
import { history } from '../commands/history.ts'
import { listAnswer } from '../commands/list.ts'
import { promote } from '../commands/promote.ts'
import { restart } from '../commands/restart.ts'
import { rollback } from '../commands/rollback.ts'
import { verify } from '../commands/verify.ts'
import type { Context } from '../context.ts'
import type { FleetReading } from '../fleet/fleet-reading.ts'
import { readFleet } from '../fleet/read-fleet.ts'
import type { Comment, RepositoryPorts, RepositoryRef } from '../ports/ports.ts'
import { waitingBehind } from '../promotion/behind.ts'
import { groundsOfNow } from '../promotion/grounds.ts'
import { hasLostReply, type Reading } from '../reading.ts'
import { type Answer, answer } from './answer.ts'
import { keyWithoutGitops } from './answer-refusal.ts'
import { findGitops, type Located } from './find-gitops.ts'

/** One command of a comment that was not edited. */
export interface Said {
  readonly reading: Reading
  readonly comment: Comment
  readonly placed: PlacedCommand
}

/** A command whose GitOps repository is known, and may be read by who gave it. */
export interface Addressed extends Said {
  readonly context: Context
  readonly gitops: RepositoryPorts
  readonly fleet: FleetReading
  readonly grounds: Grounds
  readonly key: string
}

/** Carries out or answers one command. Returns the requests that have to be looked at besides. */
export async function answerCommand(context: Context, said: Said): Promise<readonly string[]> {
  const { reading, placed } = said
  const { source } = placed
  const { kind: verb } = placed.command
  const refuse = async (answered: Answer): Promise<readonly string[]> => {
    await answer(context, reading, keyWithoutGitops(reading, placed.index), { verb, source }, answered)
    return []
  }
  if (reading.conversation.thread.fromFork) return refuse({ kind: 'fork' })
  const located = await findGitops(context, reading.source.ref)
  if (located.kind !== 'found')
    return refuse(notFound(await readable(context, said, located), fullName(reading.source.ref)))
  return address(context, said, context.installation.open(located.gitops), refuse)
}

type Unlocated = Exclude<Located, { readonly kind: 'found' }>

/** Without the repositories that whoever asks cannot read: to them they do not exist. */
async function readable(context: Context, { comment }: Said, located: Unlocated): Promise<Unlocated> {
  const known = async (refs: readonly RepositoryRef[]): Promise<readonly RepositoryRef[]> => {
    const rights = await Promise.all(
      refs.map(ref => context.installation.open(ref).people.permission(comment.author)),
    )
    return refs.filter((_, index) => rights[index] !== 'none')
  }
  if (located.kind === 'none') return { ...located, broken: await known(located.broken) }
  const candidates = await known(located.candidates)
  return candidates.length === 0 ? { kind: 'none', broken: [] } : { kind: 'several', candidates }
}

function notFound(located: Unlocated, source: string): Answer {
  return located.kind === 'several'
    ? { kind: 'several-gitops', candidates: located.candidates.map(fullName) }
    : { kind: 'no-gitops', repository: source, broken: located.broken.map(fullName) }
}

/** Nothing about the fleet is said to somebody who cannot read its repository. */
async function address(
  context: Context,
  said: Said,
  gitops: RepositoryPorts,
  refuse: (answered: Answer) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const { reading, comment, placed } = said
  const fleet = await readFleet(context, gitops)
  const grounds = groundsOfNow(context, comment.author, gitops.ref, fleet)
  const asking = {
    actor: comment.author,
    verb: { kind: 'read' } as const,
    source: reading.source.ref,
    gitops: gitops.ref,
  }
  const key = keyOf(said, gitops)
  const allowed = await authorize({ ...said, context, gitops, fleet, grounds, key }, asking, grounds)
  if (allowed.kind === 'denied') return refuse({ kind: 'denied', reason: allowed.reason })
  return carryOut(allowed.value, placed)
}

function keyOf({ reading, placed }: Said, gitops: RepositoryPorts): string {
  const { source, id } = reading
  return requestKey({
    kind: 'comment',
    gitops: gitops.ref.id,
    repository: source.ref.id,
    comment: id,
    index: placed.index,
  })
}

/** Who waits until a release runs there hears of what was seen. */
async function behindSeen({ gitops, fleet }: Addressed, seen: Answer): Promise<readonly string[]> {
  return seen.kind === 'verification' ? waitingBehind({ gitops, reading: fleet }, seen) : []
}

// Promotions mind that by themselves: what was begun of them goes on.
const once: ReadonlySet<PlacedCommand['command']['kind']> = new Set(['cancel', 'restart'])

async function carryOut(addressed: Addressed, placed: PlacedCommand): Promise<readonly string[]> {
  const { command, source } = placed
  const { context, reading, key } = addressed
  const say = async (said: Answer): Promise<readonly string[]> => {
    await answer(context, reading, key, { verb: command.kind, source }, said)
    return []
  }
  if (once.has(command.kind) && hasLostReply(reading, placed.index)) return say({ kind: 'stale' })
  switch (command.kind) {
    case 'promote':
      return promote(addressed, command)
    case 'rollback':
      return rollback(addressed, command)
    case 'verify': {
      const seen = await verify(addressed, command)
      await say(seen)
      return behindSeen(addressed, seen)
    }
    case 'history':
      return say(await history(addressed, command))
    case 'restart':
      return say(await restart(addressed, command))
    case 'cancel':
      return cancel(addressed, command.request)
    case 'explain':
      return say(await explain(addressed, command.request))
    case 'list':
      return say(await listAnswer(addressed, command))
    case 'diff':
      return say(await diffAnswer(addressed, command))
    case 'help':
      return say({ kind: 'help', facts: await helpFacts(addressed) })
    default:
      return command satisfies never
  }
}
