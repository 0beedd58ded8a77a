import { fromBytes, toBytes } from './bytes.ts'
import { applyOperator, defaultOperators } from './functions.ts'
import { type Part, parseTemplate } from './parse.ts'

/** What is known of a variable. */
export type Variable =
  | { readonly kind: 'set'; readonly value: string }
  | { readonly kind: 'unset' }
  | { readonly kind: 'unknown' }

/** The text with its variables put in, or why Flux would refuse it. `unknown`: names whose expressions were left as they stand. */
export type Substituted =
  | { readonly kind: 'text'; readonly text: string; readonly unknown: readonly string[] }
  | { readonly kind: 'unset'; readonly name: string }
  | { readonly kind: 'malformed'; readonly reason: string; readonly before: string }

/** Puts variables into a text as Flux's envsubst does in its strict mode; an expression with an unknown variable is left as it stands. */
export function substitute(text: string, variable: (name: string) => Variable): Substituted {
  if (!text.includes('$')) return { kind: 'text', text, unknown: [] }
  const bytes = toBytes(text)
  const template = parseTemplate(bytes)
  if (template.kind === 'malformed') {
    const before = fromBytes(bytes.slice(0, template.at)) ?? ''
    return { kind: 'malformed', reason: template.reason, before }
  }
  const unknown = new Set<string>()
  let result = ''
  for (const part of template.parts) {
    const value = evaluate(part, variable)
    if (value.kind === 'unset') return { kind: 'unset', name: value.name }
    if (value.kind === 'unknown') unknown.add(value.name)
    result += value.kind === 'unknown' && part.kind === 'variable' ? part.source : value.text
  }
  return decoded(result, [...unknown])
}

function decoded(bytes: string, unknown: readonly string[]): Substituted {
  const text = fromBytes(bytes)
  if (text !== undefined) return { kind: 'text', text, unknown }
  return { kind: 'malformed', reason: 'a character was cut in two', before: '' }
}

type Evaluated =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'unknown'; readonly name: string; readonly text: '' }
  | { readonly kind: 'unset'; readonly name: string; readonly text: '' }

/** Arguments first, also those that turn out not to be needed: that is what Flux does. */
function evaluate(part: Part, variable: (name: string) => Variable): Evaluated {
  if (part.kind === 'text') return part
  const args = part.arguments.map(argument => evaluate(argument, variable))
  const stopped = args.find(({ kind }) => kind === 'unset') ?? args.find(({ kind }) => kind === 'unknown')
  if (stopped !== undefined) return stopped
  const name = fromBytes(part.name) ?? ''
  const found = variable(name)
  if (found.kind === 'unknown') return { kind: 'unknown', name, text: '' }
  if (found.kind === 'unset' && !defaultOperators.has(part.operator)) return { kind: 'unset', name, text: '' }
  const value = found.kind === 'set' ? toBytes(found.value) : ''
  return {
    kind: 'text',
    text: applyOperator(
      part.operator,
      value,
      args.map(({ text }) => text),
    ),
  }
}
