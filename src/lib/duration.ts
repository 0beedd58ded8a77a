/** How people are told to write one. */
export const durationExample = 'a duration such as 30s, 10m or 1h30m'

const milliseconds: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
}

// Nine digits are three centuries in hours; longer ones are a slip, or lose their last digits as numbers.
const part = /(\d{1,9}(?:\.\d{1,9})?)(ms|s|m|h|d)/g
const whole = new RegExp(`^(?:${part.source})+$`)

/** `10m`, `1h30m`, `0s`: as Go writes durations, and days. In milliseconds; nothing for any other text. */
export function parseDuration(text: string): number | undefined {
  if (!whole.test(text)) return undefined
  return [...text.matchAll(part)].reduce(
    (sum, [, amount = '', unit = '']) => sum + Number(amount) * (milliseconds[unit] ?? 0),
    0,
  )
}
