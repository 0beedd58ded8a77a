import type { Verb } from '../promotion/command.ts'
import { readAppOn, readArguments, surplus } from './app-on.ts'
import { interpretDiff } from './environments.ts'
import { type Fault, shown } from './fault.ts'
import { type FlaggedWords, takeFlags } from './flags.ts'
import { type Interpretation, interpretPromote } from './promote.ts'
import { verbRow } from './verbs.ts'
import { splitWords } from './words.ts'

/** Reads what stands behind the verb. Faults and a command at once: the command is what was probably meant. */
export function interpret(verb: Verb, rest: string): Interpretation {
  const flagged = takeFlags(splitWords(rest), verbRow(verb).flags)
  switch (verb) {
    case 'promote':
      return interpretPromote(flagged)
    case 'rollback':
      return interpretRollback(flagged)
    case 'list':
      return interpretList(flagged)
    case 'history':
      return interpretHistory(flagged)
    case 'diff':
      return interpretDiff(flagged)
    case 'verify':
    case 'restart':
      return interpretAppVerb(verb, flagged)
    case 'cancel':
      return interpretCancel(flagged)
    case 'explain':
      return interpretExplain(flagged)
    case 'help':
      return interpretHelp(flagged)
    default:
      return verb satisfies never
  }
}

function interpretList(flagged: FlaggedWords): Interpretation {
  const { app, environment, faults } = readAppOn(flagged, { app: 'may', environment: 'may', version: false })
  if (isNameless(faults)) return { faults }
  return {
    faults,
    command: {
      kind: 'list',
      ...(app === undefined ? {} : { app }),
      ...(environment === undefined ? {} : { environment }),
    },
  }
}

/** A name was typed that can be none: nothing can be guessed. */
function isNameless(faults: readonly Fault[]): boolean {
  return faults.some(({ code }) => code === 'BAD_APP' || code === 'BAD_ENVIRONMENT' || code === 'BAD_VERSION')
}

function interpretHistory(flagged: FlaggedWords): Interpretation {
  const { app, environment, faults } = readAppOn(flagged, { app: 'must', environment: 'may', version: false })
  if (app === undefined || isNameless(faults)) return { faults }
  return { faults, command: { kind: 'history', app, ...(environment === undefined ? {} : { environment }) } }
}

function interpretAppVerb(kind: 'verify' | 'restart', flagged: FlaggedWords): Interpretation {
  const { app, environment, faults } = readAppOn(flagged, {
    app: 'must',
    environment: 'must',
    version: false,
  })
  if (app === undefined || environment === undefined) return { faults }
  return { faults, command: { kind, app, environment } }
}

function interpretRollback(flagged: FlaggedWords): Interpretation {
  const { app, environment, version, faults } = readAppOn(flagged, {
    app: 'must',
    environment: 'must',
    version: true,
  })
  if (app === undefined || environment === undefined || isNameless(faults)) return { faults }
  const { dryRun, reason } = flagged
  return {
    faults,
    command: {
      ...{ kind: 'rollback', app, environment, dryRun },
      ...(version === undefined ? {} : { version }),
      ...(reason === undefined ? {} : { reason }),
    },
  }
}

const id = /^p-[0-9a-hjkmnp-tv-z]{6}$/i

/** The id as replies write it, or nothing: `p-` and six characters without I, L, O and U. */
export function parseRequestId(typed: string): string | undefined {
  return id.test(typed) ? `p-${typed.slice(2).toUpperCase()}` : undefined
}

function badId(typed: string): Fault {
  return {
    code: 'BAD_ID',
    message: `${shown(typed)} is no id: they look like p-7QK3XM and stand at the top of each reply.`,
  }
}

function interpretCancel(flagged: FlaggedWords): Interpretation {
  const { words, faults } = readArguments(flagged)
  const [typed, ...more] = words
  faults.push(...surplus(more))
  if (typed === undefined) return { faults, command: { kind: 'cancel' } }
  const request = parseRequestId(typed)
  if (request === undefined) return { faults: [...faults, badId(typed)] }
  return { faults, command: { kind: 'cancel', request } }
}

function interpretExplain(flagged: FlaggedWords): Interpretation {
  const { words, faults } = readArguments(flagged)
  const [typed, ...more] = words
  faults.push(...surplus(more))
  if (typed === undefined) {
    const message = 'Which promotion? Write /explain and its id, which stands at the top of its reply.'
    return { faults: [...faults, { code: 'MISSING_ID', message }] }
  }
  const request = parseRequestId(typed)
  if (request === undefined) return { faults: [...faults, badId(typed)] }
  return { faults, command: { kind: 'explain', request } }
}

function interpretHelp(flagged: FlaggedWords): Interpretation {
  const { words, faults } = readArguments(flagged)
  return { faults: [...faults, ...surplus(words)], command: { kind: 'help' } }
}
