import { test } from '@jest/globals'
import { behaviours, type Promised, threats } from './list.ts'

type Run = () => void | Promise<void>

/** The test of one promise; its words are the list's. */
export function behaviour(number: number, run: Run): void {
  keep('behaviour', behaviours, number, run)
}

/** The test of one threat. */
export function threat(number: number, run: Run): void {
  keep('threat', threats, number, run)
}

/** A promise whose part of the product is not there yet. */
export function notYet(kind: 'behaviour' | 'threat', number: number): void {
  const promised = (kind === 'behaviour' ? behaviours : threats)[number]
  test.todo(`${kind} ${number}: ${promised?.says}; not yet applicable, it waits for ${promised?.waitsFor}`)
}

function keep(kind: string, all: Readonly<Record<number, Promised>>, number: number, run: Run): void {
  test(`${kind} ${number}: ${all[number]?.says}`, async () => void (await run()), 120_000)
}
