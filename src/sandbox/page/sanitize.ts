import { renderText, type TextContext } from './prose.ts'

// What GitHub's sanitiser lets through, as far as comments use it; everything else loses its tag and keeps its text.
// Source: github/markup, "HTML sanitization".
const allowedTags = new Set(
  (
    'a b blockquote br code dd del details div dl dt em h1 h2 h3 h4 h5 h6 hr i input ins kbd li ol p pre q ' +
    's samp section small span strike strong sub summary sup table tbody td tfoot th thead tr tt ul var'
  ).split(' '),
)
const voidTags = new Set(['br', 'hr', 'input'])

const allowedAttributes: Readonly<Record<string, (value: string, tag: string) => boolean>> = {
  href: (value, tag) => tag === 'a' && isSafeAddress(value),
  title: () => true,
  open: (_, tag) => tag === 'details',
  align: value => ['left', 'center', 'right'].includes(value),
  colspan: value => /^\d{1,3}$/.test(value),
  rowspan: value => /^\d{1,3}$/.test(value),
  start: (value, tag) => tag === 'ol' && /^\d{1,9}$/.test(value),
  id: value => /^user-content-fn[\w-]*$/.test(value),
  class: (value, tag) => tag === 'code' && /^language-[\w+#-]{1,40}$/.test(value),
}

// A comment, a declaration or instruction, or a tag with its attributes; any other `<` is a letter.
const markup =
  /<!--[\s\S]*?(?:-->|$)|<[!?][^>]*>|<(?<close>\/?)(?<name>[a-z][a-z0-9]*)(?<attributes>(?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*)\s*\/?>/gi
const attribute = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g

/** HTML with only harmless tags, attributes and addresses; hidden comments are left out, images become their description. */
export function sanitizeHtml(html: string): string {
  const context: TextContext = { open: [], language: undefined, afterBreak: false }
  let output = ''
  let at = 0
  for (const match of html.matchAll(markup)) {
    output += renderText(html.slice(at, match.index), context)
    output += renderTag(match.groups ?? {}, context)
    at = match.index + match[0].length
  }
  return output + renderText(html.slice(at), context)
}

function renderTag(groups: Readonly<Record<string, string | undefined>>, context: TextContext): string {
  const tag = groups.name?.toLowerCase() ?? ''
  const attributes = parseAttributes(groups.attributes ?? '')
  if (tag === 'img') return `<span class="image">${escapeAttribute(attributes.get('alt') ?? 'image')}</span>`
  if (!allowedTags.has(tag)) return ''
  if (groups.close === '/') return closeTag(tag, context)
  if (tag === 'input') return checkbox(attributes)
  if (!voidTags.has(tag)) context.open.push(tag)
  context.afterBreak = tag === 'br'
  if (tag === 'code') context.language = attributes.get('class')?.replace('language-', '')
  const written = [...attributes].filter(([name, value]) => allowedAttributes[name]?.(value, tag) === true)
  const open = `<${tag}${written.map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`).join('')}${tag === 'a' ? ' rel="nofollow noopener noreferrer"' : ''}>`
  return tag === 'table' ? `<div class="scroll" tabindex="0" role="group" aria-label="table">${open}` : open
}

function closeTag(tag: string, context: TextContext): string {
  if (voidTags.has(tag)) return ''
  const index = context.open.lastIndexOf(tag)
  if (index === -1) return ''
  context.open.splice(index)
  if (tag === 'code') context.language = undefined
  return tag === 'table' ? '</table></div>' : `</${tag}>`
}

// Only the box of a task list; it is shown, never ticked here.
function checkbox(attributes: ReadonlyMap<string, string>): string {
  if (attributes.get('type') !== 'checkbox') return ''
  return `<input type="checkbox" disabled${attributes.has('checked') ? ' checked' : ''}>`
}

function parseAttributes(text: string): Map<string, string> {
  const attributes = new Map<string, string>()
  for (const [, name = '', double, single, bare] of text.matchAll(attribute)) {
    const key = name.toLowerCase()
    if (!attributes.has(key)) attributes.set(key, double ?? single ?? bare ?? '')
  }
  return attributes
}

// Values come out of HTML with their character references: `&` stays, so that they are not encoded twice.
function escapeAttribute(value: string): string {
  return value.replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

function isSafeAddress(value: string): boolean {
  const plain = decodeReferences(value).replace(/[\p{Cc}\p{Z}]/gu, '')
  return /^(?:https?:|mailto:)/i.test(plain) || !/^[^/?#]*:/.test(plain)
}

// Enough of the references to find a scheme that hides: numbers, and the names of the letters around a scheme.
function decodeReferences(value: string): string {
  return value
    .replace(/&#x([0-9a-f]{1,6});?/gi, (_, digits: string) => character(Number.parseInt(digits, 16)))
    .replace(/&#(\d{1,7});?/g, (_, digits: string) => character(Number(digits)))
    .replace(/&colon;/gi, ':')
    .replace(/&(?:Tab|NewLine);/gi, '')
    .replace(/&amp;/gi, '&')
}

function character(code: number): string {
  return code > 0x10ffff ? '' : String.fromCodePoint(code)
}
