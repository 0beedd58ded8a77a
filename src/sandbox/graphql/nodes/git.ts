import { diffTrees } from '../../git/diff.ts'
import { findEntry } from '../../git/edit-tree.ts'
import { listCommits } from '../../git/history.ts'
import { decodeTag, entryType, type GitCommit, type TreeEntry } from '../../git/objects.ts'
import { repositoryPage } from '../../shapes/repository.ts'
import { iso } from '../../world/clock.ts'
import { nodeId } from '../../world/node-ids.ts'
import type { Repository } from '../../world/repository.ts'
import { isPull } from '../../world/threads.ts'
import { connect, type PageArguments } from '../connection.ts'
import type { Context, Fields } from '../context.ts'
import { gitActorNode } from './actor.ts'
import { rollupNode } from './checks.ts'
import { pullNode } from './pull.ts'
import { repositoryNode } from './repository.ts'

// GraphQL cuts a blob's text after so many bytes.
const longestText = 512_000

/** The object with an id, or null. */
export async function objectNode(repository: Repository, oid: string): Promise<Fields | null> {
  const object = await repository.git.read(oid)
  if (object === undefined) return null
  switch (object.type) {
    case 'commit':
      return commitNode(repository, oid)
    case 'tree':
      return treeNode(repository, oid)
    case 'blob':
      return blobNode(repository, oid, object.bytes)
    case 'tag': {
      const target = decodeTag(object.bytes).oid
      return {
        ...baseNode('Tag', repository, oid),
        name: '',
        message: '',
        target: () => objectNode(repository, target),
      }
    }
    default:
      return object.type satisfies never
  }
}

function baseNode(type: 'Commit' | 'Tree' | 'Blob' | 'Tag', repository: Repository, oid: string): Fields {
  return {
    __typename: type,
    id: nodeId(type === 'Tag' ? 'Ref' : type, repository.id, oid),
    oid,
    abbreviatedOid: oid.slice(0, 7),
    commitUrl: (_: unknown, { call }: Context) => `${repositoryPage(call.world, repository)}/commit/${oid}`,
    repository: (_: unknown, context: Context) => repositoryNode(context, repository),
  }
}

function blobNode(repository: Repository, oid: string, bytes: Buffer): Fields {
  const isBinary = bytes.subarray(0, 8000).includes(0)
  return {
    ...baseNode('Blob', repository, oid),
    byteSize: bytes.length,
    isBinary,
    isTruncated: bytes.length > longestText,
    text: isBinary ? null : bytes.toString('utf8', 0, Math.min(bytes.length, longestText)),
  }
}

function treeNode(repository: Repository, oid: string): Fields {
  const entries = async () =>
    (await repository.git.tree(oid))?.map(entry => entryNode(repository, entry, entry.name))
  return { ...baseNode('Tree', repository, oid), entries }
}

function entryNode(repository: Repository, entry: TreeEntry, path: string): Fields {
  const isSubmodule = entry.mode === '160000'
  return {
    name: entry.name,
    path,
    mode: Number.parseInt(entry.mode, 8),
    type: entryType(entry.mode),
    oid: entry.oid,
    extension: /\.[^.]*$/.exec(entry.name)?.[0] ?? '',
    size: async () => (isSubmodule ? 0 : ((await repository.git.head(entry.oid))?.size ?? 0)),
    object: () => (isSubmodule ? null : objectNode(repository, entry.oid)),
  }
}

/** A commit. */
export async function commitNode(repository: Repository, oid: string): Promise<Fields | null> {
  const commit = await repository.git.commit(oid)
  if (commit === undefined) return null
  return {
    ...baseNode('Commit', repository, oid),
    ...messageFields(commit),
    ...peopleFields(repository, oid, commit),
    ...changeFields(repository, oid, commit),
    url: (_: unknown, { call }: Context) => `${repositoryPage(call.world, repository)}/commit/${oid}`,
    tree: () => treeNode(repository, commit.tree),
    file: async ({ path }: { readonly path: string }) => {
      const entry = await findEntry(repository.git, commit.tree, path)
      return entry === undefined || path === '' ? null : entryNode(repository, entry, path)
    },
    parents: (page: PageArguments) =>
      connect(commit.parents, page, { name: 'parents', toNode: parent => commitNode(repository, parent) }),
    statusCheckRollup: (_: unknown, context: Context) => rollupNode(context, repository, oid),
  }
}

function messageFields({ message }: GitCommit): Fields {
  const [headline = '', ...rest] = message.replace(/\n+$/, '').split('\n')
  return {
    message: message.replace(/\n+$/, ''),
    messageHeadline: headline,
    messageBody: rest.join('\n').trim(),
  }
}

function peopleFields(repository: Repository, oid: string, commit: GitCommit): Fields {
  const { author, committer } = commit
  const signature = {
    __typename: 'GpgSignature',
    email: 'noreply@github.com',
    isValid: true,
    payload: '',
    signature: '',
    signer: null,
    state: 'VALID',
    verifiedAt: iso(committer.date),
    wasSignedByGitHub: true,
    keyId: null,
  }
  return {
    author: (_: unknown, { call }: Context) => gitActorNode(call, author),
    committer: (_: unknown, { call }: Context) => gitActorNode(call, committer),
    authoredDate: iso(author.date),
    committedDate: iso(committer.date),
    signature: repository.signed.has(oid) ? signature : null,
  }
}

function changeFields(repository: Repository, oid: string, commit: GitCommit): Fields {
  const changes = async () => {
    const [parent] = commit.parents
    return parent === undefined ? [] : await diffTrees(repository.git, parent, oid)
  }
  const count = async (field: 'additions' | 'deletions') =>
    (await changes()).reduce((sum, change) => sum + change[field], 0)
  return {
    changedFilesIfAvailable: async () => (await changes()).length,
    additions: () => count('additions'),
    deletions: () => count('deletions'),
    history: async (page: PageArguments & { readonly path?: string | null }) => {
      const path = page.path ?? undefined
      const all = await listCommits(repository.git, oid, {
        limit: 10_000,
        ...(path === undefined ? {} : { path }),
      })
      return connect(all, page, { name: 'history', toNode: each => commitNode(repository, each) })
    },
    associatedPullRequests: (page: PageArguments, context: Context) => {
      const all = [...repository.issues.values()]
        .filter(isPull)
        .filter(({ pull }) => pull.headSha === oid || pull.mergeCommitSha === oid)
      return connect(all, page, {
        name: 'associatedPullRequests',
        toNode: issue => pullNode(context, repository, issue),
      })
    },
  }
}
