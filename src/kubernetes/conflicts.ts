import type { FieldConflict } from '../engine/ports/cluster-port.ts'
import { formatPointer, type Step } from '../lib/pointer.ts'
import type { Fault } from './api.ts'

/** Whose fields an apply would have changed. */
export function conflictsIn({ causes = [] }: Fault): readonly FieldConflict[] {
  return causes
    .filter(({ reason }) => reason === 'FieldManagerConflict')
    .map(({ message, field }) => ({
      manager: /^conflict with "([^"]*)"/.exec(message)?.[1] ?? message,
      path: pointerOf(field),
    }))
}

/** `.spec.containers[name="app"].image`, as the API server writes the places of fields, as a JSON Pointer. */
export function pointerOf(field: string): string {
  return formatPointer([...field.matchAll(segment)].map(stepOf))
}

// A name, which may itself hold dots (annotations), ends where the next segment begins; the API server does not quote it.
const segment =
  /\.(?<name>[^.[\]]+)|\[(?<index>\d+)\]|\[(?<key>[^=\]",]+)="(?<text>(?:[^"\\]|\\.)*)"[^\]]*\]|\[(?<number>[^=\]",]+)=(?<value>[^\]",]+)[^\]]*\]|\[="(?<entry>(?:[^"\\]|\\.)*)"\]/g

function stepOf({ groups = {} }: RegExpMatchArray): Step {
  const { name, index, key, text, number, value, entry } = groups
  if (name !== undefined) return name
  if (index !== undefined) return Number(index)
  if (key !== undefined) return { key, value: text ?? '' }
  return number === undefined ? (entry ?? '') : { key: number, value: value ?? '' }
}
