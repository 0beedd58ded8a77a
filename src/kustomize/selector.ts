import { metaTexts } from './metadata.ts'
import { compilePattern } from './pattern/match.ts'
import { fail } from './problems.ts'
import { originalId, originalNamespace, type Resource } from './resource.ts'
import type { ResourceId } from './resource-id.ts'

/** Which resources a patch or replacement is for; every text but the two selectors is a pattern, empty means any. */
export interface Selector {
  readonly group?: string
  readonly version?: string
  readonly kind?: string
  readonly name?: string
  readonly namespace?: string
  readonly annotationSelector?: string
  readonly labelSelector?: string
}

/** Decides whether a resource is selected. */
export type Matcher = (resource: Resource) => boolean

/** Compiles a selector whose texts are anchored patterns, matched against the present and the original name and namespace. */
export function compileSelector(selector: Selector): Matcher {
  const [group, version, kind, name, namespace] = (
    ['group', 'version', 'kind', 'name', 'namespace'] as const
  ).map(field => anchored(selector[field]))
  const hasLabels = compileLabelSelector(selector.labelSelector ?? '')
  const hasAnnotations = compileLabelSelector(selector.annotationSelector ?? '')
  return resource => {
    const { id } = resource
    if (namespace && !namespace(originalNamespace(resource)) && !namespace(id.effectiveNamespace))
      return false
    if (name && !name(originalId(resource).name) && !name(id.name)) return false
    if ((group && !group(id.group)) || (version && !version(id.version)) || (kind && !kind(id.kind)))
      return false
    if (hasLabels !== undefined && !hasLabels(metaTexts(resource.root, 'labels'))) return false
    return hasAnnotations === undefined || hasAnnotations(metaTexts(resource.root, 'annotations'))
  }
}

/** Compiles the id of a selector as patterns that one id must match as a whole; its namespace as it is written. */
export function compileIdSelector(selector: Selector): (id: ResourceId) => boolean {
  const fields = ['group', 'version', 'kind', 'name', 'namespace'] as const
  const matchers = fields.map(field => [field, anchored(selector[field])] as const)
  return id => matchers.every(([field, matches]) => matches === undefined || matches(id[field]))
}

const plainName = /^[A-Za-z0-9_/-]*$/

function anchored(pattern: string | undefined): ((text: string) => boolean) | undefined {
  if (pattern === undefined || pattern === '') return undefined
  if (plainName.test(pattern)) return text => text === pattern
  return compilePattern(`^(?:${pattern})$`)
}

type Requirement = (labels: ReadonlyMap<string, string>) => boolean

/** Compiles a label selector of Kubernetes (`a=b,c!=d,e in (f,g),h,!i,j>1`); undefined if it is empty and selects all. */
export function compileLabelSelector(text: string): Requirement | undefined {
  if (text.trim() === '') return undefined
  const tokens = tokenize(text)
  const requirements: Requirement[] = []
  for (let at = 0; at < tokens.length; ) {
    const { requirement, next } = parseRequirement(tokens, at, text)
    requirements.push(requirement)
    if (next === tokens.length) break
    if (tokens[next] !== ',') refuse(text, `found '${tokens[next]}', expected: ',' or 'end of string'`)
    if (next + 1 === tokens.length) refuse(text, "found '', expected: identifier after ','")
    at = next + 1
  }
  return labels => requirements.every(requirement => requirement(labels))
}

function refuse(text: string, reason: string): never {
  return fail('SELECTOR_INVALID', `unable to parse requirement: ${reason} in "${text}"`)
}

function tokenize(text: string): readonly string[] {
  return text.match(/==|!=|[=!,()<>]|[^\s=!,()<>]+/g) ?? []
}

interface ParsedRequirement {
  readonly requirement: Requirement
  readonly next: number
}

// Names as labels take them: an optional prefix, then at most 63 characters that start and end with a letter or digit.
const labelKey = /^(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\/)?[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?$/
const labelValue = /^(?:[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?)?$/

function parseRequirement(tokens: readonly string[], start: number, text: string): ParsedRequirement {
  const isNegated = tokens[start] === '!'
  const at = isNegated ? start + 1 : start
  const key = tokens[at] ?? ''
  if (!labelKey.test(key)) refuse(text, `found '${key}', expected: a label's name`)
  const operator = tokens[at + 1] ?? ''
  if (operator === '' || operator === ',') {
    return { requirement: labels => labels.has(key) !== isNegated, next: at + 1 }
  }
  if (isNegated) refuse(text, `found '${operator}', expected: ','`)
  return parseOperator(tokens, { key, operator, at: at + 2 }, text)
}

interface Operand {
  readonly key: string
  readonly operator: string
  readonly at: number
}

function parseOperator(tokens: readonly string[], operand: Operand, text: string): ParsedRequirement {
  const { key, operator, at } = operand
  switch (operator) {
    case '=':
    case '==':
    case '!=': {
      const { value, next } = parseValue(tokens, at, text)
      const isEqual = operator !== '!='
      return { requirement: labels => (labels.get(key) === value) === isEqual, next }
    }
    case '<':
    case '>': {
      const { value, next } = parseValue(tokens, at, text)
      if (!/^[+-]?[0-9]+$/.test(value)) refuse(text, `for 'Gt', 'Lt' operators, the value must be an integer`)
      return { requirement: labels => compareNumbers(labels.get(key), operator, value), next }
    }
    case 'in':
    case 'notin': {
      const { values, next } = parseValues(tokens, at, text)
      const isIn = operator === 'in'
      return { requirement: labels => isMember(labels.get(key), values, isIn), next }
    }
    default:
      return refuse(text, `found '${operator}', expected: in, notin, =, ==, !=, gt, lt`)
  }
}

function isMember(value: string | undefined, values: readonly string[], isIn: boolean): boolean {
  if (value === undefined) return !isIn
  return values.includes(value) === isIn
}

function compareNumbers(label: string | undefined, operator: string, value: string): boolean {
  if (label === undefined || !/^[+-]?[0-9]+$/.test(label)) return false
  return operator === '<' ? Number(label) < Number(value) : Number(label) > Number(value)
}

function parseValue(
  tokens: readonly string[],
  at: number,
  text: string,
): { readonly value: string; readonly next: number } {
  const token = tokens[at]
  if (token === undefined || token === ',') return { value: '', next: at }
  if (!labelValue.test(token)) refuse(text, `found '${token}', expected: a label's value`)
  return { value: token, next: at + 1 }
}

function parseValues(
  tokens: readonly string[],
  start: number,
  text: string,
): { readonly values: readonly string[]; readonly next: number } {
  if (tokens[start] !== '(') refuse(text, `found '${tokens[start] ?? ''}', expected: '('`)
  const values: string[] = []
  for (let at = start + 1; at < tokens.length; ) {
    const { value, next } = tokens[at] === ')' ? { value: '', next: at } : parseValue(tokens, at, text)
    values.push(value)
    if (tokens[next] === ')') return { values, next: next + 1 }
    if (tokens[next] !== ',') break
    at = next + 1
  }
  return refuse(text, `expected: ',' or ')'`)
}
