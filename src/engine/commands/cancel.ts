import { parseRequestKey, requestId } from '../../promotion/origin.ts'
import { environmentPolicy } from '../../promotion/policy.ts'
import type { SlotPullRequest } from '../../promotion/slot.ts'
import { type Answer, answer, type Spoken } from '../answer/answer.ts'
import type { Addressed } from '../answer/answer-command.ts'
import { findKey, readTraces, type Traces } from '../answer/find-request.ts'
import { type Authorized, authorize } from '../authorize.ts'
import { repositoryById } from '../context.ts'
import type { Comment, Person } from '../ports/ports.ts'
import { closedText } from '../promotion/proposal-texts.ts'
import { replyTo } from '../reading.ts'

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

/** Said first and done then, so that a process that dies in between is followed by one that knows what to cancel. */
async function cancelRequest(
  addressed: Addressed,
  traces: Traces,
  { key }: Authorized<{ readonly key: string }>,
): Promise<readonly string[]> {
  const by = addressed.comment.author.login
  const id = requestId(key)
  const own = ownPullRequests(traces, key)
  const late = lateAnswer(id, own)
  if (late !== undefined && begunBefore(addressed) === undefined) {
    await say(addressed, late)
    return []
  }
  const current = await say(addressed, { kind: 'cancelling', id, cancels: key, by }, { done: false })
  if (current === undefined) return []
  for (const pullRequest of own.filter(each => each.state === 'open')) await close(addressed, pullRequest, by)
  const ended = ownPullRequests(await readTraces(addressed), key)
  const closed = ended.filter(each => each.state === 'closed')
  const said = lateAnswer(id, ended) ?? ({ kind: 'cancelled', id, cancels: key, by, closed } as const)
  await say(addressed, said, { current })
  return [key]
}

/** Where every promotion of the request is merged there is nothing left to stop. */
function lateAnswer(id: string, own: readonly SlotPullRequest[]): Answer | undefined {
  const merged = own.filter(each => each.state === 'merged')
  return merged.length > 0 && merged.length === own.length ? { kind: 'too-late', id, merged } : undefined
}

function ownPullRequests({ pullRequests }: Traces, key: string): readonly SlotPullRequest[] {
  return pullRequests.filter(each => each.claim?.request === key && each.ended?.kind !== 'redone')
}

async function close({ gitops, fleet }: Addressed, pullRequest: SlotPullRequest, by: string): Promise<void> {
  const body = closedText(pullRequest, { kind: 'cancelled', by })
  const policy = environmentPolicy(fleet.policy, pullRequest.claim?.environment ?? '')
  const change = {
    state: 'closed' as const,
    ...(body === undefined ? {} : { body }),
    // What GitHub would merge by itself it shall not merge while we close it.
    ...(policy?.autoMerge ? { scheduled: false as const } : {}),
  }
  await gitops.pullRequests.update(pullRequest.number, change)
}

function say(
  { context, reading, key, placed }: Addressed,
  said: Answer,
  how: Pick<Spoken, 'done' | 'current'> = {},
): Promise<Comment | undefined> {
  return answer(context, reading, key, { verb: 'cancel', source: placed.source, ...how }, said)
}
