import { goJson } from '../../../kustomize/yaml/go-json.ts'
import { formatNumber } from '../../../kustomize/yaml/number.ts'
import { printedValue, type Value, type YamlMap } from '../../../kustomize/yaml/value.ts'
import { sha256 } from '../../../lib/hash.ts'
import { Masked, type Shown } from '../../../promotion/rendered.ts'
import type { RenderedObject } from '../object.ts'
import { collectSecrets } from './collect.ts'
import { hidingOf, isEncoded, looksSecret } from './hidden.ts'
import { createSearch } from './search.ts'
import { base64Text, viewsOf } from './views.ts'

/** Hides what is secret. Made of all objects that a report speaks of: a secret of one is hidden in all. */
export interface Mask {
  /** The value with everything secret in it hidden; `hidden` where it is so by where it stands. */
  readonly value: (value: Value, hidden?: 'plain' | 'base64') => Shown
  /** A name, a path or a sentence: itself, or `(masked 1a2b3c4d)`. */
  readonly text: (text: string) => string
}

const fingerprintLength = 8

/**
 * A mask for what the objects hold. `salt` must be secret and differ from run to run: who knows it can try out short secrets
 * against a fingerprint.
 */
export function createMask(objects: readonly RenderedObject[], salt: string): Mask {
  const secrets = collectSecrets(objects)
  const search = createSearch(secrets.inside)
  const fingerprint = (text: string): Masked =>
    new Masked(sha256(`${salt}\u0000${sha256(`${salt}\u0000${text}`)}`).slice(0, fingerprintLength))
  const known = new Map<string, boolean>()
  const isSecret = (text: string): boolean => {
    const before = known.get(text)
    if (before !== undefined) return before
    const found =
      secrets.whole.has(text.trim()) || [...viewsOf(text)].some(view => looksSecret(view) || search(view))
    known.set(text, found)
    return found
  }
  const show = showWith(isSecret, fingerprint)
  const texts = new Map<string, string>()
  const textOf = (text: string): string =>
    isSecret(text) || likeMask.test(text) ? `(masked ${fingerprint(text).fingerprint})` : text
  return {
    value: (value, hidden) => (hidden === undefined ? show(value) : fingerprint(hiddenText(value, hidden))),
    text(text) {
      const before = texts.get(text)
      if (before !== undefined) return before
      const shown = textOf(text)
      texts.set(text, shown)
      return shown
    },
  }
}

// What only looks masked would let a manifest say that a value is secret, or the same as another.
const likeMask = /[(‹]masked/i

/** In a Secret's `data` what counts is what it decodes to. */
function hiddenText(value: Value, hidden: 'plain' | 'base64'): string {
  const node = printedValue(value)
  if (typeof node !== 'string') return goJson(node)
  return hidden === 'base64' ? base64Text(node) || node : node
}

function showWith(
  isSecret: (text: string) => boolean,
  fingerprint: (text: string) => Masked,
): (value: Value) => Shown {
  const show = (value: Value): Shown => {
    const node = printedValue(value)
    if (node instanceof Map) return showMap(node)
    if (Array.isArray(node)) return node.map(show)
    if (typeof node === 'string') return isSecret(node) ? fingerprint(node) : node
    if (typeof node !== 'number' && typeof node !== 'bigint') return node
    return isSecret(formatNumber(node)) ? fingerprint(formatNumber(node)) : node
  }
  const showMap = (map: YamlMap): ReadonlyMap<string, Shown> =>
    new Map([...map].map(([key, value]) => [showKey(key), showField(map, key, value)]))
  const showKey = (key: string): string =>
    isSecret(key) || likeMask.test(key) ? `(masked ${fingerprint(key).fingerprint})` : key
  const showField = (map: YamlMap, key: string, value: Value): Shown => {
    const hiding = hidingOf(map, key)
    if (hiding === undefined) return show(value)
    const form = isEncoded(map, value) ? 'base64' : 'plain'
    if (hiding === 'whole' || !(value instanceof Map)) return fingerprint(hiddenText(value, form))
    return new Map([...value].map(([entry, each]) => [showKey(entry), fingerprint(hiddenText(each, form))]))
  }
  return show
}
