const command = '/promote podinfo@7.0.0 to prod'

function fill(unit: string, length: number): string {
  return unit.repeat(Math.ceil(length / unit.length)).slice(0, length - 2 * command.length)
}

/** Units that make Markdown parsers slow when they are repeated: nesting, unmatched delimiters, tables, tags, lists. */
const units: readonly string[] = [
  '>',
  '> ',
  '- ',
  '* ',
  '1. ',
  '+\t',
  '>-',
  '- > ',
  '-\n',
  '> \n',
  '>\n',
  '- a\n',
  '\n',
  ' \n',
  '\t',
  ' ',
  '[',
  '![',
  ']',
  '[]',
  '[a](',
  '[a](b',
  '[a](b "',
  "[a](b '",
  '[a](b (',
  '[a](<',
  '[a](()b',
  '](',
  '[[a]',
  '[a][',
  '[a]: b\n',
  '[a]:\n',
  '[a]: b "\n',
  '[a]: b\n"\n',
  '*',
  '**',
  '*a ',
  '*a_ ',
  '**a *b ',
  '_',
  '~~',
  '`',
  '` ',
  '``` ',
  '`` ` ',
  '\\`',
  '`\n',
  '```\n',
  '~~~\n',
  '<',
  '<a',
  '<a ',
  '<a b="',
  "<a b='",
  '<a b="<a b=\'',
  '<a b=c ',
  '<a b=" c=" ',
  '</',
  '</a ',
  '<!--',
  '<!-',
  '<!A',
  '<?',
  '<![CDATA[',
  '<div>\n',
  '<b>\n',
  '<pre>',
  '<a@',
  '<a:',
  '|',
  '| ',
  '|-',
  '|-|\n',
  'a | b\n',
  'a | b\n--|--\n',
  '|\n|-\n',
  'a\n=\n',
  'a\n-\n',
  '===\n',
  '---\n',
  '- - ',
  '* * a',
  '_ ',
  '#',
  '# ',
  '#\n',
  'a\n',
  'a',
  'a ',
  '\\',
  '\\\n',
  '&',
  '&amp;',
  '&#',
  '@',
  '@lockkeeper',
  '@lockkeeper\n',
  '/',
  '/list\n',
  '/lst\n',
  '/abc\n',
  '/promote ',
  '/promote\n',
  '"',
  "'",
  '\u0000',
  '\ud83d\ude80',
  '\r',
  '\u200b',
  '/\u200b',
  '\u2215',
  'é\n',
  '/promote a@1 to b, ',
  ',',
  '--',
  '--reason "',
]

function nested(depth: number, open: string, rest: string): string {
  return (open.repeat(depth) + rest).slice(0, 65_400)
}

export interface HostileBody {
  readonly name: string
  readonly body: string
}

/** Bodies just under that length with a command line right under what makes Markdown parsers slow. */
export function underHostile(length: number): readonly HostileBody[] {
  return units.map(unit => ({
    name: `under ${JSON.stringify(unit)}`,
    body: `${fill(unit, length)}\n${command}`,
  }))
}

/** The same with the command elsewhere. */
export function besideHostile(length: number): readonly HostileBody[] {
  return units.flatMap(unit => [
    { name: `after ${JSON.stringify(unit)}`, body: `${fill(unit, length)}\n\n${command}` },
    { name: `before ${JSON.stringify(unit)}`, body: `${command}\n\n${fill(unit, length)}` },
    { name: `right before ${JSON.stringify(unit)}`, body: `${command}\n${fill(unit, length)}` },
  ])
}

/** Made for one weakness each, of up to 65,536 characters. */
export const craftedBodies: readonly HostileBody[] = [
  {
    name: 'lists 10,000 deep, then blank lines',
    body: `${nested(10_000, '- ', '\n'.repeat(40_000))}\n${command}`,
  },
  {
    name: 'lists under quotes, then blank lines',
    body: `${nested(5000, '> - ', '\n'.repeat(40_000))}\n${command}`,
  },
  {
    name: 'lists 5,000 deep, then indentation',
    body: `${nested(5000, '- ', `a\n${' '.repeat(50_000)}b\n`)}\n${command}`,
  },
  { name: 'quotes 300 deep on 100 lines', body: `${`${'> '.repeat(300)}a\n`.repeat(100)}\n${command}` },
  {
    name: 'backtick runs of every length',
    body: `${Array.from({ length: 350 }, (_, size) => '`'.repeat(size + 1)).join(' ')}\n${command}`,
  },
  { name: 'brackets, then links', body: `${'['.repeat(20_000)}${'[a](b)'.repeat(7000)}\n${command}` },
  {
    name: 'labels and definitions',
    body: `${'[a][b] '.repeat(6000)}\n${command}\n\n${'[c]: d\n'.repeat(2500)}`,
  },
]
