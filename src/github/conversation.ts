import { z } from 'zod'
import type { Comment, Conversation } from '../engine/ports.ts'
import { type Access, parseGraphql } from './access.ts'
import { type GraphqlFailure, graphqlError } from './client/graphql.ts'
import { CommentNode, commentFields, fromGraphql } from './comment.ts'

const page = `comments(last: 100, before: $before) {
  pageInfo { hasPreviousPage startCursor }
  nodes { ${commentFields} }
}`

const thread = `__typename
... on Issue { id locked ${page} }
... on PullRequest { id locked isCrossRepository ${page} }`

export const conversationQuery = `query Conversation($owner: String!, $name: String!, $number: Int!, $before: String) {
  repository(owner: $owner, name: $name) {
    isArchived isDisabled isLocked
    issueOrPullRequest(number: $number) { ${thread} }
  }
}`

export const addCommentMutation = `mutation AddComment($input: AddCommentInput!, $before: String) {
  addComment(input: $input) {
    commentEdge { node { ${commentFields} repository { isArchived isDisabled isLocked } } }
    subject { ${thread} }
  }
}`

const Comments = z.object({
  pageInfo: z.object({ hasPreviousPage: z.boolean(), startCursor: z.string().nullable() }),
  nodes: z.array(CommentNode),
})

const Settings = z.object({ isArchived: z.boolean(), isDisabled: z.boolean(), isLocked: z.boolean() })

const Thread = z.discriminatedUnion('__typename', [
  z.object({ __typename: z.literal('Issue'), id: z.string(), locked: z.boolean(), comments: Comments }),
  z.object({
    __typename: z.literal('PullRequest'),
    id: z.string(),
    locked: z.boolean(),
    isCrossRepository: z.boolean(),
    comments: Comments,
  }),
])

const Found = z.object({ repository: Settings.extend({ issueOrPullRequest: Thread.nullable() }) })
type Found = z.infer<typeof Found>['repository']

const Added = z.object({
  addComment: z.object({
    commentEdge: z.object({ node: CommentNode.extend({ repository: Settings }) }),
    subject: Thread,
  }),
})

// At a hundred a page.
const mostPages = 20

/** The threads of one repository, as places to read and to add to. */
export interface Conversations {
  /** The thread and its comments since then, from the newest back: one request for the last hundred. */
  read(issue: number, since: Date): Promise<Conversation | undefined>
  /** Adds a comment to a thread that was read before, else answers nothing. */
  add(issue: number, body: string): Promise<Comment | undefined>
}

interface State {
  readonly access: Access
  /** GraphQL's ids of threads, which never change. */
  readonly ids: Map<number, string>
  /** Threads as they came back with our own comment, each for one look that follows at once. */
  readonly news: Map<number, { readonly found: Found; readonly at: number }>
}

/** Remembers ids only, and what it has just written. */
export function createConversations(access: Access): Conversations {
  const state: State = { access, ids: new Map(), news: new Map() }
  return {
    read: (issue, since) => readConversation(state, issue, since),
    add: (issue, body) => addComment(state, issue, body),
  }
}

async function readConversation(state: State, issue: number, since: Date): Promise<Conversation | undefined> {
  const { access } = state
  const first = takeNews(state, issue) ?? (await readPage(access, issue, null))
  if (first.issueOrPullRequest === null) return undefined
  state.ids.set(issue, first.issueOrPullRequest.id)
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

// As long as one request of ours may take: what came with the comment is as new as another answer would be.
const newsLast = 1_000

function takeNews({ access, news }: State, issue: number): Found | undefined {
  const kept = news.get(issue)
  news.delete(issue)
  return kept !== undefined && access.clock.now().getTime() - kept.at <= newsLast ? kept.found : undefined
}

async function addComment(
  { access, ids, news }: State,
  issue: number,
  body: string,
): Promise<Comment | undefined> {
  const subjectId = ids.get(issue)
  if (subjectId === undefined) return undefined
  const { data, failures } = await access
    .graphql('talk')
    .mutate(addCommentMutation, { input: { subjectId, body }, before: null }, { content: true })
  const [failure] = failures
  if (failure !== undefined) throw graphqlError(failure)
  const { commentEdge, subject } = parseGraphql(Added, data).addComment
  const found = { ...commentEdge.node.repository, issueOrPullRequest: subject }
  news.set(issue, { found, at: access.clock.now().getTime() })
  return fromGraphql(access.identity, issue, commentEdge.node)
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
