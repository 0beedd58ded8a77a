import type { Clock } from '../../engine/ports/ports.ts'
import { allowsAutoMerge } from '../../github/auto-merge.ts'
import type { Connection } from '../../github/client/connection.ts'
import { createInstallation } from '../../github/installation.ts'
import {
  type AppFacts,
  type InstallationFacts,
  missingPermissions,
  readInstallations,
} from '../../github/registration.ts'
import { appPermissions } from '../../github/rights.ts'
import { findTeam } from '../../github/teams.ts'
import type { ClusterSettings } from '../clusters.ts'
import { bad, type Check, good, judge } from './check.ts'
import { clusterChecks } from './cluster-checks.ts'
import { configChecks, fullName, type Surroundings } from './config-checks.ts'

/** With what installations are looked at. */
export interface Look {
  readonly connection: Connection
  readonly app: AppFacts
  readonly clock: Clock
  readonly clusters: ClusterSettings
}

/** Each account that installed the GitHub App: what it granted, and what its repositories configure. */
export async function installationChecks(look: Look): Promise<readonly Check[]> {
  const installations = await readInstallations(look.connection)
  if (installations.length === 0)
    return [bad('installations', `Nobody has installed it. Open ${look.app.url}/installations/new.`)]
  const checks: Check[] = []
  for (const facts of installations) checks.push(...(await oneInstallation(look, facts)))
  return checks
}

async function oneInstallation(look: Look, facts: InstallationFacts): Promise<readonly Check[]> {
  const name = `installation ${facts.account}`
  if (facts.suspended)
    return [bad(name, `It is suspended. An owner of ${facts.account} unsuspends it at ${facts.url}.`)]
  const missing = missingPermissions(facts.permissions, appPermissions)
  const granted = judge(
    `${name}: permissions`,
    missing,
    wrong =>
      `Not granted: ${wrong}. An owner of ${facts.account} accepts the new permissions at ${facts.url}.`,
  )
  const read = await repositoryChecks(surroundingsOf(look, facts)).catch((error: unknown) => [
    bad(
      `${name}: repositories`,
      `They cannot be read: ${error instanceof Error ? error.message : 'no answer.'}`,
    ),
  ])
  return [granted, ...read]
}

type Around = Omit<Surroundings, 'repositories'>

/** What GitHub and the clusters say of what is named in configurations. */
function surroundingsOf({ connection, app, clock, clusters }: Look, facts: InstallationFacts): Around {
  const { appId, slug } = app
  const identity = { kind: 'app', appId, slug } as const
  const survey = { kind: 'installation', installation: facts.id, scope: 'survey' } as const
  const people = connection.api({ ...survey, scope: 'people' })
  return {
    installation: createInstallation({ id: facts.id, connection, identity, clock }),
    account: facts.account,
    pages: URL.canParse(facts.url) ? new URL(facts.url).origin : 'https://github.com',
    isPerson: async username => {
      const call = { route: 'GET /users/{username}', parameters: { username }, expect: [404] }
      return (await connection.api(survey)(call)).status !== 404
    },
    teamStanding: team => findTeam(people, team),
    allowsAutoMerge: ref => allowsAutoMerge(connection.graphql(survey), ref),
    clusters: (where, config) => clusterChecks(where, config, { settings: clusters, clock }),
  }
}

/** Every configuration is as the server would read it, and names only what is there. */
async function repositoryChecks(around: Around): Promise<readonly Check[]> {
  const refs = await around.installation.repositories()
  if (refs.length === 0) return [bad('repositories', 'The installation sees none. Choose some on its page.')]
  const repositories = new Set(refs.map(ref => fullName(ref).toLowerCase()))
  const checks = await Promise.all(refs.map(ref => configChecks({ ...around, repositories }, ref)))
  const found = checks.flat()
  return found.length === 0
    ? [good(`config: none of ${refs.length} repositories has one; all is discovered`)]
    : found
}
