import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { diskFiles } from '../../src/checkout/files.ts'
import { cleanRelative, type Files, joinPath, relativePath } from '../../src/kustomize/files.ts'
import { memoryFiles } from '../../src/kustomize/memory-files.ts'

let root = ''

beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'files-')))
  mkdirSync(join(root, 'a/b'), { recursive: true })
  writeFileSync(join(root, 'a/b/file'), 'content')
  symlinkSync('a/b', join(root, 'folder'))
  symlinkSync('../b/file', join(root, 'a/b/link'))
  symlinkSync('loop', join(root, 'loop'))
})

afterAll(() => rmSync(root, { recursive: true, force: true }))

const adapters: readonly (readonly [string, () => { readonly files: Files; readonly at: string }])[] = [
  ['disk', () => ({ files: diskFiles(), at: root })],
  [
    'memory',
    () => ({
      files: memoryFiles({
        'a/b/file': 'content',
        folder: { link: 'a/b' },
        'a/b/link': { link: '../b/file' },
        loop: { link: 'loop' },
      }),
      at: '',
    }),
  ],
]

describe.each(adapters)('files on %s', (_, open) => {
  test('are read through links', () => {
    const { files, at } = open()
    expect(String(files.read(`${at}/folder/link`))).toBe('content')
    expect(files.read(`${at}/nowhere`)).toBeUndefined()
    expect(files.read(`${at}/a`)).toBeUndefined()
  })

  test('are listed by their names', () => {
    const { files, at } = open()
    expect([...(files.list(`${at}/a/b`) ?? [])].sort()).toEqual(['file', 'link'])
    expect(files.list(`${at}/a/b/file`)).toBeUndefined()
  })

  test('are resolved to where links lead', () => {
    const { files, at } = open()
    expect(files.resolve(`${at}/folder`)).toEqual({ path: `${at}/a/b`, kind: 'folder' })
    expect(files.resolve(`${at}/folder/link`)).toEqual({ path: `${at}/a/b/file`, kind: 'file' })
    expect(files.resolve(`${at}/loop`)).toBeUndefined()
    expect(files.resolve(`${at}/a/b/file/below`)).toBeUndefined()
  })
})

test.each([
  ['/a/b', '../c/./d//e', '/a/c/d/e'],
  ['/a', '../../..', '/'],
  ['/a', '/b', '/b'],
])('%s and %s is %s', (from, path, expected) => {
  expect(joinPath(from, path)).toBe(expected)
})

test('paths are shown from where one stands', () => {
  expect(relativePath('/a/b', '/a/c/d')).toBe('../c/d')
  expect(relativePath('/a', '/a')).toBe('.')
  expect(cleanRelative('./a/../../b//c')).toBe('../b/c')
})
