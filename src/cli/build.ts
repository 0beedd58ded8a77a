import { writeFileSync } from 'node:fs'
import { type BuildAnswer, buildFolders, type Renderer } from '../checkout/build-command.ts'
import { diskFiles } from '../checkout/files.ts'
import { olderDialect } from '../kustomize/dialect.ts'
import { renderDialect } from '../kustomize/render-dialect.ts'
import type { Call, ExitCode, Terminal } from './verb.ts'

/** `build DIR…`: prints what Kustomize would, or writes it; with `--flux FILE`, what Flux would. */
export async function run(call: Call, terminal: Terminal): Promise<ExitCode> {
  const flux = call.text('flux')
  const { stdout, stderr, exit, writes } =
    flux === undefined ? await buildDirs(call, terminal) : await buildFluxFile(call, terminal, flux)
  if (stderr !== '') terminal.error(stderr)
  const refused = writeAll(writes)
  if (refused !== undefined) {
    terminal.error(refused)
    return 1
  }
  if (stdout !== '') terminal.out(stdout)
  return exit
}

/** Writes files; what to say of the first that cannot be written. */
function writeAll(writes: ReadonlyMap<string, string>): string | undefined {
  for (const [path, text] of writes) {
    try {
      writeFileSync(path, text)
    } catch (error) {
      if (!(error instanceof Error && 'syscall' in error)) throw error
      return `${path}: OUTPUT_UNWRITABLE\n  ${error.message}\n  Create its folder, or name another with -o.\n`
    }
  }
  return undefined
}

// Loaded only when it is asked for: `build` itself starts with the engine and nothing else.
async function buildFluxFile(call: Call, terminal: Terminal, file: string): Promise<BuildAnswer> {
  const { buildFlux } = await import('../checkout/flux-command.ts')
  const request = {
    file,
    repo: call.text('repo') ?? '.',
    variables: call.texts('var'),
    json: call.has('json'),
    findings: call.has('findings'),
    output: call.text('output'),
  }
  return buildFlux(request, diskFiles(), terminal.cwd)
}

async function buildDirs(call: Call, terminal: Terminal): Promise<BuildAnswer> {
  const request = {
    dirs: call.positionals,
    all: call.has('all'),
    json: call.has('json'),
    findings: call.has('findings'),
    dialect: call.text('dialect'),
    reorder: call.text('reorder'),
    loadRestrictor: call.text('load-restrictor'),
    output: call.text('output'),
  }
  return buildFolders(request, diskFiles(), terminal.cwd, await loadRenderer(request.dialect))
}

// The newer Kustomize edits YAML inside texts, for which it loads a library: a third of a start.
async function loadRenderer(dialect: string | undefined): Promise<Renderer> {
  if (dialect === '5.8') return (await import('../kustomize/render.ts')).render
  return (files, dir, options = {}) => renderDialect(olderDialect, files, dir, options)
}
