import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { editTree } from '../../src/sandbox/git/edit-tree.ts'
import { compareCommits, listCommits } from '../../src/sandbox/git/history.ts'
import { mergeTrees } from '../../src/sandbox/git/merge.ts'
import { GitStore } from '../../src/sandbox/git/store.ts'

// What the stand-in works out itself, to start no process for it, is what git says.

let folder: string
let store: GitStore

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lockkeeper-test-'))
  await git('init', '--quiet', '--bare')
  store = new GitStore(folder)
})
afterAll(async () => {
  store.close()
  await rm(folder, { recursive: true })
})

async function git(...args: readonly string[]): Promise<string> {
  const ran = promisify(execFile)('git', args, { cwd: folder })
  return (await ran.catch(({ stdout }: { stdout: string }) => ({ stdout }))).stdout.trim()
}

const who = { name: 'A', email: 'a@example.com', date: 1_700_000_000_000 }

async function commitOf(tree: string, parents: readonly string[], message: string): Promise<string> {
  return store.writeCommit({ tree, parents, author: who, committer: who, message })
}

async function treeOf(files: Readonly<Record<string, string>>): Promise<string> {
  const edits = Object.entries(files).map(async ([path, text]) => ({
    path,
    mode: '100644',
    oid: await store.write('blob', Buffer.from(text)),
  }))
  return editTree(store, undefined, await Promise.all(edits))
}

// Long enough that git takes a moved file for moved.
const text = (word: string) => `${word}\n`.repeat(8)
const path = fc.constantFrom('a', 'b', 'd/a', 'd/b', 'd/e/a', 'f/a')
const files = fc.dictionary(path, fc.constantFrom('one', 'two', 'three').map(text), { maxKeys: 5 })

test('trees are merged as git merges them', async () => {
  await fc.assert(
    fc.asyncProperty(files, files, files, async (base, ours, theirs) => {
      const from = await commitOf(await treeOf(base), [], 'base')
      const [left, right] = [
        await commitOf(await treeOf({ ...base, ...ours }), [from], 'ours'),
        await commitOf(await treeOf(theirs), [from], 'theirs'),
      ]
      const said = await git('merge-tree', '--write-tree', '--no-messages', left, right)
      const outcome = await mergeTrees(store, left, right)
      // A conflict has more lines than the tree.
      expect(outcome).toEqual(said.includes('\n') ? { kind: 'conflict' } : { kind: 'clean', tree: said })
    }),
    { numRuns: 60 },
  )
})

test('histories are compared and listed as git does', async () => {
  const tree = await treeOf({ a: 'a' })
  const parents = fc.array(fc.nat(20), { maxLength: 2 })
  await fc.assert(
    fc.asyncProperty(fc.array(parents, { minLength: 2, maxLength: 12 }), async shape => {
      const commits: string[] = []
      for (const [index, steps] of shape.entries()) {
        const above = steps.filter(step => step < index).map(step => commits[index - 1 - step] ?? '')
        commits.push(await commitOf(tree, [...new Set(above)], `commit ${index}`))
      }
      const [base = '', head = ''] = commits.slice(-2)
      const { mergeBase, aheadBy, behindBy } = await compareCommits(store, base, head)
      const counts = await git('rev-list', '--left-right', '--count', `${base}...${head}`)
      const listed = async (...range: readonly string[]) =>
        (await git('rev-list', '--topo-order', '--max-count=250', ...range))
          .split('\n')
          .filter(line => line !== '')
      expect({
        mergeBase: mergeBase ?? '',
        counts: `${behindBy}\t${aheadBy}`,
        all: await listCommits(store, head, {}),
        own: await listCommits(store, head, { notIn: base }),
      }).toEqual({
        mergeBase: (await git('merge-base', base, head)) || '',
        counts,
        all: await listed(head),
        own: await listed(head, `^${base}`),
      })
    }),
    { numRuns: 40 },
  )
})

test('a ref that git moved by another way is seen once that is said', async () => {
  const commit = await commitOf(await treeOf({ a: 'a' }), [], 'first')
  await store.updateRefs([{ name: 'refs/heads/one', after: commit }])
  expect((await store.refs('refs/heads/')).map(({ name }) => name)).toEqual(['refs/heads/one'])
  await git('update-ref', 'refs/heads/two', commit)
  store.forgetRefs()
  expect((await store.refs('refs/heads/')).map(({ name }) => name)).toEqual([
    'refs/heads/one',
    'refs/heads/two',
  ])
})
