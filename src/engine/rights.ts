import { sourceApps } from '../fleet/sources.ts'
import type { Addressed } from './answer-command.ts'
import { authorize, fullName } from './authorize.ts'

/** What one person may run in one place, from live facts. */
export interface Rights {
  readonly login: string
  readonly gitops: string
  /** The apps that may be promoted from here. */
  readonly apps: readonly string[]
  readonly environments: readonly {
    readonly name: string
    readonly allowed: boolean
    readonly detail: string
  }[]
}

/** Asks the same question that a promotion would ask, for every environment. */
export async function rightsOf({ comment, reading, gitops, fleet, grounds }: Addressed): Promise<Rights> {
  const source = reading.source.ref
  const listed = fleet.policy.sources.find(
    each => each.repository.toLowerCase() === fullName(source).toLowerCase(),
  )
  const known =
    source.id === gitops.ref.id || listed === undefined ? fleet.fleet.apps : sourceApps(fleet.fleet, listed)
  const apps = known.map(app => app.name)
  const environments = []
  for (const { name } of fleet.policy.environments) {
    const target = { app: apps[0] ?? '', environment: name, version: '' }
    const asking = {
      actor: comment.author,
      source,
      gitops: gitops.ref,
      verb: { kind: 'promote', target } as const,
    }
    const answer = await authorize(target, asking, grounds)
    const allowed = answer.kind === 'authorized'
    environments.push({ name, allowed, detail: allowed ? answer.detail : answer.reason })
  }
  return { login: comment.author.login, gitops: fullName(gitops.ref), apps, environments }
}
