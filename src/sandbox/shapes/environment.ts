import { iso } from '../world/clock.ts'
import type { Environment, Reviewer } from '../world/environments.ts'
import { nodeId } from '../world/node-ids.ts'
import type { Repository } from '../world/repository.ts'
import type { World } from '../world/world.ts'
import { type Json, userShape } from './account.ts'
import { repositoryPage, repositoryUrl } from './repository.ts'

/** An environment with its protection rules. */
export function environmentShape(world: World, repository: Repository, environment: Environment): Json {
  return {
    ...environmentHead(world, repository, environment),
    created_at: iso(environment.createdAt),
    updated_at: iso(environment.updatedAt),
    protection_rules: protectionRules(world, repository, environment),
    deployment_branch_policy: environment.branchPolicy,
  }
}

/** What is said of an environment wherever it is named. */
export function environmentHead(world: World, repository: Repository, { id, name }: Environment): Json {
  const path = encodeURIComponent(name)
  return {
    id,
    node_id: nodeId('Environment', repository.id, id),
    name,
    url: `${repositoryUrl(world, repository)}/environments/${path}`,
    html_url: `${repositoryPage(world, repository)}/deployments/activity_log?environments_filter=${path}`,
  }
}

function protectionRules(world: World, repository: Repository, environment: Environment): readonly Json[] {
  const { waitTimer, reviewers, preventSelfReview, branchPolicy, id } = environment
  const head = (type: string, index: number) => ({
    id: id * 10 + index,
    node_id: nodeId('GateRule', repository.id, id, type),
    type,
  })
  return [
    ...(waitTimer > 0 ? [{ ...head('wait_timer', 1), wait_timer: waitTimer }] : []),
    ...(reviewers.length > 0
      ? [
          {
            ...head('required_reviewers', 2),
            prevent_self_review: preventSelfReview,
            reviewers: reviewers.map(reviewer => reviewerShape(world, reviewer)),
          },
        ]
      : []),
    ...(branchPolicy === null ? [] : [head('branch_policy', 3)]),
  ]
}

/** Whose approval is asked for. */
export function reviewerShape(world: World, reviewer: Reviewer): Json {
  if (reviewer.type === 'User') return { type: 'User', reviewer: userShape(world, reviewer.account) }
  const { id, slug, organization } = reviewer.team
  const url = `${world.addresses.api}/organizations/${organization.id}/team/${id}`
  const team = {
    ...{ id, slug, name: slug, url, node_id: nodeId('Team', id) },
    description: null,
    privacy: 'closed',
    notification_setting: 'notifications_enabled',
    permission: 'pull',
    html_url: `${world.addresses.html}/orgs/${organization.login}/teams/${slug}`,
    members_url: `${url}/members{/member}`,
    repositories_url: `${url}/repos`,
    type: 'organization',
    organization_id: organization.id,
    parent: null,
  }
  return { type: 'Team', reviewer: team }
}
