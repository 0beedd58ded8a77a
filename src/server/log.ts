import pino, { type Logger } from 'pino'
import { redact, redactField } from '../github/client/redaction.ts'
import type { LogLevel } from './settings.ts'

/** A log of one JSON document a line, without credentials: whatever a library puts in is masked on its way out. */
export function createLog(options: {
  readonly level: LogLevel
  readonly secrets: readonly string[]
  readonly write: (line: string) => void
}): Logger {
  return pino(
    { name: 'lockkeeper', level: options.level, base: null },
    { write: line => options.write(`${withoutSecrets(line, options.secrets)}\n`) },
  )
}

/** The line with each of its texts masked by itself: what is masked as one text can lose the quotes that end a field. */
function withoutSecrets(line: string, secrets: readonly string[]): string {
  try {
    return JSON.stringify(
      JSON.parse(line, (name, value) =>
        typeof value === 'string' ? redactField(name, value, secrets) : value,
      ),
    )
  } catch {
    return redact(line.trimEnd(), secrets)
  }
}
