import { moveRefs } from '../acts/refs.ts'
import { demandFreeBranch } from '../acts/rules.ts'
import { demandNoWorkflows } from '../acts/workflows.ts'
import { editTree, findEntry } from '../git/edit-tree.ts'
import { type GitPerson, type TreeEntry, zeroOid } from '../git/objects.ts'
import { type Answer, notFound, ok, refuse } from '../http/answer.ts'
import { actorOf, param, type RepositoryCall } from '../http/call.ts'
import { optionalText, requiredText } from '../http/fields.ts'
import type { RepositoryRoute } from '../http/route.ts'
import { gitCommitShape, gitPerson, webFlow } from '../shapes/commit.ts'
import { repositoryPage, repositoryUrl } from '../shapes/repository.ts'
import type { Repository } from '../world/repository.ts'
import { resolveCommit } from './commits.ts'
import { wrapBase64 } from './git-objects.ts'

/** Files by their path. */
export const contentRoutes: readonly RepositoryRoute[] = [
  ['GET', '/contents', 'contents:read', 'read', getContents],
  ['GET', '/contents/*path', 'contents:read', 'read', getContents],
  ['PUT', '/contents/*path', 'contents:write', 'write', putContents],
  ['DELETE', '/contents/*path', 'contents:write', 'write', deleteContents],
]

// A file above this size comes with an empty `content` and the encoding `none`.
const largestInline = 1024 * 1024

async function getContents(call: RepositoryCall): Promise<Answer> {
  const { repository, query } = call
  const path = param(call, 'path').replace(/\/+$/, '')
  const ref = query.get('ref') ?? repository.defaultBranch
  const commit = await repository.git.commit(
    (await resolveCommit(repository, ref)) ?? refuse(404, `No commit found for the ref ${ref}`),
  )
  const entry = (await findEntry(repository.git, commit?.tree ?? '', path)) ?? notFound()
  const accept = String(call.headers.accept ?? '')
  if (entry.mode === '040000')
    return listFolder(call, entry, { path, ref, asObject: /\.object\b/.test(accept) })
  const bytes =
    entry.mode === '160000' ? Buffer.alloc(0) : ((await repository.git.read(entry.oid))?.bytes ?? notFound())
  if (/\.raw\b/.test(accept)) {
    return { status: 200, bytes, headers: { 'content-type': 'application/vnd.github.raw; charset=utf-8' } }
  }
  return ok(fileShape(call, entry, { path, ref, bytes }))
}

function placeShape(
  call: RepositoryCall,
  entry: TreeEntry,
  place: { readonly path: string; readonly ref: string },
) {
  const path = encodeURI(place.path)
  const api = repositoryUrl(call.world, call.repository)
  const page = repositoryPage(call.world, call.repository)
  const isFolder = entry.mode === '040000'
  const self = `${api}/contents/${path}?ref=${encodeURIComponent(place.ref)}`
  const git = `${api}/git/${isFolder ? 'trees' : 'blobs'}/${entry.oid}`
  const html = `${page}/${isFolder ? 'tree' : 'blob'}/${place.ref}/${path}`
  return {
    name: place.path.split('/').at(-1) ?? '',
    path: place.path,
    sha: entry.oid,
    url: self,
    html_url: html,
    git_url: git,
    download_url: isFolder ? null : `${page}/raw/${place.ref}/${path}`,
    _links: { self, git, html },
  }
}

function fileShape(
  call: RepositoryCall,
  entry: TreeEntry,
  file: { readonly path: string; readonly ref: string; readonly bytes: Buffer },
) {
  const { bytes } = file
  const place = { ...placeShape(call, entry, file), size: bytes.length }
  if (entry.mode === '120000') return { ...place, type: 'symlink', target: bytes.toString('utf8') }
  if (entry.mode === '160000') return { ...place, type: 'submodule', submodule_git_url: '' }
  if (bytes.length > largestInline) return { ...place, type: 'file', content: '', encoding: 'none' }
  return { ...place, type: 'file', content: wrapBase64(bytes), encoding: 'base64' }
}

async function listFolder(
  call: RepositoryCall,
  folder: TreeEntry,
  place: { readonly path: string; readonly ref: string; readonly asObject: boolean },
): Promise<Answer> {
  const entries = (await call.repository.git.tree(folder.oid)) ?? []
  const rows = await Promise.all(
    // GitHub lists the first thousand.
    entries.slice(0, 1000).map(async entry => {
      const path = place.path === '' ? entry.name : `${place.path}/${entry.name}`
      const size = entry.mode === '040000' ? 0 : ((await call.repository.git.head(entry.oid))?.size ?? 0)
      return {
        ...placeShape(call, entry, { path, ref: place.ref }),
        size,
        type: folderType(call, entry.mode),
      }
    }),
  )
  if (!place.asObject) return ok(rows)
  return ok({ ...placeShape(call, folder, place), size: 0, type: 'dir', entries: rows })
}

// Before the API version of 2026-03-10 a submodule in a listing was called a file.
function folderType(call: RepositoryCall, mode: string): string {
  if (mode === '040000') return 'dir'
  if (mode === '120000') return 'symlink'
  return mode === '160000' && call.apiVersion >= '2026-03-10' ? 'submodule' : 'file'
}

async function putContents(call: RepositoryCall): Promise<Answer> {
  const { repository, body } = call
  const bytes = Buffer.from(requiredText(body, 'content', 'Content'), 'base64')
  const oid = await repository.git.write('blob', bytes)
  const { entry, commit, ref } = await changeFile(call, oid)
  const path = param(call, 'path')
  const content = fileShape(call, { mode: entry?.mode ?? '100644', name: path, oid }, { path, ref, bytes })
  const shown = Object.fromEntries(
    Object.entries(content).filter(([key]) => key !== 'content' && key !== 'encoding'),
  )
  return { status: entry === undefined ? 201 : 200, body: { content: shown, commit } }
}

async function deleteContents(call: RepositoryCall): Promise<Answer> {
  requiredText(call.body, 'sha', 'Content')
  const { commit } = await changeFile(call, zeroOid)
  return ok({ content: null, commit })
}

async function changeFile(call: RepositoryCall, oid: string) {
  const { world, repository, body } = call
  const path = param(call, 'path')
  const ref = optionalText(body, 'branch') ?? repository.defaultBranch
  const before = await branchToChange(repository, ref)
  const parents = before === zeroOid ? [] : [before]
  const tree = parents.length === 0 ? undefined : (await repository.git.commit(before))?.tree
  const entry = tree === undefined ? undefined : await findEntry(repository.git, tree, path)
  demandSameBlob(entry, optionalText(body, 'sha'), { path, isDelete: oid === zeroOid })
  demandFreeBranch(repository, `refs/heads/${ref}`)
  const edited = await editTree(repository.git, tree, [{ path, mode: entry?.mode ?? '100644', oid }])
  const author: GitPerson = gitPerson(world, actorOf(call))
  const message = requiredText(body, 'message', 'Content')
  const commit = { tree: edited, parents, author, committer: webFlow(world), message }
  const sha = await repository.git.writeCommit(commit)
  if (before !== zeroOid) await demandNoWorkflows(call.caller, repository, { before, after: sha })
  repository.signed.add(sha)
  const update = { name: `refs/heads/${ref}`, before, after: sha }
  const refusal = await moveRefs(world, repository, actorOf(call), [update])
  if (refusal !== undefined) refuse(409, `is at ${before} but expected ${sha}`)
  return { entry, ref, commit: await gitCommitShape(world, repository, sha) }
}

// The first file of an empty repository makes its default branch.
async function branchToChange(repository: Repository, branch: string): Promise<string> {
  const found = await repository.git.ref(`refs/heads/${branch}`)
  if (found !== undefined) return found.oid
  const isEmpty =
    branch === repository.defaultBranch && (await repository.git.refs('refs/heads/')).length === 0
  return isEmpty ? zeroOid : refuse(404, `Branch ${branch} not found`)
}

function demandSameBlob(
  entry: TreeEntry | undefined,
  sha: string | undefined,
  file: { readonly path: string; readonly isDelete: boolean },
): void {
  if (entry === undefined) {
    if (file.isDelete) notFound()
    if (sha !== undefined) refuse(409, `${file.path} does not match ${sha}`)
    return
  }
  if (sha === undefined) refuse(422, 'Invalid request.\n\n"sha" wasn\'t supplied.')
  if (sha !== entry.oid) refuse(409, `${file.path} does not match ${sha}`)
}
