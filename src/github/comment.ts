import * as z from 'zod'
import type { Comment } from '../engine/ports/ports.ts'
import { isMarked } from '../report/marker.ts'
import { type Identity, Instant } from './access.ts'
import { isOurAccount, isOurActor } from './pull-requests/shape.ts'

/** A comment as REST answers it. */
export const RestComment = z.object({
  id: z.number(),
  html_url: z.string(),
  issue_url: z.string(),
  body: z.string().optional(),
  user: z.object({ id: z.number(), login: z.string(), type: z.string() }).nullable(),
  created_at: Instant,
  updated_at: Instant,
  performed_via_github_app: z.object({ id: z.number() }).nullish(),
})
type RestComment = z.infer<typeof RestComment>

// GitHub puts this account in the place of one that was deleted; GraphQL answers nobody.
const ghost = { id: 10_137, login: 'ghost' }

/** The engine's view of it. */
export function fromRest(identity: Identity, rest: RestComment): Comment {
  const { user } = rest
  const type = authorType(user?.id, user?.type)
  return {
    id: rest.id,
    issue: Number(rest.issue_url.slice(rest.issue_url.lastIndexOf('/') + 1)),
    url: rest.html_url,
    body: rest.body ?? '',
    author: { id: user?.id ?? ghost.id, login: user?.login ?? ghost.login, type },
    ours: isOurs(identity, rest),
    createdAt: rest.created_at,
    edited: rest.updated_at.getTime() !== rest.created_at.getTime(),
  }
}

function isOurs(
  identity: Identity,
  { user, body = '', performed_via_github_app: app }: RestComment,
): boolean {
  if (user === null) return false
  if (identity.kind !== 'app') return isOurAccount(identity, user) && isNoPersons(identity, body)
  // A person who acts through an App has the App's number too; only its bot is the App itself.
  return authorType(user.id, user.type) === 'bot' && app?.id === identity.appId
}

/** Whoever's token we act with writes comments too, and means them: only what is marked as ours is. */
function isNoPersons(identity: Identity, body: string): boolean {
  return identity.kind !== 'person' || isMarked(body)
}

/** What a query asks of a comment. */
export const commentFields = `fullDatabaseId url body createdAt lastEditedAt
author { __typename login ... on User { databaseId } ... on Bot { databaseId } }`

/** A comment as GraphQL answers it. Its number does not fit 32 bits, so it comes as text. */
export const CommentNode = z.object({
  fullDatabaseId: z.coerce.number().int().positive(),
  url: z.string(),
  body: z.string(),
  createdAt: Instant,
  lastEditedAt: Instant.nullable(),
  author: z
    .object({ __typename: z.string(), login: z.string(), databaseId: z.number().nullish() })
    .nullable(),
})

/** The engine's view of it; GraphQL does not say which issue it belongs to. */
export function fromGraphql(identity: Identity, issue: number, node: z.infer<typeof CommentNode>): Comment {
  const { author } = node
  const type = authorType(author?.databaseId ?? undefined, author?.__typename)
  return {
    id: node.fullDatabaseId,
    issue,
    url: node.url,
    body: node.body,
    author: { id: author?.databaseId ?? ghost.id, login: author?.login ?? ghost.login, type },
    ours: isOurActor(identity, author) && isNoPersons(identity, node.body),
    createdAt: node.createdAt,
    edited: node.lastEditedAt !== null,
  }
}

function authorType(id: number | undefined, type: string | undefined): Comment['author']['type'] {
  if (type === undefined || id === ghost.id) return 'ghost'
  return type === 'User' && id !== undefined ? 'person' : 'bot'
}
