import type { Deployment } from '../../../src/engine/ports/deployments-port.ts'
import type {
  Approval,
  Check,
  Comment,
  Permission,
  Person,
  PullRequest,
  PullRequests,
  RepositoryRef,
} from '../../../src/engine/ports/ports.ts'
import type { WorkflowRun } from '../../../src/engine/ports/workflow-port.ts'
import { sha256 } from '../../../src/lib/hash.ts'
import { parseSha, type Sha } from '../../../src/promotion/names.ts'

import type { FakeClock } from './fake-clock.ts'

/** A commit of the in-memory git: whole texts by path, no trees. */
export interface FakeCommit {
  readonly sha: Sha
  readonly files: ReadonlyMap<string, string>
  readonly message: string
  readonly parents: readonly Sha[]
  readonly ours: boolean
  readonly committedAt: Date
}

export interface FakePullRequest extends Omit<PullRequest, 'head' | 'mergeCommit' | 'mergedAt'> {
  head: Sha
  base: string
  state: 'open' | 'merged' | 'closed'
  draft: boolean
  title: string
  body: string
  mergeCommit?: Sha
  mergedAt?: Date
  updatedAt: Date
}

export interface FakeThread {
  readonly number: number
  locked: boolean
  readonly pullRequest: boolean
  readonly fromFork: boolean
}

export interface FakeComment extends Omit<Comment, 'body' | 'edited'> {
  body: string
  edited: boolean
}

export interface FakeDeployment extends Omit<Deployment, 'state' | 'outcome'> {
  outcome?: NonNullable<Deployment['outcome']>
  state?: NonNullable<Deployment['state']>
  description: string
  readonly production: boolean
}

/** One repository as GitHub holds it. */
export interface FakeRepositoryState {
  readonly ref: RepositoryRef
  readonly clock: FakeClock
  readonly defaultBranch: string
  archived: boolean
  public: boolean
  readonly commits: Map<Sha, FakeCommit>
  readonly branches: Map<string, Sha>
  readonly tags: Set<string>
  readonly threads: Map<number, FakeThread>
  comments: FakeComment[]
  readonly reactions: Set<number>
  readonly pullRequests: FakePullRequest[]
  readonly checks: Map<Sha, Check[]>
  readonly approvals: Map<number, Approval[]>
  requiredChecks: readonly string[] | 'unknown'
  /** How many approvals the rules of the default branch ask for. */
  requiredReviews: number
  allowsAutoMerge: boolean
  /** By pull request: what GitHub was asked to merge by itself, and who asked. */
  readonly autoMerges: Map<number, 'theirs' | Parameters<PullRequests['schedule']>[0]>
  /** Given to every new commit of a branch of ours. */
  checksOnPush: readonly Check[]
  readonly workflowRuns: Map<number, WorkflowRun>
  readonly deployments: FakeDeployment[]
  readonly permissions: Map<number, Permission>
}

export function newRepositoryState(ref: RepositoryRef, clock: FakeClock): FakeRepositoryState {
  return {
    ref,
    clock,
    defaultBranch: 'main',
    archived: false,
    public: false,
    commits: new Map(),
    branches: new Map(),
    tags: new Set(),
    threads: new Map(),
    comments: [],
    reactions: new Set(),
    pullRequests: [],
    checks: new Map(),
    approvals: new Map(),
    requiredChecks: [],
    requiredReviews: 0,
    allowsAutoMerge: false,
    autoMerges: new Map(),
    checksOnPush: [],
    workflowRuns: new Map(),
    deployments: [],
    permissions: new Map(),
  }
}

/** A commit id made from anything; the same for the same text. */
export function fakeSha(seed: string): Sha {
  const sha = parseSha(sha256(seed).slice(0, 40))
  if (sha === undefined) throw new Error('a hash is no commit id')
  return sha
}

export type { Person }
