/** GitHub's names of what an installation token may do. */
export type Permissions = Readonly<Record<string, 'read' | 'write'>>

/** What the GitHub App asks of an owner: final, because each later addition asks every owner again. */
export const appPermissions = {
  actions: 'read',
  checks: 'write',
  contents: 'write',
  deployments: 'write',
  issues: 'write',
  members: 'read',
  merge_queues: 'read',
  metadata: 'read',
  packages: 'read',
  pull_requests: 'write',
  statuses: 'write',
} as const satisfies Permissions

/** The events that the GitHub App subscribes to; `installation` and its like come unasked. */
export const appEvents = [
  'check_run',
  'check_suite',
  'deployment',
  'deployment_status',
  'issue_comment',
  'merge_group',
  'package',
  'pull_request',
  'pull_request_review',
  'push',
  'repository',
  'repository_dispatch',
  'status',
  'workflow_run',
] as const

/**
 * What a token is for. `survey` sees every repository of the installation and changes nothing; `talk` and `promote`
 * are for one repository alone; `people` looks up teams, which belong to no repository;
 * `workflows` asks which workflow a run is of; `check` writes a check run.
 */
export type Scope = 'survey' | 'talk' | 'promote' | 'people' | 'workflows' | 'check'

/** The least that each purpose needs; every one is a part of what the GitHub App asks for. */
export const scopePermissions: Readonly<Record<Scope, Permissions>> = {
  survey: { contents: 'read', metadata: 'read' },
  talk: { issues: 'write', metadata: 'read', pull_requests: 'write' },
  promote: {
    checks: 'read',
    contents: 'write',
    deployments: 'write',
    issues: 'write',
    metadata: 'read',
    pull_requests: 'write',
    statuses: 'read',
  },
  people: { members: 'read' },
  workflows: { actions: 'read', metadata: 'read' },
  check: { checks: 'write', metadata: 'read' },
}
