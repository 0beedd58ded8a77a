import { findPath } from '../fleet/find.ts'
import { parseYaml } from '../flux/parse.ts'
import type { Pin } from '../promotion/fleet.ts'
import { git } from './git.ts'

// Commits of one file that are looked at, the newest first.
const mostCommits = 200

/** The version that a pin had before its present one, in git's history; nothing where there is none. */
export async function previousVersion(root: string, pin: Pin): Promise<string | undefined> {
  const commits = await commitsOf(root, pin.file)
  for (const commit of commits) {
    const value = valueIn(await textAt(root, commit, pin.file), pin)
    const version = value === undefined || value === pin.value ? undefined : versionOf(value, pin)
    if (version !== undefined && version !== pin.version) return version
  }
  return undefined
}

async function commitsOf(root: string, file: string): Promise<readonly string[]> {
  try {
    const listed = await git(root, 'log', `--max-count=${mostCommits}`, '--format=%H', '--', file)
    return listed.split('\n').filter(line => line !== '')
  } catch {
    // No git, or no commit yet: there is no history.
    return []
  }
}

async function textAt(root: string, commit: string, file: string): Promise<string | undefined> {
  try {
    return await git(root, 'show', `${commit}:./${file}`)
  } catch {
    return undefined
  }
}

function valueIn(text: string | undefined, pin: Pin): string | undefined {
  const parsed = text === undefined ? undefined : parseYaml(pin.file, text)
  if (parsed?.kind !== 'documents') return undefined
  const document = parsed.documents[pin.document]
  const node = document === undefined ? undefined : findPath(document, pin.path)
  return node?.kind === 'scalar' ? node.text : undefined
}

/** The part of an older value that stands where the version stands in the present one. */
function versionOf(value: string, { value: present, version }: Pin): string | undefined {
  const at = present.lastIndexOf(version)
  if (at === -1) return undefined
  const [start, end] = [present.slice(0, at), present.slice(at + version.length)]
  const isAround = value.startsWith(start) && value.endsWith(end) && value.length > start.length + end.length
  return isAround ? value.slice(start.length, value.length - end.length) : undefined
}
