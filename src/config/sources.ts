import { isMap, isScalar, isSeq, parseDocument } from 'yaml'
import { longestConfig } from './parse.ts'

/** The repositories that a configuration lists under `sources`, as far as they can be told where the rest of it is broken. They say who is spoken to, and permit nothing. */
export function legibleSources(text: string): readonly string[] {
  if (text.length > longestConfig) return []
  const { contents } = parseDocument(text, { logLevel: 'silent', prettyErrors: false, uniqueKeys: false })
  const list = isMap(contents) ? contents.get('sources', true) : undefined
  if (!isSeq(list)) return []
  return list.items.flatMap(entry => {
    const name: unknown = isMap(entry) ? entry.get('repository') : isScalar(entry) ? entry.value : undefined
    return typeof name === 'string' ? [name] : []
  })
}
