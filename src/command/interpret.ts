import type { Verb } from '../promotion/command.ts'
import { isAppName, parseEnvironmentName } from '../promotion/names.ts'
import { type Fault, shown } from './fault.ts'
import { type FlaggedWords, takeFlags } from './flags.ts'
import { plainWord } from './plain.ts'
import { type Interpretation, interpretPromote } from './promote.ts'
import { verbRow } from './verbs.ts'
import { splitWords } from './words.ts'

/** Reads what stands behind the verb. Faults and a command at once: the command is what was probably meant. */
export function interpret(verb: Verb, rest: string): Interpretation {
  const flagged = takeFlags(splitWords(rest), verbRow(verb).flags)
  switch (verb) {
    case 'promote':
      return interpretPromote(flagged)
    case 'list':
      return interpretList(flagged)
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

interface Arguments {
  readonly words: readonly string[]
  readonly faults: Fault[]
}

function readArguments(flagged: FlaggedWords): Arguments {
  const plain = flagged.words.map(word =>
    word.kind === 'comma'
      ? {
          text: '',
          faults: [{ code: 'STRAY_COMMA', message: 'There is no place for a comma here.' } as const],
        }
      : plainWord(word),
  )
  const words = plain.map(word => word.text).filter(text => text !== '')
  return { words, faults: [...flagged.faults, ...plain.flatMap(word => word.faults)] }
}

function surplus(words: readonly string[]): readonly Fault[] {
  if (words.length === 0) return []
  return [{ code: 'UNEXPECTED_WORD', message: `There is no place here for ${words.map(shown).join(', ')}.` }]
}

function interpretList(flagged: FlaggedWords): Interpretation {
  const { words, faults } = readArguments(flagged)
  const on = words.findIndex(word => /^(?:on|in)$/i.test(word))
  const before = on === -1 ? words : words.slice(0, on)
  const after = on === -1 ? [] : words.slice(on + 1)
  const [app, ...moreApps] = before
  const [environment, ...moreEnvironments] = after
  faults.push(...surplus([...moreApps, ...moreEnvironments]))
  if (words[on]?.toLowerCase() === 'in') {
    faults.push({ code: 'UNEXPECTED_WORD', message: 'Write “on” in place of “in”.' })
  }
  if (on !== -1 && environment === undefined) {
    faults.push({ code: 'MISSING_ENVIRONMENT', message: 'After “on” stands the name of an environment.' })
  }
  if (app !== undefined && !isAppName(app)) {
    return { faults: [...faults, { code: 'BAD_APP', message: `${shown(app)} is no app's name.` }] }
  }
  if (environment !== undefined && parseEnvironmentName(environment) === undefined) {
    return {
      faults: [
        ...faults,
        { code: 'BAD_ENVIRONMENT', message: `${shown(environment)} is no environment's name.` },
      ],
    }
  }
  return {
    faults,
    command: {
      kind: 'list',
      ...(app === undefined ? {} : { app }),
      ...(environment === undefined ? {} : { environment }),
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
