import { expect, test } from '@jest/globals'
import { type EntryVerdict, fallsOut, readyToMerge } from '../../src/sandbox/acts/queue-verdict.ts'
import type { QueueRules } from '../../src/sandbox/world/repository.ts'

const verdicts: Readonly<Record<string, EntryVerdict>> = {
  '.': { kind: 'waits' },
  '+': { kind: 'passed' },
  '-': { kind: 'out', reason: 'CI_FAILURE' },
}

/** `+-.`: the first has passed, the second failed, the third waits. */
function entries(picture: string): readonly EntryVerdict[] {
  return [...picture].flatMap(each => verdicts[each] ?? [])
}

const rules: Omit<QueueRules, 'grouping'> = {
  ...{ method: 'MERGE', mostToBuild: 5, fewestWait: 5, checkTimeout: 60 },
  ...{ mostToMerge: 3, fewestToMerge: 2 },
}

test.each([
  ['ALLGREEN', '', undefined, 0],
  ['ALLGREEN', '..', undefined, 0],
  ['ALLGREEN', '+.', undefined, 0],
  ['ALLGREEN', '++.', undefined, 2],
  ['ALLGREEN', '+++++', undefined, 3],
  ['ALLGREEN', '.-', undefined, 0],
  ['ALLGREEN', '-+', 0, 0],
  ['ALLGREEN', '+-+', 1, 0],
  ['HEADGREEN', '.+', undefined, 2],
  ['HEADGREEN', '-+.', undefined, 2],
  ['HEADGREEN', '-.', undefined, 0],
  ['HEADGREEN', '+--', 1, 0],
  ['HEADGREEN', '-----', 0, 0],
] as const)('%s %s: %s falls out, %s are ready', (grouping, picture, out, ready) => {
  const own = { ...rules, grouping }
  expect([fallsOut(entries(picture), own), readyToMerge(entries(picture), own, 0)]).toEqual([out, ready])
})

test('fewer than the fewest are merged once the front has waited long enough', () => {
  const own = { ...rules, grouping: 'ALLGREEN' } as const
  expect([4, 5].map(minutes => readyToMerge(entries('+.'), own, minutes * 60_000))).toEqual([0, 1])
})
