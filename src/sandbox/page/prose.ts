/** Where a piece of text stands: the open tags outermost first, the language of the code block around it. */
export interface TextContext {
  readonly open: string[]
  language: string | undefined
  afterBreak: boolean
}

/** A piece of text between two tags, already encoded: mentions stand out, line ends break as in GitHub's comments, a diff is coloured. */
export function renderText(text: string, context: TextContext): string {
  const encoded = text.replaceAll('<', '&lt;')
  const afterBreak = context.afterBreak
  if (text !== '') context.afterBreak = false
  const { open } = context
  if (open.includes('pre')) return context.language === 'diff' ? colourDiff(encoded) : encoded
  if (open.includes('code')) return encoded
  const broken = isProse(open) ? breakLines(encoded, afterBreak) : encoded
  return open.includes('a') ? broken : emphasizeMentions(broken)
}

const prose = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'summary'])
const inline = new Set(
  'a b code del em i ins kbd q s samp small span strike strong sub sup tt var'.split(' '),
)

function isProse(open: readonly string[]): boolean {
  const block = open.findLast(tag => !inline.has(tag))
  return block !== undefined && prose.has(block)
}

// A hard break already ends in a line end: one is enough.
function breakLines(text: string, afterBreak: boolean): string {
  const rest = afterBreak ? text.replace(/^\n/, ' ') : text
  return rest.replaceAll('\n', '<br>\n')
}

function emphasizeMentions(text: string): string {
  return text.replace(
    /(?<![\w/`&;.])@([a-z\d](?:[a-z\d]|-(?=[a-z\d])){0,38}(?:\/[a-z\d][\w-]{0,60})?)(?![\w@])/gi,
    '<span class="mention">@$1</span>',
  )
}

function colourDiff(text: string): string {
  return text
    .split('\n')
    .map(line => {
      if (line.startsWith('+')) return `<span class="added">${line}</span>`
      if (line.startsWith('-')) return `<span class="removed">${line}</span>`
      return line.startsWith('@@') ? `<span class="hunk">${line}</span>` : line
    })
    .join('\n')
}
