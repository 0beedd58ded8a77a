import { execFile } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import type { Case, FileContent } from './case.ts'

export type Answer =
  | { readonly kind: 'output'; readonly text: string }
  | { readonly kind: 'error'; readonly text: string }

/** The `kubectl` on PATH, which holds Kustomize 5.5; undefined where there is none. */
export function findOracle(): string | undefined {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map(folder => join(folder, 'kubectl'))
    .find(isExecutable)
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** What the oracle makes of a case, in a folder of its own. Paths of this machine are replaced by `ROOT`. */
export async function askOracle(
  kubectl: string,
  given: Pick<Case, 'dir' | 'settings' | 'files'>,
): Promise<Answer> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'conformance-')))
  try {
    for (const [path, content] of given.files) await writeEntry(join(root, path), content)
    const answer = await run(kubectl, [
      'kustomize',
      join(root, given.dir),
      `--load-restrictor=${given.settings.loadRestrictor}`,
    ])
    return answer.kind === 'output'
      ? answer
      : { kind: 'error', text: errorOf(answer.text).replaceAll(root, 'ROOT') }
  } finally {
    await rm(root, { recursive: true, force: true })
  }
}

// kubectl logs its error with a date before it: as a Go string, or indented between angle brackets.
function errorOf(stderr: string): string {
  const quoted = /err=("(?:[^"\\]|\\.)*")/.exec(stderr)?.[1]
  if (quoted !== undefined)
    return `${JSON.parse(quoted.replace(/\\x([0-9a-f]{2})/g, '\\u00$1').replaceAll("\\'", "'"))}\n`
  const block = /err=<\n((?:\t.*\n)*)/.exec(stderr)?.[1]
  return block === undefined ? stderr : block.replaceAll(/^\t/gm, '')
}

async function writeEntry(path: string, content: FileContent): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  if (typeof content === 'string' || content instanceof Uint8Array) await writeFile(path, content)
  else await symlink(content.link, path)
}

function run(command: string, words: readonly string[]): Promise<Answer> {
  return new Promise(resolve => {
    execFile(command, words, { maxBuffer: 1 << 28 }, (error, stdout, stderr) => {
      resolve(error === null ? { kind: 'output', text: stdout } : { kind: 'error', text: stderr })
    })
  })
}

/** Runs a task for every element, at most `width` at a time; results in the elements' order. */
export async function inParallel<T, R>(
  elements: readonly T[],
  width: number,
  task: (element: T) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = []
  let next = 0
  async function work(): Promise<void> {
    for (let index = next++; index < elements.length; index = next++) {
      const element = elements[index]
      if (element !== undefined) results[index] = await task(element)
    }
  }
  await Promise.all(Array.from({ length: width }, work))
  return results
}
