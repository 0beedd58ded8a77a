import type { PromoteCommand } from './command.ts'
import type { Fleet } from './fleet.ts'
import { sameVersion, versionsIn } from './pins.ts'
import type { EnvironmentPolicy } from './policy.ts'

/** A command that names an environment before one that must come first, and the same command in the order that can be carried out. */
export interface Turned {
  readonly earlier: string
  readonly later: string
  readonly command: PromoteCommand
}

/** Whether the command's environments stand the wrong way round. Where the first already has the release, the order does not matter. */
export function turnedRound(
  command: PromoteCommand,
  environments: readonly EnvironmentPolicy[],
  fleet: Fleet,
): Turned | undefined {
  if (command.form === 'train' || command.to.length < 2) return undefined
  const { to } = command
  const before = (name: string): ReadonlySet<string> => upstreamOf(name, environments)
  for (const [index, later] of to.entries()) {
    const earlier = to.slice(index + 1).find(name => before(later).has(name) && lacks(command, name, fleet))
    if (earlier !== undefined) return { earlier, later, command: { ...command, to: inOrder(to, before) } }
  }
  return undefined
}

/** Every environment that a release passes on its way to this one. */
function upstreamOf(name: string, environments: readonly EnvironmentPolicy[]): ReadonlySet<string> {
  const found = new Set<string>()
  const open = [name]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const upstream of environments.find(each => each.name === next)?.after ?? []) {
      if (!found.has(upstream)) open.push(upstream)
      found.add(upstream)
    }
  }
  return found
}

function lacks(
  command: Exclude<PromoteCommand, { form: 'train' }>,
  environment: string,
  fleet: Fleet,
): boolean {
  const releases =
    command.form === 'releases'
      ? command.releases
      : command.apps.map(app => ({ app, version: versionsIn(fleet, app, command.from)[0] ?? '' }))
  return releases.some(({ app, version }) =>
    versionsIn(fleet, app, environment).some(each => !sameVersion(each, version)),
  )
}

function inOrder(names: readonly string[], before: (name: string) => ReadonlySet<string>): readonly string[] {
  const count = (name: string): number => names.filter(other => before(name).has(other)).length
  return names.toSorted((left, right) => count(left) - count(right))
}
