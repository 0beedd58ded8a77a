import { describe, expect, test } from '@jest/globals'
import { build } from './build.ts'
import { loadCases, type NamedCase } from './load-cases.ts'
import { skipped } from './skipped.ts'

const cases = loadCases()
const areas = [...new Set(cases.map(({ name }) => name.slice(0, name.indexOf('/'))))]

describe.each(areas)('%s', area => {
  const known = cases.filter(({ name }) => name.startsWith(`${area}/`))
  test.each(
    known.filter(({ name }) => !(name in skipped)).map(each => [each.title, each.name, each] as const),
  )('%s (%s)', (_title, _name, each) => compare(each))
})

function compare(each: NamedCase): void {
  const { expected } = each
  if (expected === undefined) throw new Error(`${each.name} has no answer: run scripts/conformance.ts`)
  const answer = build(each)
  if (expected.kind === 'output') {
    expect(answer).toEqual({ kind: 'output', text: expected.text })
    return
  }
  expect(answer.kind).toBe('error')
  for (const words of expected.reason) expect(answer.text).toContain(words)
}

test('every skipped case exists', () => {
  expect(Object.keys(skipped).filter(name => !cases.some(each => each.name === name))).toEqual([])
})
