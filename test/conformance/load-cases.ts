import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Case, parseCase } from './case.ts'

export interface NamedCase extends Case {
  /** `area/name`: the file's path below `cases`, without its ending. */
  readonly name: string
  readonly path: string
}

const root = join(import.meta.dirname, 'cases')

/** Every stored case, by name. */
export function loadCases(): readonly NamedCase[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.case'))
    .sort()
    .map(relative => {
      const path = join(root, relative)
      return { ...parseCase(readFileSync(path, 'utf8')), name: relative.slice(0, -'.case'.length), path }
    })
}
