import type { Problem } from '../lib/problem.ts'
import { similar } from '../lib/similar.ts'
import type { Command, PromoteCommand } from './command.ts'
import { expandCommand } from './expand.ts'
import type { Fleet } from './fleet.ts'
import { appProblem, namedEnvironments } from './lookup.ts'

/** What is wrong with a command's names in this fleet; nothing when it could be carried out. */
export function nameProblems(command: Command, fleet: Fleet): readonly Problem[] {
  switch (command.kind) {
    case 'promote': {
      const expansion = expandCommand(command, fleet)
      return expansion.kind === 'refused' ? expansion.problems : []
    }
    case 'rollback':
    case 'verify':
    case 'restart':
    case 'history':
    case 'list':
      return [
        ...(command.app === undefined ? [] : appProblem(command.app, fleet)),
        ...(command.environment === undefined
          ? []
          : namedEnvironments([command.environment], fleet).problems),
      ]
    case 'diff':
      return namedEnvironments(environmentsIn(command), fleet).problems
    case 'cancel':
    case 'explain':
    case 'help':
      return []
    default:
      return command satisfies never
  }
}

/** The command with each unknown name replaced by the nearest known one, where that makes it one that can be carried out. */
export function correctCommand(command: Command, fleet: Fleet): Command | undefined {
  const corrected = withNearestNames(command, fleet)
  return nameProblems(corrected, fleet).length === 0 ? corrected : undefined
}

function withNearestNames(command: Command, fleet: Fleet): Command {
  const app = nearestIn(fleet.apps.map(each => each.name))
  const environment = nearestIn(fleet.environments.map(each => each.name))
  if (command.kind === 'promote') return promoteWith(command, app, environment)
  switch (command.kind) {
    case 'rollback':
    case 'verify':
    case 'restart':
      return { ...command, app: app(command.app), environment: environment(command.environment) }
    case 'diff':
      return {
        kind: 'diff',
        environment: environment(command.environment),
        ...(command.other === undefined ? {} : { other: environment(command.other) }),
      }
    case 'list':
    case 'history':
      return {
        ...command,
        ...(command.app === undefined ? {} : { app: app(command.app) }),
        ...(command.environment === undefined ? {} : { environment: environment(command.environment) }),
      }
    default:
      return command
  }
}

function environmentsIn({ environment, other }: Extract<Command, { kind: 'diff' }>): readonly string[] {
  return other === undefined ? [environment] : [environment, other]
}

type Nearest = (name: string) => string

function nearestIn(known: readonly string[]): Nearest {
  return name => (known.includes(name) ? name : (similar(name, known)[0] ?? name))
}

function promoteWith(command: PromoteCommand, app: Nearest, environment: Nearest): PromoteCommand {
  switch (command.form) {
    case 'releases': {
      const releases = command.releases.map(release => ({ ...release, app: app(release.app) }))
      return { ...command, releases, to: command.to.map(environment) }
    }
    case 'from':
      return {
        ...command,
        apps: command.apps.map(app),
        from: environment(command.from),
        to: command.to.map(environment),
      }
    case 'train':
      return { ...command, from: environment(command.from), to: environment(command.to) }
    default:
      return command satisfies never
  }
}
