import type { Logger } from 'pino'
import { createEngine } from '../engine/engine.ts'
import type { OpenCluster } from '../engine/ports/cluster-port.ts'
import type { Clock } from '../engine/ports/ports.ts'
import type { OpenRegistry } from '../engine/ports/registry-port.ts'
import type { Delays } from '../engine/world.ts'
import type { GitHubApp } from '../github/github-app.ts'
import { explainRefused } from '../github/refused.ts'
import { createBuildMemo } from '../proof/memo.ts'
import type { Following } from './follow.ts'
import type { Observer } from './observe.ts'

/** An engine for each installation, made when it is first needed. */
export interface Engines {
  of(installation: number): Following
  forget(installation: number): void
}

export interface EngineOptions {
  readonly gitHubApp: GitHubApp
  readonly clock: Clock
  readonly observer: Pick<Observer, 'outcome'>
  readonly clusters: OpenCluster
  readonly registries: OpenRegistry | undefined
  readonly delays: Delays
  readonly log: Pick<Logger, 'warn'>
  /** Has a request of an installation looked at again after a while, in milliseconds. */
  readonly remind: (installation: number, request: string, after: number) => void
}

export function createEngines({
  gitHubApp,
  clock,
  observer,
  clusters,
  registries,
  delays,
  log,
  remind,
}: EngineOptions): Engines {
  const engines = new Map<number, Following>()
  const memo = createBuildMemo()
  const create = (installation: number) =>
    createEngine({
      installation: gitHubApp.installation(installation),
      clock,
      mentions: [gitHubApp.identity.slug],
      clusters,
      ...(registries === undefined ? {} : { registries }),
      remind: (request, after) => remind(installation, request, after),
      publish: event => observer.outcome(installation, event),
      explain(error) {
        const problem = explainRefused(error)
        if (problem !== undefined)
          log.warn({ err: error, installation }, 'GitHub refused; told where it was asked for')
        return problem
      },
      delays,
      memo,
    })
  return {
    of(installation) {
      const engine = engines.get(installation) ?? create(installation)
      engines.set(installation, engine)
      return engine
    },
    forget: installation => void engines.delete(installation),
  }
}
