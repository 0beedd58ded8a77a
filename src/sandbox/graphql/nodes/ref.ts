import { compareCommits, listCommits } from '../../git/history.ts'
import type { Ref } from '../../git/ref-table.ts'
import { resolveCommit } from '../../rest/commits.ts'
import { nodeId } from '../../world/node-ids.ts'
import { type QueueRules, queueRules, type Repository } from '../../world/repository.ts'
import { isPull } from '../../world/threads.ts'
import { connect, type PageArguments } from '../connection.ts'
import type { Context, Fields } from '../context.ts'
import { fail } from '../failure.ts'
import { commitNode, objectNode } from './git.ts'
import { pullNode } from './pull.ts'
import { repositoryNode } from './repository.ts'

/** A ref by its full name, or null. */
export async function namedRef(repository: Repository, name: string): Promise<Fields | null> {
  const wanted = name.startsWith('refs/') ? [name] : [`refs/heads/${name}`, `refs/tags/${name}`]
  for (const full of wanted) {
    const ref = await repository.git.ref(full)
    if (ref !== undefined) return refNode(repository, ref)
  }
  return null
}

/** A ref: its `name` without, its `prefix` with `refs/heads/`. */
export function refNode(repository: Repository, ref: Ref): Fields {
  const [, prefix = '', name = ref.name] = /^(refs\/[^/]+\/)(.+)$/.exec(ref.name) ?? []
  const rules = prefix === 'refs/heads/' ? repository.rules.get(name) : undefined
  return {
    __typename: 'Ref',
    id: nodeId('Ref', repository.id, ref.name),
    name,
    prefix,
    target: () => objectNode(repository, ref.oid),
    repository: (_: unknown, context: Context) => repositoryNode(context, repository),
    compare: ({ headRef }: { readonly headRef: string }) => comparisonNode(repository, ref.oid, headRef),
    associatedPullRequests: (page: PageArguments, context: Context) =>
      connect(
        [...repository.issues.values()].filter(isPull).filter(({ pull }) => pull.headRef === name),
        page,
        { name: 'associatedPullRequests', toNode: issue => pullNode(context, repository, issue) },
      ),
    refUpdateRule: rules === undefined ? null : updateRule(name, rules),
    rules: (page: PageArguments) =>
      connect(rules === undefined || rules.older === true ? [] : ruleNodes(repository, name, rules), page, {
        name: 'rules',
        toNode: rule => rule,
      }),
  }
}

type Rules = NonNullable<ReturnType<Repository['rules']['get']>>

function updateRule(pattern: string, rules: Rules): Fields {
  return {
    allowsDeletions: false,
    allowsForcePushes: false,
    pattern,
    requiredApprovingReviewCount: rules.approvals ?? null,
    requiredStatusCheckContexts: rules.requiredChecks,
    requiresSignatures: false,
    viewerCanPush: rules.approvals === undefined,
  }
}

function ruleNodes(repository: Repository, branch: string, rules: Rules): readonly Fields[] {
  const id = (type: string) => nodeId('Ref', repository.id, branch, type)
  const checks = {
    id: id('checks'),
    type: 'REQUIRED_STATUS_CHECKS',
    parameters: {
      __typename: 'RequiredStatusChecksParameters',
      requiredStatusChecks: rules.requiredChecks.map(context => ({
        context,
        integrationId: rules.requiredApps?.[context] ?? null,
      })),
      strictRequiredStatusChecksPolicy: rules.strict,
    },
  }
  const pull = {
    id: id('pull'),
    type: 'PULL_REQUEST',
    parameters: {
      __typename: 'PullRequestParameters',
      requiredApprovingReviewCount: rules.approvals ?? 0,
      dismissStaleReviewsOnPush: false,
      requireCodeOwnerReview: false,
    },
  }
  const queue = queueRules(repository, branch)
  return [
    ...(rules.requiredChecks.length > 0 ? [checks] : []),
    ...(rules.approvals === undefined ? [] : [pull]),
    ...(queue === undefined
      ? []
      : [{ id: id('queue'), type: 'MERGE_QUEUE', parameters: queueParameters(queue) }]),
  ]
}

function queueParameters(rules: QueueRules): Fields {
  return {
    __typename: 'MergeQueueParameters',
    checkResponseTimeoutMinutes: rules.checkTimeout,
    groupingStrategy: rules.grouping,
    maxEntriesToBuild: rules.mostToBuild,
    maxEntriesToMerge: rules.mostToMerge,
    mergeMethod: rules.method,
    minEntriesToMerge: rules.fewestToMerge,
    minEntriesToMergeWaitMinutes: rules.fewestWait,
  }
}

async function comparisonNode(repository: Repository, base: string, headRef: string): Promise<Fields> {
  const head = await resolveCommit(repository, headRef)
  if (head === undefined) return fail('NOT_FOUND', `Could not resolve to a Ref with the name '${headRef}'.`)
  const { aheadBy, behindBy } = await compareCommits(repository.git, base, head)
  const diverged = aheadBy > 0 && behindBy > 0
  const oneSided = aheadBy > 0 ? 'AHEAD' : behindBy > 0 ? 'BEHIND' : 'IDENTICAL'
  return {
    id: nodeId('Commit', repository.id, base, head),
    aheadBy,
    behindBy,
    status: diverged ? 'DIVERGED' : oneSided,
    baseTarget: () => objectNode(repository, base),
    headTarget: () => objectNode(repository, head),
    commits: async (page: PageArguments) => {
      const all = [...(await listCommits(repository.git, head, { notIn: base }))].reverse()
      return connect(all, page, { name: 'commits', toNode: oid => commitNode(repository, oid) })
    },
  }
}
