import { isAppName, parseEnvironmentName, parseVersion } from '../promotion/names.ts'
import { type Fault, type FaultCode, shown } from './fault.ts'
import type { FlaggedWords } from './flags.ts'
import { plainWord } from './plain.ts'

/** An app, where, and for some verbs which version: `podinfo on prod to 7.0.0`. */
export interface AppOn {
  readonly app?: string
  readonly environment?: string
  readonly version?: string
  readonly faults: readonly Fault[]
}

/** Which of the words have to be there, and whether a version may follow. */
export interface AppOnForm {
  readonly app: 'must' | 'may'
  readonly environment: 'must' | 'may'
  readonly version: boolean
}

type Part = 'app' | 'environment' | 'version'

/** Reads `<app> on <env> [to <version>]`; what is missing or no name at all is a fault. */
export function readAppOn(flagged: FlaggedWords, form: AppOnForm): AppOn {
  const { words, faults } = readArguments(flagged)
  const parts: Record<Part, string[]> = { app: [], environment: [], version: [] }
  let current: Part = 'app'
  for (const word of words) {
    const next = partAfter(word, form, faults)
    if (next === undefined) parts[current].push(word)
    else current = next
  }
  faults.push(...surplus([...parts.app.slice(1), ...parts.environment.slice(1), ...parts.version.slice(1)]))
  const hasOn = words.some(word => partAfter(word, form, []) === 'environment')
  return {
    ...named('app', parts.app[0], { form, faults, isThere: false }),
    ...named('environment', parts.environment[0], { form, faults, isThere: hasOn }),
    ...named('version', parts.version[0], { form, faults, isThere: current === 'version' }),
    faults,
  }
}

/** The part that a word leads to; `in` is taken for `on`, and said to be wrong. */
function partAfter(word: string, form: AppOnForm, faults: Fault[]): Part | undefined {
  const lower = word.toLowerCase()
  if (lower === 'on') return 'environment'
  if (lower === 'in') {
    faults.push({ code: 'UNEXPECTED_WORD', message: 'Write “on” in place of “in”.' })
    return 'environment'
  }
  return form.version && lower === 'to' ? 'version' : undefined
}

interface Reading {
  readonly form: AppOnForm
  readonly faults: Fault[]
  /** The word that leads to it was there. */
  readonly isThere: boolean
}

function named(part: Part, word: string | undefined, { form, faults, isThere }: Reading): Partial<AppOn> {
  if (word === undefined) {
    if (isThere || (part !== 'version' && form[part] === 'must')) faults.push(missing[part])
    return {}
  }
  if (isName[part](word)) return { [part]: word }
  faults.push({ code: bad[part], message: `${shown(word)} is no ${nouns[part]}.` })
  return {}
}

const missing: Readonly<Record<Part, Fault>> = {
  app: { code: 'MISSING_APP', message: 'It does not say which app.' },
  environment: { code: 'MISSING_ENVIRONMENT', message: 'After “on” stands the name of an environment.' },
  version: { code: 'MISSING_VERSION', message: 'After “to” stands a version.' },
}
const bad: Readonly<Record<Part, FaultCode>> = {
  app: 'BAD_APP',
  environment: 'BAD_ENVIRONMENT',
  version: 'BAD_VERSION',
}
const nouns: Readonly<Record<Part, string>> = {
  app: "app's name",
  environment: "environment's name",
  version: 'version',
}
const isName: Readonly<Record<Part, (word: string) => boolean>> = {
  app: isAppName,
  environment: word => parseEnvironmentName(word) !== undefined,
  version: word => parseVersion(word) !== undefined,
}

interface Arguments {
  readonly words: readonly string[]
  readonly faults: Fault[]
}

/** The words of a command that knows no commas, in plain letters. */
export function readArguments(flagged: FlaggedWords): Arguments {
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

/** What stands where nothing has a place. */
export function surplus(words: readonly string[]): readonly Fault[] {
  if (words.length === 0) return []
  return [{ code: 'UNEXPECTED_WORD', message: `There is no place here for ${words.map(shown).join(', ')}.` }]
}
