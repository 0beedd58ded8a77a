import { headOf } from './git.ts'
import { overlay, replies, type Seeded } from './seed.ts'

/** What is left when all is done: no numbers, no commit ids, no times, so that two worlds can be compared. */
export interface EndState {
  readonly pins: Readonly<Record<string, string | undefined>>
  readonly branches: readonly string[]
  readonly pullRequests: readonly string[]
  readonly deployments: readonly string[]
  readonly replies: readonly string[]
}

export function endState(seeded: Seeded): EndState {
  const { fleet } = seeded
  const main = headOf(fleet, 'main')
  const pin = (environment: string): string | undefined =>
    /newTag: (\S+)/.exec(main.files.get(overlay('podinfo', environment)) ?? '')?.[1]
  return {
    pins: { test: pin('test'), stage: pin('stage'), prod: pin('prod') },
    branches: [...fleet.branches.keys()].sort(),
    pullRequests: fleet.pullRequests.map(({ title, state }) => `${state}: ${title}`).sort(),
    deployments: fleet.deployments
      .filter(({ state }) => state !== 'inactive')
      .map(({ payload, state }) => `${payload.app} ${payload.version} on ${payload.environment}: ${state}`)
      .sort(),
    replies: replies(seeded)
      .map(text => text.split('\n')[0] ?? '')
      .sort(),
  }
}
