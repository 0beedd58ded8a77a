import { parseRequestKey, requestId } from '../promotion/origin.ts'
import type { SlotPullRequest } from '../promotion/slot.ts'
import { type Answer, answer } from './answer.ts'
import type { Addressed } from './answer-command.ts'
import { type Authorized, authorize } from './authorize.ts'
import { repositoryById } from './context.ts'
import { findKey, readTraces, type Traces } from './find-request.ts'
import type { Person } from './ports.ts'
import { closedText } from './proposal-texts.ts'
import { replyTo } from './reading.ts'

/** Carries out `/cancel`: closes the request's open pull requests. Its own run then clears the branches and ends its reply. */
export async function cancel(addressed: Addressed, id: string | undefined): Promise<readonly string[]> {
  const traces = await readTraces(addressed)
  const key = begunBefore(addressed) ?? chooseKey(addressed, traces, id)
  if (key === undefined) {
    await say(addressed, id === undefined ? { kind: 'nothing-to-cancel' } : { kind: 'unknown-request', id })
    return []
  }
  const { comment, reading, gitops, grounds } = addressed
  const asking = {
    actor: comment.author,
    source: reading.source.ref,
    gitops: gitops.ref,
    verb: { kind: 'cancel', requester: await requesterOf(addressed, key) } as const,
  }
  const allowed = await authorize({ key }, asking, grounds)
  if (allowed.kind === 'authorized') return cancelRequest(addressed, traces, allowed.value)
  await say(addressed, { kind: 'denied', reason: allowed.reason })
  return []
}

/** What an earlier run of this command had begun to cancel. */
function begunBefore({ reading, placed }: Addressed): string | undefined {
  return replyTo(reading, placed.index)?.record.cancels?.key
}

/** By id; else that of the pull request whose thread this is; else the newest open one of this thread. */
function chooseKey(
  { reading, gitops }: Addressed,
  traces: Traces,
  id: string | undefined,
): string | undefined {
  if (id !== undefined) return findKey(traces, id)
  const { thread } = reading.conversation
  const here = traces.pullRequests.find(
    each => each.number === thread.issue && reading.source.ref.id === gitops.ref.id,
  )
  const open = traces.replies.filter(({ record }) => !record.done)
  return here?.claim?.request ?? open.at(-1)?.record.key
}

/** Who gave the command, as GitHub has it; nobody when the comment is gone. */
async function requesterOf({ context }: Addressed, key: string): Promise<Person | undefined> {
  const origin = parseRequestKey(key)
  if (origin?.kind !== 'comment') return undefined
  const ref = await repositoryById(context, origin.repository)
  if (ref === undefined) return undefined
  return (await context.installation.open(ref).threads.comment(origin.comment))?.author
}

async function cancelRequest(
  addressed: Addressed,
  { pullRequests }: Traces,
  { key }: Authorized<{ readonly key: string }>,
): Promise<readonly string[]> {
  const by = addressed.comment.author.login
  const id = requestId(key)
  const own = pullRequests.filter(each => each.claim?.request === key && each.ended?.kind !== 'redone')
  const cancelling = { kind: 'cancelled', id, cancels: key, by, closed: own.map(each => each.url) } as const
  if (begunBefore(addressed) === undefined) await say(addressed, cancelling, false)
  for (const pullRequest of own.filter(each => each.state === 'open')) await close(addressed, pullRequest, by)
  const merged = own.filter(each => each.state === 'merged').map(each => each.url)
  const nothingLeft = merged.length > 0 && merged.length === own.length
  await say(addressed, nothingLeft ? { kind: 'too-late', id, merged } : cancelling)
  return [key]
}

async function close({ gitops }: Addressed, pullRequest: SlotPullRequest, by: string): Promise<void> {
  const body = closedText(pullRequest, { kind: 'cancelled', by })
  await gitops.pullRequests.update(pullRequest.number, {
    state: 'closed',
    ...(body === undefined ? {} : { body }),
  })
}

function say({ context, reading, key, placed }: Addressed, said: Answer, done = true): Promise<void> {
  return answer(context, reading, key, { verb: 'cancel', source: placed.source, done }, said)
}
