import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { parseConfig } from '../../src/config/parse.ts'
import { provenBy } from '../behaviours/table.ts'
import { generatedDocuments, withGeneratedTables } from './documents.ts'

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

test.each(generatedDocuments)('the tables of %s are those of the code; `npm run docs` writes them', page => {
  expect(read(page)).toBe(withGeneratedTables(read(page)))
})

test.each([
  ['behaviour', 60],
  ['threat', 32],
] as const)('every %s has one test, or waits by name for a part that is not there yet', (kind, count) => {
  const numbers = provenBy(kind).map(({ number }) => number)
  expect(numbers.sort((left, right) => left - right)).toEqual(
    Array.from({ length: count }, (_, index) => index + 1),
  )
})

test('the configuration that the documentation shows is one', () => {
  const [, example = ''] = /```yaml\n([\s\S]*?)```/.exec(read('docs/configuration.md')) ?? []
  const parsed = parseConfig(example, '.github/lockkeeper.yml')
  expect(parsed.kind === 'problems' ? parsed.problems : Object.keys(parse(example))).toEqual([
    'version',
    'sources',
    'versions',
    'unproven',
    'findings',
    'environments',
    'clusters',
    'apps',
    'labels',
  ])
})

test('the links of the documentation lead somewhere', () => {
  const pages = [
    'README.md',
    'CONTRIBUTING.md',
    'SECURITY.md',
    'docs/install.md',
    'docs/configuration.md',
    'docs/action.md',
    'docs/promises.md',
  ]
  const broken = pages.flatMap(page =>
    [...read(page).matchAll(/\]\((?!https?:)([^)#]+)\)/g)]
      .map(([, link = '']) => new URL(link, new URL(page, new URL('../../', import.meta.url))))
      .filter(url => !isThere(url))
      .map(url => `${page}: ${url.pathname}`),
  )
  expect(broken).toEqual([])
})

function isThere(url: URL): boolean {
  try {
    readFileSync(url)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EISDIR'
  }
}
