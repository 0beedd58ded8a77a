import { parseRequestKey } from '../../src/promotion/origin.ts'
import { readOutcomeMarker, readProposalMarker, readReplyMarker } from '../../src/report/marker.ts'
import { latestRuns } from '../../src/sandbox/acts/check-states.ts'
import { diffTrees } from '../../src/sandbox/git/diff.ts'
import { findEntry } from '../../src/sandbox/git/edit-tree.ts'
import { compareCommits, listCommits } from '../../src/sandbox/git/history.ts'
import type { SandboxGitHub } from '../../src/sandbox/github-server.ts'
import type { Repository } from '../../src/sandbox/world/repository.ts'
import { isPull, type PullIssue } from '../../src/sandbox/world/threads.ts'
import { repositoryAt } from '../behaviours/stage.ts'
import { allSlots, pinFile, type Slot } from './rules.ts'

/** What is to be found on GitHub, in the words of the rules. */
export interface SeenWorld {
  readonly pins: ReadonlyMap<Slot, string>
  readonly replies: readonly SeenReply[]
  readonly pulls: readonly SeenPull[]
  readonly deployments: readonly SeenDeployment[]
  /** Branches in the GitOps repository for promotions; ours are those that end in a commit of ours: a claim with nothing on it is the next one's. */
  readonly branches: readonly { readonly name: string; readonly ours: boolean }[]
  /** Of the default branch, oldest first, without the seed's. */
  readonly commits: readonly SeenCommit[]
}

export interface SeenReply {
  readonly comment: number
  readonly verdict: string | undefined
  readonly over: boolean
  readonly body: string
}

export interface SeenPull {
  readonly slot: string
  readonly version: string
  readonly comment: number
  readonly state: 'open' | 'merged' | 'closed'
  readonly mergeCommit: string | undefined
  /** It was us who merged it. */
  readonly byUs: boolean
  /** Whether the check of its head passed; of a merged one, before the merge. */
  readonly checked: boolean
  /** Nothing but what is ours stands between it and the default branch, and nobody made it a draft or pointed it elsewhere. */
  readonly untouched: boolean
  /** Who approves its head. */
  readonly approvedBy: readonly string[]
}

export interface SeenDeployment {
  readonly slot: string
  readonly version: string
  readonly comment: number
  readonly sha: string
  /** Its newest status. */
  readonly state: string | undefined
}

export interface SeenCommit {
  readonly sha: string
  readonly comment: number
  readonly slot: string
  readonly version: string
  readonly byUs: boolean
  /** Of each file that it changes, the lines that went and came. */
  readonly lines: readonly string[]
  /** The pins as they were before it and are with it. */
  readonly before: ReadonlyMap<Slot, string>
  readonly after: ReadonlyMap<Slot, string>
}

/** Reads what is there; commits that were looked at once are remembered. */
export function createSight(gitHub: SandboxGitHub): () => Promise<SeenWorld> {
  const fleet = repositoryAt(gitHub, 'fleet')
  const known: SeenCommit[] = []
  const state = { head: '', pins: new Map<Slot, string>() as ReadonlyMap<Slot, string> }
  return async () => {
    const head = (await fleet.git.ref('refs/heads/main'))?.oid ?? ''
    if (state.head === '') state.pins = await pinsAt(fleet, head)
    else if (state.head !== head)
      for (const sha of await commitsSince(fleet, state.head, head)) {
        const before = state.pins
        state.pins = await pinsAt(fleet, sha)
        known.push(await seeCommit(fleet, sha, { before, after: state.pins }))
      }
    state.head = head
    return {
      pins: state.pins,
      replies: [...gitHub.world.repositories.values()].flatMap(seeReplies),
      pulls: await seePulls(fleet, head),
      deployments: seeDeployments(fleet),
      branches: await seeBranches(fleet),
      commits: known,
    }
  }
}

/** Whose request it was. */
function commentOf(key: string): number {
  const origin = parseRequestKey(key)
  return origin?.kind === 'comment' ? origin.comment : 0
}

function seeReplies(repository: Repository): readonly SeenReply[] {
  return [...repository.comments.values()].flatMap(({ app, body }) => {
    const record = app?.slug === 'lockkeeper' ? readReplyMarker(body) : undefined
    if (record === undefined && app?.slug === 'lockkeeper' && readOutcomeMarker(body) === undefined)
      throw new Error(`a comment of ours that is neither reply nor outcome: ${body}`)
    return record === undefined
      ? []
      : [{ comment: commentOf(record.key), verdict: record.result?.verdict, over: record.done, body }]
  })
}

async function seeBranches(fleet: Repository): Promise<SeenWorld['branches']> {
  const refs = await fleet.git.refs('refs/heads/lockkeeper/')
  const main = (await fleet.git.ref('refs/heads/main'))?.oid ?? ''
  return Promise.all(
    refs.map(async ({ name, oid }) => {
      const author = (await fleet.git.commit(oid))?.author.name
      const { aheadBy } = await compareCommits(fleet.git, main, oid)
      return { name: name.slice('refs/heads/'.length), ours: author === 'lockkeeper[bot]' && aheadBy > 0 }
    }),
  )
}

async function seePulls(fleet: Repository, main: string): Promise<readonly SeenPull[]> {
  const seen: SeenPull[] = []
  for (const issue of [...fleet.issues.values()].filter(isPull)) {
    const [, environment, app] = /^lockkeeper\/(.*)\/(.*)$/.exec(issue.pull.headRef) ?? []
    if (app === undefined) continue
    const untouched = issue.state === 'open' && (await isUntouched(fleet, issue, main))
    seen.push(seePull(fleet, issue, { slot: `${app} ${environment}`, untouched }))
  }
  return seen
}

async function isUntouched(fleet: Repository, { pull }: PullIssue, main: string): Promise<boolean> {
  if (pull.draft || pull.baseRef !== 'main') return false
  const own = await listCommits(fleet.git, pull.headSha, { notIn: main })
  const commits = await Promise.all(own.map(sha => fleet.git.commit(sha)))
  return commits.length > 0 && commits.every(commit => commit?.author.name === 'lockkeeper[bot]')
}

function seePull(
  fleet: Repository,
  { pull, body, state }: PullIssue,
  known: Pick<SeenPull, 'slot' | 'untouched'>,
): SeenPull {
  const claim = readProposalMarker(body ?? '')?.claim
  // Of each person the last word counts, also where it was dismissed.
  const words = pull.reviews.filter(({ state }) =>
    ['APPROVED', 'CHANGES_REQUESTED', 'DISMISSED'].includes(state),
  )
  const last = [...new Map(words.map(review => [review.user.login, review])).values()]
  const approving = last.filter(review => review.state === 'APPROVED' && review.commitId === pull.headSha)
  return {
    ...known,
    version: claim?.version ?? '',
    comment: commentOf(claim?.request ?? ''),
    state: pull.mergedAt === undefined ? state : ('merged' as const),
    mergeCommit: pull.mergedAt === undefined ? undefined : pull.mergeCommitSha,
    byUs: pull.mergedBy?.login === 'lockkeeper[bot]',
    checked: isChecked(fleet, pull),
    approvedBy: approving.map(({ user }) => user.login),
  }
}

function isChecked(
  fleet: Repository,
  { headSha, mergedAt = Number.POSITIVE_INFINITY }: PullIssue['pull'],
): boolean {
  // A second pull request for the same commit is checked anew, whatever became of the first.
  const before = new Map([...fleet.runs].filter(([, { startedAt }]) => startedAt <= mergedAt))
  return latestRuns({ runs: before }, headSha).some(
    ({ conclusion, completedAt }) => conclusion === 'success' && (completedAt ?? mergedAt) <= mergedAt,
  )
}

// Of two that were made at once the later one is set inactive: then it counts no more.
function seeDeployments(fleet: Repository): readonly SeenDeployment[] {
  return [...fleet.deployments.values()].flatMap(({ payload, environment, statuses, sha }) => {
    if (statuses.at(-1)?.state === 'inactive' && statuses.length === 1) return []
    const { app, version, request } = payload as {
      readonly app: string
      readonly version: string
      readonly request: string
    }
    const state = statuses.at(-1)?.state
    return [{ slot: `${app} ${environment}`, version, comment: commentOf(request), sha, state }]
  })
}

/** Of the default branch itself: what a merge brought along came with it. */
async function commitsSince({ git }: Repository, from: string, head: string): Promise<readonly string[]> {
  const found: string[] = []
  for (let sha = head; sha !== from && sha !== ''; sha = (await git.commit(sha))?.parents[0] ?? '')
    found.unshift(sha)
  return found
}

async function seeCommit(
  { git }: Repository,
  sha: string,
  pins: Pick<SeenCommit, 'before' | 'after'>,
): Promise<SeenCommit> {
  const commit = await git.commit(sha)
  const [first = '', second = ''] = commit?.parents ?? []
  // A merge queue writes its own words: what is merged says whose it is.
  const message = (await git.commit(second))?.message ?? commit?.message ?? ''
  const trailer = (name: string): string => new RegExp(`^${name}: (.*)$`, 'm').exec(message)?.[1] ?? ''
  const [app = '', version = ''] = trailer('Release').split('@')
  const files = await diffTrees(git, first, sha)
  return {
    sha,
    comment: commentOf(trailer('Request')),
    slot: `${app} ${trailer('Environment')}`,
    version,
    byUs: commit?.author.name === 'lockkeeper[bot]',
    lines: files.flatMap(({ filename, patch = '' }) =>
      patch
        .split('\n')
        .flatMap(line => (/^[+-]/.test(line) ? [`${filename} ${line.replace(/\s+/g, ' ')}`] : [])),
    ),
    ...pins,
  }
}

async function pinsAt({ git }: Repository, sha: string): Promise<ReadonlyMap<Slot, string>> {
  const tree = await git.treeOf(sha)
  const entries = allSlots.map(async (slot): Promise<readonly [Slot, string]> => {
    const entry = await findEntry(git, tree, pinFile(slot))
    const text = (await git.read(entry?.oid ?? ''))?.bytes.toString('utf8') ?? ''
    const [, version = ''] = /^\s+(?:version|newTag): "?([^\s"]+)/m.exec(text) ?? []
    return [slot, version]
  })
  return new Map(await Promise.all(entries))
}
