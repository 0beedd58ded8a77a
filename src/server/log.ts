import pino, { type Logger } from 'pino'
import { createRedaction, type Redaction } from '../github/client/redaction.ts'
import type { LogLevel } from './settings.ts'

/** A log of one JSON document a line, without credentials: whatever a library puts in is masked on its way out. */
export function createLog(options: {
  readonly level: LogLevel
  readonly secrets: readonly string[]
  readonly write: (line: string) => void
}): Logger {
  const redaction = createRedaction(options.secrets)
  return pino(
    { name: 'lockkeeper', level: options.level, base: null },
    { write: line => options.write(`${withoutSecrets(line, redaction)}\n`) },
  )
}

/** The line with each of its texts masked by itself: what is masked as one text can lose the quotes that end a field. */
function withoutSecrets(line: string, redaction: Redaction): string {
  try {
    return JSON.stringify(masked('', JSON.parse(line), redaction))
  } catch {
    return redaction.text(line.trimEnd())
  }
}

/** A value of a JSON document, under the name of the field that it or its list is in. */
function masked(name: string, value: unknown, redaction: Redaction): unknown {
  if (typeof value === 'string') return redaction.field(name, value)
  if (Array.isArray(value)) return value.map(each => masked(name, each, redaction))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [redaction.text(key), masked(key, each, redaction)]),
  )
}
