import { redact } from '../../github/client/redaction.ts'

/** One thing that was looked at, in words; `advice` says what to fix, or where it is `ok` what could be better. */
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

/** Nothing is broken, and this is worth knowing. */
export function hint(name: string, advice: string): Check {
  return { name, ok: true, advice }
}

/** Good where nothing is missing. */
export function judge(name: string, wrong: readonly string[], advice: (wrong: string) => string): Check {
  return wrong.length === 0 ? good(name) : bad(name, advice(wrong.join(', ')))
}

/** What GitHub did not let us see is no fault of this installation. */
export function unanswered(name: string, error: unknown): Check {
  const message = redact(error instanceof Error ? error.message : 'no answer')
  return bad(
    name,
    `GitHub did not answer this: ${message}. Try again; https://www.githubstatus.com tells how it is.`,
  )
}

/** The checks of a look, or under this name that GitHub broke it off. */
export async function seen(name: string, look: () => Promise<readonly Check[]>): Promise<readonly Check[]> {
  try {
    return await look()
  } catch (error) {
    return [unanswered(name, error)]
  }
}
