import type { Problem } from '../lib/problem.ts'
import type { PromoteCommand } from './command.ts'
import type { Fleet } from './fleet.ts'
import type { Goal } from './goal.ts'
import { appProblem, namedEnvironments } from './lookup.ts'
import { type EnvironmentName, parseVersion } from './names.ts'
import { pinnedVersions, sameVersion, versionsIn } from './pins.ts'
import { isRange, newestFirst } from './versions.ts'

/** One promotion of a request; with a problem it ends refused, and the others go on. */
export interface WantedPromotion {
  readonly goal: Goal
  readonly problem?: Problem
}

/** A command against the fleet. `legs` are done in order, each waiting for the one before; inside a leg there is no order. */
export type Expansion =
  | { readonly kind: 'legs'; readonly legs: readonly (readonly WantedPromotion[])[] }
  | { readonly kind: 'nothing-to-do'; readonly reason: string }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }

/** What the command asks for, promotion by promotion. Names that do not exist refuse the whole command before anything is done. */
export function expandCommand(command: PromoteCommand, fleet: Fleet): Expansion {
  switch (command.form) {
    case 'releases':
      return expandReleases(command, fleet)
    case 'from':
      return expandFrom(command, fleet)
    case 'train':
      return expandTrain(command, fleet)
    default:
      return command satisfies never
  }
}

function expandReleases(command: PromoteCommand & { form: 'releases' }, fleet: Fleet): Expansion {
  const environments = namedEnvironments(command.to, fleet)
  const problems = [
    ...command.releases.flatMap(({ app, version }) => [
      ...appProblem(app, fleet),
      ...versionProblem(version),
    ]),
    ...environments.problems,
  ]
  if (problems.length > 0) return { kind: 'refused', problems }
  const legs = environments.names.map(environment =>
    command.releases.map(({ app, version }) => ({ goal: { app, environment, version } })),
  )
  return { kind: 'legs', legs }
}

function expandFrom(command: PromoteCommand & { form: 'from' }, fleet: Fleet): Expansion {
  const from = namedEnvironments([command.from], fleet)
  const to = namedEnvironments(command.to, fleet)
  const problems = [
    ...command.apps.flatMap(app => appProblem(app, fleet)),
    ...from.problems,
    ...to.problems,
    ...sameEnvironment(command.from, command.to),
  ]
  if (problems.length > 0) return { kind: 'refused', problems }
  const absent = command.apps.flatMap(app => notIn(app, command.from, fleet))
  if (absent.length > 0) return { kind: 'refused', problems: absent }
  const legs = to.names.map(environment =>
    command.apps.map(app => fromEnvironment(app, command.from, environment, fleet)),
  )
  return { kind: 'legs', legs }
}

function expandTrain(command: PromoteCommand & { form: 'train' }, fleet: Fleet): Expansion {
  const question = versionQuestion(command, fleet)
  if (question !== undefined) return { kind: 'refused', problems: [question] }
  const from = namedEnvironments([command.from], fleet)
  const to = namedEnvironments([command.to], fleet)
  const problems = [...from.problems, ...to.problems, ...sameEnvironment(command.from, [command.to])]
  const environment = to.names[0]
  if (problems.length > 0 || environment === undefined) return { kind: 'refused', problems }
  const leg = fleet.apps
    .filter(app => differs(app.name, command.from, command.to, fleet))
    .map(app => fromEnvironment(app.name, command.from, environment, fleet))
  if (leg.length > 0) return { kind: 'legs', legs: [leg] }
  return { kind: 'nothing-to-do', reason: `${command.to} already has every release of ${command.from}.` }
}

function fromEnvironment(
  app: string,
  from: string,
  environment: EnvironmentName,
  fleet: Fleet,
): WantedPromotion {
  const versions = versionsIn(fleet, app, from)
  const [version = ''] = versions
  if (versions.length === 1 && isRange(version))
    return {
      goal: { app, environment, version },
      problem: rangeQuestion(app, from, environment, version, fleet),
    }
  if (versions.length === 1) return { goal: { app, environment, version } }
  return {
    goal: { app, environment, version: versions.join(' or ') },
    problem: {
      code: 'VERSION_AMBIGUOUS',
      message: `${from} pins ${app} at ${versions.join(' and ')}: which one is meant?`,
      advice: `/promote ${app}@${version} to ${environment}`,
    },
  }
}

/** What a range stands for only the cluster knows: it is no release that could be taken on. */
function rangeQuestion(app: string, from: string, to: string, range: string, fleet: Fleet): Problem {
  const exact = newestFirst(pinnedVersions(fleet, app).filter(version => !isRange(version)))
  return {
    code: 'VERSION_IS_RANGE',
    message: `${from} pins ${app} at the range ${range}, not at a version: which one is meant?`,
    advice: `/promote ${app}@${exact[0] ?? 'VERSION'} to ${to}`,
  }
}

/** An app that only one of the two environments has is no part of a train. */
function differs(app: string, from: string, to: string, fleet: Fleet): boolean {
  const there = versionsIn(fleet, app, from)
  const here = versionsIn(fleet, app, to)
  if (there.length === 0 || here.length === 0) return false
  return there.length > 1 || here.some(version => !sameVersion(version, there[0] ?? ''))
}

function versionProblem(version: string): readonly Problem[] {
  if (parseVersion(version) !== undefined) return []
  return [{ code: 'BAD_VERSION', message: `No artifact can have the version ${JSON.stringify(version)}.` }]
}

function sameEnvironment(from: string, to: readonly string[]): readonly Problem[] {
  if (!to.includes(from)) return []
  return [{ code: 'SAME_ENVIRONMENT', message: `${from} is where it comes from and where it shall go to.` }]
}

function notIn(app: string, environment: string, fleet: Fleet): readonly Problem[] {
  if (versionsIn(fleet, app, environment).length > 0) return []
  const others = fleet.environments
    .map(each => each.name)
    .filter(name => versionsIn(fleet, app, name).length > 0)
  return [
    {
      code: 'APP_NOT_THERE',
      message: `${environment} has no ${app}.`,
      advice: others.length === 0 ? 'No environment has it.' : `It is in ${others.join(', ')}.`,
    },
  ]
}

/** `/promote podinfo to prod`: it reads as a train from an environment, but names an app. Which version? */
function versionQuestion(command: PromoteCommand & { form: 'train' }, fleet: Fleet): Problem | undefined {
  if (fleet.environments.some(environment => environment.name === command.from)) return undefined
  if (!fleet.apps.some(app => app.name === command.from)) return undefined
  const here = versionsIn(fleet, command.from, command.to)
  const others = pinnedVersions(fleet, command.from).filter(version => !here.includes(version))
  const version = others[0] ?? here[0] ?? 'VERSION'
  return {
    code: 'VERSION_MISSING',
    message: `Which version of ${command.from}?`,
    advice: `/promote ${command.from}@${version} to ${command.to}`,
  }
}
