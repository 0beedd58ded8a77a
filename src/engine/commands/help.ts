import { sourceApps } from '../../fleet/sources.ts'
import { ProblemError } from '../../lib/problem.ts'
import type { Verb } from '../../promotion/command.ts'
import { sameVersion, versionsIn } from '../../promotion/pins.ts'
import type { EnvironmentPolicy } from '../../promotion/policy.ts'
import type { HelpEnvironment, HelpFacts } from '../../report/help.ts'
import type { Addressed } from '../answer/answer-command.ts'
import { authorize, fullName } from '../authorize.ts'

/** What this person may run here: the same question that a promotion would ask, for every environment. */
export async function helpFacts(addressed: Addressed): Promise<HelpFacts> {
  const { comment, gitops, fleet } = addressed
  const apps = promotableApps(addressed)
  const environments: HelpEnvironment[] = []
  for (const policy of fleet.policy.environments)
    environments.push(await environmentHelp(addressed, policy, apps))
  const [first] = environments
  const none = first !== undefined && environments.every(({ denied }) => denied !== undefined)
  const denied = new Map<Verb, string>(none ? [['promote', first.denied ?? 'not allowed']] : [])
  const example = none ? undefined : exampleFor(addressed, apps)
  return {
    login: comment.author.login,
    gitops: fullName(gitops.ref),
    apps,
    environments,
    denied,
    ...(example === undefined ? {} : { example }),
  }
}

/** In the GitOps repository every app; elsewhere those of the source that the configuration lists. */
function promotableApps({ reading, gitops, fleet }: Addressed): readonly string[] {
  const name = fullName(reading.source.ref).toLowerCase()
  if (reading.source.ref.id === gitops.ref.id) return fleet.fleet.apps.map(app => app.name)
  const listed = fleet.policy.sources.find(source => source.repository.toLowerCase() === name)
  return listed === undefined ? [] : sourceApps(fleet.fleet, listed).map(app => app.name)
}

async function environmentHelp(
  { comment, reading, gitops, grounds }: Addressed,
  { name, merge, after }: EnvironmentPolicy,
  apps: readonly string[],
): Promise<HelpEnvironment> {
  const goal = { app: apps[0] ?? '', environment: name, version: '' }
  const verb = { kind: 'promote', goal } as const
  const asking = { actor: comment.author, source: reading.source.ref, gitops: gitops.ref, verb }
  const answer = await authorize(goal, asking, grounds).catch(deniedBy)
  return { name, merge, after, ...(answer.kind === 'denied' ? { denied: answer.reason } : {}) }
}

// What keeps a promotion from being decided is told beside its environment; the rest of the help stands.
function deniedBy(error: unknown): { readonly kind: 'denied'; readonly reason: string } {
  if (!(error instanceof ProblemError)) throw error
  const { message, advice = '' } = error.problem
  return { kind: 'denied', reason: `${message} ${advice}`.replace(/[. ]+$/, '') }
}

/** A promotion that would change something: what an environment has and the next one has not. */
function exampleFor({ fleet: { fleet, policy } }: Addressed, apps: readonly string[]): string | undefined {
  for (const { name, after } of policy.environments) {
    for (const app of apps) {
      const [version] = after.flatMap(upstream => versionsIn(fleet, app, upstream))
      const here = versionsIn(fleet, app, name)
      if (version !== undefined && here.length > 0 && !here.some(each => sameVersion(each, version)))
        return `/promote ${app}@${version} to ${name}`
    }
  }
  return undefined
}
