import { withoutInvisible } from '../../../command/characters.ts'

// A secret that was encoded three times over is found; what nests deeper is no accident.
const deepest = 3
const mostViews = 120

/** The text and everything that it says in another encoding: base64, URL, hexadecimal, JSON, YAML and HTML escapes, also one in another. */
export function viewsOf(text: string): ReadonlySet<string> {
  const seen = new Set<string>([text])
  let layer: readonly string[] = [text]
  for (let depth = 0; depth < deepest && layer.length > 0; depth++) {
    const next: string[] = []
    for (const view of layer.flatMap(decodeAll)) {
      if (view === '' || seen.has(view) || seen.size >= mostViews) continue
      seen.add(view)
      if (isReadable(view)) next.push(view)
    }
    layer = next
  }
  return seen
}

function decodeAll(text: string): readonly string[] {
  return [
    withoutInvisible(text),
    ...(/\s/.test(text) ? [text.replace(/\s+/g, ' '), text.replace(/\s+/g, '')] : []),
    ...(text.includes('%') ? [decodeUrl(text), decodeUrl(text.replaceAll('+', ' '))] : []),
    ...(text.includes('\\') ? [decodeEscapes(text)] : []),
    ...(text.includes('&') ? [decodeEntities(text)] : []),
    ...decodeBase64(text),
    ...decodeHex(text),
  ]
}

// Bytes that are no text lead to no further text.
function isReadable(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is counted
  const strange = text.match(/[\u0001-\u0008\u000e-\u001f\u007f\ufffd]/g)?.length ?? 0
  return strange * 5 < text.length
}

const utf8 = new TextDecoder()

/** What `%41` says. */
export function decodeUrl(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, run => utf8.decode(hexBytes(run.replaceAll('%', ''))))
}

const shortEscapes: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  '0': '\0',
}

function decodeEscapes(text: string): string {
  return text.replace(/\\(?:u\{?([0-9a-f]{1,6})\}?|x([0-9a-f]{2})|([\s\S]))/gi, (all, ...parts: string[]) => {
    const [point, byte, other] = parts
    const code = Number.parseInt(point ?? byte ?? '', 16)
    if (other !== undefined) return shortEscapes[other] ?? other
    return code <= 0x10ffff ? String.fromCodePoint(code) : all
  })
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi,
    (all, ...parts: string[]) => {
      const [hex, decimal, name] = parts
      if (name !== undefined) return entities[name.toLowerCase()] ?? all
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
      return code <= 0x10ffff ? String.fromCodePoint(code) : all
    },
  )
}

const base64Run = /[A-Za-z0-9+/_-]{8,}/g

// A run may begin with letters that are not part of the encoding: each of four alignments is one view.
function decodeBase64(text: string): readonly string[] {
  const runs = text.match(base64Run)
  if (runs === null) return []
  return [0, 1, 2, 3].map(offset => runs.map(run => base64Text(run.slice(offset))).join('\n'))
}

/** What base64 of either alphabet says as UTF-8; bytes that are none become replacement characters. */
export function base64Text(text: string): string {
  const standard = /^[A-Za-z0-9+/]*$/.test(text)
    ? text
    : text.replace(/[\s=]/g, '').replaceAll('-', '+').replaceAll('_', '/')
  try {
    return utf8Text(atob(standard.length % 4 === 1 ? standard.slice(0, -1) : standard))
  } catch {
    return ''
  }
}

/** What bytes say, given as a character each. */
function utf8Text(bytes: string): string {
  const codes = new Uint8Array(bytes.length)
  let highest = 0
  for (let at = 0; at < bytes.length; at++) {
    const code = bytes.charCodeAt(at)
    codes[at] = code
    highest |= code
  }
  return highest < 0x80 ? bytes : utf8.decode(codes)
}

function decodeHex(text: string): readonly string[] {
  const runs = text.replace(/(?<=[0-9a-f]{2})(?:0x|[\s:,-])+(?=[0-9a-f]{2})/gi, '').match(/[0-9a-f]{8,}/gi)
  if (runs === null) return []
  return [0, 1].map(offset => runs.map(run => utf8.decode(hexBytes(run.slice(offset)))).join('\n'))
}

function hexBytes(digits: string): Uint8Array {
  return Uint8Array.from({ length: digits.length >> 1 }, (_, at) =>
    Number.parseInt(digits.slice(at * 2, at * 2 + 2), 16),
  )
}
