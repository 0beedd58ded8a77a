import * as z from 'zod'
import type { Clock, Installation, RepositoryPorts, RepositoryRef } from '../engine/ports/ports.ts'
import { type Access, type Identity, parseAnswer } from './access.ts'
import type { Connection } from './client/connection.ts'
import type { Credential } from './client/tokens.ts'
import { createCommits } from './commits.ts'
import { createDeployments } from './deployments.ts'
import { hasNext } from './pages.ts'
import { createPeople } from './people.ts'
import { createPullRequests } from './pull-requests/pull-requests.ts'
import { type Blobs, createBlobStores } from './repository/blobs.ts'
import { createHead } from './repository/head.ts'
import { createRepository, type Stores } from './repository/repository.ts'
import { createSurvey } from './repository/survey.ts'
import { createTrees, type ReadTrees } from './repository/tree.ts'
import type { Scope } from './rights.ts'
import { createState } from './state.ts'
import { createThreads } from './threads.ts'
import { createWorkflows } from './workflows.ts'

export interface InstallationOptions {
  readonly id: number
  readonly connection: Connection
  readonly identity: Identity
  readonly clock: Clock
  /** What was read, of installations that share one memory; nothing: its own. */
  readonly memory?: { readonly blobs: Blobs; readonly trees: ReadTrees }
  /** Absent: those that the installation's token sees. */
  readonly repositories?: () => Promise<readonly RepositoryRef[]>
}

/** The port over the GitHub App on one account. Ports of one repository are made once and remember what they read. */
export function createInstallation(options: InstallationOptions): Installation {
  const { blobs, trees } = options.memory ?? { blobs: createBlobStores()(options.id), trees: createTrees() }
  const stores: Stores = { blobs, trees, survey: createSurvey(blobs) }
  const opened = new Map<string, RepositoryPorts>()
  return {
    repositories: options.repositories ?? (() => listRepositories(options.connection, options.id)),
    open(ref) {
      const key = `${ref.id}/${ref.owner}/${ref.name}`
      const ports = opened.get(key) ?? openPorts(createAccess(options, ref), stores)
      opened.set(key, ports)
      return ports
    },
  }
}

/** One repository as its adapters reach it. */
export function createAccess(
  { id, connection, identity, clock }: InstallationOptions,
  ref: RepositoryRef,
): Access {
  return {
    ref,
    identity,
    clock,
    api: scope => connection.api(credentialFor(id, scope, ref)),
    graphql: scope => connection.graphql(credentialFor(id, scope, ref)),
  }
}

function credentialFor(installation: number, scope: Scope, ref: RepositoryRef): Credential {
  const everywhere = scope === 'survey' || scope === 'people'
  return { kind: 'installation', installation, scope, ...(everywhere ? {} : { repository: ref.id }) }
}

function openPorts(access: Access, stores: Stores): RepositoryPorts {
  const head = createHead(access)
  return {
    ref: access.ref,
    repository: createRepository(access, head, stores),
    pullRequests: createPullRequests(access, head),
    threads: createThreads(access),
    deployments: createDeployments(access),
    people: createPeople(access),
    workflows: createWorkflows(access),
    commits: createCommits(access),
    state: createState(access),
  }
}

const Page = z.object({
  repositories: z.array(
    z.object({ id: z.number(), name: z.string(), owner: z.object({ login: z.string() }) }),
  ),
})

async function listRepositories(
  connection: Connection,
  installation: number,
): Promise<readonly RepositoryRef[]> {
  const api = connection.api({ kind: 'installation', installation, scope: 'survey' })
  const route = 'GET /installation/repositories'
  const found: RepositoryRef[] = []
  for (let page = 1; ; page++) {
    const answer = await api({ route, parameters: { per_page: 100, page } })
    const { repositories } = parseAnswer(route, Page, answer)
    found.push(...repositories.map(({ id, name, owner }) => ({ id, name, owner: owner.login })))
    if (!hasNext(answer)) return found
  }
}
