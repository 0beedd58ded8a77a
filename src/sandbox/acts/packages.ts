import { sentPackage } from '../shapes/package.ts'
import type { Account } from '../world/accounts.ts'
import type { PackageVersion } from '../world/packages.ts'
import { emit, findAccount, findRepository, takeId, type World } from '../world/world.ts'

/** Publishes a version of a container image, or gives one that is there more tags, and tells of it under both names that GitHub has for the event. */
export function publishPackage(
  world: World,
  wish: Pick<PackageVersion, 'owner' | 'name' | 'digest' | 'tags' | 'repository'> & { readonly by: Account },
): PackageVersion {
  const { by, ...what } = wish
  const known = world.packages.filter(each => each.owner === wish.owner && each.name === wish.name)
  const there = known.find(({ digest }) => digest === wish.digest)
  const version = there ?? addVersion(world, what, known[0]?.packageId)
  version.tags = [...new Set([...version.tags, ...wish.tags])]
  const sent = sentPackage(world, version, by)
  const action = there === undefined ? 'published' : 'updated'
  const common = { action, repository: wish.repository, sender: by }
  emit(world, { ...common, event: 'package', payload: { package: sent } })
  emit(world, { ...common, event: 'registry_package', payload: { registry_package: sent } })
  return version
}

function addVersion(
  world: World,
  what: Omit<PackageVersion, 'id' | 'packageId' | 'createdAt'>,
  packageId: number = takeId(world),
): PackageVersion {
  const version = { ...what, id: takeId(world), packageId, createdAt: world.clock.now() }
  world.packages.push(version)
  return version
}

/** The same by names: `owner/name`, a tag, a digest, the repository that it is linked to. */
export function publishNamed(
  world: World,
  { image, tag, digest, repository, login }: Readonly<Record<string, unknown>>,
): { readonly id: number } {
  const [owner = '', name = ''] = String(image).split('/')
  const [account, by] = [findAccount(world, owner), findAccount(world, String(login))]
  if (account === undefined || by === undefined || name === '')
    throw new Error('image: owner/name, and login of somebody who is here')
  const [repositoryOwner = '', repositoryName = ''] = String(repository ?? '').split('/')
  const { id } = publishPackage(world, {
    owner: account,
    name,
    digest: String(digest),
    tags: typeof tag === 'string' && tag !== '' ? [tag] : [],
    repository: findRepository(world, repositoryOwner, repositoryName),
    by,
  })
  return { id }
}
