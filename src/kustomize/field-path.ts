import { splitPath } from './field-spec.ts'
import { fail } from './problems.ts'
import { isMissingOrNull, kindOf, textOf } from './scalar.ts'
import type { Value } from './yaml/value.ts'

/** Splits `a.b[0].[name=x.y].c` at its dots; dots between brackets and after a backslash belong to a name. */
export function splitSmartPath(path: string): readonly string[] {
  const parts = splitPath(path, '.')
  const result: string[] = []
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at] ?? ''
    if (!part.startsWith('[') || part.endsWith(']')) {
      result.push(part)
      continue
    }
    const bracketed = [part]
    while (at < parts.length - 1) {
      at++
      bracketed.push(parts[at] ?? '')
      if (parts[at]?.endsWith(']')) break
    }
    const joined = bracketed.join('.')
    result.push(joined.includes('=') ? joined : joined.replace(/^[[\]]+|[[\]]+$/g, ''))
  }
  return result
}

/** Whether a part of a path is an index of a list. */
export function isIndex(part: string): boolean {
  return /^\+?[0-9]+$/.test(part)
}

/** Whether a part of a path chooses list elements: `[name=x]`. */
export function isListSelector(part: string): boolean {
  return part.startsWith('[') && part.endsWith(']')
}

/** The field and text of `[name=x]`. */
export function splitListSelector(part: string): { readonly field: string; readonly text: string } {
  const inner = part.replace(/\]$/, '').replace(/^\[/, '')
  const equals = inner.indexOf('=')
  if (equals >= 0) return { field: inner.slice(0, equals), text: inner.slice(equals + 1) }
  return fail(
    'FIELD_PATH',
    `list path element must contain fieldName=fieldValue for element to match: '${part}'`,
  )
}

/** The node at a path of names, indices (`-` for the last) and `[name=x]`; undefined if there is none. */
export function getField(root: Value, path: readonly string[]): Value | undefined {
  let node: Value | undefined = root
  for (const part of path.map(each => each.trim()).filter(each => each !== '')) {
    if (isMissingOrNull(node)) return undefined
    node = stepInto(node, part)
    if (node === undefined) return undefined
  }
  return node
}

function stepInto(node: Value, part: string): Value | undefined {
  if (/^[+-]?[0-9]+$/.test(part)) {
    if (Number(part) < 0) return fail('FIELD_PATH', `array index ${part} cannot be negative`)
    return listAt(node, part)[Number(part)]
  }
  if (part === '-') return listAt(node, part).at(-1)
  if (part === '*') return fail('FIELD_PATH', 'wildcard is not supported here')
  if (isListSelector(part)) return findElement(listAt(node, part), part)
  if (node instanceof Map) return node.get(part)
  return fail('FIELD_PATH', `wrong node kind: expected a map with '${part}' but found a ${kindOf(node)}`)
}

function listAt(node: Value, part: string): readonly Value[] {
  return Array.isArray(node)
    ? node
    : fail('FIELD_PATH', `wrong node kind: expected a list at '${part}' but found a ${kindOf(node)}`)
}

function findElement(list: readonly Value[], part: string): Value | undefined {
  const { field, text } = splitListSelector(part)
  if (field === '') return list.find(element => textOf(element) === text)
  return list.find(element => {
    const value = element instanceof Map ? element.get(field) : undefined
    return value !== undefined && textOf(value) === text
  })
}
