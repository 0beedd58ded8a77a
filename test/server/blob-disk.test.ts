import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from '@jest/globals'
import { createBlobStores, gitBlobId } from '../../src/github/repository/blobs.ts'
import { openBlobDisk } from '../../src/server/blob-disk.ts'
import { scriptedAccess } from '../github/access.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lockkeeper-'))
  folders.push(folder)
  return folder
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
}

test('what one process kept the next one reads, and nobody else may', async () => {
  const folder = newFolder()
  const oid = gitBlobId('a: 1\n')
  await openBlobDisk(folder).write(oid, 'a: 1\n')
  const { access, asked } = scriptedAccess([])
  const texts = await createBlobStores(openBlobDisk(folder))(1).texts(access, [{ oid, size: 5 }])
  expect([texts.get(oid), asked]).toEqual(['a: 1\n', []])
  expect(filesIn(folder).map(path => statSync(path).mode & 0o777)).toEqual([0o600])
})

test('a file that holds something else than its name says is not believed', async () => {
  const folder = newFolder()
  const oid = gitBlobId('a: 1\n')
  await openBlobDisk(folder).write(oid, 'a: 1\n')
  for (const path of filesIn(folder)) writeFileSync(path, 'a: 2\n')
  const answer = {
    data: { repository: { b0: { oid, text: 'a: 1\n', isBinary: false, isTruncated: false } } },
  }
  const { access } = scriptedAccess([{ status: 200, body: answer }])
  const texts = await createBlobStores(openBlobDisk(folder))(1).texts(access, [{ oid, size: 5 }])
  expect(texts.get(oid)).toBe('a: 1\n')
})

test('it stays within its bounds', async () => {
  const folder = newFolder()
  const disk = openBlobDisk(folder, 10_000)
  for (let at = 0; at < 40; at++) {
    const text = `${at}`.padEnd(1000)
    await disk.write(gitBlobId(text), text)
    expect(filesIn(folder).length).toBeLessThanOrEqual(10)
  }
  expect(await disk.read(gitBlobId('39'.padEnd(1000)))).toBe('39'.padEnd(1000))
})

test('a folder that cannot be written costs nothing but requests', async () => {
  const folder = newFolder()
  writeFileSync(join(folder, 'file'), '')
  chmodSync(folder, 0o500)
  const disk = openBlobDisk(join(folder, 'file', 'below'))
  await disk.write('ab'.repeat(20), 'a')
  expect(await disk.read('ab'.repeat(20))).toBeUndefined()
  chmodSync(folder, 0o700)
})
