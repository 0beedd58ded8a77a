import { fieldsOf, listOf, textOf } from './api.ts'

/** A workload's label selector as a list's `labelSelector`; nothing when it selects nothing by itself. */
export function selectorText(selector: unknown): string | undefined {
  const { matchLabels, matchExpressions } = fieldsOf(selector)
  const equal = Object.entries(fieldsOf(matchLabels)).map(([key, value]) => `${key}=${String(value)}`)
  const texts = [...equal, ...listOf(matchExpressions).flatMap(expressionText)]
  return texts.length === 0 ? undefined : texts.join(',')
}

function expressionText(expression: unknown): readonly string[] {
  const { key, operator, values } = fieldsOf(expression)
  const name = textOf(key) ?? ''
  const set = `(${listOf(values).map(String).join(',')})`
  switch (operator) {
    case 'In':
      return [`${name} in ${set}`]
    case 'NotIn':
      return [`${name} notin ${set}`]
    case 'Exists':
      return [name]
    case 'DoesNotExist':
      return [`!${name}`]
    default:
      return []
  }
}
