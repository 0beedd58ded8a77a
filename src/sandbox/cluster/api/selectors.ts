import { at, type KubeObject } from '../json.ts'
import { badRequest } from './status.ts'

/** Whether an object is among those that were asked for. */
export type Selector = (object: KubeObject) => boolean

/** Reads `labelSelector` and `fieldSelector` of a request. */
export function readSelectors(query: URLSearchParams): Selector {
  const parts = [
    ...labelParts(query.get('labelSelector') ?? ''),
    ...fieldParts(query.get('fieldSelector') ?? ''),
  ]
  return object => parts.every(part => part(object))
}

// At commas that are in no parentheses.
function splitTerms(text: string): readonly string[] {
  return text
    .split(/,(?![^(]*\))/)
    .map(term => term.trim())
    .filter(term => term !== '')
}

function labelParts(text: string): readonly Selector[] {
  return splitTerms(text).map(term => {
    const set = /^(?<key>\S+)\s+(?<not>not)?in\s*\((?<values>.*)\)$/.exec(
      term.replace(/\s+notin\b/, ' notin'),
    )
    if (set?.groups !== undefined) {
      const { key = '', not, values = '' } = set.groups
      const wanted = values.split(',').map(value => value.trim())
      return object => wanted.includes(labelOf(object, key) ?? '\0') === (not === undefined)
    }
    const equal = /^(?<key>[^=!\s]+)\s*(?<operator>==?|!=)\s*(?<value>[^=!\s]*)$/.exec(term)
    if (equal?.groups !== undefined) {
      const { key = '', operator, value } = equal.groups
      return object => (labelOf(object, key) === value) === (operator !== '!=')
    }
    if (!/^!?[\w./-]+$/.test(term)) throw badRequest(`unable to parse requirement: ${term}`)
    return term.startsWith('!')
      ? object => labelOf(object, term.slice(1)) === undefined
      : object => labelOf(object, term) !== undefined
  })
}

function labelOf({ metadata }: KubeObject, key: string): string | undefined {
  return metadata.labels?.[key]
}

function fieldParts(text: string): readonly Selector[] {
  return splitTerms(text).map(term => {
    const match = /^(?<path>[^=!]+)(?<operator>==?|!=)(?<value>.*)$/.exec(term)
    if (match?.groups === undefined) throw badRequest(`invalid field selector: ${term}`)
    const { path = '', operator, value } = match.groups
    return object => (String(at(object, ...path.split('.')) ?? '') === value) === (operator !== '!=')
  })
}
