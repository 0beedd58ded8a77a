import type { Permissions } from '../world/accounts.ts'

/** What the GitHub App `lockkeeper` asks its owners for: for good, since each addition asks every owner again. */
export const lockkeeperPermissions: Permissions = {
  contents: 'write',
  pull_requests: 'write',
  issues: 'write',
  checks: 'write',
  statuses: 'write',
  deployments: 'write',
  metadata: 'read',
  members: 'read',
  packages: 'read',
  actions: 'read',
  merge_queues: 'read',
}

/** The events that the GitHub App `lockkeeper` subscribes to. */
export const lockkeeperEvents: readonly string[] = [
  'issue_comment',
  'issues',
  'pull_request',
  'pull_request_review',
  'check_run',
  'check_suite',
  'status',
  'push',
  'create',
  'delete',
  'deployment',
  'deployment_status',
  'repository',
  'repository_dispatch',
  'workflow_run',
  'package',
  'merge_group',
]
