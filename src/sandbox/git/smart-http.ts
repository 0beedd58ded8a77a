import { spawn } from 'node:child_process'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createGunzip } from 'node:zlib'
import { followRefMoves } from '../acts/refs.ts'
import { isWalled } from '../acts/workflows.ts'
import { identifyCaller } from '../auth/caller.ts'
import { canSee, whyRefused } from '../auth/permissions.ts'
import { Refusal } from '../http/answer.ts'
import type { Caller } from '../http/call.ts'
import type { Repository } from '../world/repository.ts'
import { findRepository, type World } from '../world/world.ts'
import { zeroOid } from './objects.ts'
import { gitEnvironment } from './run.ts'

const services = ['git-upload-pack', 'git-receive-pack'] as const
type Service = (typeof services)[number]

/** Serves `git clone`, `fetch` and `push` of a repository; answers whether the request was git's. */
export function createGitServer(world: World) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    const match =
      /^\/(?<owner>[^/]+)\/(?<name>[^/]+?)(\.git)?\/(?<rest>info\/refs|git-upload-pack|git-receive-pack)$/.exec(
        url.pathname,
      )
    if (match?.groups === undefined) return false
    const { owner = '', name = '', rest = '' } = match.groups
    const wanted = rest === 'info/refs' ? url.searchParams.get('service') : rest
    const service = services.find(candidate => candidate === wanted)
    const repository = findRepository(world, owner, name)
    const caller = admit(world, request, repository, service)
    if (typeof caller === 'number' || repository === undefined || service === undefined) {
      refuseGit(response, typeof caller === 'number' ? caller : 404)
      return true
    }
    const parts = { request, response, repository, service, caller }
    if (rest === 'info/refs') advertise(parts)
    else await exchange(world, parts)
    return true
  }
}

function admit(
  world: World,
  request: IncomingMessage,
  repository: Repository | undefined,
  service: Service | undefined,
): Caller | 401 | 403 | 404 {
  if (service === undefined) return 403
  try {
    const caller = identifyCaller(world, request.headers.authorization)
    const isHidden = repository === undefined || !canSee(world, caller, repository)
    if (isHidden) return caller.kind === 'anonymous' ? 401 : 404
    const writes = service === 'git-receive-pack'
    const needs = {
      permission: writes ? 'contents:write' : 'contents:read',
      role: writes ? 'write' : 'read',
    } as const
    if (whyRefused(world, caller, repository, needs) === undefined) return caller
    return caller.kind === 'anonymous' ? 401 : 403
  } catch (error) {
    if (error instanceof Refusal) return 401
    throw error
  }
}

function refuseGit(response: ServerResponse, status: number): void {
  const headers: Record<string, string> = { 'content-type': 'text/plain' }
  if (status === 401) headers['www-authenticate'] = 'Basic realm="GitHub"'
  response.writeHead(status, headers).end(status === 404 ? 'Repository not found.\n' : 'Permission denied.\n')
}

function start(
  {
    service,
    repository,
    request,
    caller,
  }: Pick<GitExchange, 'service' | 'repository' | 'request' | 'caller'>,
  more: readonly string[],
) {
  const protocol = request.headers['git-protocol']
  const closed = [...repository.rules].filter(
    ([, rules]) => rules.approvals !== undefined || rules.requiredChecks.length > 0,
  )
  const environment = gitEnvironment({
    SANDBOX_PROTECTED: closed.map(([branch]) => `refs/heads/${branch}`).join(' '),
    ...(isWalled(caller) ? { SANDBOX_WALLED: '1' } : {}),
    ...(typeof protocol === 'string' ? { GIT_PROTOCOL: protocol } : {}),
  })
  const command = service.slice('git-'.length)
  return spawn('git', [command, '--stateless-rpc', ...more, repository.git.folder], { env: environment })
}

function advertise(parts: GitExchange): void {
  const { response, service } = parts
  response.writeHead(200, {
    'content-type': `application/x-${service}-advertisement`,
    'cache-control': 'no-cache, max-age=0, must-revalidate',
  })
  const line = `# service=${service}\n`
  response.write(`${(line.length + 4).toString(16).padStart(4, '0')}${line}0000`)
  const child = start(parts, ['--advertise-refs'])
  child.stdout.pipe(response)
  child.stdin.end()
}

interface GitExchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly repository: Repository
  readonly service: Service
  readonly caller: Caller
}

async function exchange(world: World, parts: GitExchange): Promise<void> {
  const { request, response, repository, service, caller } = parts
  const before = service === 'git-receive-pack' ? await repository.git.refs('refs/') : []
  response.writeHead(200, { 'content-type': `application/x-${service}-result`, 'cache-control': 'no-cache' })
  const child = start(parts, [])
  child.stdin.on('error', () => undefined)
  const body = request.headers['content-encoding'] === 'gzip' ? request.pipe(createGunzip()) : request
  body.pipe(child.stdin)
  const ended = new Promise(resolve => child.on('close', resolve))
  child.stdout.pipe(response, { end: false })
  await ended
  response.end()
  if (service !== 'git-receive-pack') return
  repository.git.forgetRefs()
  const after = new Map((await repository.git.refs('refs/')).map(ref => [ref.name, ref.oid]))
  const names = new Set([...before.map(ref => ref.name), ...after.keys()])
  const known = new Map(before.map(ref => [ref.name, ref.oid]))
  const moves = [...names].map(name => ({
    name,
    before: known.get(name) ?? zeroOid,
    after: after.get(name) ?? zeroOid,
  }))
  const sender =
    caller.kind === 'user'
      ? caller.user
      : caller.kind === 'installation'
        ? caller.installation.app.bot
        : undefined
  if (sender !== undefined) await followRefMoves(world, repository, sender, moves)
}
