import pino, { type Logger } from 'pino'
import { redact } from '../github/client/redaction.ts'
import type { LogLevel } from './settings.ts'

/** A log of one JSON document a line, without credentials: whatever a library puts in is masked on its way out. */
export function createLog(options: {
  readonly level: LogLevel
  readonly secrets: readonly string[]
  readonly write: (line: string) => void
}): Logger {
  // In JSON a line end of a key is written as \n, so that is how it must be looked for too.
  const secrets = options.secrets.flatMap(secret => [secret, JSON.stringify(secret).slice(1, -1)])
  return pino(
    { name: 'lockkeeper', level: options.level, base: null },
    { write: line => options.write(redact(line, secrets)) },
  )
}
