import { parseConfig } from '../../config/parse.ts'
import type { Config } from '../../config/schema.ts'
import type { Installation, RepositoryRef } from '../../engine/ports/ports.ts'
import type { TeamStanding } from '../../github/teams.ts'
import { formatProblem } from '../../lib/problem.ts'
import { bad, type Check, good, hint, seen } from './check.ts'

/** What configurations are compared with. */
export interface Surroundings {
  readonly installation: Installation
  /** The account that it is on. */
  readonly account: string
  /** Where GitHub's pages are. */
  readonly pages: string
  /** Full names in lower case. */
  readonly repositories: ReadonlySet<string>
  readonly isPerson: (login: string) => Promise<boolean>
  readonly teamStanding: (team: string) => Promise<TeamStanding>
  readonly allowsAutoMerge: (ref: RepositoryRef) => Promise<boolean>
  readonly clusters: (where: string, config: Config) => Promise<readonly Check[]>
}

const configFile = '.github/lockkeeper.yml'

/** The configuration of a repository, if it has one: as the server would read it, and whether what it names is there. */
export async function configChecks(around: Surroundings, ref: RepositoryRef): Promise<readonly Check[]> {
  const file = await around.installation.open(ref).repository.read(configFile)
  if (file === undefined) return []
  const name = `config ${fullName(ref)}`
  const parsed = parseConfig(file.text, configFile)
  if (parsed.kind === 'problems') return [bad(name, parsed.problems.map(formatProblem).join('\n'))]
  const { config } = parsed
  const wrong = [
    ...unseenSources(config, around),
    ...(await unknownPeople(config, around)),
    ...teamsOf(config).nameless,
  ]
  return [
    wrong.length === 0 ? good(name) : bad(name, wrong.join('\n')),
    ...(await autoMergeCheck(name, config, around, ref)),
    ...(await teamCheck(name, config, around)),
    ...(await seen(`${name}: clusters`, () => around.clusters(name, config))),
  ]
}

function unseenSources({ sources = [] }: Config, { repositories }: Surroundings): readonly string[] {
  const names = sources.map(source => (typeof source === 'string' ? source : source.repository))
  const unseen = names.filter(name => !repositories.has(name.toLowerCase()))
  if (unseen.length === 0) return []
  return [
    `It lists ${unseen.join(', ')} under sources, which this installation does not see: install the GitHub App there, or take it out.`,
  ]
}

async function unknownPeople(
  { environments = [] }: Config,
  { isPerson }: Surroundings,
): Promise<readonly string[]> {
  const named = [...new Set(environments.flatMap(({ allow }) => allow?.users ?? []))]
  const known = await Promise.all(named.map(isPerson))
  const unknown = named.filter((_, index) => known[index] === false)
  if (unknown.length === 0) return []
  return [`It allows ${unknown.join(', ')}, whom GitHub does not know: correct the login, or take it out.`]
}

/** The teams that may promote, and what cannot be the name of one. */
function teamsOf({ environments = [] }: Config) {
  const all = [...new Set(environments.flatMap(({ allow }) => allow?.teams ?? []))]
  const isNamed = (team: string): boolean => /^[^/]+\/[^/]+$/.test(team)
  const nameless = all.filter(team => !isNamed(team))
  return {
    teams: all.filter(isNamed),
    nameless:
      nameless.length === 0
        ? []
        : [`It allows ${nameless.join(', ')} as a team: write it as ORGANIZATION/TEAM.`],
  }
}

function teamCheck(where: string, config: Config, around: Surroundings): Promise<readonly Check[]> {
  const name = `${where}: teams`
  const { teams } = teamsOf(config)
  if (teams.length === 0) return Promise.resolve([])
  return seen(name, async () => {
    const looked = await Promise.all(
      teams.map(async team => ({ team, standing: await around.teamStanding(team) })),
    )
    const wrong = looked.flatMap(each => teamProblem(each, around) ?? [])
    if (wrong.length > 0) return [bad(name, wrong.join('\n'))]
    const unseen = looked.flatMap(({ team, standing }) => (standing === 'unseen' ? [team] : []))
    if (unseen.length === 0) return [good(name)]
    const words = `Not looked at: ${unseen.join(', ')}. GitHub shows teams only with members: read; until an owner grants it, nobody counts as a member.`
    return [hint(name, words)]
  })
}

function teamProblem(
  { team, standing }: { readonly team: string; readonly standing: TeamStanding },
  { account }: Surroundings,
): string | undefined {
  if (standing === 'there') return undefined
  if (!team.toLowerCase().startsWith(`${account.toLowerCase()}/`))
    return `It allows ${team}, which is not of ${account}: GitHub tells this installation of nobody in it. Name a team of ${account}, or people.`
  return standing === 'absent'
    ? `It allows ${team}, which ${account} does not have: write it as at the end of its page's address, or take it out.`
    : undefined
}

function autoMergeCheck(
  where: string,
  { environments = [] }: Config,
  { allowsAutoMerge, pages }: Surroundings,
  ref: RepositoryRef,
): Promise<readonly Check[]> {
  const name = `${where}: auto-merge`
  const wishing = environments.filter(({ autoMerge }) => autoMerge === true)
  if (wishing.length === 0) return Promise.resolve([])
  return seen(name, async () => {
    if (await allowsAutoMerge(ref)) return [good(name)]
    const who = wishing.map(environment => environment.name).join(', ')
    const words = `The repository does not allow it, though it is asked for in ${who}; Lockkeeper merges by itself instead. Tick "Allow auto-merge" under Pull Requests at ${pages}/${fullName(ref)}/settings, or take autoMerge out.`
    return [hint(name, words)]
  })
}

/** `owner/name`. */
export function fullName({ owner, name }: RepositoryRef): string {
  return `${owner}/${name}`
}
