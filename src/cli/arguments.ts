import { parseArgs } from 'node:util'
import type { Problem } from '../lib/problem.ts'
import { similar } from '../lib/similar.ts'
import type { Call, Flag, Verb } from './verb.ts'

export type ParsedArguments =
  | { readonly kind: 'call'; readonly verb: Verb; readonly call: Call }
  | { readonly kind: 'help'; readonly verb?: Verb }
  | { readonly kind: 'version' }
  | { readonly kind: 'wrong'; readonly problem: Problem; readonly verb?: Verb }

/** The words after the program's name → a call of a verb, a wish for help, or what is wrong with them. */
export function parseArguments(words: readonly string[], verbs: readonly Verb[]): ParsedArguments {
  const [first, ...rest] = words
  if (first === undefined || first === '--help' || first === '-h' || first === 'help')
    return helpFor(rest[0], verbs)
  if (first === '--version') return { kind: 'version' }
  const verb = verbs.find(({ name }) => name === first)
  if (verb === undefined) return { kind: 'wrong', problem: unknownVerb(first, verbs) }
  if (rest.includes('--help') || rest.includes('-h')) return { kind: 'help', verb }
  return parseCall(verb, rest)
}

function helpFor(name: string | undefined, verbs: readonly Verb[]): ParsedArguments {
  const verb = verbs.find(candidate => candidate.name === name)
  if (name === undefined || name.startsWith('-')) return { kind: 'help' }
  return verb === undefined ? { kind: 'wrong', problem: unknownVerb(name, verbs) } : { kind: 'help', verb }
}

function unknownVerb(name: string, verbs: readonly Verb[]): Problem {
  const names = verbs.map(verb => verb.name)
  const [nearest] = similar(name, names)
  const advice =
    nearest === undefined ? `Verbs: ${names.join(', ')}.` : `Did you mean \`lockkeeper ${nearest}\`?`
  return { code: 'UNKNOWN_VERB', message: `There is no verb "${name}".`, advice }
}

function parseCall(verb: Verb, words: readonly string[]): ParsedArguments {
  const options = Object.fromEntries(verb.flags.map(flag => [flag.name, parseOption(flag)]))
  const { tokens, positionals } = parseArgs({
    args: [...words],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const values = new Map<string, string[]>()
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const problem = wrongOption(verb, token)
    if (problem !== undefined) return { kind: 'wrong', problem, verb }
    values.set(token.name, [...(values.get(token.name) ?? []), token.value ?? ''])
  }
  const count = wrongCount(verb, positionals)
  if (count !== undefined) return { kind: 'wrong', problem: count, verb }
  return { kind: 'call', verb, call: callOf(positionals, values) }
}

function parseOption(flag: Flag): { type: Flag['type']; short?: string; multiple: boolean } {
  return {
    type: flag.type,
    multiple: flag.multiple ?? false,
    ...(flag.short === undefined ? {} : { short: flag.short }),
  }
}

function callOf(positionals: readonly string[], values: ReadonlyMap<string, readonly string[]>): Call {
  return {
    positionals,
    text: flag => values.get(flag)?.at(-1),
    texts: flag => values.get(flag) ?? [],
    has: flag => values.has(flag),
  }
}

function wrongOption(
  verb: Verb,
  token: { readonly name: string; readonly rawName: string; readonly value?: string | undefined },
): Problem | undefined {
  const flag = verb.flags.find(({ name }) => name === token.name)
  if (flag === undefined) return unknownFlag(verb, token.rawName)
  if (flag.type === 'string' && (token.value === undefined || token.value === '')) {
    return {
      code: 'FLAG_WITHOUT_VALUE',
      message: `${token.rawName} needs a value: ${token.rawName} ${flag.value ?? 'VALUE'}.`,
    }
  }
  if (flag.type === 'boolean' && token.value !== undefined) {
    return {
      code: 'FLAG_WITH_VALUE',
      message: `${token.rawName} takes no value.`,
      advice: `Write ${token.rawName} alone.`,
    }
  }
  return undefined
}

function unknownFlag(verb: Verb, rawName: string): Problem {
  const names = [...verb.flags.map(flag => `--${flag.name}`), '--help']
  const [nearest] = similar(rawName, names)
  const advice = nearest === undefined ? `Flags: ${names.join(', ')}.` : `Did you mean ${nearest}?`
  return { code: 'UNKNOWN_FLAG', message: `\`${verb.name}\` has no flag ${rawName}.`, advice }
}

function wrongCount(verb: Verb, positionals: readonly string[]): Problem | undefined {
  const [least, most] = verb.positionals
  if (positionals.length >= least && positionals.length <= most) return undefined
  const message =
    positionals.length < least
      ? 'A word is missing.'
      : `Too many words: ${positionals.slice(most).join(' ')}.`
  return { code: 'WRONG_USAGE', message, advice: `Usage: lockkeeper ${verb.usage}` }
}
