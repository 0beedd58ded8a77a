import { readFile, readText, type Site } from '../context.ts'
import { baseName } from '../files.ts'
import type { GeneratorArguments } from '../kustomization.ts'
import { fail } from '../problems.ts'

/** A value of a generated map; bytes if it is no UTF-8. */
export type Content = string | Uint8Array

type Pair = readonly [key: string, value: Content]

/** The keys and values that a generator's sources give: env files, then literals, then files. A repeated key is a problem. */
export function loadKeyValues(
  site: Site,
  from: GeneratorArguments,
  kind: 'ConfigMap' | 'Secret',
): ReadonlyMap<string, Content> {
  const envFiles = [...(from.envs ?? []), ...(from.env ? [from.env] : [])]
  const pairs = [
    ...envFiles.flatMap(path => envPairs(site, path)),
    ...(from.literals ?? []).map(literal => literalPair(site, literal, kind)),
    ...(from.files ?? []).map(source => filePair(site, source)),
  ]
  const values = new Map<string, Content>()
  for (const [key, value] of pairs) {
    if (values.has(key)) {
      fail(
        'GENERATOR_INVALID',
        `configmap ${from.name ?? ''} illegally repeats the key \`${key}\``,
        site.place,
      )
    }
    values.set(key, value)
  }
  return values
}

function literalPair(site: Site, literal: string, kind: 'ConfigMap' | 'Secret'): Pair {
  const equals = literal.indexOf('=')
  // Kustomize repeats a Secret's literal, too; what lacks a key may well be the password.
  const shown = kind === 'Secret' ? '' : ` ${literal}`
  if (equals <= 0) fail('GENERATOR_INVALID', `invalid literal source${shown}, expected key=value`, site.place)
  return [literal.slice(0, equals), withoutQuotes(literal.slice(equals + 1))]
}

function withoutQuotes(text: string): string {
  const first = text.charAt(0)
  const isQuoted = text.length >= 2 && (first === '"' || first === "'") && text.endsWith(first)
  return isQuoted ? text.slice(1, -1) : text
}

function filePair(site: Site, source: string): Pair {
  const { key, path } = splitFileSource(site, source)
  return [key, textOrBytes(readFile(site, path).content)]
}

function splitFileSource(site: Site, source: string): { readonly key: string; readonly path: string } {
  const [first = '', second, ...more] = source.split('=')
  if (second === undefined) return { key: baseName(source), path: source }
  if (more.length > 0)
    fail('GENERATOR_INVALID', `source "${source}" key name or file path contains '='`, site.place)
  if (first === '')
    fail('GENERATOR_INVALID', `missing key name for file path "${second}" in source "${source}"`, site.place)
  if (second === '')
    fail('GENERATOR_INVALID', `missing file path for key name "${first}" in source "${source}"`, site.place)
  return { key: first, path: second }
}

function textOrBytes(content: Content): Content {
  if (typeof content === 'string') return content
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content)
  } catch {
    return content
  }
}

// Go's scanner gives up at such a line, and Kustomize does not ask why it stopped.
const maximumLine = 65_536
// What Go's unicode.IsSpace takes for a space.
const leadingSpace = /^[\t\n\v\f\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/

function envPairs(site: Site, path: string): readonly Pair[] {
  const { text } = readText(site, path)
  const pairs: Pair[] = []
  for (const [index, line] of linesOf(text).entries()) {
    if (line.length * 3 >= maximumLine && new TextEncoder().encode(line).length >= maximumLine) break
    const withoutMark = index === 0 && line.startsWith('\ufeff') ? line.slice(1) : line
    const trimmed = withoutMark.replace(/\r$/, '').replace(leadingSpace, '')
    if (trimmed === '' || trimmed.startsWith('#')) continue
    const equals = trimmed.indexOf('=')
    const key = equals < 0 ? trimmed : trimmed.slice(0, equals)
    if (key !== '') pairs.push([key, equals < 0 ? '' : trimmed.slice(equals + 1)])
  }
  return pairs
}

function linesOf(text: string): readonly string[] {
  const lines = text.split('\n')
  if (lines.at(-1) === '') lines.pop()
  return lines
}
