import { parseRequestKey } from '../promotion/origin.ts'
import { type ReplyRecord, readReplyMarker } from '../report/marker.ts'
import { type Gateway, type ThreadComment, type ThreadRef, watchChanges } from './gateway.ts'

/** A reply as it stands now. */
export interface FollowedReply {
  readonly comment: ThreadComment
  readonly record: ReplyRecord
}

export interface FollowOptions {
  readonly url: string
  readonly gateway: Gateway
  readonly thread: ThreadRef
  readonly text: string
  /** How many replies there will be. */
  readonly expected: number
  /** Of the GitHub App whose replies count. */
  readonly slug: string
  /** How long nothing may change before it counts as unknown, in milliseconds. */
  readonly patience: number
  /** Called with each change; `previous` is the text before it. */
  readonly show: (reply: FollowedReply, previous: string | undefined) => void
  /** Nothing more will happen without a person, or at all. */
  readonly isSettled: (record: ReplyRecord) => boolean
}

/** Posts a comment and follows the replies to it until all of them are settled. Returns them, oldest first. */
export async function followReplies(options: FollowOptions): Promise<readonly FollowedReply[]> {
  const { gateway, thread, text, expected, patience, isSettled } = options
  const shown = new Map<number, string>()
  let wake = Promise.withResolvers<void>()
  const changes = await watchChanges(options.url, () => wake.resolve())
  try {
    const posted = await gateway.post(thread, text)
    for (;;) {
      const replies = await repliesTo(posted, options)
      for (const reply of replies) showOnce(reply, shown, options.show)
      const settled = replies.length >= expected && replies.every(({ record }) => isSettled(record))
      if (settled || !(await isWoken(wake.promise, patience))) return replies
      wake = Promise.withResolvers<void>()
    }
  } finally {
    changes.stop()
  }
}

async function repliesTo(
  posted: { readonly id: number; readonly created_at: string },
  { gateway, thread, slug }: FollowOptions,
): Promise<readonly FollowedReply[]> {
  const comments = await gateway.comments(thread, posted.created_at)
  return comments.flatMap(comment => {
    const record = comment.performed_via_github_app?.slug === slug ? readReplyMarker(comment.body) : undefined
    const origin = record === undefined ? undefined : parseRequestKey(record.key)
    return record !== undefined && origin?.kind === 'comment' && origin.comment === posted.id
      ? [{ comment, record }]
      : []
  })
}

function showOnce(reply: FollowedReply, shown: Map<number, string>, show: FollowOptions['show']): void {
  const { id, body } = reply.comment
  const previous = shown.get(id)
  if (previous === body) return
  shown.set(id, body)
  show(reply, previous)
}

/** Whether something changed before patience ended. */
async function isWoken(change: Promise<void>, patience: number): Promise<boolean> {
  const late = Promise.withResolvers<boolean>()
  const timer = setTimeout(() => late.resolve(false), patience)
  const woken = await Promise.race([change.then(() => true), late.promise])
  clearTimeout(timer)
  return woken
}
