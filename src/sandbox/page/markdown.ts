import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import { sanitizeHtml } from './sanitize.ts'

// Emphasis, links and nested containers cost micromark more than linear time (minutes for 30,000 list marks on one line):
// past these numbers the text is shown as it is.
const marksAtMost = 4000
const containers = /^(?:[ \t]*(?:[>+*-]|\d{1,9}[.)])(?=[ \t>]|$)){17}/m
const indented = /^ {120}[ ]*(?:[>+*-]|\d{1,9}[.)])/m

/** A comment's Markdown as HTML that is safe to put into the page: raw HTML reduced to what GitHub lets through, line ends kept as breaks. */
export function renderMarkdown(text: string): string {
  if (isHostile(text)) return `<pre>${escapeHtml(text)}</pre>`
  const html = micromark(text, {
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
    allowDangerousHtml: true,
  })
  return sanitizeHtml(html)
}

function isHostile(text: string): boolean {
  const marks = text.match(/[*_[\]<>!`~&|]|[-+.)][ \t]/g)?.length ?? 0
  return marks > marksAtMost || containers.test(text) || indented.test(text)
}

/** Text for HTML: shown letter by letter, in an element or a quoted attribute. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
