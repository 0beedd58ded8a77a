import type { Answer } from '../http/answer.ts'
import { type Access, grantOf, issueToken } from './access.ts'
import type { RegistryRepository, Stored } from './content.ts'

/** What the stand-in holds, and how it behaves. */
export interface RegistryWorld {
  /** `http://127.0.0.1:<port>`, once it listens. */
  url: string
  readonly access: Access
  readonly repositories: Map<string, RegistryRepository>
  /** Charts of `/charts/index.yaml`, newest first. */
  readonly charts: Map<string, readonly string[]>
  readonly behaviour: RegistryBehaviour
}

export interface RegistryBehaviour {
  /** Off: no `Docker-Content-Digest`, as some proxies answer. */
  digestHeader: boolean
  /** The most tags of a page, whatever was asked for. */
  tagsPerPage: number
  /** Where a blob is fetched from by a redirect; nowhere: here. */
  blobsAt: string | undefined
}

/** One request, decoded as far as the routes need it. */
export interface RegistryCall {
  readonly method: string
  readonly url: URL
  readonly authorization: string | undefined
  readonly accept: string
  readonly form: URLSearchParams
}

const versionHeader = { 'docker-distribution-api-version': 'registry/2.0' }

/** Answers as OCI distribution 1.1 says, as far as reading goes. */
export function answerRegistry(world: RegistryWorld, call: RegistryCall): Answer {
  const { pathname } = call.url
  if (pathname === '/token') return answerToken(world, call)
  if (pathname === '/charts/index.yaml') return answerIndex(world, call)
  if (pathname === '/v2/') return isNobody(world, call, '') ? unauthorized(world) : json(200, {})
  const match = /^\/v2\/(.+)\/(tags|manifests|blobs)\/([^/]+)$/.exec(pathname)
  if (match === null) return { status: 404, body: {}, headers: { 'content-type': 'application/json' } }
  const [, name = '', kind, reference = ''] = match
  const grant = grantOf(world.access, call.authorization, name)
  if (grant === 'none') return unauthorized(world, name)
  const repository = world.repositories.get(name)
  if (repository?.private === true && grant !== 'named')
    return failure(world.access.authentication === 'token' ? 401 : 403, 'DENIED')
  if (repository === undefined) return failure(404, 'NAME_UNKNOWN')
  if (kind === 'tags') return answerTags(world, call, name, repository)
  if (kind === 'blobs') return answerBlob(world, repository, reference)
  const digest = repository.tags.get(reference) ?? reference
  const stored = repository.stored.get(digest)
  return stored === undefined ? failure(404, 'MANIFEST_UNKNOWN') : content(world, stored, digest)
}

function isNobody(world: RegistryWorld, call: RegistryCall, name: string): boolean {
  return grantOf(world.access, call.authorization, name) === 'none'
}

function answerToken({ access }: RegistryWorld, call: RegistryCall): Answer {
  const asked = call.method === 'POST' ? call.form : call.url.searchParams
  const token = issueToken(access, {
    scope: asked.get('scope') ?? '',
    authorization: call.authorization,
    refresh: call.form.get('refresh_token') ?? undefined,
  })
  if (token === undefined) return failure(401, 'UNAUTHORIZED')
  return json(200, { token, access_token: token, expires_in: 300, issued_at: new Date().toISOString() })
}

function answerTags(
  world: RegistryWorld,
  call: RegistryCall,
  name: string,
  repository: RegistryRepository,
): Answer {
  const asked = Number(call.url.searchParams.get('n') ?? world.behaviour.tagsPerPage)
  const last = call.url.searchParams.get('last') ?? ''
  const size = Math.min(asked, world.behaviour.tagsPerPage)
  const following = [...repository.tags.keys()].sort().filter(tag => tag > last)
  const tags = following.slice(0, size)
  const next = `</v2/${name}/tags/list?n=${size}&last=${encodeURIComponent(tags.at(-1) ?? '')}>; rel="next"`
  const answer = json(200, { name, tags })
  return following.length > size ? { ...answer, headers: { ...answer.headers, link: next } } : answer
}

function answerBlob(world: RegistryWorld, repository: RegistryRepository, digest: string): Answer {
  const stored = repository.stored.get(digest)
  if (stored === undefined) return failure(404, 'BLOB_UNKNOWN')
  const { blobsAt } = world.behaviour
  if (blobsAt === undefined) return content(world, stored, digest)
  return { status: 307, headers: { location: `${blobsAt}/${digest}` } }
}

function answerIndex(world: RegistryWorld, call: RegistryCall): Answer {
  const { authentication } = world.access
  if (authentication === 'basic' && isNobody(world, call, '')) return unauthorized(world)
  const entries = [...world.charts].map(([name, versions]) =>
    [
      `  ${name}:`,
      ...versions.map(version => `  - apiVersion: v2\n    name: ${name}\n    version: ${version}`),
    ].join('\n'),
  )
  const text = ['apiVersion: v1', 'entries:', ...entries, ''].join('\n')
  return { status: 200, bytes: Buffer.from(text), headers: { 'content-type': 'text/yaml' } }
}

function content(world: RegistryWorld, stored: Stored, digest: string): Answer {
  const named = world.behaviour.digestHeader ? { 'docker-content-digest': digest } : {}
  const headers = { 'content-type': stored.mediaType, ...named, ...versionHeader }
  return { status: 200, bytes: stored.bytes, headers }
}

function unauthorized(world: RegistryWorld, name?: string): Answer {
  const scope = name === undefined ? '' : `,scope="repository:${name}:pull"`
  const challenge =
    world.access.authentication === 'basic'
      ? 'Basic realm="stand-in"'
      : `Bearer realm="${world.url}/token",service="stand-in"${scope}`
  const answer = failure(401, 'UNAUTHORIZED')
  return { ...answer, headers: { ...answer.headers, 'www-authenticate': challenge } }
}

function json(status: number, body: unknown): Answer {
  return { status, body, headers: { 'content-type': 'application/json', ...versionHeader } }
}

function failure(status: number, code: string): Answer {
  return json(status, { errors: [{ code, message: code.toLowerCase().replaceAll('_', ' ') }] })
}
