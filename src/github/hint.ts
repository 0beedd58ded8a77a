import * as z from 'zod'
import type { RepositoryRef } from '../engine/ports/ports.ts'
import { type Identity, Instant } from './access.ts'
import { isOurAccount } from './pull-requests/shape.ts'

/** What a webhook may be about. It carries no truth: whoever follows it reads GitHub anew. */
export type Hint =
  | {
      readonly kind: 'comment'
      readonly installation: number
      readonly repository: RepositoryRef
      readonly issue: number
      readonly comment: number
      readonly createdAt: Date
      /** As it was written: a comment that holds no command now never will, for edits do not count. */
      readonly body: string
    }
  | {
      readonly kind: 'branches'
      readonly installation: number
      readonly repository: RepositoryRef
      readonly branches: readonly string[]
    }
  | {
      readonly kind: 'installation'
      readonly installation: number
      readonly state: 'active' | 'suspended' | 'gone' | 'changed'
    }

const Installation = z.object({ id: z.number().int().positive() })

const Repository = z
  .object({ id: z.number().int(), name: z.string(), owner: z.object({ login: z.string() }) })
  .transform(({ id, name, owner }): RepositoryRef => ({ id, name, owner: owner.login }))

const Place = z.object({ action: z.string().optional(), installation: Installation, repository: Repository })

const CommentCreated = Place.extend({
  action: z.literal('created'),
  issue: z.object({ number: z.number().int() }),
  comment: z.object({
    id: z.number().int(),
    body: z.string(),
    created_at: Instant,
    user: z.object({ id: z.number().int(), type: z.string() }),
  }),
  sender: z.object({ id: z.number().int(), type: z.string() }),
})

const Suite = z.object({ head_branch: z.string().nullable() })

// For each event, where the names of the branches stand that it is about.
const branchesOf: Readonly<Record<string, z.ZodType<readonly (string | null)[]>>> = {
  check_run: z
    .object({ check_run: z.object({ check_suite: Suite }) })
    .transform(({ check_run }) => [check_run.check_suite.head_branch]),
  // A suite that is only asked for, as each is with every push, says nothing yet.
  check_suite: z
    .object({ action: z.enum(['completed', 'rerequested']), check_suite: Suite })
    .transform(({ check_suite }) => [check_suite.head_branch]),
  pull_request: z
    .object({ pull_request: z.object({ head: z.object({ ref: z.string() }) }) })
    .transform(({ pull_request }) => [pull_request.head.ref]),
  pull_request_review: z
    .object({ pull_request: z.object({ head: z.object({ ref: z.string() }) }) })
    .transform(({ pull_request }) => [pull_request.head.ref]),
  push: z.object({ ref: z.string() }).transform(({ ref }) => [ref.replace(/^refs\/heads\//, '')]),
  status: z
    .object({ branches: z.array(z.object({ name: z.string() })) })
    .transform(({ branches }) => branches.map(({ name }) => name)),
}

const installationStates: Readonly<Record<string, 'active' | 'suspended' | 'gone' | 'changed'>> = {
  created: 'active',
  unsuspend: 'active',
  suspend: 'suspended',
  deleted: 'gone',
  new_permissions_accepted: 'changed',
}

/** The hint in an event, or nothing: what is unknown, malformed or none of our business is ignored. */
export function readHint(identity: Identity, event: string, payload: unknown): Hint | undefined {
  if (isOwnDoing(identity, event, payload)) return undefined
  if (event === 'issue_comment') return readComment(payload)
  if (event === 'installation' || event === 'installation_repositories') return readInstallation(payload)
  if (event === 'repository') return readMove(payload)
  return readBranches(event, payload)
}

const Moved = Place.extend({ action: z.enum(['renamed', 'transferred', 'unarchived', 'deleted']) })

// What was remembered under a name leads elsewhere now, or what was refused may go on.
function readMove(payload: unknown): Hint | undefined {
  const { data } = Moved.safeParse(payload)
  return data && { kind: 'installation', installation: data.installation.id, state: 'changed' }
}

const Sent = z.object({ sender: z.object({ login: z.string(), type: z.string() }) })

// Whoever of us pushed or changed a pull request goes on by itself. Checks carry the name of whoever pushed, so not those.
function isOwnDoing(identity: Identity, event: string, payload: unknown): boolean {
  if (event !== 'push' && event !== 'pull_request') return false
  // What we asked for can end long after we stopped waiting for it: a merge, or its place in the merge queue.
  if (isEnding(payload)) return false
  const { data } = Sent.safeParse(payload)
  return data !== undefined && isOurAccount(identity, data.sender)
}

const Ending = z.object({ action: z.enum(['closed', 'dequeued']) })

function isEnding(payload: unknown): boolean {
  return Ending.safeParse(payload).success
}

function readComment(payload: unknown): Hint | undefined {
  const { data } = CommentCreated.safeParse(payload)
  if (data === undefined) return undefined
  const { comment, sender, installation, repository, issue } = data
  // Whoever edits, imports or redelivers somebody else's comment speaks not for them; bots are not asked.
  if (sender.id !== comment.user.id || sender.type !== 'User' || comment.user.type !== 'User')
    return undefined
  const { id, body, created_at: createdAt } = comment
  return {
    kind: 'comment',
    installation: installation.id,
    repository,
    issue: issue.number,
    comment: id,
    createdAt,
    body,
  }
}

function readInstallation(payload: unknown): Hint | undefined {
  const { data } = z.object({ action: z.string(), installation: Installation }).safeParse(payload)
  if (data === undefined) return undefined
  const state = Object.hasOwn(installationStates, data.action)
    ? (installationStates[data.action] ?? 'changed')
    : 'changed'
  return { kind: 'installation', installation: data.installation.id, state }
}

function readBranches(event: string, payload: unknown): Hint | undefined {
  const place = Place.safeParse(payload).data
  const found = Object.hasOwn(branchesOf, event) ? branchesOf[event]?.safeParse(payload).data : undefined
  if (place === undefined || found === undefined) return undefined
  const branches = found.filter(name => name !== null)
  return { kind: 'branches', installation: place.installation.id, repository: place.repository, branches }
}
