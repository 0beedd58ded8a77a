import * as z from 'zod'
import type { Comment, Threads } from '../engine/ports/ports.ts'
import { type Access, parseAnswer, pathOf } from './access.ts'
import { fromRest, RestComment } from './comment.ts'
import { readConversation } from './conversation.ts'
import { readPages } from './pages.ts'
import { isOurAccount } from './pull-requests/shape.ts'

/** The port over one repository's issues and pull requests, as places where people talk. */
export function createThreads(access: Access): Threads {
  return {
    comment: id => readComment(access, id),
    conversation: (issue, since) => readConversation(access, issue, since),
    acknowledge: comment => acknowledge(access, comment),
    write: (issue, body) => writeComment(access, issue, body),
    rewrite: (comment, body) => rewriteComment(access, comment, body),
    recent: since => recentComments(access, since),
  }
}

async function readComment(access: Access, id: number): Promise<Comment | undefined> {
  const route = 'GET /repos/{owner}/{repo}/issues/comments/{comment_id}'
  const parameters = { ...pathOf(access.ref), comment_id: id }
  const answer = await access.api('talk')({ route, parameters, expect: [404, 410] })
  if (answer.status >= 400) return undefined
  return fromRest(access.identity, parseAnswer(route, RestComment, answer))
}

async function acknowledge(access: Access, comment: number): Promise<'first' | 'again'> {
  const answer = await access.api('talk')({
    route: 'POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions',
    parameters: { ...pathOf(access.ref), comment_id: comment, content: 'eyes' },
    // A second one of the same kind changes nothing; a deleted comment needs none.
    repeatable: true,
    // GitHub counts it among what notifies people.
    content: true,
    expect: [404],
  })
  if (answer.status !== 201) return 'again'
  return (await isSharedWithAnother(access, comment)) ? 'again' : 'first'
}

const Reaction = z.object({
  content: z.string(),
  user: z.object({ login: z.string(), type: z.string() }).nullable(),
})

// A GitHub App answers within this time, and need not look; a workflow may find one at the same comment, and gives way.
const precedence = 3_000

async function isSharedWithAnother({ identity, api, ref, clock }: Access, comment: number): Promise<boolean> {
  if (identity.kind === 'app') return false
  await clock.sleep(precedence)
  const route = 'GET /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions'
  const call = { route, parameters: { ...pathOf(ref), comment_id: comment, content: 'eyes' } }
  const found = await readPages(api('talk'), call, { entry: Reaction })
  const others = found.filter(({ user, content }) => content === 'eyes' && user?.type === 'Bot')
  return others.some(({ user }) => user !== null && !isOurAccount(identity, user))
}

async function recentComments(access: Access, since: Date): Promise<readonly Comment[]> {
  const route = 'GET /repos/{owner}/{repo}/issues/comments'
  const order = { sort: 'created', direction: 'asc', since: since.toISOString() }
  const call = { route, parameters: { ...pathOf(access.ref), ...order } }
  const found = await readPages(access.api('talk'), call, { entry: RestComment })
  // GitHub's `since` is about the last change: it also answers old comments that were edited.
  return found
    .filter(({ created_at }) => created_at >= since)
    .map(rest => fromRest(access.identity, rest))
    .sort((left, right) => left.id - right.id)
}

async function writeComment(access: Access, issue: number, body: string): Promise<Comment> {
  const route = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments'
  const parameters = { ...pathOf(access.ref), issue_number: issue, body }
  const answer = await access.api('talk')({ route, parameters, content: true })
  return fromRest(access.identity, parseAnswer(route, RestComment, answer))
}

async function rewriteComment(access: Access, id: number, body: string | undefined): Promise<void> {
  const path = '/repos/{owner}/{repo}/issues/comments/{comment_id}'
  const parameters = { ...pathOf(access.ref), comment_id: id, ...(body === undefined ? {} : { body }) }
  const route = body === undefined ? `DELETE ${path}` : `PATCH ${path}`
  // Done twice it ends the same, and gone is gone.
  await access.api('talk')({ route, parameters, repeatable: true, expect: [404] })
}
