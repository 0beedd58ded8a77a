import { checkStates, latestRuns, latestStatuses } from '../../acts/check-states.ts'
import { suiteVerdict } from '../../shapes/check.ts'
import { repositoryPage } from '../../shapes/repository.ts'
import type { Account } from '../../world/accounts.ts'
import type { CheckRun, CheckSuite, CommitStatus } from '../../world/checks.ts'
import { iso } from '../../world/clock.ts'
import { nodeId } from '../../world/node-ids.ts'
import type { Repository } from '../../world/repository.ts'
import type { World } from '../../world/world.ts'
import { connect, type PageArguments } from '../connection.ts'
import { type Context, demand, type Fields } from '../context.ts'
import { actorNode, appNode } from './actor.ts'
import { commitNode } from './git.ts'

/** All checks and statuses of a commit together; null when there are none. */
export function rollupNode(context: Context, repository: Repository, sha: string): Fields | null {
  demand(context, repository, 'checks:read|statuses:read')
  const runs = latestRuns(repository, sha)
  const statuses = latestStatuses(repository, sha)
  if (runs.length + statuses.length === 0) return null
  const all = [
    ...runs.map(run => () => checkRunNode(context, repository, run)),
    ...statuses.map(status => () => statusNode(context, repository, status)),
  ]
  return {
    id: nodeId('Commit', repository.id, sha, 'rollup'),
    state: rollupState([...checkStates(repository, sha).values()]),
    commit: () => commitNode(repository, sha),
    contexts: (page: PageArguments) => ({
      ...connect(all, page, { name: 'contexts', toNode: make => make() }),
      checkRunCount: runs.length,
      statusContextCount: statuses.length,
    }),
  }
}

function rollupState(states: readonly string[]): string {
  if (states.includes('failure')) return 'FAILURE'
  return states.includes('pending') ? 'PENDING' : 'SUCCESS'
}

/** `app`: whose check it is, where that is known. */
function isRequired(
  repository: Repository,
  { name, app }: { readonly name: string; readonly app: number | undefined },
  number: number | null | undefined,
): boolean {
  const base = repository.issues.get(number ?? 0)?.pull?.baseRef ?? repository.defaultBranch
  const { requiredChecks = [], requiredApps } = repository.rules.get(base) ?? {}
  const wanted = requiredApps?.[name]
  return requiredChecks.includes(name) && (wanted === undefined || wanted === app)
}

function appOfBot(world: World, creator: Account): number | undefined {
  return world.apps.find(app => app.bot === creator)?.id
}

interface RequiredArguments {
  readonly pullRequestNumber?: number | null
}

/** A check run. */
export function checkRunNode({ call }: Context, repository: Repository, run: CheckRun): Fields {
  const url = `${repositoryPage(call.world, repository)}/runs/${run.id}`
  return {
    __typename: 'CheckRun',
    id: nodeId('CheckRun', repository.id, run.id),
    databaseId: run.id,
    name: run.name,
    status: run.status.toUpperCase(),
    conclusion: run.conclusion?.toUpperCase() ?? null,
    detailsUrl: run.detailsUrl ?? url,
    externalId: run.externalId,
    startedAt: iso(run.startedAt),
    completedAt: run.completedAt === undefined ? null : iso(run.completedAt),
    title: run.output.title,
    summary: run.output.summary,
    text: run.output.text,
    permalink: url,
    url,
    checkSuite: () => suiteNode({ call }, repository, run.suite),
    isRequired: ({ pullRequestNumber }: RequiredArguments) =>
      isRequired(repository, { name: run.name, app: run.app.id }, pullRequestNumber),
  }
}

function suiteNode({ call }: Context, repository: Repository, suite: CheckSuite): Fields {
  const runs = [...repository.runs.values()].filter(run => run.suite === suite)
  const verdict = suiteVerdict(runs)
  return {
    __typename: 'CheckSuite',
    id: nodeId('CheckSuite', repository.id, suite.id),
    databaseId: suite.id,
    app: () => appNode(call.world, suite.app),
    status: verdict.status.toUpperCase(),
    conclusion: verdict.conclusion?.toUpperCase() ?? null,
    createdAt: iso(suite.createdAt),
    updatedAt: iso(suite.updatedAt),
    url: `${repositoryPage(call.world, repository)}/commit/${suite.headSha}/checks?check_suite_id=${suite.id}`,
  }
}

function statusNode({ call }: Context, repository: Repository, status: CommitStatus): Fields {
  const creator = actorNode(call.world, status.creator)
  return {
    __typename: 'StatusContext',
    id: nodeId('StatusContext', repository.id, status.id),
    context: status.context,
    state: status.state.toUpperCase(),
    description: status.description,
    targetUrl: status.targetUrl,
    avatarUrl: creator.avatarUrl,
    createdAt: iso(status.createdAt),
    creator,
    commit: () => commitNode(repository, status.sha),
    isRequired: ({ pullRequestNumber }: RequiredArguments) =>
      isRequired(
        repository,
        { name: status.context, app: appOfBot(call.world, status.creator) },
        pullRequestNumber,
      ),
  }
}
