// Builds act, which runs workflows without GitHub, and actionlint: `node test/action/programs.ts` prints their folder.
import { fileURLToPath } from 'node:url'
import { buildPrograms as build } from '../build-programs.ts'

const module = fileURLToPath(new URL('programs/', import.meta.url))

const packages = {
  actionlint: 'github.com/rhysd/actionlint/cmd/actionlint',
  act: 'github.com/nektos/act',
} as const

/** Where the programs lie; builds those that are not there yet. Takes a minute the first time. */
export function buildPrograms(log: (line: string) => void = () => {}): string {
  return build({ module, packages, flags: '-s -w' }, log)
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  console.log(buildPrograms(line => console.error(line)))
