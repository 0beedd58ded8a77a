import * as z from 'zod'
import type { Comment, Conversation } from '../engine/ports/ports.ts'
import { type Access, parseGraphql } from './access.ts'
import type { GraphqlFailure } from './client/graphql-body.ts'
import { CommentNode, commentFields, fromGraphql } from './comment.ts'

const page = `comments(last: 100, before: $before) {
  pageInfo { hasPreviousPage startCursor }
  nodes { ${commentFields} }
}`

export const conversationQuery = `query Conversation($owner: String!, $name: String!, $number: Int!, $before: String) {
  repository(owner: $owner, name: $name) {
    isArchived isDisabled isLocked
    issueOrPullRequest(number: $number) {
      __typename
      ... on Issue { locked ${page} }
      ... on PullRequest { locked isCrossRepository ${page} }
    }
  }
}`

const Comments = z.object({
  pageInfo: z.object({ hasPreviousPage: z.boolean(), startCursor: z.string().nullable() }),
  nodes: z.array(CommentNode),
})

const Found = z.object({
  repository: z.object({
    isArchived: z.boolean(),
    isDisabled: z.boolean(),
    isLocked: z.boolean(),
    issueOrPullRequest: z
      .discriminatedUnion('__typename', [
        z.object({ __typename: z.literal('Issue'), locked: z.boolean(), comments: Comments }),
        z.object({
          __typename: z.literal('PullRequest'),
          locked: z.boolean(),
          isCrossRepository: z.boolean(),
          comments: Comments,
        }),
      ])
      .nullable(),
  }),
})
type Found = z.infer<typeof Found>['repository']

// At a hundred a page.
const mostPages = 20

/** The thread and its comments since then, from the newest back: one request for the last hundred. */
export async function readConversation(
  access: Access,
  issue: number,
  since: Date,
): Promise<Conversation | undefined> {
  const first = await readPage(access, issue, null)
  if (first.issueOrPullRequest === null) return undefined
  const comments: Comment[] = []
  let found: Found['issueOrPullRequest'] = first.issueOrPullRequest
  for (let read = 1; found !== null; read++) {
    const { nodes, pageInfo }: z.infer<typeof Comments> = found.comments
    comments.unshift(...nodes.map(node => fromGraphql(access.identity, issue, node)))
    const older = pageInfo.hasPreviousPage && (nodes[0]?.createdAt ?? since) >= since
    if (!older || read === mostPages) break
    found = (await readPage(access, issue, pageInfo.startCursor)).issueOrPullRequest
  }
  return {
    thread: toThread(issue, first, first.issueOrPullRequest),
    comments: comments.filter(({ createdAt }) => createdAt >= since),
  }
}

async function readPage(access: Access, issue: number, before: string | null): Promise<Found> {
  const { owner, name } = access.ref
  const variables = { owner, name, number: issue, before }
  const { data } = await access.graphql('talk').query(conversationQuery, variables, isMissingThread)
  return parseGraphql(Found, data).repository
}

function isMissingThread({ type, path = [] }: GraphqlFailure): boolean {
  return type === 'NOT_FOUND' && path.at(-1) === 'issueOrPullRequest'
}

function toThread(
  issue: number,
  repository: Found,
  thread: NonNullable<Found['issueOrPullRequest']>,
): Conversation['thread'] {
  const readOnly = repository.isArchived || repository.isDisabled || repository.isLocked
  return {
    issue,
    writable: !readOnly && !thread.locked,
    pullRequest: thread.__typename === 'PullRequest',
    fromFork: thread.__typename === 'PullRequest' && thread.isCrossRepository,
  }
}
