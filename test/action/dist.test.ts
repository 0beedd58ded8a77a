import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from '@jest/globals'

const run = promisify(execFile)

/** Every file below a folder, by its path there. */
function contents(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
  return Object.fromEntries(
    files
      .map(({ parentPath, name }) => join(parentPath, name))
      .sort()
      .map(path => [relative(folder, path), readFileSync(path, 'utf8')]),
  )
}

test('dist/ is what the sources give, byte for byte', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lockkeeper-dist-'))
  await run(process.execPath, ['scripts/build-action.ts', folder])
  const [built, committed] = [contents(folder), contents('dist')]
  rmSync(folder, { recursive: true, force: true })
  expect(Object.keys(committed)).toEqual(Object.keys(built))
  expect(Object.keys(built).filter(path => built[path] !== committed[path])).toEqual([])
})

test('no file of it is larger than four megabytes', () => {
  const large = Object.keys(contents('dist')).filter(path => statSync(join('dist', path)).size > 4_000_000)
  expect(large).toEqual([])
})

test('the licence of everything that is bundled lies beside it', () => {
  const { 'LICENSES.txt': licences = '' } = contents('dist')
  expect(licences).toMatch(/^@actions\/core@\d/m)
  expect(licences).not.toMatch(/no licence/)
})
