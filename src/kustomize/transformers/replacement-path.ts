import { ProblemError } from '../../lib/problem.ts'
import { isIndex, isListSelector, splitListSelector } from '../field-path.ts'
import { compilePattern } from '../pattern/match.ts'
import { fail } from '../problems.ts'
import {
  isMissingOrNull,
  isQuoted,
  kindOf,
  LadenNull,
  type NodeKind,
  plainScalar,
  textOf,
  withElement,
  withField,
} from '../scalar.ts'
import { parseResources } from '../yaml/parse-resources.ts'
import type { Value, YamlMap } from '../yaml/value.ts'

type Edit = (found: Value | undefined) => Value

/** What to look for, and what to do with it. */
export interface Search {
  readonly path: readonly string[]
  /** What a missing end becomes; undefined to create nothing. */
  readonly create: NodeKind | undefined
  readonly edit: Edit
  /** The edits where a path has led into a text: of JSON, and of YAML, in which no type is kept. */
  readonly editInJson?: Edit
  readonly editInYaml?: Edit
  /** Whether a path may lead on into a text, where what is found counts although it stays as it is. */
  readonly opensTexts?: boolean
}

/**
 * The tree with every field that a path matches edited: names, indices, `*`, and `[field=pattern]` for list elements. The edit gets
 * undefined for a field that is created. Nothing matched: the same tree, and the edit was not called.
 */
export function editMatches(root: Value, search: Search): Value {
  return editFrom(root, search, 0)
}

function editFrom(node: Value | undefined, search: Search, depth: number): Value {
  const part = search.path[depth]
  if (part === undefined) return search.edit(node)
  if (isIndex(part)) return editIndex(node, search, depth, Number(part))
  if (isListSelector(part)) return editSelected(node, search, depth, part)
  if (part === '*') return editAll(node, search, depth)
  return editField(node, search, depth, part)
}

/** Calls the edit for what matches and forgets what it makes, failures too: Kustomize edits a copy here. */
function visitMatches(root: Value, search: Search): void {
  const edit: Edit = found => {
    try {
      return search.edit(found)
    } catch (error) {
      if (error instanceof ProblemError) return found ?? null
      throw error
    }
  }
  editMatches(root, { ...search, edit })
}

/** What an absent node is when its path goes on: the container that the next part needs. */
function created(search: Search, depth: number): Value | undefined {
  const next = search.path[depth]
  if (next === undefined)
    return search.create === 'map' ? new Map() : search.create === 'list' ? [] : undefined
  return isIndex(next) || isListSelector(next) ? [] : new Map()
}

function editField(node: Value | undefined, search: Search, depth: number, name: string): Value {
  if (isMissingOrNull(node)) return editNull(node ?? null, search, depth, name)
  if (!(node instanceof Map))
    return fail(
      'REPLACEMENT_TARGET',
      `wrong node kind: expected a map with '${name}' but found a ${kindOf(node)}`,
    )
  const found = node.get(name)
  if (
    found !== undefined &&
    search.opensTexts === true &&
    kindOf(found) === 'scalar' &&
    textOf(found).trim() !== '' &&
    depth + 1 < search.path.length
  ) {
    visitMatches(parseText(textOf(found)), { ...search, path: search.path.slice(depth + 1) })
    return node
  }
  if (found === undefined && search.create === undefined) return node
  const edited = editFrom(found === undefined ? created(search, depth + 1) : found, search, depth + 1)
  return edited === found ? node : withField(node, name, edited)
}

/** Kustomize hangs what it creates on a null that is printed as one; annotations alone are printed anew. */
function editNull(node: Value, search: Search, depth: number, name: string): Value {
  if (search.create === undefined) return node
  const edited = editFrom(created(search, depth + 1), search, depth + 1)
  const [first, second] = search.path
  const content = new Map(node instanceof LadenNull ? node.content : []).set(name, edited)
  const isPrintedAnew = depth === 2 && first === 'metadata' && second === 'annotations'
  return isPrintedAnew ? content : new LadenNull(textOf(node), content)
}

function listOf(node: Value | undefined, part: string): Value[] {
  if (isMissingOrNull(node)) return []
  return Array.isArray(node)
    ? node
    : fail('REPLACEMENT_TARGET', `wrong node kind: expected a list at '${part}' but found a ${kindOf(node)}`)
}

function editIndex(node: Value | undefined, search: Search, depth: number, index: number): Value {
  const list = listOf(node, String(index))
  if (index === list.length && search.create !== undefined) {
    return [...list, editFrom(created(search, depth + 1), search, depth + 1)]
  }
  if (index >= list.length) {
    return fail('REPLACEMENT_TARGET', `index ${index} specified but only ${list.length} elements found`)
  }
  const element = list[index] ?? null
  const edited = editFrom(element, search, depth + 1)
  return edited === element ? list : withElement(list, index, edited)
}

function editAll(node: Value | undefined, search: Search, depth: number): Value {
  return editElements(listOf(node, '*'), search, depth, () => true)
}

function editElements(
  list: Value[],
  search: Search,
  depth: number,
  isMatch: (element: Value) => boolean,
): Value[] {
  let result = list
  for (const [index, element] of list.entries()) {
    if (!isMatch(element)) continue
    const edited = editFrom(element, search, depth + 1)
    if (edited !== element) result = withElement(result, index, edited)
  }
  return result
}

function editSelected(node: Value | undefined, search: Search, depth: number, part: string): Value {
  const { field, text } = splitListSelector(part)
  const list = listOf(node, part)
  let count = 0
  const counting: Search = {
    ...search,
    edit: found => {
      count++
      return search.edit(found)
    },
  }
  const isMatch = elementMatcher(field, text)
  const edited = editElements(list, counting, depth, isMatch)
  if (count > 0 || search.create === undefined) return edited
  const element: Value = field === '' ? plainScalar(text) : (new Map([[field, plainScalar(text)]]) as YamlMap)
  if (!isMatch(element)) return fail('REPLACEMENT_TARGET', `cannot create an element that matches '${part}'`)
  return editElements([...list, element], search, depth, each => each === element)
}

/** Whether an element's text matches the pattern anywhere, as Kustomize does; quotes are part of the text. */
function elementMatcher(field: string, pattern: string): (element: Value) => boolean {
  const isMatch = compilePattern(pattern)
  if (field === '') return element => isMatch(printed(element))
  return element => {
    if (!(element instanceof Map)) return false
    const value = element.get(field)
    return value !== undefined && isMatch(printed(value))
  }
}

function printed(node: Value): string {
  const text = textOf(node).trim()
  return isQuoted(node) ? `"${text}"` : text
}

/** What a text holds if it is read as YAML; a problem if it is none. */
export function parseText(text: string): Value {
  return parseResources(text, 'the text of a field').documents[0]?.value ?? null
}
