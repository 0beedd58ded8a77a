import { parseEnvironmentName } from '../promotion/names.ts'
import { readArguments, surplus } from './app-on.ts'
import { type Fault, shown } from './fault.ts'
import type { FlaggedWords } from './flags.ts'
import type { Interpretation } from './promote.ts'

/** `/diff prod`, `/diff stage prod`: one environment against all others, or against one. */
export function interpretDiff(flagged: FlaggedWords): Interpretation {
  const { words, faults } = readArguments(flagged)
  const [environment, other, ...more] = words
  const bad = [environment, other].filter(
    word => word !== undefined && parseEnvironmentName(word) === undefined,
  )
  const all: readonly Fault[] = [
    ...faults,
    ...surplus(more),
    ...bad.map(
      word =>
        ({ code: 'BAD_ENVIRONMENT', message: `${shown(word ?? '')} is no environment's name.` }) as const,
    ),
  ]
  if (environment === undefined) {
    const message =
      'Which environment? Write /diff and its name; with a second name, only those two are compared.'
    return { faults: [...all, { code: 'MISSING_ENVIRONMENT', message }] }
  }
  if (bad.length > 0) return { faults: all }
  return { faults: all, command: { kind: 'diff', environment, ...(other === undefined ? {} : { other }) } }
}
