import type { Nodes } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { parseComment } from '../../src/command/comment.ts'

/** What GitHub would act on in a text outside of code: mentions, references, addresses, emoji names, closing words. */
const acting: readonly (readonly [string, RegExp])[] = [
  ['mention', /(?<![\p{L}\p{N}_])@[\p{L}\p{N}]/u],
  ['reference', /#\d/],
  ['reference', /(?<![\p{L}\p{N}])gh-\d/iu],
  ['commit', /(?<![\p{L}\p{N}])[0-9a-f]{7,40}(?![\p{L}\p{N}])/u],
  ['address', /:\/\/|www\./i],
  ['emoji', /:[a-z0-9_+-]+:/i],
]

const ownHtml = /^(?:<details><summary>.*<\/summary>|<\/details>|<sub>|<\/sub>|<!-- lockkeeper:v1 .*-->)$/

/** What acts in our Markdown and should not: links other than to `allowed`, images, HTML, mentions other than `mentions`. */
export function findings(
  markdown: string,
  {
    allowed = [],
    mentions = [],
  }: { readonly allowed?: readonly string[]; readonly mentions?: readonly string[] } = {},
): readonly string[] {
  const found: string[] = []
  visit(fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }), node => {
    if (node.type === 'image' || node.type === 'imageReference') found.push(`image: ${JSON.stringify(node)}`)
    if (node.type === 'link' && !allowed.includes(node.url)) found.push(`link: ${node.url}`)
    if (node.type === 'footnoteReference' || node.type === 'linkReference')
      found.push(`reference: ${node.identifier}`)
    if (node.type === 'html') found.push(...htmlFindings(node.value))
    if (node.type === 'text') found.push(...textFindings(node.value, mentions))
    return node.type !== 'link'
  })
  const lines = markdown
    .split(/\r\n|\r|\n/)
    .filter(line => /^\s*[/@]/.test(line) && !mentions.some(name => line.startsWith(`@${name},`)))
  const { commands, refusals } = parseComment(markdown, { mentions: ['lockkeeper'] })
  return [
    ...found,
    ...lines.map(line => `line: ${line}`),
    ...commands.map(() => 'command'),
    ...refusals.map(() => 'command'),
  ]
}

function visit(node: Nodes, look: (node: Nodes) => boolean): void {
  if (look(node) && 'children' in node) for (const child of node.children) visit(child, look)
}

function htmlFindings(html: string): readonly string[] {
  if (!ownHtml.test(html)) return [`html: ${html}`]
  if (html.startsWith('<!--')) return []
  const inside = html
    .replace(/^<details><summary>/, '')
    .replace(/<\/summary>$/, '')
    .replace(/<code>[^<>]*<\/code>/g, '')
  return /[<>]/.test(inside.replace(/^<\/?(?:details|sub)>$/, ''))
    ? [`html: ${html}`]
    : textFindings(inside, [])
}

function textFindings(text: string, mentions: readonly string[]): readonly string[] {
  const rest = mentions.reduce((left, name) => left.replaceAll(`@${name}`, ''), text)
  return acting.flatMap(([name, pattern]) => (pattern.test(rest) ? [`${name}: ${text}`] : []))
}
