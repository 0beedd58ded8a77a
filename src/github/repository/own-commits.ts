import { z } from 'zod'
import type { BranchCommit } from '../../engine/ports.ts'
import { type Identity, Instant, ShaText } from '../access.ts'

/** What a query asks of a commit to tell whose it is. */
export const commitFields =
  'oid message committedDate author { name email } signature { isValid wasSignedByGitHub }'

export const CommitNode = z.object({
  oid: ShaText,
  message: z.string(),
  committedDate: Instant,
  author: z.object({ name: z.string().nullable(), email: z.string().nullable() }).nullable(),
  signature: z.object({ isValid: z.boolean(), wasSignedByGitHub: z.boolean() }).nullable(),
})

/** The engine's view of a commit. Anyone can write our bot's name into a commit; GitHub's signature on it cannot be forged. */
export function toBranchCommit(identity: Identity, node: z.infer<typeof CommitNode>): BranchCommit {
  const { oid: sha, message, author, signature, committedDate: committedAt } = node
  const signed = signature?.isValid === true && signature.wasSignedByGitHub
  const bot = `${identity.slug}[bot]`
  // GitHub, "Setting your commit email address": number, plus, login, at the host for addresses that take no mail.
  const [name, host] = (author?.email ?? '').split('@')
  const named = name === bot || (name?.replace(/^\d+\+/, '') ?? '') === bot
  return { sha, message, committedAt, ours: signed && named && host?.startsWith('users.noreply.') === true }
}
