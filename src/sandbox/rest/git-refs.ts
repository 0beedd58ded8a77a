import { moveRefs } from '../acts/refs.ts'
import { demandFreeBranch } from '../acts/rules.ts'
import { demandNoWorkflows } from '../acts/workflows.ts'
import { isFastForward } from '../git/history.ts'
import { zeroOid } from '../git/objects.ts'
import { isRefName, type Ref } from '../git/ref-table.ts'
import { type Answer, created, noContent, notFound, ok, refuse } from '../http/answer.ts'
import { actorOf, param, type RepositoryCall } from '../http/call.ts'
import { optionalFlag, requiredText } from '../http/fields.ts'
import { list } from '../http/page.ts'
import type { RepositoryRoute } from '../http/route.ts'
import { repositoryUrl } from '../shapes/repository.ts'
import { nodeId } from '../world/node-ids.ts'

/** Refs of the Git database. */
export const refRoutes: readonly RepositoryRoute[] = [
  ['GET', '/git/ref/*ref', 'contents:read', 'read', getRef],
  ['GET', '/git/matching-refs/*ref', 'contents:read', 'read', listMatchingRefs],
  ['POST', '/git/refs', 'contents:write', 'write', createRef],
  ['PATCH', '/git/refs/*ref', 'contents:write', 'write', updateRef],
  ['DELETE', '/git/refs/*ref', 'contents:write', 'write', deleteRef],
]

function refShape(call: RepositoryCall, ref: Ref) {
  const url = repositoryUrl(call.world, call.repository)
  return {
    ref: ref.name,
    node_id: nodeId('Ref', call.repository.id, ref.name),
    url: `${url}/git/${ref.name}`,
    object: { sha: ref.oid, type: ref.type, url: `${url}/git/${ref.type}s/${ref.oid}` },
  }
}

async function getRef(call: RepositoryCall): Promise<Answer> {
  const ref = await call.repository.git.ref(`refs/${param(call, 'ref')}`)
  return ok(refShape(call, ref ?? notFound()))
}

async function listMatchingRefs(call: RepositoryCall): Promise<Answer> {
  const refs = await call.repository.git.refs(`refs/${param(call, 'ref')}`)
  return list(call, refs, ref => refShape(call, ref))
}

async function createRef(call: RepositoryCall): Promise<Answer> {
  const { world, repository, body } = call
  const name = requiredText(body, 'ref', 'Reference')
  const sha = requiredText(body, 'sha', 'Reference')
  if (!name.startsWith('refs/') || !isRefName(name)) refuse(422, `${name} is not a valid ref name.`)
  if (!/^[0-9a-f]{40}$/.test(sha))
    refuse(422, 'The sha parameter must be exactly 40 characters and contain only [0-9a-f].')
  const head = await repository.git.head(sha)
  if (head === undefined) refuse(422, 'Object does not exist')
  if (name.startsWith('refs/heads/') && head?.type !== 'commit') refuse(422, 'Reference update failed')
  if ((await repository.git.ref(name)) !== undefined) refuse(422, 'Reference already exists')
  await demandNoWorkflows(call.caller, repository, { before: zeroOid, after: sha })
  const refusal = await moveRefs(world, repository, actorOf(call), [{ name, before: zeroOid, after: sha }])
  if (refusal !== undefined)
    refuse(422, /already exists/.test(refusal) ? 'Reference already exists' : 'Reference update failed')
  return created(refShape(call, { name, oid: sha, type: head?.type ?? 'commit' }))
}

async function updateRef(call: RepositoryCall): Promise<Answer> {
  const { world, repository, body } = call
  const name = `refs/${param(call, 'ref')}`
  const sha = requiredText(body, 'sha', 'Reference')
  const isForced = optionalFlag(body, 'force', false)
  const ref = await repository.git.ref(name)
  if (ref === undefined) return refuse(422, 'Reference does not exist')
  const head = await repository.git.head(sha)
  if (head === undefined) return refuse(422, 'Object does not exist')
  if (!isForced && !(await isFastForward(repository.git, ref.oid, sha)))
    refuse(422, 'Update is not a fast forward')
  demandFreeBranch(repository, name)
  await demandNoWorkflows(call.caller, repository, { before: ref.oid, after: sha })
  const refusal = await moveRefs(world, repository, actorOf(call), [{ name, before: ref.oid, after: sha }])
  if (refusal !== undefined) refuse(422, 'Reference update failed')
  return ok(refShape(call, { name, oid: sha, type: head.type }))
}

async function deleteRef(call: RepositoryCall): Promise<Answer> {
  const { world, repository } = call
  const name = `refs/${param(call, 'ref')}`
  const ref = await repository.git.ref(name)
  if (ref === undefined) return refuse(422, 'Reference does not exist')
  if (name === `refs/heads/${repository.defaultBranch}`) refuse(422, 'Cannot delete the default branch')
  const update = { name, before: ref.oid, after: zeroOid }
  const refusal = await moveRefs(world, repository, actorOf(call), [update])
  return refusal === undefined ? noContent : refuse(422, 'Reference update failed')
}
