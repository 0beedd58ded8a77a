import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { createCache } from '../../src/kustomize/cache.ts'
import { memoryFiles } from '../../src/kustomize/memory-files.ts'
import { render } from '../../src/kustomize/render.ts'

const page = readFileSync(new URL('../../docs/kustomize.md', import.meta.url), 'utf8')

/** The files of the page's example, as its `memoryFiles({ … })` writes them. */
function exampleFiles(): Readonly<Record<string, string>> {
  const lines = page.matchAll(/^ {2}'([^']+)': '([^\n]*)',$/gm)
  return Object.fromEntries(
    Array.from(lines, ([, path = '', text = '']) => [path, text.replaceAll('\\n', '\n')]),
  )
}

test('the example of docs/kustomize.md does what the page says', () => {
  const files = memoryFiles(exampleFiles())
  const { documents, text, findings, warnings } = render(files, 'prod', {
    cache: createCache(),
    origins: true,
  })
  expect(text).toBe(
    'apiVersion: v1\ndata:\n  level: info\nkind: ConfigMap\nmetadata:\n  name: prod-settings\n',
  )
  expect(documents.map(document => document.originOf?.(['metadata', 'name']))).toEqual([
    { file: 'prod/kustomization.yaml', line: 2, column: 13 },
  ])
  expect(findings.map(({ code }) => code)).toEqual(['IMAGE_MATCHES_NOTHING'])
  expect(warnings).toEqual([])
})
