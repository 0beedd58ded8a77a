import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { mutations } from './mutations.ts'

test('what each mutation breaks stands exactly once in its file', () => {
  const amiss = mutations.flatMap(({ name, changes }) =>
    changes
      .filter(({ file, from }) => readFileSync(file, 'utf8').split(from).length !== 2)
      .map(({ file }) => `${name}: ${file}`),
  )
  expect(amiss).toEqual([])
})

test('each mutation has a name of its own', () => {
  const names = mutations.map(({ name }) => name)
  expect([...new Set(names)]).toEqual(names)
})
