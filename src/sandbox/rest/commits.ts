import { diffTrees } from '../git/diff.ts'
import { compareCommits, listCommits } from '../git/history.ts'
import { runGit } from '../git/run.ts'
import { type Answer, notFound, ok, refuse } from '../http/answer.ts'
import { param, type RepositoryCall } from '../http/call.ts'
import { list } from '../http/page.ts'
import type { RepositoryRoute } from '../http/route.ts'
import { commitShape, commitWithFiles, fileShape } from '../shapes/commit.ts'
import { simplePull } from '../shapes/pull.ts'
import { repositoryPage, repositoryUrl } from '../shapes/repository.ts'
import { nodeId } from '../world/node-ids.ts'
import type { Repository } from '../world/repository.ts'
import { isPull } from '../world/threads.ts'

/** Commits, comparisons, branches, tags and archives. */
export const commitRoutes: readonly RepositoryRoute[] = [
  ['GET', '/commits', 'contents:read', 'read', getCommits],
  ['GET', '/commits/:sha/pulls', 'pull_requests:read', 'read', listPullsOfCommit],
  ['GET', '/commits/*ref', 'contents:read', 'read', getCommit],
  ['GET', '/compare/*basehead', 'contents:read', 'read', compare],
  ['GET', '/branches', 'contents:read', 'read', listBranches],
  ['GET', '/branches/*branch', 'contents:read', 'read', getBranch],
  ['GET', '/tags', 'contents:read', 'read', listTags],
  ['GET', '/tarball', 'contents:read', 'read', downloadTarball],
  ['GET', '/tarball/*ref', 'contents:read', 'read', downloadTarball],
]

/** The commit that a branch, tag, full ref or (abbreviated) id names, in GitHub's order of preference. */
export async function resolveCommit(repository: Repository, name: string): Promise<string | undefined> {
  if (!/^[\w./@+#-]+$/.test(name) && !/^[^\s~^:?*[\\]+$/.test(name)) return undefined
  for (const prefix of ['refs/heads/', 'refs/tags/', 'refs/', '']) {
    const isPlain = prefix === '' && !/^([0-9a-f]{4,40}|HEAD|refs\/.*)$/.test(name)
    const found = isPlain ? undefined : await repository.git.head(`${prefix}${name}^{commit}`)
    if (found !== undefined) return found.oid
  }
  return undefined
}

async function demandCommit(call: RepositoryCall, name: string): Promise<string> {
  return (await resolveCommit(call.repository, name)) ?? refuse(422, `No commit found for SHA: ${name}`)
}

async function getCommits(call: RepositoryCall): Promise<Answer> {
  const { world, repository, query } = call
  const start = await resolveCommit(repository, query.get('sha') ?? repository.defaultBranch)
  const path = query.get('path') ?? undefined
  const all = await listCommits(repository.git, start ?? notFound(), {
    limit: 10_000,
    ...(path === undefined ? {} : { path }),
  })
  return list(call, all, oid => commitShape(world, repository, oid))
}

async function getCommit(call: RepositoryCall): Promise<Answer> {
  const oid = await demandCommit(call, param(call, 'ref'))
  const accept = String(call.headers.accept ?? '')
  if (/application\/vnd\.github(\.v3)?\.sha/.test(accept)) {
    const headers = { 'content-type': 'application/vnd.github.sha; charset=utf-8', etag: `"${oid}"` }
    return { status: 200, bytes: Buffer.from(oid), headers }
  }
  return ok(await commitWithFiles(call.world, call.repository, oid))
}

async function listPullsOfCommit(call: RepositoryCall): Promise<Answer> {
  const { world, repository } = call
  const oid = await demandCommit(call, param(call, 'sha'))
  const pulls = [...repository.issues.values()].filter(isPull)
  const hits = await Promise.all(
    pulls.map(async ({ pull }) => {
      if (pull.mergeCommitSha === oid || pull.headSha === oid) return true
      const own = await listCommits(repository.git, pull.headSha, { notIn: pull.baseSha })
      return own.includes(oid)
    }),
  )
  return list(
    call,
    pulls.filter((_, index) => hits[index] === true),
    issue => simplePull(world, repository, issue),
  )
}

async function compare(call: RepositoryCall): Promise<Answer> {
  const { world, repository } = call
  const [baseName = '', headName = ''] = param(call, 'basehead').split(/\.\.\.?/)
  const base = (await resolveCommit(repository, baseName.replace(/^[^:]*:/, ''))) ?? notFound()
  const head = (await resolveCommit(repository, headName.replace(/^[^:]*:/, ''))) ?? notFound()
  const { mergeBase, aheadBy, behindBy } = await compareCommits(repository.git, base, head)
  if (mergeBase === undefined) return refuse(404, `No common ancestor between ${baseName} and ${headName}.`)
  const commits = [...(await listCommits(repository.git, head, { notIn: base }))].reverse()
  const files = await diffTrees(repository.git, mergeBase, head)
  const page = `${repositoryPage(world, repository)}/compare/${baseName}...${headName}`
  return ok({
    url: `${repositoryUrl(world, repository)}/compare/${baseName}...${headName}`,
    html_url: page,
    permalink_url: `${repositoryPage(world, repository)}/compare/${base.slice(0, 7)}...${head.slice(0, 7)}`,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    base_commit: await commitShape(world, repository, base),
    merge_base_commit: await commitShape(world, repository, mergeBase),
    status: comparisonStatus(aheadBy, behindBy),
    ahead_by: aheadBy,
    behind_by: behindBy,
    total_commits: aheadBy,
    commits: await Promise.all(commits.map(oid => commitShape(world, repository, oid))),
    files: files.slice(0, 300).map(change => fileShape(world, repository, head, change)),
  })
}

function comparisonStatus(aheadBy: number, behindBy: number): string {
  if (aheadBy === 0) return behindBy === 0 ? 'identical' : 'behind'
  return behindBy === 0 ? 'ahead' : 'diverged'
}

function protectionOf(call: RepositoryCall, branch: string) {
  const isProtected = call.repository.rules.has(branch)
  const url = `${repositoryUrl(call.world, call.repository)}/branches/${branch}/protection`
  const { requiredChecks: checks = [], requiredApps } = call.repository.rules.get(branch) ?? {}
  const protection = {
    enabled: isProtected,
    required_status_checks: {
      enforcement_level: isProtected ? 'non_admins' : 'off',
      contexts: checks,
      checks: checks.map(context => ({ context, app_id: requiredApps?.[context] ?? null })),
    },
  }
  return { protected: isProtected, protection, protection_url: url }
}

async function listBranches(call: RepositoryCall): Promise<Answer> {
  const refs = await call.repository.git.refs('refs/heads/')
  const url = repositoryUrl(call.world, call.repository)
  return list(call, refs, ({ name, oid }) => {
    const branch = name.slice('refs/heads/'.length)
    return { name: branch, commit: { sha: oid, url: `${url}/commits/${oid}` }, ...protectionOf(call, branch) }
  })
}

async function getBranch(call: RepositoryCall): Promise<Answer> {
  const { world, repository } = call
  const name = param(call, 'branch')
  const ref = (await repository.git.ref(`refs/heads/${name}`)) ?? refuse(404, 'Branch not found')
  const url = `${repositoryUrl(world, repository)}/branches/${name}`
  return ok({
    name,
    commit: await commitShape(world, repository, ref.oid),
    _links: { self: url, html: `${repositoryPage(world, repository)}/tree/${name}` },
    ...protectionOf(call, name),
  })
}

async function listTags(call: RepositoryCall): Promise<Answer> {
  const { world, repository } = call
  const refs = [...(await repository.git.refs('refs/tags/'))].reverse()
  const url = repositoryUrl(world, repository)
  return list(call, refs, async ({ name }) => {
    const tag = name.slice('refs/tags/'.length)
    const sha = (await repository.git.head(`${name}^{commit}`))?.oid ?? ''
    return {
      name: tag,
      zipball_url: `${url}/zipball/${name}`,
      tarball_url: `${url}/tarball/${name}`,
      commit: { sha, url: `${url}/commits/${sha}` },
      node_id: nodeId('Ref', repository.id, name),
    }
  })
}

// GitHub redirects to another host with a short-lived address; ours stays on this one.
async function downloadTarball(call: RepositoryCall): Promise<Answer> {
  const { world, repository } = call
  const name = param(call, 'ref') === '' ? repository.defaultBranch : param(call, 'ref')
  const oid = (await resolveCommit(repository, name)) ?? notFound()
  if (call.query.get('archive') === null) {
    const location = `${repositoryUrl(world, repository)}/tarball/${oid}?archive=1`
    return { status: 302, headers: { location } }
  }
  const prefix = `${repository.owner.login}-${repository.name}-${oid.slice(0, 7)}`
  const packed = await runGit(repository.git.folder, [
    'archive',
    '--format=tar.gz',
    `--prefix=${prefix}/`,
    oid,
  ])
  if (packed.code !== 0) return refuse(500, 'Server Error')
  const disposition = `attachment; filename=${prefix}.tar.gz`
  const headers = { 'content-type': 'application/x-gzip', 'content-disposition': disposition }
  return { status: 200, bytes: packed.stdout, headers }
}
