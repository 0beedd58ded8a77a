import { archiveRepository, renameRepository, transferRepository } from '../acts/repository-events.ts'
import { type Answer, ok, refuse } from '../http/answer.ts'
import { actorOf, param, type RepositoryCall } from '../http/call.ts'
import { optionalFlag, optionalText, requiredText } from '../http/fields.ts'
import { list } from '../http/page.ts'
import type { RepositoryRoute } from '../http/route.ts'
import { fullRepository, minimalRepository, repositoryUrl } from '../shapes/repository.ts'
import { type BranchRules, type QueueRules, queueRules } from '../world/repository.ts'
import { findAccount, roleOf } from '../world/world.ts'

/** A repository, its switches and its branch rules. */
export const repositoryRoutes: readonly RepositoryRoute[] = [
  ['GET', '', 'metadata:read', 'read', getRepository],
  ['PATCH', '', 'administration:write', 'admin', updateRepository],
  ['POST', '/transfer', 'administration:write', 'admin', transfer],
  ['GET', '/branches/:branch/protection', 'administration:read', 'admin', getProtection],
  ['GET', '/rules/branches/*branch', 'metadata:read', 'read', listRules],
  ['GET', '/codeowners/errors', 'contents:read', 'read', () => ok({ errors: [] })],
]

function getRepository(call: RepositoryCall): Answer {
  const { world, repository, caller } = call
  const role = caller.kind === 'user' ? roleOf(world, repository, caller.user) : 'read'
  return ok(fullRepository(world, repository, role))
}

function updateRepository(call: RepositoryCall): Answer {
  const { world, repository, body } = call
  const name = optionalText(body, 'name')
  const actor = actorOf(call)
  if (name !== undefined && name !== repository.name) renameRepository(world, repository, name, actor)
  archiveRepository(world, repository, optionalFlag(body, 'archived', repository.archived), actor)
  repository.private = optionalFlag(body, 'private', repository.private)
  repository.hasIssues = optionalFlag(body, 'has_issues', repository.hasIssues)
  repository.allowAutoMerge = optionalFlag(body, 'allow_auto_merge', repository.allowAutoMerge)
  repository.deleteBranchOnMerge = optionalFlag(
    body,
    'delete_branch_on_merge',
    repository.deleteBranchOnMerge,
  )
  const fields = {
    merge: 'allow_merge_commit',
    squash: 'allow_squash_merge',
    rebase: 'allow_rebase_merge',
  } as const
  const methods = ['merge', 'squash', 'rebase'] as const
  repository.mergeMethods = methods.filter(method =>
    optionalFlag(body, fields[method], repository.mergeMethods.includes(method)),
  )
  return ok(fullRepository(world, repository, roleOf(world, repository, actor)))
}

function transfer(call: RepositoryCall): Answer {
  const { world, repository, body } = call
  const owner = findAccount(world, requiredText(body, 'new_owner', 'Repository'))
  if (owner === undefined || owner.type === 'Bot') return refuse(422, 'Validation Failed')
  transferRepository(world, repository, owner, actorOf(call))
  return { status: 202, body: minimalRepository(world, repository) }
}

/** The older way to protect a branch; rulesets are not told of here. */
function getProtection(call: RepositoryCall): Answer {
  const branch = param(call, 'branch')
  const rules = call.repository.rules.get(branch)
  if (rules?.older !== true) return refuse(404, 'Branch not protected')
  const url = `${repositoryUrl(call.world, call.repository)}/branches/${branch}/protection`
  const off = { enabled: false }
  return ok({
    url,
    ...(rules.requiredChecks.length === 0 ? {} : { required_status_checks: olderChecks(rules, url) }),
    ...(rules.approvals === undefined ? {} : { required_pull_request_reviews: olderReviews(rules, url) }),
    enforce_admins: { url: `${url}/enforce_admins`, enabled: false },
    required_linear_history: off,
    allow_force_pushes: off,
    allow_deletions: off,
    block_creations: off,
    required_conversation_resolution: off,
    lock_branch: off,
    allow_fork_syncing: off,
  })
}

function olderChecks({ requiredChecks, requiredApps, strict }: BranchRules, protection: string) {
  const url = `${protection}/required_status_checks`
  return {
    url,
    strict,
    contexts: requiredChecks,
    contexts_url: `${url}/contexts`,
    checks: requiredChecks.map(context => ({ context, app_id: requiredApps?.[context] ?? null })),
  }
}

function olderReviews({ approvals = 0 }: BranchRules, protection: string) {
  return {
    url: `${protection}/required_pull_request_reviews`,
    dismiss_stale_reviews: false,
    require_code_owner_reviews: false,
    require_last_push_approval: false,
    required_approving_review_count: approvals,
  }
}

function listRules(call: RepositoryCall): Promise<Answer> {
  const { repository } = call
  const rules = repository.rules.get(param(call, 'branch'))
  const source = {
    ruleset_source_type: 'Repository',
    ruleset_source: `${repository.owner.login}/${repository.name}`,
    ruleset_id: 1,
  }
  const shapes =
    rules === undefined || rules.older === true
      ? []
      : [
          ...checkRules(rules),
          ...pullRules(rules, repository.mergeMethods),
          ...queueShapes(queueRules(repository, param(call, 'branch'))),
        ]
  return list(call, shapes, rule => ({ ...rule, ...source }))
}

function checkRules({ requiredChecks, requiredApps, strict }: BranchRules) {
  if (requiredChecks.length === 0) return []
  const parameters = {
    required_status_checks: requiredChecks.map(context => {
      const app = requiredApps?.[context]
      return app === undefined ? { context } : { context, integration_id: app }
    }),
    strict_required_status_checks_policy: strict,
  }
  return [{ type: 'required_status_checks', parameters }]
}

function pullRules(rules: { readonly approvals: number | undefined }, methods: readonly string[]) {
  if (rules.approvals === undefined) return []
  const parameters = {
    allowed_merge_methods: methods,
    dismiss_stale_reviews_on_push: false,
    require_code_owner_review: false,
    require_last_push_approval: false,
    required_approving_review_count: rules.approvals,
    required_review_thread_resolution: false,
  }
  return [{ type: 'pull_request', parameters }]
}

function queueShapes(rules: QueueRules | undefined) {
  if (rules === undefined) return []
  const parameters = {
    check_response_timeout_minutes: rules.checkTimeout,
    grouping_strategy: rules.grouping,
    max_entries_to_build: rules.mostToBuild,
    max_entries_to_merge: rules.mostToMerge,
    merge_method: rules.method,
    min_entries_to_merge: rules.fewestToMerge,
    min_entries_to_merge_wait_minutes: rules.fewestWait,
  }
  return [{ type: 'merge_queue', parameters }]
}
