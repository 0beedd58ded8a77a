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

test('Kubernetes’ client is in a chunk of its own that nothing loads at its start, without its typed classes', () => {
  const files = Object.entries(contents('dist'))
  const holders = files.filter(([, text]) => text.includes('var KubeConfig = class'))
  const names = holders.map(([path]) => path.split('/').at(-1) ?? '')
  const importers = names.flatMap(name =>
    files.filter(([, text]) =>
      new RegExp(`^} from "[^"]*/${name}";$|^import "[^"]*/${name}";$`, 'm').test(text),
    ),
  )
  expect([holders.length, importers.map(([path]) => path)]).toEqual([1, []])
  expect(files.filter(([, text]) => text.includes('CoreV1Api')).map(([path]) => path)).toEqual([])
})

test('the licence of everything that is bundled lies beside it', () => {
  const { 'LICENSES.txt': licences = '', ...files } = contents('dist')
  const bundled = new Set(
    Object.values(files).flatMap(text =>
      [...text.matchAll(/^\/\/ node_modules\/((?:@[^/]+\/)?[^/]+)\//gm)].map(([, name = '']) => name),
    ),
  )
  const named = [...licences.matchAll(/^(\S+)@\d\S*$/gm)].map(([, name = '']) => name)
  expect([...bundled].filter(name => !named.includes(name))).toEqual([])
  expect(bundled.size).toBeGreaterThan(10)
  expect(licences).not.toMatch(/no licence/)
})
