import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { verbs } from '../../src/cli/verbs.ts'
import { verbsMarkdown } from '../../src/command/verbs.ts'
import { promisesMarkdown } from '../behaviours/table.ts'

/** The pages that hold generated tables. */
export const generatedDocuments = ['README.md', 'docs/action.md', 'docs/promises.md'] as const

const tables: Readonly<Record<string, () => string>> = {
  behaviours: () => promisesMarkdown('behaviour'),
  threats: () => promisesMarkdown('threat'),
  commands: verbsMarkdown,
  verbs: () =>
    [
      '| verb | does |',
      '|---|---|',
      ...verbs.map(verb => `| \`${verb.usage.replaceAll('|', '\\|')}\` | ${verb.summary} |`),
    ].join('\n'),
  inputs: () => described('inputs', 'input'),
  outputs: () => described('outputs', 'output'),
}

/** A table of what `action.yml` describes, in its order. */
function described(part: 'inputs' | 'outputs', title: string): string {
  const action = parse(readFileSync(new URL('../../action.yml', import.meta.url), 'utf8')) as Readonly<
    Record<typeof part, Readonly<Record<string, { readonly description: string }>>>
  >
  const rows = Object.entries(action[part]).map(
    ([name, { description }]) => `| \`${name}\` | ${description} |`,
  )
  return [`| ${title} | |`, '|---|---|', ...rows].join('\n')
}

/** The text with every table between `<!-- begin NAME: … -->` and `<!-- end NAME -->` as the code has it now. */
export function withGeneratedTables(text: string): string {
  return text.replace(
    /(<!-- begin (\w+): [^\n]* -->\n)[\s\S]*?(<!-- end \2 -->)/g,
    (_, begin: string, name: string, end: string) => `${begin}\n${(tables[name]?.() ?? '').trim()}\n\n${end}`,
  )
}
