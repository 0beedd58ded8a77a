import * as z from 'zod'
import type { Clock, RepositoryRef } from '../engine/ports/ports.ts'
import { parseSha, type Sha } from '../promotion/names.ts'
import type { Answer, Api } from './client/api.ts'
import { GitHubError } from './client/errors.ts'
import type { Graphql } from './client/graphql.ts'
import type { Scope } from './rights.ts'

/**
 * Who we are on GitHub: a GitHub App by its number and its name in addresses and logins; the bot of one, whose number a
 * workflow's token does not tell; or the person whose token we act with.
 */
export type Identity =
  | { readonly kind: 'app'; readonly appId: number; readonly slug: string }
  | { readonly kind: 'bot'; readonly slug: string }
  | { readonly kind: 'person'; readonly id: number; readonly login: string }

/** One repository as its adapters reach it; every scope has a token of its own. */
export interface Access {
  readonly ref: RepositoryRef
  readonly identity: Identity
  readonly clock: Clock
  api(scope: Scope): Api
  graphql(scope: Scope): Graphql
}

/** The path parameters of a route under `/repos/{owner}/{repo}`. */
export function pathOf(ref: RepositoryRef): { readonly owner: string; readonly repo: string } {
  return { owner: ref.owner, repo: ref.name }
}

/** A full commit id as GitHub answers it. */
export const ShaText = z.string().transform((text, context): Sha => {
  const sha = parseSha(text)
  if (sha !== undefined) return sha
  context.addIssue('not a full commit id')
  return z.NEVER
})

/** An instant as GitHub writes it, ISO 8601. */
export const Instant = z.iso.datetime({ offset: true }).transform(text => new Date(text))

/** The part of an answer that we use; one that lacks it is refused whole, never guessed. */
export function parseAnswer<Shape extends z.ZodType>(
  call: string,
  shape: Shape,
  answer: Pick<Answer, 'body'> & { readonly status?: number },
): z.infer<Shape> {
  const parsed = shape.safeParse(answer.body)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const place = issue?.path.map(String).join('.') ?? ''
  throw new GitHubError(call, {
    status: answer.status ?? 200,
    message: `an answer that we do not understand, at ${place}: ${issue?.message ?? ''}`,
  })
}

/** The same for GraphQL, whose answer stands under `data`. */
export function parseGraphql<Shape extends z.ZodType>(shape: Shape, data: unknown): z.infer<Shape> {
  return parseAnswer('POST /graphql', shape, { body: data })
}
