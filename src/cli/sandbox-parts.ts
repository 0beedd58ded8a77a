import { randomBytes } from 'node:crypto'
import { resolve } from 'node:path'
import { z } from 'zod'
import { createContext } from '../engine/context.ts'
import { readFleet } from '../engine/read-fleet.ts'
import { defaultDelays } from '../engine/world.ts'
import { matrix } from '../fleet/matrix.ts'
import { type ApiBase, parseApiBase } from '../github/client/api-base.ts'
import { createConnection } from '../github/client/connection.ts'
import { openGitHubApp } from '../github/github-app.ts'
import { ProblemError } from '../lib/problem.ts'
import type { Person, SandboxGitHub } from '../sandbox/github-server.ts'
import type { Matrix } from '../sandbox/page/serve-page.ts'
import { systemClock } from '../server/system-clock.ts'
import { type RunningServer, startServer } from '../server.ts'
import type { ThreadRef } from './gateway.ts'
import { kubeconfigVariables, startSeededClusters } from './sandbox-clusters.ts'

/** The sandbox as it runs: the stand-in for GitHub, its page, and the production App talking to it over HTTP. */
export interface Sandbox {
  readonly gitHub: SandboxGitHub
  /** Who comments from the command line. */
  readonly writer: Person
  /** The pull request of the source repository, or the GitOps repository's issue where that is somebody's own. */
  readonly thread: ThreadRef
  /** It holds the seeded GitOps repository, not somebody's own. */
  readonly seeded: boolean
  close(): Promise<void>
}

export interface SandboxChoice {
  readonly port: number
  /** A GitOps repository to copy in place of the seeded one. */
  readonly repository: string | undefined
  readonly cwd: string
  /** Takes the App's log lines. */
  readonly log: (line: string) => void
}

/** Starts every part on this machine. Nothing of it is reachable from another one. */
export async function startSandbox(choice: SandboxChoice): Promise<Sandbox> {
  const { startSandboxGitHub } = await import('../sandbox/github-server.ts')
  const { createPage } = await import('../sandbox/page/serve-page.ts')
  const webhookSecret = randomBytes(32).toString('hex')
  const { promise: reader, resolve: provide } = Promise.withResolvers<() => Promise<Matrix>>()
  const page = createPage({ matrix: async () => (await reader)() })
  const gitHub = await startSandboxGitHub({
    port: choice.port,
    webhookSecret,
    page: (request, response) => page.serve(request, response),
    ...(choice.repository === undefined ? {} : { repository: resolve(choice.cwd, choice.repository) }),
  })
  const api = apiBase(gitHub)
  const seeded = choice.repository === undefined
  const clusters = seeded ? await startSeededClusters(gitHub) : undefined
  const kubeconfigs = clusters === undefined ? {} : kubeconfigVariables(clusters)
  const server = await startApp(gitHub, { api, webhookSecret, kubeconfigs, write: choice.log })
  gitHub.app.hook.url = server.webhookUrl
  provide(await matrixReader(gitHub, api))
  // The first round looks at every recent comment: one that is written meanwhile would be answered by both.
  await server.idle()
  return {
    gitHub,
    writer: writerOf(gitHub),
    seeded,
    thread: await threadFor(gitHub, seeded),
    async close() {
      await server.stop()
      await clusters?.close()
      await gitHub.close()
    },
  }
}

function apiBase(gitHub: SandboxGitHub): ApiBase {
  const parsed = parseApiBase(gitHub.apiUrl)
  if (parsed.kind !== 'base') throw new ProblemError(parsed.problem)
  return parsed.base
}

function startApp(
  gitHub: SandboxGitHub,
  {
    api,
    webhookSecret,
    kubeconfigs,
    write,
  }: {
    readonly api: ApiBase
    readonly webhookSecret: string
    readonly kubeconfigs: Readonly<Record<string, string>>
    readonly write: (line: string) => void
  },
): Promise<RunningServer> {
  const { id: appId, privateKey } = gitHub.app
  const settings = {
    appId,
    privateKey,
    webhookSecrets: [webhookSecret],
    api,
    port: 0,
    logLevel: 'warn',
    clusters: { environment: kubeconfigs, folder: '.', programs: [] },
  } as const
  return startServer(settings, { host: '127.0.0.1', write, notice: 0, grace: 1_000 })
}

function writerOf({ people }: SandboxGitHub): Person {
  const writer = people.find(({ role }) => role === 'writer')
  if (writer === undefined) throw new Error('the sandbox has no writer')
  return writer
}

const Threads = z.array(
  z.object({ repository: z.string(), number: z.number(), kind: z.enum(['issue', 'pull']) }),
)

/** Where a person begins: the source repository's pull request, or the GitOps repository's issue. */
async function threadFor(gitHub: SandboxGitHub, seeded: boolean): Promise<ThreadRef> {
  const answer = await fetch(`${gitHub.url}/_sandbox/threads`)
  const wanted = seeded
    ? { repository: 'acme/podinfo', kind: 'pull' }
    : { repository: 'acme/fleet', kind: 'issue' }
  const threads = Threads.parse(await answer.json())
  const thread = threads.find(
    ({ repository, kind }) => repository === wanted.repository && kind === wanted.kind,
  )
  if (thread === undefined) throw new Error('the sandbox has no thread to begin with')
  return thread
}

/** Reads the matrix as the App would, from the GitOps repository's default branch. */
async function matrixReader(gitHub: SandboxGitHub, base: ApiBase): Promise<() => Promise<Matrix>> {
  const { id: appId, privateKey } = gitHub.app
  const connection = createConnection({ base, appId, privateKey, clock: systemClock })
  const app = await openGitHubApp(connection, systemClock)
  const installation = app.installation(gitHub.installation.id)
  const refs = await installation.repositories()
  const fleet = refs.find(({ name }) => name === 'fleet')
  if (fleet === undefined) throw new Error('the sandbox has no GitOps repository')
  const world = {
    installation,
    clock: systemClock,
    mentions: [app.identity.slug],
    publish: () => undefined,
    delays: defaultDelays,
  }
  const context = createContext(world)
  return async () => {
    const { fleet: found, problems } = await readFleet(context, installation.open(fleet))
    return matrix({ ...found, problems: [...problems, ...found.problems] })
  }
}
