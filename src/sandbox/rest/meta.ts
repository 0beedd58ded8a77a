import { type Answer, created, notFound, ok } from '../http/answer.ts'
import { actorOf, type Call, param } from '../http/call.ts'
import type { Route } from '../http/route.ts'
import { appShape, profileShape } from '../shapes/account.ts'
import { findAccount } from '../world/world.ts'
import { convertManifest } from './manifests.ts'
import { rateShape } from './rate-limit.ts'

/** Who I am, who others are, limits, and what the server is. */
export const metaRoutes: readonly Route[] = [
  ['GET', '', 'anyone', getRoot],
  ['GET', '/', 'anyone', getRoot],
  ['GET', '/meta', 'anyone', getMeta],
  ['GET', '/zen', 'anyone', getZen],
  ['GET', '/rate_limit', 'anyone', call => ok(rateShape(call))],
  ['GET', '/user', 'person', getUser],
  ['GET', '/users/:login', 'anyone', getNamedUser],
  ['POST', '/app-manifests/:code/conversions', 'anyone', convert],
]

// Where GitHub's API begins, whether or not it is served here.
const rootPaths = {
  current_user_url: '/user',
  authorizations_url: '/authorizations',
  code_search_url: '/search/code?q={query}{&page,per_page,sort,order}',
  commit_search_url: '/search/commits?q={query}{&page,per_page,sort,order}',
  emails_url: '/user/emails',
  emojis_url: '/emojis',
  events_url: '/events',
  feeds_url: '/feeds',
  followers_url: '/user/followers',
  following_url: '/user/following{/target}',
  gists_url: '/gists{/gist_id}',
  issue_search_url: '/search/issues?q={query}{&page,per_page,sort,order}',
  issues_url: '/issues',
  keys_url: '/user/keys',
  label_search_url: '/search/labels?q={query}&repository_id={repository_id}{&page,per_page}',
  notifications_url: '/notifications',
  organization_url: '/orgs/{org}',
  organization_repositories_url: '/orgs/{org}/repos{?type,page,per_page,sort}',
  organization_teams_url: '/orgs/{org}/teams',
  public_gists_url: '/gists/public',
  rate_limit_url: '/rate_limit',
  repository_url: '/repos/{owner}/{repo}',
  repository_search_url: '/search/repositories?q={query}{&page,per_page,sort,order}',
  current_user_repositories_url: '/user/repos{?type,page,per_page,sort}',
  starred_url: '/user/starred{/owner}{/repo}',
  starred_gists_url: '/gists/starred',
  user_url: '/users/{user}',
  user_organizations_url: '/user/orgs',
  user_repositories_url: '/users/{user}/repos{?type,page,per_page,sort}',
  user_search_url: '/search/users?q={query}{&page,per_page,sort,order}',
} as const

function getRoot(call: Call): Answer {
  const { api, html } = call.world.addresses
  const urls = Object.entries(rootPaths).map(([name, path]) => [name, `${api}${path}`] as const)
  const page = `${html}/settings/connections/applications{/client_id}`
  return ok({ ...Object.fromEntries(urls), current_user_authorizations_html_url: page })
}

function getMeta(call: Call): Answer {
  const enterprise = call.world.behaviour.ghes ? { installed_version: '3.19.0' } : {}
  return ok({ verifiable_password_authentication: false, ...enterprise })
}

function getZen(): Answer {
  return {
    status: 200,
    bytes: Buffer.from('Keep it logically awesome.'),
    headers: { 'content-type': 'text/plain' },
  }
}

function getUser(call: Call): Answer {
  return ok(profileShape(call.world, actorOf(call)))
}

function getNamedUser(call: Call): Answer {
  return ok(profileShape(call.world, findAccount(call.world, param(call, 'login')) ?? notFound()))
}

function convert(call: Call): Answer {
  const app = convertManifest(call.world, param(call, 'code')) ?? notFound()
  const secrets = {
    client_id: app.clientId,
    client_secret: app.clientSecret,
    webhook_secret: app.hook.secret,
    pem: app.privateKey,
  }
  return created({ ...appShape(call.world, app), ...secrets })
}
