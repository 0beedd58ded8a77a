import { printedValue, Scalar, type Value, type YamlMap } from '../../../kustomize/yaml/value.ts'
import { textAt, valueAt } from '../object.ts'

/** How a field is hidden by where it stands: as a whole, or each entry of the map in it by itself. */
export type Hiding = 'whole' | 'entries' | undefined

// What of a Secret may be seen; everything else in it is hidden, whatever its name.
const openFields: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'metadata', 'type', 'immutable'])

/** Whether a field of a map is hidden, whatever it holds. */
export function hidingOf(parent: YamlMap, key: string): Hiding {
  return hidingIn(parent)(key, valueAt(parent, key))
}

/** Whether a field of this map is hidden, by its key and value: who asks for all of its fields looks at the map once. */
export function hidingIn(parent: YamlMap): (key: string, value: Value | undefined) => Hiding {
  const isOfSecret = isSecret(parent)
  const isList = textAt(parent, 'kind')?.endsWith('SecretList') === true
  return (key, value) => {
    if (isOfSecret && !openFields.has(key))
      return value === undefined || value instanceof Map ? 'entries' : 'whole'
    if (isList && key === 'items') return 'whole'
    if (key === 'kubectl.kubernetes.io/last-applied-configuration') return 'whole'
    if (key === 'secretGenerator') return 'whole'
    if (key === 'patch') return changesSecret(parent) ? 'whole' : undefined
    return isSensitive(parent, key, value) ? 'whole' : undefined
  }
}

/** Whether a map is a Secret, and not a reference to one, which has a kind and a name too. */
export function isSecret(map: YamlMap): boolean {
  if (textAt(map, 'kind') !== 'Secret') return false
  return map.has('metadata') || [...map.keys()].some(key => /data/i.test(key))
}

/** A patch for Secrets, or for a pattern of kinds that may match them, that touches what they hold. */
function changesSecret(parent: YamlMap): boolean {
  const kind = textAt(parent, 'target', 'kind') ?? ''
  if (/^[A-Za-z]+$/.test(kind) && kind !== 'Secret') return false
  const patch = valueAt(parent, 'patch')
  return kind === 'Secret' || typeof patch !== 'string' || /data/i.test(patch)
}

// Not `secret` alone: so are called the names of Secrets.
const sensitive =
  /(?:pass(?:word|wd|phrase)|(?:^|[-_.a-z])token|api[-_]?key|(?:private|access|secret|account|encryption|signing)[-_]?key|client[-_]?secret)$/i

/** Whether what is called so is secret: `password`, `API_KEY`. */
export function isSensitiveName(name: string): boolean {
  return sensitive.test(name)
}

/** A literal under a name like `password`, or the value of an environment variable of such a name. */
function isSensitive(parent: YamlMap, key: string, given: Value | undefined): boolean {
  const value = given instanceof Scalar ? printedValue(given) : given
  if (typeof value !== 'string' || value === '') return false
  if (!sensitive.test(key === 'value' ? (textAt(parent, 'name') ?? '') : key)) return false
  return !isVariable(value) && !isReference(parent, key)
}

// `$(NAME)`, `${NAME}` and `{{ .name }}` say where a value comes from, not what it is.
function isVariable(text: string): boolean {
  return /^(?:\$\(\w+\)|\$\{\w+\}|\{\{-? *\.[\w.]+ *-?\}\})$/.test(text)
}

// `{ key: token, name: … }` names an entry of a Secret, and `secretKey: token` does so in an ExternalSecret.
function isReference(parent: YamlMap, key: string): boolean {
  return key === 'secretKey' && parent.has('remoteRef')
}

/** Whether a text is a manifest of a Secret, in YAML or JSON. */
export function isSecretManifest(text: string): boolean {
  return /(?:^|[\s{,"'])kind["']?\s*:\s*["']?\w*Secret(?:List)?\b(?!\w)/.test(text) && /data/i.test(text)
}

// As `hidingOf` finds what is hidden, but in a source: kinds and names that end there, and escapes that could spell them.
const hiddenKinds = /\bSecret\b|SecretList\b|secretGenerator|last-applied-configuration|\\[xuU]/
const hiddenNames =
  /(?:pass(?:word|wd|phrase)|token|api[-_]?key|(?:private|access|secret|account|encryption|signing)[-_]?key|client[-_]?secret)(?![\w-])/i

/** Whether what a source file says may be hidden where it is rendered; `isRendered` is false of a kustomization file, whose own patches are not. */
export function mayHide(source: string, isRendered = true): boolean {
  if (hiddenKinds.test(source) || hiddenNames.test(source)) return true
  return isRendered && source.includes('patch') && /data/i.test(source)
}

const knownShapes: readonly RegExp[] = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  /AGE-SECRET-KEY-1/,
  /\bgh[pousr]_[A-Za-z0-9]{20,}/,
  /\bgithub_pat_[A-Za-z0-9_]{20,}/,
  /\bglpat-[\w-]{16,}/,
  /\bxox[abprs]-[\w-]{10,}/,
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/,
  /\beyJ[\w-]{10,2000}\.eyJ[\w-]{10,2000}\.[\w-]/,
  /:\/\/[^\s/:@]{0,200}:[^\s/@]{1,500}@/,
]

/** Whether a text looks like a key, a token, or an address with a password, wherever it stands. */
export function looksSecret(text: string): boolean {
  return knownShapes.some(shape => shape.test(text)) || isSecretManifest(text)
}

/** The value as what it is in a Secret's `data`: base64. */
export function isEncoded(parent: YamlMap | undefined, field: Value | undefined): boolean {
  return parent !== undefined && field !== undefined && isSecret(parent) && valueAt(parent, 'data') === field
}
