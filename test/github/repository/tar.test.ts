import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { tarFiles } from '../../../src/github/repository/tar.ts'

const folder = mkdtempSync(join(tmpdir(), 'lockkeeper-tar-'))
afterAll(() => rmSync(folder, { recursive: true }))

const deep = `${'folder-of-a-long-name/'.repeat(12)}ü and spaces.yaml`
const files: Readonly<Record<string, string>> = {
  'a.yaml': 'a: 1\n',
  empty: '',
  [deep]: 'b: 2\n',
  'block.txt': 'x'.repeat(512),
  'large.bin': 'y'.repeat(200_000),
}

/** The archive of a commit with these files and a link, as git writes it. */
function archive(): Buffer {
  const git = (...words: readonly string[]): Buffer =>
    execFileSync('git', ['-C', folder, '-c', 'user.name=a', '-c', 'user.email=a@example.com', ...words])
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  symlinkSync('a.yaml', join(folder, 'link.yaml'))
  git('init', '--quiet')
  git('add', '.')
  git('commit', '--quiet', '--message', 'first')
  return git('archive', '--format=tar', '--prefix=top/', 'HEAD')
}
const packed = archive()

async function* inChunks(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let at = 0
  for (let turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1
    yield bytes.subarray(at, at + size)
    at += size
  }
}

async function unpacked(chunks: AsyncIterable<Uint8Array>, isWanted = (_: string): boolean => true) {
  const found: Record<string, string> = {}
  for await (const { path, bytes } of tarFiles(chunks, isWanted))
    found[path.slice('top/'.length)] = Buffer.from(bytes).toString()
  return found
}

test('every file of what git packs, and no link, however the bytes arrive', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1 }), async sizes => {
      expect(await unpacked(inChunks(packed, sizes))).toEqual(files)
    }),
    { numRuns: 30 },
  )
})

test('only what is wanted', async () => {
  const found = await unpacked(inChunks(packed, [10_000]), path => path.endsWith('.yaml'))
  expect(Object.keys(found)).toEqual(['a.yaml', deep])
})

test('an archive that breaks off gives what came before, and never half a file', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(packed.length), async length => {
      const found = await unpacked(inChunks(packed.subarray(0, length), [4096]))
      for (const [path, text] of Object.entries(found)) expect(text).toBe(files[path])
    }),
    { numRuns: 50 },
  )
})
