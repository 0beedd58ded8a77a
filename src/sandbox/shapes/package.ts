import type { Account } from '../world/accounts.ts'
import { iso } from '../world/clock.ts'
import type { PackageVersion } from '../world/packages.ts'
import type { World } from '../world/world.ts'
import { type Json, userShape } from './account.ts'

function pageOf(world: World, { owner, name }: PackageVersion): string {
  return `${world.addresses.html}/orgs/${owner.login}/packages/container/${name}`
}

/** A version as the list of an account's package has it. */
export function packageVersionShape(world: World, version: PackageVersion): Json {
  const { id, owner, name, digest, tags, createdAt } = version
  const page = pageOf(world, version)
  return {
    id,
    name: digest,
    url: `${world.addresses.api}/orgs/${owner.login}/packages/container/${name}/versions/${id}`,
    package_html_url: page,
    html_url: `${page}/${id}`,
    created_at: iso(createdAt),
    updated_at: iso(createdAt),
    metadata: { package_type: 'container', container: { tags } },
  }
}

/** A package as webhooks tell of it. Of several tags only one is named, and none of a manifest without. */
export function sentPackage(world: World, version: PackageVersion, author: Account): Json {
  const { owner, name, packageId, createdAt } = version
  return {
    id: packageId,
    name,
    namespace: owner.login,
    description: '',
    ecosystem: 'CONTAINER',
    package_type: 'CONTAINER',
    html_url: pageOf(world, version),
    created_at: iso(createdAt),
    updated_at: iso(createdAt),
    owner: userShape(world, owner),
    package_version: sentVersion(world, version, author),
    registry: {
      about_url: 'https://docs.github.com/packages',
      name: 'GitHub CONTAINER registry',
      type: 'CONTAINER',
      url: `https://CONTAINER.pkg.github.com/${owner.login}`,
      vendor: 'GitHub Inc',
    },
  }
}

function sentVersion(world: World, version: PackageVersion, author: Account): Json {
  const { id, owner, name, digest, tags, repository, createdAt } = version
  const [tag = ''] = tags
  return {
    id,
    version: digest,
    name: digest,
    summary: '',
    description: '',
    body: '',
    body_html: '',
    target_commitish: repository?.defaultBranch ?? '',
    target_oid: '',
    author: userShape(world, author),
    html_url: `${pageOf(world, version)}/${id}`,
    created_at: iso(createdAt),
    updated_at: iso(createdAt),
    metadata: [],
    package_files: [],
    package_url: `ghcr.io/${owner.login}/${name}:${tag}`,
    installation_command: `docker pull ghcr.io/${owner.login}/${name}:${tag}`,
    container_metadata: { tag: { name: tag, digest } },
  }
}
