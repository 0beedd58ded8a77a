import type { Account, App, Installation } from '../world/accounts.ts'
import { iso } from '../world/clock.ts'
import type { World } from '../world/world.ts'

/** A JSON object on its way out. */
export type Json = Readonly<Record<string, unknown>>

const userUrls = {
  followers_url: '/followers',
  following_url: '/following{/other_user}',
  gists_url: '/gists{/gist_id}',
  starred_url: '/starred{/owner}{/repo}',
  subscriptions_url: '/subscriptions',
  organizations_url: '/orgs',
  repos_url: '/repos',
  events_url: '/events{/privacy}',
  received_events_url: '/received_events',
} as const

/** The `simple-user` of an account. */
export function userShape(world: World, account: Account): Json {
  const { api, html } = world.addresses
  const url = `${api}/users/${encodeURIComponent(account.login)}`
  const page = account.type === 'Bot' ? `apps/${account.login.replace('[bot]', '')}` : account.login
  const urls = Object.entries(userUrls).map(([name, path]) => [name, `${url}${path}`])
  return {
    login: account.login,
    id: account.id,
    node_id: account.nodeId,
    avatar_url: `${html}/avatars/u/${account.id}?v=4`,
    gravatar_id: '',
    url,
    html_url: `${html}/${page}`,
    ...Object.fromEntries(urls),
    type: account.type,
    user_view_type: 'public',
    site_admin: false,
  }
}

/** The `simple-user`, or null for a deleted account. */
export function nullableUser(world: World, account: Account | undefined): Json | null {
  return account === undefined ? null : userShape(world, account)
}

/** The public profile of an account. */
export function profileShape(world: World, account: Account): Json {
  const noText = { company: null, blog: '', location: null, email: null, hireable: null, bio: null }
  return {
    ...userShape(world, account),
    name: account.name,
    ...noText,
    twitter_username: null,
    public_repos: 0,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: '2020-01-01T00:00:00Z',
    updated_at: '2020-01-01T00:00:00Z',
  }
}

/** An App as the public sees it (`integration`). */
export function appShape(world: World, app: App): Json {
  return {
    id: app.id,
    client_id: app.clientId,
    slug: app.slug,
    node_id: app.nodeId,
    owner: userShape(world, app.owner),
    name: app.name,
    description: '',
    external_url: 'https://example.com/lockkeeper',
    html_url: `${world.addresses.html}/apps/${app.slug}`,
    created_at: iso(app.createdAt),
    updated_at: iso(app.createdAt),
    permissions: app.permissions,
    events: app.events,
  }
}

/** An App, or null. */
export function nullableApp(world: World, app: App | undefined): Json | null {
  return app === undefined ? null : appShape(world, app)
}

/** An App's installation. */
export function installationShape(world: World, installation: Installation): Json {
  const { api, html } = world.addresses
  const { app, account, id } = installation
  const suspendedAt = installation.suspendedAt
  return {
    id,
    client_id: app.clientId,
    account: userShape(world, account),
    repository_selection: installation.repositories === undefined ? 'all' : 'selected',
    access_tokens_url: `${api}/app/installations/${id}/access_tokens`,
    repositories_url: `${api}/installation/repositories`,
    html_url: `${html}/organizations/${account.login}/settings/installations/${id}`,
    app_id: app.id,
    app_slug: app.slug,
    target_id: account.id,
    target_type: account.type,
    permissions: installation.permissions,
    events: app.events,
    created_at: iso(installation.createdAt),
    updated_at: iso(installation.createdAt),
    single_file_name: null,
    has_multiple_single_files: false,
    single_file_paths: [],
    suspended_by: suspendedAt === undefined ? null : userShape(world, app.owner),
    suspended_at: suspendedAt === undefined ? null : iso(suspendedAt),
  }
}
