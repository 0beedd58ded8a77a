import * as z from 'zod'
import type { BranchCommit } from '../../engine/ports/ports.ts'
import { type Identity, Instant, ShaText } from '../access.ts'

/** What a query asks of a commit to tell whose it is. */
export const commitFields =
  'oid message committedDate author { email } committer { email } signature { isValid wasSignedByGitHub }'

const Signatory = z.object({ email: z.string().nullable() }).nullable()

export const CommitNode = z.object({
  oid: ShaText,
  message: z.string(),
  committedDate: Instant,
  author: Signatory,
  committer: Signatory,
  signature: z.object({ isValid: z.boolean(), wasSignedByGitHub: z.boolean() }).nullable(),
})

/**
 * The engine's view of a commit. Anyone can write our bot's name into a commit, but not GitHub's signature below it;
 * where GitHub also signs what people commit (a codespace), the committer is the person.
 */
export function toBranchCommit(identity: Identity, node: z.infer<typeof CommitNode>): BranchCommit {
  const { oid: sha, message, author, committer, signature, committedDate: committedAt } = node
  const signed = signature?.isValid === true && signature.wasSignedByGitHub
  const byGitHub = committer?.email?.startsWith('noreply@') === true
  return { sha, message, committedAt, ours: signed && byGitHub && isOurs(identity, author?.email ?? '') }
}

// GitHub, "Setting your commit email address": number, plus, login, at the host for addresses that take no mail. A person
// who commits through the API under another address is not recognised: then the branch counts as a person's, and is left alone.
function isOurs(identity: Identity, email: string): boolean {
  const [name = '', host = ''] = email.split('@')
  if (!host.startsWith('users.noreply.')) return false
  if (identity.kind === 'person')
    return name === `${identity.id}+${identity.login}` || name === identity.login
  return name.replace(/^\d+\+/, '') === `${identity.slug}[bot]`
}
