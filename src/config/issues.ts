import type { z } from 'zod'
import type { Problem } from '../lib/problem.ts'
import { similar } from '../lib/similar.ts'
import type { Located, Path } from './place.ts'
import { knownKeys, laterKeys } from './schema.ts'

/** Of one kind: more help nobody, and each costs a look through the file. */
export const mostProblems = 100

/** One issue of the schema as problems with a place, what is allowed, and the nearest word. `value` is the whole configuration. */
export function issueProblems(issue: z.core.$ZodIssue, value: unknown, located: Located): readonly Problem[] {
  const { path } = issue
  if (issue.code === 'unrecognized_keys')
    return issue.keys.slice(0, mostProblems).map(key => unknownKey([...path, key], located))
  if (issue.code === 'invalid_union' && isObject(valueAt(value, path)))
    return unionProblems(issue, value, located)
  const at = valueAt(value, path)
  const name = path.length === 0 ? 'The configuration' : formatPath(path)
  if (at === undefined) {
    return [
      {
        code: 'MISSING_KEY',
        message: `${name} is missing: ${expected(issue)}.`,
        place: located.placeOf(path),
      },
    ]
  }
  const found = `${name} is ${show(at)}, but must be ${expected(issue)}.`
  const advice = adviceOn(issue, at)
  return [
    {
      code: 'INVALID_VALUE',
      message: found,
      place: located.placeOf(path),
      ...(advice === undefined ? {} : { advice }),
    },
  ]
}

function adviceOn(issue: z.core.$ZodIssue, value: unknown): string | undefined {
  if (issue.code !== 'invalid_value' || typeof value !== 'string') return undefined
  const [nearest] = similar(value, issue.values.map(String))
  if (nearest === undefined) return undefined
  return nearest === value ? `Write ${value} without quotes.` : `Did you mean ${nearest}?`
}

/** Of a union, the problems of the alternative that is a map: a map was written. */
function unionProblems(
  issue: Extract<z.core.$ZodIssue, { code: 'invalid_union' }>,
  value: unknown,
  located: Located,
): readonly Problem[] {
  const inner = issue.errors.at(-1) ?? []
  return inner.flatMap(each =>
    issueProblems({ ...each, path: [...issue.path, ...each.path] }, value, located),
  )
}

function unknownKey(path: Path, located: Located): Problem {
  const key = String(path.at(-1))
  const map = path.slice(0, -1)
  const pattern = map.map((step, index) => (isFreeStep(map, index) ? '*' : String(step))).join('.')
  const place = located.placeOfKey(path)
  if (laterKeys[pattern]?.includes(key) === true) {
    return {
      code: 'NOT_YET_SUPPORTED',
      message: `${formatPath(path)} is not yet supported.`,
      place,
      advice: 'Remove it for now.',
    }
  }
  const known = knownKeys[pattern] ?? []
  const [nearest] = similar(key, known)
  const where = map.length === 0 ? 'here' : `in ${formatPath(map)}`
  const meant = nearest === undefined ? '' : `Did you mean ${nearest}? `
  return {
    code: 'UNKNOWN_KEY',
    message: `"${key}" is no key ${where}.`,
    place,
    advice: `${meant}Allowed: ${known.join(', ')}.`,
  }
}

/** An index, or a name that the writer chose: below `apps` and `clusters` of the whole file. */
function isFreeStep(map: Path, index: number): boolean {
  return typeof map[index] === 'number' || (index === 1 && (map[0] === 'apps' || map[0] === 'clusters'))
}

function expected(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_value':
      return issue.values.length === 1 ? literal(issue.values[0]) : `one of ${issue.values.join(', ')}`
    case 'invalid_type':
      return typeNames[issue.expected] ?? issue.expected
    case 'too_small':
      return issue.origin === 'string' ? 'a text that is not empty' : issue.message
    default:
      return issue.message
  }
}

function literal(value: unknown): string {
  return typeof value === 'number' ? `the number ${value}` : String(value)
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'a text',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map',
  record: 'a map',
  number: 'a number',
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (current, step) =>
      typeof current === 'object' && current !== null && Object.hasOwn(current, step)
        ? (current as Readonly<Record<PropertyKey, unknown>>)[step]
        : undefined,
    value,
  )
}

function show(value: unknown): string {
  if (value === null) return 'empty'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'a map'
  const shown = String(value)
  return `"${shown.length > 80 ? `${shown.slice(0, 80)}…` : shown}"`
}

/** `environments[1].merge` */
export function formatPath(path: Path): string {
  return path
    .map((step, index) =>
      typeof step === 'number' ? `[${step}]` : `${index === 0 ? '' : '.'}${String(step)}`,
    )
    .join('')
}
