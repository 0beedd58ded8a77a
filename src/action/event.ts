import { type Problem, ProblemError } from '../lib/problem.ts'

/** An event's payload as GitHub wrote it. */
export type Payload = Readonly<Record<string, unknown>>

/** Reads an event; `file` is how its place is named. Throws where it is none: nobody guesses what was asked. */
export function parseEvent(text: string, file: string): Payload {
  try {
    const parsed: unknown = JSON.parse(text)
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed as Payload
  } catch {
    // The same answer as for JSON of another kind.
  }
  throw new ProblemError(unreadable(`${file} holds no event: it is no JSON object.`))
}

/** What is said of an event that cannot be read. */
export function unreadable(message: string): Problem {
  return {
    code: 'EVENT_UNREADABLE',
    message,
    advice: 'It is what the file at $GITHUB_EVENT_PATH holds in a run of the workflow.',
  }
}
