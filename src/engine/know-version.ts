import { sourceApps } from '../fleet/sources.ts'
import type { VersionKnowledge } from '../promotion/observed.ts'
import { pinHas, pinnedVersions } from '../promotion/pins.ts'
import type { Target } from '../promotion/target.ts'
import { nearVersions } from '../promotion/versions.ts'
import { fullName } from './authorize.ts'
import { repositoriesOf } from './context.ts'
import type { RepositoryRef } from './ports.ts'
import type { Run } from './request.ts'

/** Whether the version exists: pinned anywhere, else a tag of the app's source repository. Costs a request only in the second case. */
export async function knowVersion(run: Run, target: Target): Promise<VersionKnowledge> {
  const { fleet } = run.reading
  const pin = fleet.pins.find(each => each.app === target.app && pinHas(each, target.version))
  if (pin !== undefined) return { kind: 'pinned', environment: pin.environment }
  const [tag = ''] = target.version.split('@')
  if (tag.startsWith('sha256:')) return { kind: 'not-asked' }
  const source = await sourceOf(run, target.app)
  if (source === undefined) return { kind: 'not-asked' }
  const tagged = await run.context.installation
    .open(source)
    .repository.hasTag(spellings(run, target.app, tag))
  const repository = fullName(source)
  if (tagged) return { kind: 'tagged', repository }
  return { kind: 'absent', repository, near: nearVersions(tag, pinnedVersions(fleet, target.app)) }
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
