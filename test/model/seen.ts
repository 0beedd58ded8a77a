import { parseRequestKey } from '../../src/promotion/origin.ts'
import { readOutcomeMarker, readProposalMarker, readReplyMarker } from '../../src/report/marker.ts'
import type { SandboxGitHub } from '../../src/sandbox/github-server.ts'
import type { Repository } from '../../src/sandbox/world/repository.ts'
import { repositoryAt } from '../behaviours/stage.ts'
import { personAt } from '../e2e/person.ts'
import { apps, environments, type Slot } from './rules.ts'

/** What is to be found on GitHub, in the words of the rules. */
export interface SeenWorld {
  readonly pins: ReadonlyMap<Slot, string>
  readonly replies: readonly SeenReply[]
  readonly pulls: readonly SeenPull[]
  readonly deployments: readonly SeenDeployment[]
  /** Branches of ours in the GitOps repository. */
  readonly branches: readonly string[]
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
}

export interface SeenDeployment {
  readonly slot: string
  readonly version: string
  readonly comment: number
  readonly sha: string
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
    if (state.head === '') state.pins = await pinsAt(gitHub, head)
    else if (state.head !== head)
      for (const sha of await commitsSince(gitHub, state.head)) {
        const before = state.pins
        state.pins = await pinsAt(gitHub, sha)
        known.push(await seeCommit(gitHub, sha, { before, after: state.pins }))
      }
    state.head = head
    return {
      pins: state.pins,
      replies: [...gitHub.world.repositories.values()].flatMap(seeReplies),
      pulls: seePulls(fleet),
      deployments: seeDeployments(fleet),
      branches: (await fleet.git.refs('refs/heads/lockkeeper/')).map(({ name }) =>
        name.slice('refs/heads/'.length),
      ),
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

function seePulls(fleet: Repository): readonly SeenPull[] {
  return [...fleet.issues.values()].flatMap(({ pull, body, state }) => {
    const record = pull === undefined ? undefined : readProposalMarker(body ?? '')
    if (pull === undefined || record === undefined) return []
    const { app, environment, version, request } = record.claim
    return [
      {
        slot: `${app} ${environment}`,
        version,
        comment: commentOf(request),
        state: pull.mergedAt === undefined ? state : ('merged' as const),
        mergeCommit: pull.mergedAt === undefined ? undefined : pull.mergeCommitSha,
      },
    ]
  })
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
    return [{ slot: `${app} ${environment}`, version, comment: commentOf(request), sha }]
  })
}

async function commitsSince(gitHub: SandboxGitHub, from: string): Promise<readonly string[]> {
  const compared = await personAt(gitHub, 'admin').get<{
    readonly commits: readonly { readonly sha: string }[]
  }>(`/repos/acme/fleet/compare/${from}...main`)
  return compared.commits.map(({ sha }) => sha)
}

async function seeCommit(
  gitHub: SandboxGitHub,
  sha: string,
  pins: Pick<SeenCommit, 'before' | 'after'>,
): Promise<SeenCommit> {
  const { commit, author, files } = await personAt(gitHub, 'admin').get<{
    readonly commit: { readonly message: string }
    readonly author: { readonly login: string } | null
    readonly files: readonly { readonly filename: string; readonly patch?: string }[]
  }>(`/repos/acme/fleet/commits/${sha}`)
  const trailer = (name: string): string => new RegExp(`^${name}: (.*)$`, 'm').exec(commit.message)?.[1] ?? ''
  const [app = '', version = ''] = trailer('Release').split('@')
  return {
    sha,
    comment: commentOf(trailer('Request')),
    slot: `${app} ${trailer('Environment')}`,
    version,
    byUs: author?.login === 'lockkeeper[bot]',
    lines: files.flatMap(({ filename, patch = '' }) =>
      patch
        .split('\n')
        .flatMap(line => (/^[+-]/.test(line) ? [`${filename} ${line.replace(/\s+/g, ' ')}`] : [])),
    ),
    ...pins,
  }
}

async function pinsAt(gitHub: SandboxGitHub, sha: string): Promise<ReadonlyMap<Slot, string>> {
  const entries = await Promise.all(
    apps.flatMap(app =>
      environments.map(async (environment): Promise<readonly [Slot, string]> => {
        const path =
          app === 'podinfo'
            ? `apps/${environment}/podinfo-values.yaml`
            : `apps/${environment}/helloworld/kustomization.yaml`
        const { content } = await personAt(gitHub, 'admin').get<{ readonly content: string }>(
          `/repos/acme/fleet/contents/${path}?ref=${sha}`,
        )
        const text = Buffer.from(content, 'base64').toString('utf8')
        const [, version = ''] = /^\s+(?:version|newTag): "?([^\s"]+)/m.exec(text) ?? []
        return [`${app} ${environment}`, version]
      }),
    ),
  )
  return new Map(entries)
}
