import { createEngine, type Engine } from '../../src/engine/engine.ts'
import { defaultDelays } from '../../src/engine/world.ts'
import { createConnection } from '../../src/github/client/connection.ts'
import { openGitHubApp } from '../../src/github/github-app.ts'
import { type SandboxGitHub, startSandboxGitHub } from '../../src/sandbox/github-server.ts'
import { settingsFor } from '../behaviours/stage.ts'
import { personAt } from '../e2e/person.ts'
import { jumpingClock } from '../github/script.ts'
import { type EndState, readEndState } from './end-state.ts'

// A process that dies at one of its requests, seen from the border of fetch: before GitHub saw the request, or after it
// did what was asked. Time is one clock for GitHub and us, which waiting moves, so that no lease has to be sat out.

export type Moment = 'before' | 'after'

/** A GitHub, and processes of ours one after another. */
export interface CutStage {
  readonly gitHub: SandboxGitHub
  /** A new process; it dies at its request of that number. */
  start(death?: Death): Promise<Process>
  close(): Promise<void>
}

export interface Death {
  readonly nth: number
  readonly moment: Moment
}

export interface Process {
  readonly engine: Engine
  /** Requests so far, without those for tokens. */
  count(): number
}

export async function startCutStage(): Promise<CutStage> {
  const clock = jumpingClock(Date.now())
  const gitHub = await startSandboxGitHub({
    checks: { delay: 0, conclusion: 'success' },
    now: () => clock.now().getTime(),
  })
  return { gitHub, start: death => startProcess(gitHub, clock, death), close: () => gitHub.close() }
}

async function startProcess(
  gitHub: SandboxGitHub,
  clock: ReturnType<typeof jumpingClock>,
  death: Death | undefined,
): Promise<Process> {
  let count = 0
  let dead = false
  const die = (): never => {
    dead = true
    throw new TypeError('fetch failed', { cause: new Error('the process is gone') })
  }
  const mortal: typeof fetch = async (input, init) => {
    if (dead) return die()
    const isOurs = !String(input).endsWith('/access_tokens') && !String(input).endsWith('/app')
    if (isOurs) count += 1
    const now = isOurs && count === death?.nth
    if (now && death?.moment === 'before') return die()
    const answer = await fetch(input, init)
    const body = await answer.arrayBuffer()
    if (now) return die()
    return new Response(answer.status === 204 || answer.status === 304 ? null : body, answer)
  }
  // Whoever is dead waits for nothing.
  const sleep = async (milliseconds: number): Promise<void> => (dead ? die() : clock.sleep(milliseconds))
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
  })
  return { engine, count: () => count }
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
    await engine.sweep(since)
    await stage.gitHub.settled()
    quiet = stage.gitHub.requests.all().some(isWrite) ? 0 : quiet + 1
  }
  return readEndState(stage.gitHub)
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
  /** What has happened before the command. */
  readonly prepare?: (stage: CutStage) => Promise<void>
}

export interface Cut extends Death {
  readonly end: EndState
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
  { command, place, prepare }: CutCase,
  death: Death,
): Promise<{ readonly end: EndState; readonly died: boolean }> {
  const stage = await startCutStage()
  try {
    await prepare?.(stage)
    await sayAt(stage, command, place === undefined ? {} : { place })
    const process = await stage.start(death)
    await process.engine.sweep(new Date(0)).catch(() => undefined)
    return { died: process.count() >= death.nth, end: await sweepToTheEnd(stage) }
  } finally {
    await stage.close()
  }
}
