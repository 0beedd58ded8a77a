// Builds programs of other projects that tests start, once for each content of a small Go module that pins them.
// `LOCKKEEPER_PROGRAMS` names another cache than the user's.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** A Go module that only pins: its folder, the programs by name in the order in which to build them, and the linker's flags. */
export interface Programs {
  readonly module: string
  readonly packages: Readonly<Record<string, string>>
  readonly flags: string
}

/** Where the programs lie; builds those that are not there yet. Takes minutes the first time. */
export function buildPrograms(programs: Programs, log: (line: string) => void = () => {}): string {
  const folder = join(cacheFolder(), keyOf(programs))
  for (const [name, path] of Object.entries(programs.packages)) {
    if (existsSync(join(folder, name))) continue
    const start = Date.now()
    build(programs, folder, name, path)
    log(`${name} built in ${Math.round((Date.now() - start) / 1000)} s`)
  }
  return folder
}

function cacheFolder(): string {
  const { LOCKKEEPER_PROGRAMS, XDG_CACHE_HOME = join(homedir(), '.cache') } = process.env
  return LOCKKEEPER_PROGRAMS ?? join(XDG_CACHE_HOME, 'lockkeeper', 'programs')
}

function keyOf({ module, flags }: Programs): string {
  const hash = createHash('sha256').update(flags)
  for (const file of ['go.mod', 'go.sum']) hash.update(readFileSync(join(module, file)))
  return hash.digest('hex').slice(0, 16)
}

/** Builds beside and moves: a build that was killed leaves no half program. */
function build({ module, flags }: Programs, folder: string, name: string, path: string): void {
  mkdirSync(folder, { recursive: true })
  const draft = mkdtempSync(join(folder, '.build-'))
  try {
    go(module, ['build', '-trimpath', '-ldflags', flags, '-o', join(draft, name), path])
    renameSync(join(draft, name), join(folder, name))
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}

/** Runs Go in the module, without C: what is built runs anywhere. Answers what it printed. */
export function go(module: string, words: readonly string[]): string {
  const env = { ...process.env, CGO_ENABLED: '0' }
  return execFileSync('go', [...words], {
    cwd: module,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}
