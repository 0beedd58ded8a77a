import { randomBytes } from 'node:crypto'
import { resolve } from 'node:path'
import { createContext } from '../engine/context.ts'
import type { FleetReading } from '../engine/fleet/fleet-reading.ts'
import { readFleet } from '../engine/fleet/read-fleet.ts'
import { defaultDelays } from '../engine/world.ts'
import { matrix } from '../fleet/matrix.ts'
import { type ApiBase, parseApiBase } from '../github/client/api-base.ts'
import { createConnection } from '../github/client/connection.ts'
import { openGitHubApp } from '../github/github-app.ts'
import { ProblemError } from '../lib/problem.ts'
import type { Person, SandboxGitHub } from '../sandbox/github-server.ts'
import type { Matrix, Rollouts } from '../sandbox/page/serve-page.ts'
import type { SandboxRegistry } from '../sandbox/registry/registry-server.ts'
import { systemClock } from '../server/system-clock.ts'
import { type RunningServer, startServer } from '../server.ts'
import { applySeeded } from './sandbox-apply.ts'
import { type ClusterChoice, openSandboxClusters, type SandboxClusters } from './sandbox-clusters.ts'
import { choiceOf, startRegistry } from './sandbox-registry.ts'
import { readRollouts } from './sandbox-rollouts.ts'
import { seededRuns } from './sandbox-settled.ts'
import { readThreads, type SandboxThreads } from './sandbox-threads.ts'

/** The sandbox as it runs: the stand-in for GitHub, its page, and the production App talking to it over HTTP. */
export interface Sandbox {
  readonly gitHub: SandboxGitHub
  /** Who comments from the command line. */
  readonly writer: Person
  readonly threads: SandboxThreads
  /** It holds the seeded GitOps repository, not somebody's own. */
  readonly seeded: boolean
  /** What its clusters are; nothing where none is connected. */
  readonly watched: string | undefined
  /** Resolves once stand-ins run what the repository held at the start. */
  settled(): Promise<void>
  close(): Promise<void>
}

export interface SandboxChoice {
  readonly port: number
  /** A GitOps repository to copy in place of the seeded one. */
  readonly repository: string | undefined
  readonly clusters: ClusterChoice
  readonly cwd: string
  /** Takes the App's log lines. */
  readonly log: (line: string) => void
}

/** Starts every part on this machine. Nothing of it is reachable from another one. */
export async function startSandbox(choice: SandboxChoice): Promise<Sandbox> {
  const webhookSecret = randomBytes(32).toString('hex')
  const { promise: views, resolve: provide } = Promise.withResolvers<Views>()
  const gitHub = await startGitHub(choice, { webhookSecret, views })
  const api = apiBase(gitHub)
  const fleet = await openFleet(gitHub, api)
  const clusters = await openSandboxClusters(choice.clusters, gitHub, async () => (await fleet()).policy)
  if (clusters !== undefined && choice.clusters.kind === 'stand-ins')
    await applySeeded(await fleet(), clusters.open)
  clusters?.onChange(() => {
    for (const watch of gitHub.world.watchers) watch({ kind: 'cluster' })
  })
  provide(viewsOf(fleet, clusters))
  // Somebody's own images are in no registry here.
  const registry = choice.repository === undefined ? await startRegistry() : undefined
  const server = await startApp(gitHub, { api, webhookSecret, write: choice.log, clusters, registry })
  gitHub.app.hook.url = server.webhookUrl
  // The first round looks at every recent comment: one that is written meanwhile would be answered by both.
  await server.idle()
  return {
    gitHub,
    writer: writerOf(gitHub),
    seeded: choice.repository === undefined,
    watched: clusters?.note,
    threads: await readThreads(gitHub.url, choice.repository === undefined),
    async settled() {
      if (clusters !== undefined && choice.clusters.kind === 'stand-ins')
        await seededRuns(await fleet(), clusters.open, systemClock)
    },
    async close() {
      await server.stop()
      await clusters?.close()
      await registry?.close()
      await gitHub.close()
    },
  }
}

/** What the page reads, once everything is there. */
interface Views {
  readonly matrix: () => Promise<Matrix>
  readonly rollouts: () => Promise<Rollouts>
}

async function startGitHub(
  choice: SandboxChoice,
  { webhookSecret, views }: { readonly webhookSecret: string; readonly views: Promise<Views> },
): Promise<SandboxGitHub> {
  const { startSandboxGitHub } = await import('../sandbox/github-server.ts')
  const { createPage } = await import('../sandbox/page/serve-page.ts')
  const isWatched = choice.clusters.kind !== 'none'
  const page = createPage({
    matrix: async () => (await views).matrix(),
    ...(isWatched ? { rollouts: async () => (await views).rollouts() } : {}),
  })
  return startSandboxGitHub({
    port: choice.port,
    webhookSecret,
    page: (request, response) => page.serve(request, response),
    ...(choice.repository === undefined ? {} : { repository: resolve(choice.cwd, choice.repository) }),
    ...(choice.clusters.kind === 'stand-ins' && choice.clusters.withoutFlux !== undefined
      ? { withoutFlux: choice.clusters.withoutFlux }
      : {}),
  })
}

function viewsOf(fleet: () => Promise<FleetReading>, clusters: SandboxClusters | undefined): Views {
  return {
    matrix: async () => {
      const { fleet: found, problems } = await fleet()
      return matrix({ ...found, problems: [...problems, ...found.problems] })
    },
    rollouts: async () => {
      const { fleet: found, policy } = await fleet()
      if (clusters === undefined) return { environments: [], note: '' }
      const environments = await readRollouts(found, policy.environments, clusters.open)
      return { environments, note: clusters.note }
    },
  }
}

function apiBase(gitHub: SandboxGitHub): ApiBase {
  const parsed = parseApiBase(gitHub.apiUrl)
  if (parsed.kind !== 'base') throw new ProblemError(parsed.problem)
  return parsed.base
}

// A rollout takes a second here: to look at it as seldom as at a real one would only keep people waiting.
const delays = { ...defaultDelays, stable: 1_500, rollout: 400, reread: 0 }

function startApp(
  gitHub: SandboxGitHub,
  {
    api,
    webhookSecret,
    write,
    clusters,
    registry,
  }: {
    readonly api: ApiBase
    readonly webhookSecret: string
    readonly write: (line: string) => void
    readonly clusters: SandboxClusters | undefined
    readonly registry: SandboxRegistry | undefined
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
    clusters: { environment: clusters?.environment ?? {}, folder: '/', programs: [] },
    ...(registry === undefined ? {} : { registries: choiceOf(registry) }),
  } as const
  return startServer(settings, { host: '127.0.0.1', write, notice: 0, grace: 1_000, delays })
}

function writerOf({ people }: SandboxGitHub): Person {
  const writer = people.find(({ role }) => role === 'writer')
  if (writer === undefined) throw new Error('the sandbox has no writer')
  return writer
}

/** Reads the fleet as the App would, from the GitOps repository's default branch. */
async function openFleet(gitHub: SandboxGitHub, base: ApiBase): Promise<() => Promise<FleetReading>> {
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
  return () => readFleet(context, installation.open(fleet))
}
