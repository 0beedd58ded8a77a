import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { diskFiles } from '../../src/checkout/files.ts'
import { sha256 } from '../../src/lib/hash.ts'
import { buildFrom } from './build.ts'

/** One folder of the corpus and the hash of what Kustomize prints for it. */
interface Folder {
  readonly dir: string
  readonly sha256: string
}

// Lies beside the checkout; not ours to copy.
const corpus = join(import.meta.dirname, '../../../shared/corpus')
const index = join(corpus, 'corpus.json')

const describeCorpus = existsSync(index) ? describe : describe.skip

describeCorpus('real folders', () => {
  const folders: readonly Folder[] = existsSync(index) ? JSON.parse(readFileSync(index, 'utf8')) : []

  test.each(folders.map(({ dir, sha256: hash }) => [dir, hash] as const))('%s', (dir, hash) => {
    const answer = buildFrom(diskFiles(), join(corpus, dir))
    expect(answer.kind === 'output' ? sha256(answer.text) : answer.text).toBe(hash)
  })
})
