import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { readFolder } from '../../src/checkout/folder.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lockkeeper-folder-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

function write(path: string, text: string): void {
  mkdirSync(join(folder, path, '..'), { recursive: true })
  writeFileSync(join(folder, path), text)
}

test('a plain folder is taken as it is', async () => {
  write('apps/prod/kustomization.yaml', 'resources: []\n')
  write('README.md', 'hello\n')
  const { paths, read } = await readFolder(folder)
  expect([paths, read('README.md')]).toEqual([['README.md', 'apps/prod/kustomization.yaml'], 'hello\n'])
})

test('in a checkout, what git ignores is left out and what is new is in', async () => {
  execFileSync('git', ['-C', folder, 'init', '-q'])
  write('.gitignore', 'secret.yaml\n')
  write('secret.yaml', 'a: b\n')
  write('new.yaml', 'a: b\n')
  expect((await readFolder(folder)).paths).toEqual(['.gitignore', 'new.yaml'])
})

test('a link that leaves the folder is not followed', async () => {
  symlinkSync('/etc/hostname', join(folder, 'outside.yaml'))
  write('inside.yaml', 'a: b\n')
  symlinkSync('inside.yaml', join(folder, 'link.yaml'))
  const { read } = await readFolder(folder)
  expect([read('outside.yaml'), read('link.yaml'), read('absent.yaml')]).toEqual([
    undefined,
    'a: b\n',
    undefined,
  ])
})

test('a folder that is not there is a wrong usage with a way out', async () => {
  await expect(readFolder(join(folder, 'absent'))).rejects.toThrow('NO_SUCH_FOLDER')
})
