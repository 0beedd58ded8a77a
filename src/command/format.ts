import type { Command } from '../promotion/command.ts'

/** The command as one plain line, ready to copy; parsing it gives the same command. */
export function formatCommand(command: Command): string {
  switch (command.kind) {
    case 'promote':
      return [`/promote ${formatWhat(command)}`, ...formatOptions(command)].join(' ')
    case 'rollback':
      return [
        `/rollback ${command.app} on ${command.environment}`,
        ...maybe('to ', command.version),
        ...formatOptions(command),
      ].join(' ')
    case 'verify':
    case 'restart':
      return `/${command.kind} ${command.app} on ${command.environment}`
    case 'history':
      return [`/history ${command.app}`, ...maybe('on ', command.environment)].join(' ')
    case 'diff':
      return [`/diff ${command.environment}`, ...maybe('', command.other)].join(' ')
    case 'list':
      return ['/list', ...maybe('', command.app), ...maybe('on ', command.environment)].join(' ')
    case 'cancel':
      return ['/cancel', ...maybe('', command.request)].join(' ')
    case 'explain':
      return `/explain ${command.request}`
    case 'help':
      return '/help'
    default:
      return command satisfies never
  }
}

type Promote = Extract<Command, { readonly kind: 'promote' }>

function formatWhat(command: Promote): string {
  switch (command.form) {
    case 'releases': {
      const releases = command.releases.map(release => `${release.app}@${release.version}`)
      return `${releases.join(', ')} to ${command.to.join(', ')}`
    }
    case 'from':
      return `${command.apps.join(', ')} from ${command.from} to ${command.to.join(', ')}`
    case 'train':
      return `${command.from} to ${command.to}`
    default:
      return command satisfies never
  }
}

function formatOptions(command: Pick<Promote, 'dryRun' | 'reason'>): readonly string[] {
  const reason = command.reason === undefined ? [] : [`--reason ${quote(command.reason)}`]
  return command.dryRun ? [...reason, '--dry-run'] : reason
}

// A reason with double quotes in it came in single ones, which cannot hold what would close them.
function quote(reason: string): string {
  return /["“”„‟]/.test(reason) ? `'${reason}'` : `"${reason}"`
}

function maybe(prefix: string, word: string | undefined): readonly string[] {
  return word === undefined ? [] : [`${prefix}${word}`]
}
