import { fail } from '../problems.ts'
import { isMissingOrNull, textOf } from '../scalar.ts'
import { clearKey, copyMap } from '../yaml/unprintable.ts'
import type { Value, YamlMap } from '../yaml/value.ts'

/** What a patch says about the node it stands in: `$patch: delete`, `replace` or `merge`. */
export type Directive = 'merge' | 'replace' | 'delete'

const directiveKey = '$patch'

function parseDirective(value: Value): Directive {
  const word = textOf(value)
  if (word === 'merge' || word === 'replace' || word === 'delete') return word
  return fail(
    'PATCH_INVALID',
    `unknown patch strategy '${word}'`,
    undefined,
    'Known are delete, replace and merge.',
  )
}

/** The directive of a map, and the map without it. */
export function mapDirective(patch: YamlMap): { readonly directive: Directive; readonly rest: YamlMap } {
  const found = patch.get(directiveKey)
  if (found === undefined) return { directive: 'merge', rest: patch }
  const rest = copyMap(patch)
  clearKey(rest, directiveKey)
  return { directive: parseDirective(found), rest }
}

/** The directive of a list: an element that holds nothing else. Elements that hold nothing at all go with it. */
export function listDirective(patch: Value[]): { readonly directive: Directive; readonly rest: Value[] } {
  const element = patch.find(each => each instanceof Map && each.has(directiveKey))
  if (!(element instanceof Map) || element.size > 1) return { directive: 'merge', rest: patch }
  const directive = parseDirective(element.get(directiveKey) ?? null)
  return { directive, rest: patch.filter(each => !isEmptied(each) && !carries(each, directive)) }
}

function isEmptied(element: Value): boolean {
  return isMissingOrNull(element) || (element instanceof Map && element.size === 0)
}

function carries(element: Value, directive: Directive): boolean {
  return element instanceof Map && textOf(element.get(directiveKey)) === directive
}
