import { expect, test } from '@jest/globals'
import { createTrees } from '../../../src/github/repository/tree.ts'
import { scriptedAccess } from '../access.ts'
import type { Scripted } from '../script.ts'

const commit = (number: number): string => String(number).padStart(40, '0')
const tree: Scripted = {
  status: 200,
  body: {
    truncated: false,
    tree: [{ path: 'a.yaml', mode: '100644', type: 'blob', sha: commit(9), size: 1 }],
  },
}

test('of a repository the trees of twenty commits are held, of others as many', async () => {
  const { access, paths } = scriptedAccess(Array.from({ length: 24 }, () => tree))
  const other = { ...access, ref: { id: 2, owner: 'acme', name: 'other' } }
  const read = createTrees()
  await read(other, commit(1))
  for (let number = 1; number <= 21; number++) await read(access, commit(number))
  const asked = paths().length
  await read(other, commit(1))
  await read(access, commit(2))
  await read(access, commit(21))
  expect(paths().slice(asked)).toEqual([])
  await read(access, commit(1))
  expect(paths().slice(asked)).toEqual([`GET /git/trees/${commit(1)}?recursive=1`])
})
