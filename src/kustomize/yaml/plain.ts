import { isMap, printedValue, type Value } from './value.ts'

/** A YAML value as JSON has it, for who sends it to an API. Integers beyond 2^53 lose their last digits, as in every JavaScript number. */
export function plainJson(value: Value): unknown {
  const printed = printedValue(value)
  if (typeof printed === 'bigint') return Number(printed)
  if (Array.isArray(printed)) return printed.map(plainJson)
  if (isMap(printed)) return Object.fromEntries([...printed].map(([key, each]) => [key, plainJson(each)]))
  return printed
}
