import type { ChartVersions, Unanswered } from '../engine/ports/registry-port.ts'
import { ask, type Visit } from './ask.ts'
import { parseChartIndex } from './chart-index.ts'
import { isAllowed } from './hosts.ts'
import { listTags } from './images.ts'
import { canonicalHost, parseImageReference } from './reference.ts'
import { unanswered } from './unanswered.ts'

// The largest public indexes are around twenty mebibytes.
const largestIndex = 32 * 1024 * 1024

/** The versions of a chart in a Helm repository, of either kind. */
export async function listChartVersions(
  visit: Visit,
  repository: string,
  chart: string,
): Promise<ChartVersions | Unanswered> {
  return repository.startsWith('oci://')
    ? listFromTags(visit, `${repository.replace(/\/+$/, '')}/${chart}`)
    : listFromIndex(visit, repository, chart)
}

async function listFromTags(visit: Visit, image: string): Promise<ChartVersions | Unanswered> {
  const parsed = parseImageReference(image)
  if (parsed.kind === 'problem') return { kind: 'not-asked', reason: parsed.problem.message }
  const { reference } = parsed
  if (!isAllowed(reference.host, visit.rules)) return notAllowed(reference.host)
  const listed = await listTags(visit, reference)
  if (listed.kind !== 'tags') return listed
  // Helm writes the plus of a version as an underscore, which versions do not have and tags may: helm.sh/docs/topics/registries.
  const versions = listed.tags.map(tag => tag.replaceAll('_', '+')).filter(isVersion)
  return { kind: 'versions', versions, complete: listed.complete }
}

async function listFromIndex(
  visit: Visit,
  repository: string,
  chart: string,
): Promise<ChartVersions | Unanswered> {
  if (!URL.canParse(repository)) return { kind: 'not-asked', reason: 'the chart repository is no URL' }
  const url = new URL(repository)
  const host = canonicalHost(url.host)
  if (!isAllowed(host, visit.rules)) return notAllowed(host)
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/index.yaml`
  url.hash = ''
  const place = { host, repository: url.pathname.slice(1) }
  const answer = await ask(visit, place, { method: 'GET', url, accept: '*/*', limit: largestIndex })
  const refusal = unanswered(host, answer)
  if (refusal !== undefined || answer.kind !== 'answered') return refusal ?? { kind: 'absent' }
  const versions = parseChartIndex(Buffer.from(answer.body).toString('utf8'), chart)
  if (versions === undefined) return { kind: 'unreachable', reason: `${host} answered no chart index` }
  return versions.length === 0 ? { kind: 'absent' } : { kind: 'versions', versions, complete: true }
}

// Signatures and latest-like tags stand beside charts; a chart's version is semantic.
function isVersion(text: string): boolean {
  return /^v?\d+(?:\.\d+){0,2}(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.+-]+)?$/.test(text)
}

/** The answer about a host that neither the fleet nor the settings name. */
export function notAllowed(host: string): Unanswered {
  return { kind: 'not-asked', reason: `${host} is no registry of this fleet` }
}
