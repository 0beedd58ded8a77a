import { type Bare, type Dialect, normalizeFloat, type Resolved, resolvePlain } from './resolve.ts'
import { refuse, type Source } from './source.ts'

const coreHandle = 'tag:yaml.org,2002:'

/** The handles that a document's directives declare, besides `!` and `!!`. */
export type Handles = Map<string, string>

/** A tag as written (`!!str`, `!a!b`, `!<tag:…>`) in its short form; `!` alone is `!`. */
export function shortTag(source: Source, offset: number, written: string, handles: Handles): string {
  if (written === '!') return written
  const tag = decodeUri(source, offset, expandHandle(source, offset, written, handles))
  return tag.startsWith(coreHandle) ? `!!${tag.slice(coreHandle.length)}` : tag
}

function expandHandle(source: Source, offset: number, written: string, handles: Handles): string {
  if (written.startsWith('!<')) return written.slice(2, -1)
  const named = /^![0-9A-Za-z_-]*!/.exec(written)?.[0]
  const handle = named ?? '!'
  const suffix = written.slice(handle.length)
  if (named !== undefined && suffix === '')
    refuse(source, offset, 'YAML_SYNTAX', 'did not find expected tag URI')
  const prefix = handles.get(handle) ?? (handle === '!!' ? coreHandle : handle === '!' ? '!' : undefined)
  if (prefix === undefined) refuse(source, offset, 'YAML_SYNTAX', `found undefined tag handle ${handle}`)
  return prefix + suffix
}

function decodeUri(source: Source, offset: number, tag: string): string {
  if (!tag.includes('%')) return tag
  try {
    return decodeURIComponent(tag)
  } catch (cause) {
    if (cause instanceof URIError) refuse(source, offset, 'YAML_SYNTAX', 'did not find URI escaped octet')
    throw cause
  }
}

/** Declares what a `%YAML` or `%TAG` line says. Only version 1.1 is known to the reader that is matched here. */
export function declare(source: Source, offset: number, line: string, handles: Handles): void {
  const [name = '', first = '', second = ''] = line.split(/[ \t]+/)
  const handle = name === '%YAML' ? name : first
  if (handles.has(handle)) refuse(source, offset, 'YAML_SYNTAX', `found duplicate ${name} directive`)
  if (name === '%YAML' && first !== '1.1' && first !== '1.1#')
    refuse(source, offset, 'YAML_SYNTAX', 'found incompatible YAML document', 'Leave the %YAML line out.')
  handles.set(handle, second)
}

/** A scalar that carries a tag. Tags that YAML does not define leave the text as it is. */
export function resolveTagged(
  source: Source,
  offset: number,
  tag: string,
  text: string,
  dialect: Dialect,
): Bare {
  switch (tag) {
    case '!!str':
      return text
    case '!!binary':
      return decodeBinary(source, offset, text)
    case '!!bool':
    case '!!int':
    case '!!float':
    case '!!null':
    case '!!timestamp':
      return convert(source, offset, tag.slice(2), resolvePlain(text, dialect))
    default:
      return text
  }
}

function convert(source: Source, offset: number, wanted: string, found: Resolved): Bare {
  if (found.tag === wanted) return found.value
  const integral = wanted === 'float' && found.tag === 'int' && Number(found.value) < 2 ** 63
  // Kustomize repeats the value, which may be a Secret's; its place says enough.
  if (!integral) refuse(source, offset, 'YAML_TAG', `cannot decode !!${found.tag} as a !!${wanted}`)
  return normalizeFloat(Number(found.value))
}

const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

function decodeBinary(source: Source, offset: number, text: string): string {
  const compact = text.replaceAll('\n', '').replaceAll('\r', '')
  if (!base64.test(compact)) refuse(source, offset, 'YAML_TAG', '!!binary value contains invalid base64 data')
  return decodeLossy(Uint8Array.from(atob(compact), character => character.charCodeAt(0)))
}

/** Bytes as Go's JSON prints them: each byte that is no UTF-8 becomes one U+FFFD. */
export function decodeLossy(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return decodeByRune(bytes)
  }
}

function decodeByRune(bytes: Uint8Array): string {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let text = ''
  for (let at = 0; at < bytes.length; ) {
    const width = [1, 2, 3, 4].find(count => isRune(decoder, bytes.subarray(at, at + count), count))
    text += width === undefined ? '\ufffd' : decoder.decode(bytes.subarray(at, at + width))
    at += width ?? 1
  }
  return text
}

function isRune(decoder: InstanceType<typeof TextDecoder>, bytes: Uint8Array, width: number): boolean {
  if (bytes.length !== width) return false
  try {
    return Array.from(decoder.decode(bytes)).length === 1
  } catch {
    return false
  }
}
