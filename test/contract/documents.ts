import { verbs } from '../../src/cli/verbs.ts'
import { verbsMarkdown } from '../../src/command/verbs.ts'

const tables: Readonly<Record<string, () => string>> = {
  commands: verbsMarkdown,
  verbs: () =>
    [
      '| verb | does |',
      '|---|---|',
      ...verbs.map(verb => `| \`${verb.usage.replaceAll('|', '\\|')}\` | ${verb.summary} |`),
    ].join('\n'),
}

/** The text with every table between `<!-- begin NAME: … -->` and `<!-- end NAME -->` as the code has it now. */
export function withGeneratedTables(text: string): string {
  return text.replace(
    /(<!-- begin (\w+): [^\n]* -->\n)[\s\S]*?(<!-- end \2 -->)/g,
    (_, begin: string, name: string, end: string) => `${begin}\n${(tables[name]?.() ?? '').trim()}\n\n${end}`,
  )
}
