import * as z from 'zod'
import type { Command, PlacedCommand } from '../promotion/command.ts'
import type { ThreadRef } from './gateway.ts'

/** Where a person of the sandbox comments. */
export interface SandboxThreads {
  /** Where they begin: the source repository's pull request, or the GitOps repository's issue where that is somebody's own. */
  readonly first: ThreadRef
  /** The GitOps repository's issue, from which every app can be moved. */
  readonly fleet: ThreadRef
}

const Threads = z.array(
  z.object({ repository: z.string(), number: z.number(), kind: z.enum(['issue', 'pull']) }),
)

/** Asks a sandbox at that address for its threads. */
export async function readThreads(url: string, seeded: boolean): Promise<SandboxThreads> {
  const answer = await fetch(`${url}/_sandbox/threads`)
  const threads = Threads.parse(await answer.json())
  const threadOf = (repository: string, kind: ThreadRef['kind']): ThreadRef => {
    const found = threads.find(thread => thread.repository === repository && thread.kind === kind)
    if (found === undefined) throw new Error(`the sandbox has no thread in ${repository}`)
    return found
  }
  const fleet = threadOf('acme/fleet', 'issue')
  return { fleet, first: seeded ? threadOf('acme/podinfo', 'pull') : fleet }
}

/** Where the commands can be obeyed: a source repository moves the app that is named like it and no other. */
export function threadFor({ first, fleet }: SandboxThreads, commands: readonly PlacedCommand[]): ThreadRef {
  const own = first.repository.split('/').at(-1)
  return commands.every(({ command }) => movedApps(command).every(app => app === own)) ? first : fleet
}

/** The apps that a command moves; `*` stands for whichever differ. */
function movedApps(command: Command): readonly string[] {
  switch (command.kind) {
    case 'promote':
      if (command.form === 'train') return ['*']
      return command.form === 'from' ? command.apps : command.releases.map(({ app }) => app)
    case 'rollback':
    case 'restart':
      return [command.app]
    default:
      return []
  }
}
