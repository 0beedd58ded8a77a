import * as z from 'zod'
import type { Clock, Installation, RepositoryRef } from '../engine/ports/ports.ts'
import { type Identity, parseAnswer, parseGraphql } from './access.ts'
import { changedFiles } from './changed-files.ts'
import type { Api } from './client/api.ts'
import type { Connection } from './client/connection.ts'
import { createAccess, createInstallation } from './installation.ts'
import { createPullReport, type PullReport } from './pull-report.ts'

/** What one token opens: who it is, and the repositories that are named to it. */
export interface TokenAccess {
  readonly identity: Identity
  /** Workflows do not start for what GitHub's own workflow token does. */
  readonly startsNoWorkflows: boolean
  readonly installation: Installation
  /** What is said on a pull request of one of these repositories. */
  pullReport(ref: RepositoryRef): PullReport
  /** The files in which two commits differ; nothing where one of them is not there. */
  changedFiles(ref: RepositoryRef, before: string, after: string): Promise<readonly string[] | undefined>
}

// Every call carries the same token, so the number of an installation says nothing here.
const noInstallation = 0

export const viewerQuery = 'query Viewer { viewer { login databaseId } }'

const Viewer = z.object({ viewer: z.object({ login: z.string(), databaseId: z.number() }) })

/** Asks GitHub whose token it is: a workflow's, another GitHub App's, or a person's. `names` are `owner/name`, the first is the workflow's own. */
export async function openToken(
  connection: Connection,
  clock: Clock,
  names: readonly string[],
): Promise<TokenAccess> {
  const credential = { kind: 'installation', installation: noInstallation, scope: 'survey' } as const
  const { data } = await connection.graphql(credential).query(viewerQuery, {})
  const { viewer } = parseGraphql(Viewer, data)
  const identity = identityOf(viewer)
  const api = connection.api(credential)
  const repositories = remember(() => Promise.all(names.map(name => findRepository(api, name))))
  const accessTo = (ref: RepositoryRef) =>
    createAccess({ id: noInstallation, connection, identity, clock }, ref)
  return {
    identity,
    startsNoWorkflows: identity.kind === 'bot' && identity.slug === 'github-actions',
    installation: createInstallation({ id: noInstallation, connection, identity, clock, repositories }),
    pullReport: ref => createPullReport(accessTo(ref)),
    changedFiles: (ref, before, after) => changedFiles(accessTo(ref), before, after),
  }
}

// A bot's login ends in `[bot]`, which no person's can.
function identityOf({ login, databaseId }: z.infer<typeof Viewer>['viewer']): Identity {
  const slug = /^(?<slug>.+)\[bot\]$/.exec(login)?.groups?.slug
  return slug === undefined ? { kind: 'person', id: databaseId, login } : { kind: 'bot', slug }
}

const Repository = z.object({ id: z.number(), name: z.string(), owner: z.object({ login: z.string() }) })

async function findRepository(api: Api, fullName: string): Promise<RepositoryRef> {
  const [owner = '', repo = ''] = fullName.split('/')
  const route = 'GET /repos/{owner}/{repo}'
  const found = parseAnswer(route, Repository, await api({ route, parameters: { owner, repo } }))
  return { id: found.id, owner: found.owner.login, name: found.name }
}

// A workflow's process lives for one event: what a repository is called does not change meanwhile.
function remember<T>(read: () => Promise<T>): () => Promise<T> {
  let known: Promise<T> | undefined
  return () => {
    known ??= read()
    return known
  }
}
