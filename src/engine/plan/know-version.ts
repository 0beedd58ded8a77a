import { sourceApps } from '../../fleet/sources.ts'
import type { Fleet } from '../../promotion/fleet.ts'
import type { Goal } from '../../promotion/goal.ts'
import type { VersionKnowledge } from '../../promotion/observed.ts'
import { pinHas, pinnedVersions } from '../../promotion/pins.ts'
import { nearVersions } from '../../promotion/versions.ts'
import { fullName } from '../authorize.ts'
import { repositoriesOf } from '../context.ts'
import type { RepositoryRef } from '../ports/ports.ts'
import type { Run } from '../promotion/request.ts'
import { askRegistries, questionOf, type RegistryKnowledge } from './ask-registries.ts'

/** Whether the version exists: pinned anywhere, unless `versions: strict` takes no pin for a proof; else a tag of the app's source repository, else in its registries. */
export async function knowVersion(run: Run, goal: Goal): Promise<VersionKnowledge> {
  const { fleet, policy } = run.reading
  const pin = fleet.pins.find(each => each.app === goal.app && pinHas(each, goal.version))
  if (pin !== undefined && policy.versions !== 'strict')
    return { kind: 'pinned', environment: pin.environment }
  const inSource = await askSource(run, goal)
  if (inSource.kind === 'tagged') return inSource
  return combine(run.reading.fleet, goal, inSource, await askRegistries(questionOf(run), goal))
}

export type SourceKnowledge =
  | { readonly kind: 'tagged'; readonly repository: string }
  | { readonly kind: 'untagged'; readonly repository: string }
  | { readonly kind: 'not-asked' }

async function askSource(run: Run, goal: Goal): Promise<SourceKnowledge> {
  const [tag = ''] = goal.version.split('@')
  if (tag.startsWith('sha256:')) return { kind: 'not-asked' }
  const source = await sourceOf(run, goal.app)
  if (source === undefined) return { kind: 'not-asked' }
  const { repository } = run.context.installation.open(source)
  const isTagged = await repository.hasTag(spellings(run, goal.app, tag))
  return { kind: isTagged ? 'tagged' : 'untagged', repository: fullName(source) }
}

/** What the app's source repository and its registries say together. */
export function combine(
  fleet: Fleet,
  goal: Goal,
  source: Exclude<SourceKnowledge, { readonly kind: 'tagged' }>,
  registry: RegistryKnowledge,
): VersionKnowledge {
  const asked = source.kind === 'untagged' ? [source.repository] : []
  const absent = (places: readonly string[], tags: readonly string[]): VersionKnowledge => {
    const known = [...new Set([...pinnedVersions(fleet, goal.app), ...tags])]
    const near = nearVersions(goal.version.split('@')[0] ?? '', known)
    return { kind: 'absent', repository: places.join(' or '), near }
  }
  switch (registry.kind) {
    case 'published':
      return registry
    case 'absent':
      return absent([...asked, registry.image], registry.tags)
    case 'unreachable':
    case 'not-asked':
      return source.kind === 'untagged' ? absent(asked, []) : registry
    default:
      return registry satisfies never
  }
}

function spellings({ reading }: Run, app: string, version: string): readonly string[] {
  const pattern = reading.fleet.apps.find(each => each.name === app)?.tagPattern
  const bare = version.replace(/^v(?=\d)/, '')
  return [
    ...new Set([
      version,
      bare,
      `v${bare}`,
      ...(pattern === undefined ? [] : [pattern.replace('{version}', bare)]),
    ]),
  ]
}

async function sourceOf(run: Run, app: string): Promise<RepositoryRef | undefined> {
  const listed = run.reading.policy.sources.filter(source =>
    sourceApps(run.reading.fleet, source).some(each => each.name === app),
  )
  const isListed = (ref: RepositoryRef): boolean =>
    listed.some(source => source.repository.toLowerCase() === fullName(ref).toLowerCase())
  if (isListed(run.source)) return run.source
  if (listed.length === 0) return undefined
  return (await repositoriesOf(run.context)).find(isListed)
}
