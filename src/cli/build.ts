import { writeFileSync } from 'node:fs'
import { buildFolders } from '../checkout/build-command.ts'
import { diskFiles } from '../checkout/files.ts'
import type { Call, ExitCode, Terminal } from './verb.ts'

/** `build DIR…`: prints what Kustomize would, or writes it. */
export async function run(call: Call, terminal: Terminal): Promise<ExitCode> {
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
  const { stdout, stderr, exit, writes } = buildFolders(request, diskFiles(), terminal.cwd)
  for (const [path, text] of writes) writeFileSync(path, text)
  if (stderr !== '') terminal.error(stderr)
  if (stdout !== '') terminal.out(stdout)
  return exit
}
