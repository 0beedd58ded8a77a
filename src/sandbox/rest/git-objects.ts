import { editTree, walkTree } from '../git/edit-tree.ts'
import { entryType, type GitPerson, zeroOid } from '../git/objects.ts'
import { type Answer, created, notFound, ok, refuse } from '../http/answer.ts'
import { actorOf, type Body, param, type RepositoryCall } from '../http/call.ts'
import { optionalObject, optionalObjects, optionalText, optionalTexts, requiredText } from '../http/fields.ts'
import type { RepositoryRoute } from '../http/route.ts'
import { gitCommitShape, gitPerson } from '../shapes/commit.ts'
import { repositoryUrl } from '../shapes/repository.ts'
import { nodeId } from '../world/node-ids.ts'

/** Blobs, trees and commits of the Git database. */
export const objectRoutes: readonly RepositoryRoute[] = [
  ['GET', '/git/blobs/:sha', 'contents:read', 'read', getBlob],
  ['POST', '/git/blobs', 'contents:write', 'write', createBlob],
  ['GET', '/git/trees/*sha', 'contents:read', 'read', getTree],
  ['POST', '/git/trees', 'contents:write', 'write', createTree],
  ['GET', '/git/commits/:sha', 'contents:read', 'read', getCommit],
  ['POST', '/git/commits', 'contents:write', 'write', createCommit],
]

// GitHub's limits of a listing: entries, and bytes of the answer.
const mostEntries = 100_000
const mostBytes = 7 * 1024 * 1024

async function getBlob(call: RepositoryCall): Promise<Answer> {
  const { world, repository } = call
  const sha = param(call, 'sha')
  if (!/^[0-9a-f]{40}$/.test(sha))
    return refuse(422, 'The sha parameter must be exactly 40 characters and contain only [0-9a-f].')
  const blob = await repository.git.read(sha)
  if (blob?.type !== 'blob') return notFound()
  if (/\.raw\b/.test(String(call.headers.accept ?? ''))) {
    return {
      status: 200,
      bytes: blob.bytes,
      headers: { 'content-type': 'application/vnd.github.raw; charset=utf-8' },
    }
  }
  return ok({
    sha,
    node_id: nodeId('Blob', repository.id, sha),
    size: blob.bytes.length,
    url: `${repositoryUrl(world, repository)}/git/blobs/${sha}`,
    content: wrapBase64(blob.bytes),
    encoding: 'base64',
  })
}

/** Base64 in lines of sixty characters, as GitHub writes it. */
export function wrapBase64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/.{1,60}/g, line => `${line}\n`)
}

async function createBlob(call: RepositoryCall): Promise<Answer> {
  const { world, repository, body } = call
  const content = requiredText(body, 'content', 'Blob')
  const encoding = optionalText(body, 'encoding') === 'base64' ? 'base64' : 'utf8'
  const sha = await repository.git.write('blob', Buffer.from(content, encoding))
  return created({ sha, url: `${repositoryUrl(world, repository)}/git/blobs/${sha}` })
}

async function treeShape({ world, repository }: RepositoryCall, id: string, recursive: boolean) {
  const url = repositoryUrl(world, repository)
  const rows = await walkTree(repository.git, id, { recursive })
  const isBlob = (mode: string): boolean => entryType(mode) === 'blob'
  const sizes = await Promise.all(
    rows.map(({ mode, oid }) => (isBlob(mode) ? repository.git.size(oid) : undefined)),
  )
  const listed = rows.slice(0, mostEntries).map((row, index) => {
    const type = entryType(row.mode)
    const size = sizes[index]
    const place = type === 'commit' ? {} : { url: `${url}/git/${type}s/${row.oid}` }
    return {
      path: row.path,
      mode: row.mode,
      type,
      sha: row.oid,
      ...(size === undefined ? {} : { size }),
      ...place,
    }
  })
  let bytes = 0
  const tree = listed.filter(entry => {
    bytes += JSON.stringify(entry).length
    return bytes <= mostBytes
  })
  return { sha: id, url: `${url}/git/trees/${id}`, tree, truncated: rows.length > tree.length }
}

async function getTree(call: RepositoryCall): Promise<Answer> {
  const name = param(call, 'sha')
  const { git } = call.repository
  const prefix = (await git.head(`refs/heads/${name}`)) === undefined ? '' : 'refs/heads/'
  const found = (await git.head(`${prefix}${name}^{tree}`)) ?? notFound()
  const named = (await git.head(`${prefix}${name}`)) ?? found
  // Asked for a commit or a branch, GitHub answers with the commit's id on top of the tree's rows.
  return ok({ ...(await treeShape(call, found.oid, call.query.has('recursive'))), sha: named.oid })
}

async function createTree(call: RepositoryCall): Promise<Answer> {
  const { repository, body } = call
  const rows = optionalObjects(body, 'tree') ?? refuse(422, 'Invalid tree info')
  const baseName = optionalText(body, 'base_tree')
  const base = baseName === undefined ? undefined : await repository.git.head(`${baseName}^{tree}`)
  if (baseName !== undefined && base === undefined) refuse(422, 'base_tree is not a valid tree oid')
  const edits = await Promise.all(rows.map(row => readTreeRow(call, row)))
  const oid = await editTree(repository.git, base?.oid, edits)
  return created(await treeShape(call, oid, false))
}

async function readTreeRow(call: RepositoryCall, row: Body) {
  const path = requiredText(row, 'path', 'Tree')
  const mode = optionalText(row, 'mode') ?? '100644'
  if (!['100644', '100755', '040000', '160000', '120000'].includes(mode)) refuse(422, 'tree.mode is invalid')
  if (path === '' || path.split('/').some(part => ['', '.', '..', '.git'].includes(part))) {
    refuse(422, 'tree.path contains a malformed path component')
  }
  if (row.sha === null) return { path, mode, oid: zeroOid }
  const content = optionalText(row, 'content')
  if (content !== undefined)
    return { path, mode, oid: await call.repository.git.write('blob', Buffer.from(content)) }
  const oid = requiredText(row, 'sha', 'Tree')
  if (mode !== '160000' && (await call.repository.git.head(oid)) === undefined) {
    refuse(422, `tree.sha ${oid} is not a valid ${entryType(mode)}`)
  }
  return { path, mode, oid }
}

async function getCommit(call: RepositoryCall): Promise<Answer> {
  return ok(await gitCommitShape(call.world, call.repository, param(call, 'sha')))
}

async function createCommit(call: RepositoryCall): Promise<Answer> {
  const { world, repository, body } = call
  const message = requiredText(body, 'message', 'Commit')
  const tree = requiredText(body, 'tree', 'Commit')
  if ((await repository.git.head(tree))?.type !== 'tree') refuse(422, 'Tree SHA does not exist')
  const parents = optionalTexts(body, 'parents') ?? []
  for (const parent of parents) {
    if ((await repository.git.commit(parent)) === undefined)
      refuse(422, 'Parent SHA does not exist or is not a commit object')
  }
  const own = gitPerson(world, actorOf(call))
  const author = readPerson(optionalObject(body, 'author'), own)
  const committer = readPerson(optionalObject(body, 'committer'), author)
  const sha = await repository.git.writeCommit({ tree, parents, author, committer, message })
  // GitHub signs for an App that names neither author nor committer.
  const isBot = actorOf(call).type === 'Bot' && body.author === undefined && body.committer === undefined
  if (isBot) repository.signed.add(sha)
  return created(await gitCommitShape(world, repository, sha))
}

function readPerson(body: Body | undefined, otherwise: GitPerson): GitPerson {
  if (body === undefined) return otherwise
  const date = optionalText(body, 'date')
  return {
    name: requiredText(body, 'name', 'Commit'),
    email: requiredText(body, 'email', 'Commit'),
    date: date === undefined ? otherwise.date : Date.parse(date),
  }
}
