import { type Account, roles } from '../world/accounts.ts'
import { iso } from '../world/clock.ts'
import { fullName, type Repository } from '../world/repository.ts'
import type { World } from '../world/world.ts'
import { type Json, userShape } from './account.ts'

const urls = {
  archive_url: '/{archive_format}{/ref}',
  assignees_url: '/assignees{/user}',
  blobs_url: '/git/blobs{/sha}',
  branches_url: '/branches{/branch}',
  collaborators_url: '/collaborators{/collaborator}',
  comments_url: '/comments{/number}',
  commits_url: '/commits{/sha}',
  compare_url: '/compare/{base}...{head}',
  contents_url: '/contents/{+path}',
  contributors_url: '/contributors',
  deployments_url: '/deployments',
  downloads_url: '/downloads',
  events_url: '/events',
  forks_url: '/forks',
  git_commits_url: '/git/commits{/sha}',
  git_refs_url: '/git/refs{/sha}',
  git_tags_url: '/git/tags{/sha}',
  hooks_url: '/hooks',
  issue_comment_url: '/issues/comments{/number}',
  issue_events_url: '/issues/events{/number}',
  issues_url: '/issues{/number}',
  keys_url: '/keys{/key_id}',
  labels_url: '/labels{/name}',
  languages_url: '/languages',
  merges_url: '/merges',
  milestones_url: '/milestones{/number}',
  notifications_url: '/notifications{?since,all,participating}',
  pulls_url: '/pulls{/number}',
  releases_url: '/releases{/id}',
  stargazers_url: '/stargazers',
  statuses_url: '/statuses/{sha}',
  subscribers_url: '/subscribers',
  subscription_url: '/subscription',
  tags_url: '/tags',
  teams_url: '/teams',
  trees_url: '/git/trees{/sha}',
} as const

/** The API address of a repository. */
export function repositoryUrl(world: World, repository: Repository): string {
  return `${world.addresses.api}/repos/${fullName(repository)}`
}

/** The web address of a repository. */
export function repositoryPage(world: World, repository: Repository): string {
  return `${world.addresses.html}/${fullName(repository)}`
}

/** A `minimal-repository`: what lists and other things show of it. */
export function minimalRepository(world: World, repository: Repository): Json {
  const url = repositoryUrl(world, repository)
  return {
    id: repository.id,
    node_id: repository.nodeId,
    name: repository.name,
    full_name: fullName(repository),
    private: repository.private,
    owner: userShape(world, repository.owner),
    html_url: repositoryPage(world, repository),
    description: repository.description,
    fork: repository.parent !== undefined,
    url,
    ...Object.fromEntries(Object.entries(urls).map(([name, path]) => [name, `${url}${path}`])),
  }
}

/** A `repository`, as pull requests and webhooks carry it. */
export function repositoryShape(world: World, repository: Repository): Json {
  return {
    ...minimalRepository(world, repository),
    ...placesOf(world, repository),
    ...countsOf(repository),
    ...switchesOf(repository),
    pushed_at: iso(repository.pushedAt),
    created_at: iso(repository.createdAt),
    updated_at: iso(repository.pushedAt),
    license: null,
    language: null,
    topics: [],
    default_branch: repository.defaultBranch,
  }
}

function placesOf(world: World, repository: Repository): Json {
  const page = repositoryPage(world, repository)
  return {
    clone_url: `${page}.git`,
    git_url: `${page.replace(/^https?:/, 'git:')}.git`,
    ssh_url: `ssh://git@${new URL(page).host}/${fullName(repository)}.git`,
    svn_url: page,
    homepage: null,
    mirror_url: null,
  }
}

function countsOf(repository: Repository): Json {
  const open = [...repository.issues.values()].filter(issue => issue.state === 'open').length
  return {
    size: 0,
    forks: 0,
    forks_count: 0,
    stargazers_count: 0,
    watchers: 0,
    watchers_count: 0,
    open_issues: open,
    open_issues_count: open,
  }
}

function switchesOf(repository: Repository): Json {
  return {
    has_issues: repository.hasIssues,
    has_projects: true,
    has_downloads: true,
    has_wiki: true,
    has_pages: false,
    has_discussions: false,
    archived: repository.archived,
    disabled: false,
    allow_forking: true,
    is_template: false,
    web_commit_signoff_required: false,
    visibility: repository.private ? 'private' : 'public',
  }
}

/** A `full-repository`, as `GET /repos/{owner}/{repo}` answers; `role` is the caller's, for `permissions`. */
export function fullRepository(world: World, repository: Repository, role: (typeof roles)[number]): Json {
  const reaches = (wanted: (typeof roles)[number]) => roles.indexOf(role) >= roles.indexOf(wanted)
  const allows = (method: 'merge' | 'squash' | 'rebase') => repository.mergeMethods.includes(method)
  const organization = repository.owner.type === 'Organization'
  return {
    ...repositoryShape(world, repository),
    permissions: {
      admin: reaches('admin'),
      maintain: reaches('maintain'),
      push: reaches('write'),
      triage: reaches('triage'),
      pull: reaches('read'),
    },
    allow_rebase_merge: allows('rebase'),
    allow_squash_merge: allows('squash'),
    allow_merge_commit: allows('merge'),
    allow_auto_merge: repository.allowAutoMerge,
    delete_branch_on_merge: repository.deleteBranchOnMerge,
    allow_update_branch: false,
    squash_merge_commit_title: 'COMMIT_OR_PR_TITLE',
    squash_merge_commit_message: 'COMMIT_MESSAGES',
    merge_commit_title: 'MERGE_MESSAGE',
    merge_commit_message: 'PR_TITLE',
    ...(organization ? { organization: userShape(world, repository.owner) } : {}),
    ...(repository.parent === undefined
      ? {}
      : {
          parent: repositoryShape(world, repository.parent),
          source: repositoryShape(world, repository.parent),
        }),
    subscribers_count: 0,
    network_count: 0,
  }
}

/** The organization as webhooks carry it. */
export function organizationShape(world: World, account: Account): Json {
  const url = `${world.addresses.api}/orgs/${account.login}`
  return {
    login: account.login,
    id: account.id,
    node_id: account.nodeId,
    url,
    repos_url: `${url}/repos`,
    events_url: `${url}/events`,
    hooks_url: `${url}/hooks`,
    issues_url: `${url}/issues`,
    members_url: `${url}/members{/member}`,
    public_members_url: `${url}/public_members{/member}`,
    avatar_url: `${world.addresses.html}/avatars/u/${account.id}?v=4`,
    description: '',
  }
}
