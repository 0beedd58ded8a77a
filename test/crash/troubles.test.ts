import { expect, test } from '@jest/globals'
import { troubles as everyTrouble, type Trouble } from '../model/trouble.ts'
import { type Cut, troubleMatrix, twoReplicas } from './cut.ts'
import { type VerbCase, verbCases } from './verbs.ts'

// Every verb that writes, with every n-th request going wrong, and with two replicas at it: the end is the same.
// Every request of every case is a matter of an hour: `CRASH_EVERY=1 npm test -- test/crash/troubles`.
const every = process.env.CRASH_EVERY === undefined ? undefined : Number(process.env.CRASH_EVERY)

// Beside what `lost-answers.test.ts` does to each write of a promotion.
const troubles: readonly Trouble[] =
  every === undefined
    ? ['reset', 'gateway after', 'secondary 429']
    : everyTrouble.filter(trouble => !trouble.startsWith('dies'))

function seen({ end }: VerbCase, reached: Cut['end']): unknown {
  const whole = Object.keys(end) as readonly (keyof Cut['end'])[]
  return Object.fromEntries(whole.map(key => [key, reached[key]]))
}

const cases = verbCases.flatMap(verb => troubles.map(trouble => ({ name: verb.name, trouble, verb })))

test.each(cases)(
  '$name with "$trouble" at any request ends the same',
  async ({ verb, trouble }) => {
    const ends = await troubleMatrix({ ...verb, every: every ?? (verb.every ?? 1) * 3 + 1 }, trouble)
    expect(ends.map(({ nth, end }) => [nth, seen(verb, end)])).toEqual(ends.map(({ nth }) => [nth, verb.end]))
    expect(ends.length).toBeGreaterThan(1)
  },
  240_000,
)

test.each(verbCases.map(verb => ({ name: verb.name, verb })))(
  '$name with two replicas at it ends the same',
  async ({ verb }) => {
    expect(seen(verb, await twoReplicas(verb))).toEqual(verb.end)
  },
  120_000,
)
