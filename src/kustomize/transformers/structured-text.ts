import { ProblemError } from '../../lib/problem.ts'
import { getField } from '../field-path.ts'
import { inheritStyle, kindOf, textOf } from '../scalar.ts'
import { goJson } from '../yaml/go-json.ts'
import type { Value, YamlMap } from '../yaml/value.ts'
import { editMatches, parseText, type Search } from './replacement-path.ts'
import { printYamlText } from './yaml-text.ts'

/**
 * Edits like `editMatches`, but where a path leads on into a text that holds JSON or YAML, the text is edited and printed
 * anew, as Kustomize does since 5.8.
 */
export function editThroughTexts(root: YamlMap, search: Search): Value {
  const found = findText(root, search.path)
  const edited = found === undefined ? undefined : editText(found, search)
  if (found === undefined || edited === undefined) return editMatches(root, { ...search, opensTexts: true })
  const replaceText = (text: Value | undefined): Value => inheritStyle(edited, text ?? '')
  return editMatches(root, { path: found.path, create: undefined, edit: replaceText })
}

interface FoundText {
  readonly text: string
  readonly path: readonly string[]
  readonly rest: readonly string[]
  readonly content: Value
}

/** The first text on the way that is YAML, with the path to it and the path inside. */
function findText(root: YamlMap, path: readonly string[]): FoundText | undefined {
  for (let length = 1; length < path.length; length++) {
    const start = path.slice(0, length)
    const node = attempt(() => getField(root, start))
    if (node === undefined || kindOf(node) !== 'scalar') continue
    const text = textOf(node)
    const content = attempt(() => parseText(text))
    if (content !== undefined && content !== null)
      return { text, path: start, rest: path.slice(length), content }
  }
  return undefined
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch (error) {
    if (error instanceof ProblemError) return undefined
    throw error
  }
}

/** The text after the edit; undefined if its content has no such field. */
function editText({ text, rest, content }: FoundText, search: Search): string | undefined {
  const isJson = /^\s*[{[]/.test(text)
  let isFound = false
  const edit = (isJson ? search.editInJson : search.editInYaml) ?? search.edit
  const edited = attempt(() =>
    editMatches(content, {
      path: rest,
      create: search.create,
      edit: found => {
        isFound = true
        return edit(found)
      },
    }),
  )
  if (edited === undefined || !isFound) return undefined
  return isJson ? printJson(text, edited) : printYamlText(text, content, edited)
}

function printJson(original: string, content: Value): string {
  const compact = goJson(content)
  const isSpread = original.includes('\n') && original.includes('  ')
  return isSpread ? indentJson(compact) : compact
}

/** Compact JSON as Go indents it: two spaces, empty lists and maps closed at once. */
export function indentJson(compact: string): string {
  let depth = 0
  let inString = false
  let result = ''
  for (let at = 0; at < compact.length; at++) {
    const character = compact.charAt(at)
    if (inString) {
      result += character
      if (character === '\\') result += compact.charAt(++at)
      else if (character === '"') inString = false
      continue
    }
    const isClosed = /[}\]]/.test(compact.charAt(at + 1))
    if (character === '"') inString = true
    if ((character === '{' || character === '[') && !isClosed)
      result += `${character}\n${'  '.repeat(++depth)}`
    else if (character === '{' || character === '[') result += character + compact.charAt(++at)
    else if (character === '}' || character === ']') result += `\n${'  '.repeat(--depth)}${character}`
    else if (character === ',') result += `,\n${'  '.repeat(depth)}`
    else result += character === ':' ? ': ' : character
  }
  return result
}
