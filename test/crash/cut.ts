import { createEngine, type Engine } from '../../src/engine/engine.ts'
import type { Cluster, OpenCluster } from '../../src/engine/ports/cluster-port.ts'
import { defaultDelays } from '../../src/engine/world.ts'
import { createConnection } from '../../src/github/client/connection.ts'
import { openGitHubApp } from '../../src/github/github-app.ts'
import { type SandboxGitHub, startSandboxGitHub } from '../../src/sandbox/github-server.ts'
import { repositoryAt, settingsFor } from '../behaviours/stage.ts'
import { personAt } from '../e2e/person.ts'
import { seeTo } from '../engine/fakes/applying.ts'
import { Calls } from '../engine/fakes/calls.ts'
import { FakeCluster } from '../engine/fakes/fake-cluster.ts'
import { deliver } from '../engine/fakes/flux.ts'
import { jumpingClock } from '../github/script.ts'
import { isForToken, type Trouble, troubledFetch } from '../model/trouble.ts'
import { type EndState, readEndState } from './end-state.ts'

// A process that dies at one of its requests, seen from the border of fetch: before GitHub saw the request, or after it
// did what was asked. Time is one clock for GitHub and us, which waiting moves, so that no lease has to be sat out.

export type Moment = 'before' | 'after'

/** A GitHub, a cluster for whoever connects it, and processes of ours one after another. */
export interface CutStage {
  readonly gitHub: SandboxGitHub
  /** prod's: Flux in it applies whatever the default branch's head is, at once. Nobody sees it before it is connected. */
  readonly cluster: FakeCluster & { connected: boolean }
  /** A new process; it dies at its request of that number, or that request goes wrong. */
  start(fate?: Death | Mishap): Promise<Process>
  /** Flux applies the default branch's head, as it does before each look. */
  catchUp(): Promise<void>
  /** So many milliseconds pass, for GitHub and for us. */
  pass(milliseconds: number): Promise<void>
  close(): Promise<void>
}

export interface Death {
  readonly nth: number
  readonly moment: Moment
}

export interface Mishap {
  readonly nth: number
  readonly trouble: Trouble
}

export interface Process {
  readonly engine: Engine
  /** Requests so far, to GitHub without those for tokens, and to the cluster. */
  count(): number
}

/** Where there is no Flux in prod, Lockkeeper applies there by itself. */
export async function startCutStage(prod: 'flux' | 'apply' = 'flux'): Promise<CutStage> {
  const clock = jumpingClock(Date.now())
  const gitHub = await startSandboxGitHub({
    checks: { delay: 0, conclusion: 'success' },
    now: () => clock.now().getTime(),
    ...(prod === 'flux' ? {} : { withoutFlux: 'prod' }),
  })
  const cluster = Object.assign(new FakeCluster('prod'), { connected: prod === 'apply' })
  if (prod === 'apply') seeTo(cluster, clock)
  return {
    gitHub,
    cluster,
    start: fate => startProcess({ gitHub, cluster, clock }, fate),
    catchUp: () => catchUp({ gitHub, cluster, clock }),
    pass: milliseconds => clock.sleep(milliseconds),
    close: () => gitHub.close(),
  }
}

/** A life that ends at one of its requests: what it asks for then and later is never answered. */
function createLife(death: Death | undefined) {
  const state = { count: 0, dead: false }
  const die = (): never => {
    state.dead = true
    throw new TypeError('fetch failed', { cause: new Error('the process is gone') })
  }
  return {
    count: () => state.count,
    demandAlive: () => void (state.dead && die()),
    async request<T>(send: () => Promise<T>, counts: boolean): Promise<T> {
      if (state.dead) return die()
      if (counts) state.count += 1
      const now = counts && state.count === death?.nth
      if (now && death?.moment === 'before') return die()
      const answer = await send()
      return now ? die() : answer
    },
  }
}

type Life = ReturnType<typeof createLife>

type Surroundings = Pick<CutStage, 'gitHub' | 'cluster'> & { readonly clock: ReturnType<typeof jumpingClock> }

async function catchUp({ gitHub, cluster, clock }: Surroundings): Promise<void> {
  // Controllers alone see to what we apply.
  if (cluster.onLook !== undefined) return
  const revision = (await repositoryAt(gitHub, 'fleet').git.ref('refs/heads/main'))?.oid ?? ''
  if (JSON.stringify([...cluster.objects.values()]).includes(revision)) return
  deliver(cluster, { path: 'apps/prod', revision, tag: '7.0.0', pods: 'ready', at: clock.now() })
}

/** The cluster as a process sees it; before each look Flux has caught up. */
function clusterOf(around: Surroundings, life: Life): OpenCluster {
  const { cluster } = around
  const port = cluster.port(new Calls())
  const ask = <T>(look: () => Promise<T>): Promise<T> =>
    life.request(async () => {
      await catchUp(around)
      return look()
    }, true)
  const mortal: Cluster = {
    name: 'prod',
    inventory: namespaces => ask(() => port.inventory(namespaces)),
    read: refs => ask(() => port.read(refs)),
    evidence: workload => ask(() => port.evidence(workload)),
    apply: (objects, mode) => ask(() => port.apply(objects, mode)),
    remove: refs => ask(() => port.remove(refs)),
    restart: (workload, at) => ask(() => port.restart(workload, at)),
    reconcileNow: (object, at) => ask(() => port.reconcileNow(object, at)),
  }
  return ({ name }) => (cluster.connected && name === 'prod' ? mortal : undefined)
}

async function startProcess(around: Surroundings, fate: Death | Mishap | undefined): Promise<Process> {
  const { gitHub, clock } = around
  const life = createLife(fate !== undefined && 'moment' in fate ? fate : undefined)
  const troubled = troubledFetch(() => clock.now().getTime())
  if (fate !== undefined && 'trouble' in fate) troubled.arm(fate.nth, fate.trouble)
  const mortal: typeof fetch = (input, init) =>
    life.request(() => troubled.fetch(input, init), !isForToken(String(input)))
  // Whoever is dead waits for nothing.
  const sleep = async (milliseconds: number): Promise<void> => {
    life.demandAlive()
    await clock.sleep(milliseconds)
  }
  const { api: base, appId, privateKey } = settingsFor(gitHub)
  const ours = { now: () => clock.now(), sleep }
  const connection = createConnection({ base, appId, privateKey, clock: ours, fetch: mortal })
  const app = await openGitHubApp(connection, ours)
  const engine = createEngine({
    installation: app.installation(gitHub.installation.id),
    clock: ours,
    mentions: ['lockkeeper'],
    publish: () => undefined,
    delays: defaultDelays,
    clusters: clusterOf(around, life),
  })
  return { engine, count: life.count }
}

export interface Place {
  readonly repository: string
  readonly issue: number
}

const podinfo: Place = { repository: 'acme/podinfo', issue: 2 }

/** Comments as a person; answers the comment's number. */
export async function sayAt(
  { gitHub }: CutStage,
  body: string,
  { place = podinfo, role = 'writer' }: { readonly place?: Place; readonly role?: string } = {},
): Promise<number> {
  const path = `/repos/${place.repository}/issues/${place.issue}/comments`
  return (await personAt(gitHub, role).send<{ readonly id: number }>('POST', path, { body })).id
}

/** Sweeps with new processes until two sweeps in a row write nothing, then reads what is there. */
export async function sweepToTheEnd(stage: CutStage): Promise<EndState> {
  const since = new Date(0)
  for (let quiet = 0, round = 0; quiet < 2; round++) {
    if (round > 20) throw new Error('it does not come to an end')
    stage.gitHub.requests.clear()
    const { engine } = await stage.start()
    // What a cluster runs has to stay current for a while.
    await stage.pass(15_000)
    await engine.sweep(since)
    await stage.gitHub.settled()
    quiet = stage.gitHub.requests.all().some(isWrite) ? 0 : quiet + 1
  }
  const applies = stage.cluster.onLook !== undefined
  return applies
    ? readEndState(stage.gitHub, 'apps/prod/podinfo/kustomization.yaml')
    : readEndState(stage.gitHub)
}

/** Whether it is we who change something; a reaction says only that a comment was seen. */
export function isWrite({
  method,
  path,
  who,
  operation,
}: {
  method: string
  path: string
  who: string
  operation: string
}): boolean {
  if (!who.includes('lockkeeper') || method === 'GET' || /(?:access_tokens|reactions)$/.test(path))
    return false
  return path !== '/graphql' || operation.startsWith('mutation')
}

export interface CutCase {
  readonly command: string
  /** Where it is said; nothing: on the source repository's pull request. */
  readonly place?: Place
  readonly every?: number
  /** Who brings to prod what was merged; Flux, unless it says otherwise. */
  readonly prod?: 'apply'
  /** What has happened before the command. */
  readonly prepare?: (stage: CutStage) => Promise<void>
  /** What else must not depend on how it got there. */
  readonly beside?: (stage: CutStage) => unknown
}

export interface Cut extends Death {
  readonly end: EndState & { readonly beside?: unknown }
}

/** The command's first process meets that trouble at every request in turn; what is there when others have swept up. */
export async function troubleMatrix(
  cut: CutCase,
  trouble: Trouble,
): Promise<readonly { readonly nth: number; readonly end: Cut['end'] }[]> {
  const ends: { readonly nth: number; readonly end: Cut['end'] }[] = []
  for (let nth = 1, met = true; met; nth += cut.every ?? 1) {
    const { end, died } = await cutAt(cut, { nth, trouble })
    met = died
    ends.push({ nth, end })
  }
  return ends
}

/** Two processes hear of the command at the same time, and both sweep up. */
export async function twoReplicas({ command, place, prod, prepare, beside }: CutCase): Promise<Cut['end']> {
  const stage = await startCutStage(prod)
  try {
    await prepare?.(stage)
    await sayAt(stage, command, place === undefined ? {} : { place })
    const both = [await stage.start(), await stage.start()]
    await Promise.all(both.map(({ engine }) => engine.sweep(new Date(0)).catch(() => undefined)))
    const end = await sweepToTheEnd(stage)
    return beside === undefined ? end : { ...end, beside: beside(stage) }
  } finally {
    await stage.close()
  }
}

/** The command's first process dies at every request in turn, before and after; what is there when others have swept up. */
export async function cutMatrix(cut: CutCase): Promise<readonly Cut[]> {
  const cuts: Cut[] = []
  for (let nth = 1, alive = false; !alive; nth += cut.every ?? 1)
    for (const moment of ['before', 'after'] as const) {
      const { end, died } = await cutAt(cut, { nth, moment })
      alive ||= !died
      cuts.push({ nth, moment, end })
    }
  return cuts
}

async function cutAt(
  { command, place, prod, prepare, beside }: CutCase,
  fate: Death | Mishap,
): Promise<{ readonly end: Cut['end']; readonly died: boolean }> {
  const stage = await startCutStage(prod)
  try {
    await prepare?.(stage)
    await sayAt(stage, command, place === undefined ? {} : { place })
    const process = await stage.start(fate)
    await process.engine.sweep(new Date(0)).catch(() => undefined)
    const died = process.count() >= fate.nth
    const end = await sweepToTheEnd(stage)
    return { died, end: beside === undefined ? end : { ...end, beside: beside(stage) } }
  } finally {
    await stage.close()
  }
}
