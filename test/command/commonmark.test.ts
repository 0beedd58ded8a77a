import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Nodes, Parents } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTable } from 'micromark-extension-gfm-table'
import { parseComment } from '../../src/command/comment.ts'

// A full CommonMark parser with GitHub's tables is the judge: slow on hostile texts, but right on small ones.

interface Point {
  readonly line: number
  readonly column: number
}

const opaque = ['inlineCode', 'html', 'link', 'image', 'linkReference', 'imageReference']

function startsBefore(left: Point, right: Point): boolean {
  return left.line < right.line || (left.line === right.line && left.column <= right.column)
}

/** The kinds of the nodes around a point, from the outside in. */
function around(node: Nodes, point: Point): readonly string[] {
  const { children } = node as Partial<Parents>
  for (const child of children ?? []) {
    const { position } = child
    if (position === undefined || !startsBefore(position.start, point)) continue
    const ends = startsBefore(position.end, point)
    if (!ends) return [child.type, ...around(child, point)]
  }
  return []
}

function judge(kinds: readonly string[]): 'run' | 'answered' | 'none' {
  const paragraph = kinds.indexOf('paragraph')
  if (paragraph === -1 || kinds.some(kind => opaque.includes(kind))) return 'none'
  return paragraph === 0 ? 'run' : 'answered'
}

function byParser(body: string): readonly string[] {
  const tree = fromMarkdown(body, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] })
  return body.split('\n').flatMap((line, index) => {
    if (line.trim() !== '/list') return []
    const verdict = judge(around(tree, { line: index + 1, column: line.indexOf('/') + 1 }))
    return verdict === 'none' ? [] : [`${index + 1} ${verdict}`]
  })
}

function byUs(body: string): readonly string[] {
  const { commands, refusals } = parseComment(body, { mentions: [] })
  const run = commands.map(({ line }) => ({ line, verdict: 'run' }))
  const answered = refusals
    .filter(({ code }) => code === 'NOT_A_PARAGRAPH')
    .map(({ line }) => ({ line, verdict: 'answered' }))
  return [...run, ...answered]
    .filter(({ line }) => body.split('\n')[line - 1]?.trim() === '/list')
    .toSorted((left, right) => left.line - right.line)
    .map(({ line, verdict }) => `${line} ${verdict}`)
}

function bodies(atoms: readonly string[]): fc.Arbitrary<string> {
  const some = fc.array(fc.constantFrom(...atoms), { minLength: 1, maxLength: 12 })
  return fc.tuple(some, some).map(([before, after]) => `${before.join('')}\n/list\n${after.join('')}`)
}

// Left out on purpose, because implementations differ there: empty list items and numbers other than 1 right behind a
// quote that interrupts a paragraph, and lone tags in lazy lines.
const blockAtoms = [
  [
    '> ',
    '>',
    '- a',
    '* b',
    '+ c',
    '1. d',
    '    ',
    '  ',
    ' ',
    '\t',
    '# ',
    '#',
    '```',
    '~~~',
    '---',
    '===',
    '--',
  ],
  [
    '***',
    '<div>',
    '<details>',
    '</div>',
    '<!--',
    '-->',
    '<pre>',
    'x</pre>',
    '<?',
    '?>',
    'a',
    'b | c',
    '--|--',
    '|',
  ],
  [
    '-|',
    ':-',
    '|-|',
    '[r]: /u',
    '[r]:',
    '"t',
    '"',
    '\n',
    '\n',
    '\n',
    '\n',
    '\n\n',
    '\n/list\n',
    '   ',
    'x',
    '\\',
  ],
].flat()

const inlineAtoms = [
  [
    '`',
    '``',
    '\\`',
    '<',
    '<a ',
    'b="',
    "c='",
    '"',
    "'",
    '>',
    '/>',
    '</a>',
    '<!--',
    '-->',
    '[',
    '![',
    ']',
    '(',
  ],
  [
    ')',
    '](',
    '][',
    '[r]',
    '\n\n[r]: /u\n\n',
    '\n',
    '\n/list\n',
    '\n/list\n',
    'x',
    ' ',
    '\\',
    '<?',
    '?>',
    '*',
  ],
  ['[]', '(/u', '"t"', '<http://x>', '<a@b.c>', '!', '\\[', '\\]', '&#91;', '<!', '<!A', '(<', '\\)', "'t'"],
].flat()

test('blocks are read as a full parser reads them', () => {
  fc.assert(
    fc.property(bodies(blockAtoms), body => {
      const expected = byParser(body)
      fc.pre(expected.length <= 5)
      expect(byUs(body)).toEqual(expected)
    }),
    { numRuns: 800 },
  )
})

test('code, tags and links are read as a full parser reads them', () => {
  fc.assert(
    fc.property(bodies(inlineAtoms), body => {
      fc.pre(!/^[ \t]*(?:<|>|[*])/m.test(body))
      const expected = byParser(`x ${body}`)
      fc.pre(expected.length <= 5)
      expect(byUs(`x ${body}`)).toEqual(expected)
    }),
    { numRuns: 800 },
  )
})
