import type { Logger } from 'pino'
import { createEngine } from '../engine/engine.ts'
import type { Clock } from '../engine/ports.ts'
import { defaultDelays } from '../engine/world.ts'
import type { GitHubApp } from '../github/github-app.ts'
import type { Following } from './follow.ts'

/** An engine for each installation, made when it is first needed. */
export interface Engines {
  of(installation: number): Following
  forget(installation: number): void
}

export function createEngines(gitHubApp: GitHubApp, clock: Clock, log: Logger): Engines {
  const engines = new Map<number, Following>()
  const create = (installation: number) =>
    createEngine({
      installation: gitHubApp.installation(installation),
      clock,
      mentions: [gitHubApp.identity.slug],
      publish: event => log.info({ installation, event }, 'outcome'),
      delays: defaultDelays,
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
