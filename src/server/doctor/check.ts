/** One thing that was looked at, in words; `advice` says what to fix. */
export interface Check {
  readonly name: string
  readonly ok: boolean
  readonly advice?: string
}

/** It is as it should be. */
export function good(name: string): Check {
  return { name, ok: true }
}

/** It is not, and this is the way out. */
export function bad(name: string, advice: string): Check {
  return { name, ok: false, advice }
}

/** Good where nothing is missing. */
export function judge(name: string, wrong: readonly string[], advice: (wrong: string) => string): Check {
  return wrong.length === 0 ? good(name) : bad(name, advice(wrong.join(', ')))
}
