import { parseConfig } from '../../config/parse.ts'
import type { Config } from '../../config/schema.ts'
import type { Clock, Installation, RepositoryRef } from '../../engine/ports/ports.ts'
import type { Connection } from '../../github/client/connection.ts'
import { createInstallation } from '../../github/installation.ts'
import {
  type AppFacts,
  type InstallationFacts,
  missingPermissions,
  readInstallations,
} from '../../github/registration.ts'
import { appPermissions } from '../../github/rights.ts'
import { formatProblem } from '../../lib/problem.ts'
import { bad, type Check, good, judge } from './check.ts'

const configFile = '.github/lockkeeper.yml'

/** Each account that installed the GitHub App: what it granted, and what its repositories configure. */
export async function installationChecks(
  connection: Connection,
  app: AppFacts,
  clock: Clock,
): Promise<readonly Check[]> {
  const installations = await readInstallations(connection)
  if (installations.length === 0)
    return [bad('installations', `Nobody has installed it. Open ${app.url}/installations/new.`)]
  const checks: Check[] = []
  for (const facts of installations) checks.push(...(await oneInstallation(connection, app, clock, facts)))
  return checks
}

async function oneInstallation(
  connection: Connection,
  { appId, slug }: AppFacts,
  clock: Clock,
  facts: InstallationFacts,
): Promise<readonly Check[]> {
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
  const identity = { kind: 'app', appId, slug } as const
  const installation = createInstallation({ id: facts.id, connection, identity, clock })
  const api = connection.api({ kind: 'installation', installation: facts.id, scope: 'survey' })
  const isPerson = async (username: string): Promise<boolean> => {
    const answer = await api({ route: 'GET /users/{username}', parameters: { username }, expect: [404] })
    return answer.status !== 404
  }
  const read = await repositoryChecks(installation, isPerson).catch((error: unknown) => [
    bad(
      `${name}: repositories`,
      `They cannot be read: ${error instanceof Error ? error.message : 'no answer.'}`,
    ),
  ])
  return [granted, ...read]
}

interface Seen {
  readonly installation: Installation
  /** Full names in lower case. */
  readonly repositories: ReadonlySet<string>
  readonly isPerson: (login: string) => Promise<boolean>
}

/** Every configuration is as the server would read it, and names only what is there. */
async function repositoryChecks(
  installation: Installation,
  isPerson: Seen['isPerson'],
): Promise<readonly Check[]> {
  const refs = await installation.repositories()
  if (refs.length === 0) return [bad('repositories', 'The installation sees none. Choose some on its page.')]
  const repositories = new Set(refs.map(ref => fullName(ref).toLowerCase()))
  const checks = await Promise.all(
    refs.map(ref => configCheck({ installation, repositories, isPerson }, ref)),
  )
  const found = checks.flatMap(check => check ?? [])
  return found.length === 0
    ? [good(`config: none of ${refs.length} repositories has one; all is discovered`)]
    : found
}

async function configCheck(seen: Seen, ref: RepositoryRef): Promise<Check | undefined> {
  const file = await seen.installation.open(ref).repository.read(configFile)
  if (file === undefined) return undefined
  const name = `config ${fullName(ref)}`
  const parsed = parseConfig(file.text, configFile)
  if (parsed.kind === 'problems') return bad(name, parsed.problems.map(formatProblem).join('\n'))
  const wrong = [
    ...unseenSources(parsed.config, seen),
    ...(await unknownPeople(parsed.config, seen)),
    ...namelessTeams(parsed.config),
  ]
  return wrong.length === 0 ? good(name) : bad(name, wrong.join('\n'))
}

function unseenSources({ sources = [] }: Config, { repositories }: Seen): readonly string[] {
  const names = sources.map(source => (typeof source === 'string' ? source : source.repository))
  const unseen = names.filter(name => !repositories.has(name.toLowerCase()))
  if (unseen.length === 0) return []
  return [
    `It lists ${unseen.join(', ')} under sources, which this installation does not see: install the GitHub App there, or take it out.`,
  ]
}

async function unknownPeople({ environments = [] }: Config, { isPerson }: Seen): Promise<readonly string[]> {
  const named = [...new Set(environments.flatMap(({ allow }) => allow?.users ?? []))]
  const known = await Promise.all(named.map(isPerson))
  const unknown = named.filter((_, index) => known[index] === false)
  if (unknown.length === 0) return []
  return [`It allows ${unknown.join(', ')}, whom GitHub does not know: correct the login, or take it out.`]
}

function namelessTeams({ environments = [] }: Config): readonly string[] {
  const teams = [...new Set(environments.flatMap(({ allow }) => allow?.teams ?? []))]
  const nameless = teams.filter(team => !/^[^/]+\/[^/]+$/.test(team))
  return nameless.length === 0
    ? []
    : [`It allows ${nameless.join(', ')} as a team: write it as ORGANIZATION/TEAM.`]
}

function fullName({ owner, name }: RepositoryRef): string {
  return `${owner}/${name}`
}
