import { createHash } from 'node:crypto'
import * as z from 'zod'
import type { Digest, Platforms, TagList, Unanswered } from '../engine/ports/registry-port.ts'
import { type Asked, ask, type Place, type Visit } from './ask.ts'
import { originOf } from './hosts.ts'
import { nextPage } from './link.ts'
import { manifestTypes, parseManifest, parsePlatform } from './manifest.ts'
import { isDigest, isTag } from './reference.ts'
import type { Answer } from './send.ts'
import { unansweredByRegistry } from './unanswered.ts'

type Answered = Extract<Answer, { readonly kind: 'answered' }>

const Tags = z.looseObject({ tags: z.array(z.string()).nullish() })

// OCI distribution 1.1: registries should take manifests up to 4 MiB.
const limits = { manifest: 4 * 1024 * 1024, page: 8 * 1024 * 1024 }
const tagsPerPage = 1000
const mostPages = 50

/** Every tag of a repository, page by page. */
export async function listTags(visit: Visit, place: Place): Promise<TagList | Unanswered> {
  const tags = new Set<string>()
  const first = new URL(`${base(place)}/tags/list?n=${tagsPerPage}`)
  let url: URL | undefined = first
  for (let page = 0; page < mostPages && url !== undefined; page++) {
    const answer = await ask(visit, place, tagQuestion(url))
    // Distribution 3 takes no number above its own limit (PAGINATION_NUMBER_INVALID), and does not say which that is.
    if (page === 0 && answer.kind === 'answered' && answer.status === 400) {
      url = new URL(first.pathname, first)
      continue
    }
    const found = await readTags(visit, place, answer)
    if (found.kind !== 'page') return found
    const before = tags.size
    for (const tag of found.tags) tags.add(tag)
    // A page without news would be asked for again and again.
    url = tags.size === before ? undefined : nextPage(found.link, url)
    if (url !== undefined && url.origin !== first.origin)
      return { kind: 'unreachable', reason: `${place.host} continues its list at another host` }
  }
  return { kind: 'tags', tags: [...tags], complete: url === undefined }
}

function tagQuestion(url: URL) {
  return { method: 'GET', url, accept: 'application/json', limit: limits.page } as const
}

interface TagPage {
  readonly kind: 'page'
  readonly tags: readonly string[]
  readonly link: string | undefined
}

async function readTags(visit: Visit, place: Place, answer: Asked): Promise<TagPage | Unanswered> {
  const refusal = await unansweredByRegistry(visit, place, answer)
  if (refusal !== undefined || answer.kind !== 'answered') return refusal ?? { kind: 'absent' }
  try {
    const { tags } = Tags.parse(JSON.parse(Buffer.from(answer.body).toString('utf8')))
    return { kind: 'page', tags: (tags ?? []).filter(isTag), link: answer.header('link') }
  } catch {
    return { kind: 'unreachable', reason: `${place.host} answered no list of tags` }
  }
}

/** The digest of a tag or a digest: as the registry names it, else computed from what it names. */
export async function readDigest(visit: Visit, place: Place, version: string): Promise<Digest | Unanswered> {
  const answer = await ask(visit, place, manifestQuestion('HEAD', place, version))
  const refusal = await unansweredByRegistry(visit, place, answer)
  const named = answer.kind === 'answered' ? answer.header('docker-content-digest') : undefined
  if (refusal === undefined && named !== undefined && isDigest(named)) {
    return isDigest(version) && named !== version ? otherContent(place) : { kind: 'digest', digest: named }
  }
  // Some registries take no HEAD, or name no digest; none of them answers 404 for that.
  const isOdd = answer.kind === 'answered' && [200, 400, 405, 501].includes(answer.status)
  if (!isOdd && refusal !== undefined) return refusal
  const manifest = await readManifest(visit, place, version)
  return manifest.kind === 'manifest' ? { kind: 'digest', digest: manifest.digest } : manifest
}

/** The platforms of an image; of one without an index, by its configuration. */
export async function readPlatforms(
  visit: Visit,
  place: Place,
  version: string,
): Promise<Platforms | Unanswered> {
  const manifest = await readManifest(visit, place, version)
  if (manifest.kind !== 'manifest') return manifest
  const { digest } = manifest
  const parsed = parseManifest(manifest.body)
  switch (parsed.kind) {
    case 'index':
      return { kind: 'platforms', digest, platforms: parsed.platforms }
    case 'image': {
      const config = await readConfig(visit, place, parsed.config)
      return config.kind === 'config'
        ? { kind: 'platforms', digest, platforms: parsePlatform(config.body) }
        : config
    }
    case 'malformed':
      return { kind: 'unreachable', reason: `${place.host} answered no manifest` }
    default:
      return parsed satisfies never
  }
}

async function readManifest(visit: Visit, place: Place, version: string) {
  const answer = await ask(visit, place, manifestQuestion('GET', place, version))
  const refusal = await unansweredByRegistry(visit, place, answer)
  if (refusal !== undefined || answer.kind !== 'answered') return refusal ?? ({ kind: 'absent' } as const)
  const digest = digestOf(answer)
  const named = answer.header('docker-content-digest')
  const isOther = (isDigest(version) && version !== digest) || (named !== undefined && named !== digest)
  return isOther ? otherContent(place) : ({ kind: 'manifest', digest, body: answer.body } as const)
}

async function readConfig(visit: Visit, place: Place, digest: string) {
  if (!isDigest(digest)) return otherContent(place)
  const url = new URL(`${base(place)}/blobs/${digest}`)
  const answer = await ask(visit, place, { method: 'GET', url, accept: '*/*', limit: limits.manifest })
  const refusal = await unansweredByRegistry(visit, place, answer)
  if (refusal !== undefined || answer.kind !== 'answered') return refusal ?? ({ kind: 'absent' } as const)
  return digestOf(answer) === digest ? ({ kind: 'config', body: answer.body } as const) : otherContent(place)
}

function manifestQuestion(method: 'GET' | 'HEAD', place: Place, version: string) {
  const url = new URL(`${base(place)}/manifests/${version}`)
  return { method, url, accept: manifestTypes, limit: limits.manifest }
}

function base({ host, repository }: Place): string {
  return `${originOf(host)}/v2/${repository}`
}

function digestOf({ body }: Answered): string {
  return `sha256:${createHash('sha256').update(body).digest('hex')}`
}

function otherContent({ host }: Place): Unanswered {
  return { kind: 'unreachable', reason: `${host} answered other content than the digest names` }
}
