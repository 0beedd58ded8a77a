import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import type { Sample } from './arbitrary.ts'
import { buildCase } from './picture.ts'

/** A generated case, and what Flux's own library built of it when scripts/flux-cases.ts asked; nothing where it failed. */
interface Stored extends Sample {
  readonly expected: string | null
}

const stored: readonly Stored[] = JSON.parse(
  readFileSync(new URL('./cases.generated.json', import.meta.url), 'utf8'),
)

test('there are cases that build, and cases that fail', () => {
  expect(stored.filter(({ expected }) => expected !== null).length).toBeGreaterThan(100)
  expect(stored.some(({ expected }) => expected === null)).toBe(true)
})

test.each(stored.map((each, at) => [at, each] as const))(
  'generated case %i is built as Flux builds it',
  (_, { expected, ...picture }) => {
    const built = buildCase(picture)
    expect(built.kind === 'built' ? built.text : null).toBe(expected)
  },
)
