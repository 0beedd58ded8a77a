import { readOutcomeMarker, readReplyMarker } from '../../src/report/marker.ts'
import type { SandboxGitHub } from '../../src/sandbox/github-server.ts'
import { eventually, personAt } from '../e2e/person.ts'

/** What a promotion left behind on GitHub, as far as it must not depend on how it got there. */
export interface EndState {
  readonly replies: readonly (string | undefined)[]
  readonly outcomes: number
  readonly pullRequests: readonly string[]
  readonly deployments: readonly string[]
  readonly branches: readonly string[]
  /** Of the default branch, without the seed's. */
  readonly commits: readonly string[]
  readonly version: string | undefined
}

/** The one end that every road must lead to. */
export const promoted: EndState = {
  replies: ['merged'],
  outcomes: 0,
  pullRequests: ['Promote podinfo from 6.9.2 to 7.0.0 on prod: merged'],
  deployments: ['prod podinfo 7.0.0: pending'],
  branches: ['main'],
  commits: ['Promote podinfo from 6.9.2 to 7.0.0 on prod'],
  version: '7.0.0',
}

type Issue = { readonly body: string; readonly performed_via_github_app: unknown }
type Pull = { readonly title: string; readonly state: string; readonly merged_at: string | null }
type Deployed = {
  readonly id: number
  readonly environment: string
  readonly payload: { app: string; version: string }
}

/** Where the seed has the version of podinfo on prod; another file where Lockkeeper itself applies there. */
const valuesFile = 'apps/prod/podinfo-values.yaml'

export async function readEndState(gitHub: SandboxGitHub, pinFile = valuesFile): Promise<EndState> {
  const admin = personAt(gitHub, 'admin')
  const comments = await admin.get<readonly Issue[]>('/repos/acme/podinfo/issues/2/comments?per_page=100')
  const ours = comments.filter(comment => comment.performed_via_github_app !== null)
  const pulls = await admin.get<readonly Pull[]>('/repos/acme/fleet/pulls?state=all')
  const deployments = await admin.get<readonly Deployed[]>('/repos/acme/fleet/deployments')
  const branches = await admin.get<readonly { readonly name: string }[]>('/repos/acme/fleet/branches')
  const commits = await admin.get<readonly { readonly commit: { readonly message: string } }[]>(
    '/repos/acme/fleet/commits?sha=main',
  )
  return {
    replies: ours.flatMap(({ body }) => readReplyMarker(body)?.result?.verdict ?? []),
    outcomes: ours.filter(({ body }) => readOutcomeMarker(body) !== undefined).length,
    pullRequests: pulls.map(pull => `${pull.title}: ${pull.merged_at === null ? pull.state : 'merged'}`),
    deployments: await Promise.all(deployments.map(deployment => describe(gitHub, deployment))),
    branches: branches.map(({ name }) => name),
    commits: commits
      .map(({ commit }) => (commit.message.split('\n')[0] ?? '').replace(/ \(#\d+\)$/, ''))
      .slice(0, -1),
    version: await pinnedVersion(gitHub, pinFile),
  }
}

async function describe(gitHub: SandboxGitHub, { id, environment, payload }: Deployed): Promise<string> {
  const path = `/repos/acme/fleet/deployments/${id}/statuses`
  const [newest] = await personAt(gitHub, 'admin').get<readonly { readonly state: string }[]>(path)
  return `${environment} ${payload.app} ${payload.version}: ${newest?.state ?? 'none'}`
}

async function pinnedVersion(gitHub: SandboxGitHub, file: string): Promise<string | undefined> {
  const path = `/repos/acme/fleet/contents/${file}`
  const { content } = await personAt(gitHub, 'admin').get<{ readonly content: string }>(path)
  return /^\s+(?:version: (\S+)|newTag: "(\S+)".*)$/m
    .exec(Buffer.from(content, 'base64').toString('utf8'))
    ?.slice(1)
    .find(found => found !== undefined)
}

/** The end, once there is a reply that says it is over. */
export function awaitEnd(gitHub: SandboxGitHub): Promise<EndState> {
  return eventually(
    () => readEndState(gitHub),
    state => state.replies.length === 1 && state.replies[0] === 'merged' && state.branches.length === 1,
  )
}
