import { readdirSync, readFileSync } from 'node:fs'
import { behaviours, type Promised, threats } from './list.ts'

type Kind = 'behaviour' | 'threat'

const folders = { behaviour: 'behaviours', threat: 'threats' } as const
const lists = { behaviour: behaviours, threat: threats } as const

/** Where each promise is tested, by number; a number that stands in two places is there twice. */
export function provenBy(kind: Kind): readonly { readonly number: number; readonly file: string }[] {
  const folder = new URL(`../${folders[kind]}/`, import.meta.url)
  const pattern = new RegExp(`^(?:${kind}\\(|notYet\\('${kind}', )(\\d+)`, 'gm')
  return readdirSync(folder)
    .filter(name => name.endsWith('.test.ts'))
    .flatMap(name =>
      [...readFileSync(new URL(name, folder), 'utf8').matchAll(pattern)].map(([, number]) => ({
        number: Number(number),
        file: `test/${folders[kind]}/${name}`,
      })),
    )
}

/** The promises as a table of Markdown. */
export function promisesMarkdown(kind: Kind): string {
  const places = new Map(provenBy(kind).map(({ number, file }) => [number, file]))
  const rows = Object.entries(lists[kind]).map(
    ([number, promised]) =>
      `| ${number} | ${promised.says} | ${proof(promised, places.get(Number(number)))} |`,
  )
  return ['| | | proof |', '|---|---|---|', ...rows].join('\n')
}

function proof({ waitsFor }: Promised, file: string | undefined): string {
  if (waitsFor !== undefined) return `not yet applicable: waits for ${waitsFor}`
  return file === undefined ? '' : `[${file.split('/').at(-1)}](../${file})`
}
