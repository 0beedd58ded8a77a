import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from '@jest/globals'
import { blocksOf } from '../contract/guide-blocks.ts'
import { buildPrograms } from './programs.ts'

const run = promisify(execFile)
const files = ['.github/workflows', 'docs/examples'].flatMap(folder =>
  readdirSync(folder).map(name => join(folder, name)),
)

test('actionlint finds nothing in our workflows and examples', async () => {
  const { stdout } = await run(join(buildPrograms(), 'actionlint'), ['-no-color', ...files])
  expect(stdout).toBe('')
})

test('nor in what the pages show', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lockkeeper-blocks-'))
  const shown = ['docs/action.md', 'docs/install.md', 'docs/clusters.md'].flatMap(blocksOf)
  const workflows = shown.filter(({ file }) => file.startsWith('.github/workflows/'))
  const written = workflows.map(({ text, isSteps }, index) => {
    const path = join(folder, `${index}.yml`)
    writeFileSync(path, isSteps ? `${around}${text}` : text)
    return path
  })
  const { stdout } = await run(join(buildPrograms(), 'actionlint'), ['-no-color', ...written])
  rmSync(folder, { recursive: true, force: true })
  expect([written.length > 2, stdout]).toEqual([true, ''])
})

const around = `on: push
permissions: {}
jobs:
  job:
    runs-on: ubuntu-latest
    steps:
`

test.each(files)('%s pins what it uses, and lets no text into a script', file => {
  const text = readFileSync(file, 'utf8')
  const used = [...text.matchAll(/^\s*(?:- )?uses: (\S+)/gm)].map(([, name = '']) => name)
  const loose = used.filter(name => !/^lockkeeper\/lockkeeper\b.*@v1$|@[0-9a-f]{40}$/.test(name))
  const scripts = [...text.matchAll(/run: \|?\n?((?:.*\n?)(?:^ {8,}.*\n?)*)/gm)].map(([script]) => script)
  expect([loose, scripts.filter(script => script.includes('${{'))]).toEqual([[], []])
  expect(text).toMatch(/^permissions:/m)
})
