import { parseConfig } from '../../config/parse.ts'
import type { Clock, Installation, RepositoryRef } from '../../engine/ports.ts'
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
  const read = await repositoryChecks(installation).catch((error: unknown) => [
    bad(
      `${name}: repositories`,
      `They cannot be read: ${error instanceof Error ? error.message : 'no answer.'}`,
    ),
  ])
  return [granted, ...read]
}

/** Every configuration is as the server would read it, and names only repositories that can be seen. */
async function repositoryChecks(installation: Installation): Promise<readonly Check[]> {
  const refs = await installation.repositories()
  if (refs.length === 0) return [bad('repositories', 'The installation sees none. Choose some on its page.')]
  const seen = new Set(refs.map(ref => fullName(ref).toLowerCase()))
  const checks = await Promise.all(refs.map(ref => configCheck(installation, ref, seen)))
  const found = checks.flatMap(check => check ?? [])
  return found.length === 0
    ? [good(`config: none of ${refs.length} repositories has one; all is discovered`)]
    : found
}

async function configCheck(
  installation: Installation,
  ref: RepositoryRef,
  seen: ReadonlySet<string>,
): Promise<Check | undefined> {
  const file = await installation.open(ref).repository.read(configFile)
  if (file === undefined) return undefined
  const name = `config ${fullName(ref)}`
  const parsed = parseConfig(file.text, configFile)
  if (parsed.kind === 'problems') return bad(name, parsed.problems.map(formatProblem).join('\n'))
  const sources = (parsed.config.sources ?? []).map(source =>
    typeof source === 'string' ? source : source.repository,
  )
  return judge(
    name,
    sources.filter(source => !seen.has(source.toLowerCase())),
    wrong =>
      `It lists ${wrong} under sources, which this installation does not see: install the GitHub App there, or take it out.`,
  )
}

function fullName({ owner, name }: RepositoryRef): string {
  return `${owner}/${name}`
}
