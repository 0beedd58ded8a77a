import { createHash } from 'node:crypto'
import { isList, isMap, type Json } from '../json.ts'

/** A short name for a pod template: the same for the same content, in whatever order its keys stand. */
export function templateHash(template: Json | undefined): string {
  return createHash('sha256').update(sorted(template)).digest('hex').slice(0, 10)
}

function sorted(value: Json | undefined): string {
  if (isList(value)) return `[${value.map(sorted).join()}]`
  if (!isMap(value)) return JSON.stringify(value ?? null)
  const keys = Object.keys(value)
    .filter(key => value[key] !== undefined)
    .sort()
  return `{${keys.map(key => `${JSON.stringify(key)}:${sorted(value[key])}`).join()}}`
}
