import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ObjectReader } from '../../git/object-reader.ts'
import { decodeTree } from '../../git/objects.ts'
import { git } from '../../git/run.ts'

/** One commit with all its files. */
export interface Checkout {
  readonly commit: string
  readonly files: ReadonlyMap<string, Uint8Array>
}

/** A GitOps repository as Flux follows it: over git's own protocol, with a token. */
export interface GitSource {
  /** The commit that a branch stands at. */
  head(branch: string): Promise<string>
  checkout(commit: string): Promise<Checkout>
  close(): Promise<void>
}

export interface GitAddress {
  /** Of the repository, over HTTP. */
  readonly url: string
  readonly token: string
}

/** Opens a repository; nothing is fetched before it is asked for. */
export async function openGitSource({ url, token }: GitAddress): Promise<GitSource> {
  const folder = await mkdtemp(join(tmpdir(), 'lockkeeper-flux-'))
  await git(folder, ['init', '--bare', '--quiet'])
  const reader = new ObjectReader(folder)
  const credentials = Buffer.from(`x-access-token:${token}`).toString('base64')
  const authorization = `Basic ${credentials}`
  let last: Promise<Checkout> | undefined
  let lastCommit = ''
  const fetchCommit = async (commit: string): Promise<Checkout> => {
    const header = `http.extraHeader=Authorization: ${authorization}`
    await git(folder, ['-c', header, 'fetch', '--quiet', '--no-tags', url, '+refs/heads/*:refs/heads/*'])
    return { commit, files: await readFiles(reader, commit) }
  }
  return {
    head: branch => readHead(url, authorization, branch),
    checkout: commit => {
      if (last !== undefined && lastCommit === commit) return last
      lastCommit = commit
      last = fetchCommit(commit)
      // Whoever asks again after a failure tries again.
      last.catch(() => {
        last = undefined
      })
      return last
    },
    close: async () => {
      reader.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Asks for the refs only: most of the time nothing has moved, and a process for each look would be dear. */
async function readHead(url: string, authorization: string, branch: string): Promise<string> {
  const answer = await fetch(`${url}/info/refs?service=git-upload-pack`, { headers: { authorization } })
  if (!answer.ok) throw new Error(`failed to list refs: the repository answered ${answer.status}`)
  const text = await answer.text()
  const wanted = ` refs/heads/${branch}`
  const line = text.split('\n').find(candidate => candidate.split('\0')[0]?.endsWith(wanted))
  const commit = /(?<commit>[0-9a-f]{40}) refs\//.exec(line ?? '')?.groups?.commit
  if (commit === undefined) throw new Error(`couldn't find remote ref "refs/heads/${branch}"`)
  return commit
}

async function readFiles(reader: ObjectReader, commit: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>()
  const visit = async (tree: string, folder: string): Promise<void> => {
    const object = await reader.read(tree)
    for (const { mode, name, oid } of object === undefined ? [] : decodeTree(object.bytes)) {
      const path = `${folder}${name}`
      if (mode === '40000' || mode === '040000') await visit(oid, `${path}/`)
      // Flux packs no symbolic links, and no submodules.
      else if (mode.startsWith('100')) files.set(path, (await reader.read(oid))?.bytes ?? new Uint8Array())
    }
  }
  const root = await reader.head(`${commit}^{tree}`)
  if (root !== undefined) await visit(root.oid, '')
  return files
}
