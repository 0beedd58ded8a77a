import type { Team } from '../world/accounts.ts'
import { iso } from '../world/clock.ts'
import type { World } from '../world/world.ts'
import type { Json } from './account.ts'
import { organizationShape } from './repository.ts'

/** A team as webhooks tell of it. */
export function teamShape(
  { addresses }: World,
  { id, name, slug, description, privacy, organization }: Team,
): Json {
  const url = `${addresses.api}/organizations/${organization.id}/team/${id}`
  return {
    name,
    id,
    node_id: Buffer.from(`04:Team${id}`).toString('base64'),
    slug,
    description,
    privacy,
    notification_setting: 'notifications_enabled',
    url,
    html_url: `${addresses.html}/orgs/${organization.login}/teams/${slug}`,
    members_url: `${url}/members{/member}`,
    repositories_url: `${url}/repos`,
    permission: 'pull',
    type: 'organization',
    organization_id: organization.id,
  }
}

/** A team as its own address answers it. */
export function fullTeamShape(world: World, team: Team): Json {
  const { createdAt, updatedAt, members, organization } = team
  return {
    ...teamShape(world, team),
    parent: null,
    members_count: members.filter(({ state }) => state === 'active').length,
    repos_count: 0,
    created_at: iso(createdAt),
    updated_at: iso(updatedAt),
    organization: {
      ...organizationShape(world, organization),
      ...{ name: organization.name, html_url: `${world.addresses.html}/${organization.login}` },
      ...{ has_organization_projects: false, has_repository_projects: false },
      ...{ public_repos: 0, public_gists: 0, followers: 0, following: 0, type: 'Organization' },
      ...{ created_at: iso(createdAt), updated_at: iso(updatedAt), archived_at: null },
    },
  }
}
