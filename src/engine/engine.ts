import { offeredFor, parseRequestKey } from '../promotion/origin.ts'
import { readProposalMarker } from '../report/marker.ts'
import { answerComment } from './answer/answer-comment.ts'
import { type Context, createContext, repositoryById } from './context.ts'
import type { RepositoryRef } from './ports/ports.ts'
import { continueUnattended } from './promotion/continue-unattended.ts'
import { slotBranchOf } from './promotion/observe.ts'
import { promoteForWorkflow, type WorkflowAnswer, type WorkflowAsk } from './promotion/workflow-request.ts'
import type { CommentHint } from './reading.ts'
import { goesOn } from './rollout/vigil.ts'
import { hintOf, sweep } from './sweep.ts'
import type { World } from './world.ts'

/** What may be asked of the engine. Every call re-reads GitHub; a webhook is only a reason to call. */
export interface Engine {
  /** A comment was written, or may have been. */
  answerComment(repository: RepositoryRef, comment: number, hint?: CommentHint): Promise<void>
  /** Something happened to a branch, its pull request, checks or reviews. */
  lookAt(gitops: RepositoryRef, branch: string): Promise<void>
  /** A step of a workflow asks for a promotion. Asked again, it goes on where it is. */
  promote(ask: WorkflowAsk): Promise<WorkflowAnswer>
  /** A request wanted to be looked at again by now. */
  lookAgain(request: string): Promise<void>
  /** Looks at everything that may have been missed since then. */
  sweep(since: Date): Promise<void>
}

export function createEngine(world: World): Engine {
  const context = createContext(world)
  return {
    answerComment: async (repository, comment, hint) => {
      await followUp(context, await answerComment(context, repository, comment, hint))
    },
    async promote(ask) {
      return promoteForWorkflow(context, ask)
    },
    lookAt: (gitops, branch) => lookAt(context, gitops, branch),
    async lookAgain(request) {
      if (await goesOn(context, request)) context.remind?.(request, context.delays.rollout)
      else await followUp(context, [request])
    },
    sweep: since => sweep(context, since, (keys, hint) => followUp(context, keys, hint)),
  }
}

async function lookAt(context: Context, gitops: RepositoryRef, branch: string): Promise<void> {
  const { pullRequests, repository } = context.installation.open(gitops)
  const newest = (await pullRequests.find(branch)).find(each => each.ours)
  if (newest === undefined) return
  const record = readProposalMarker(newest.body)
  if (record !== undefined) return followUp(context, [record.claim.request], hintOf(record, newest))
  // Somebody took our words out of its text: the commits still say whose it is.
  const tip = slotBranchOf(await repository.branch(branch))
  if (tip.kind === 'ours') await followUp(context, [tip.claim.request])
}

/** Looks at requests that another one touched, and at those that these touch. */
async function followUp(context: Context, keys: readonly string[], hint?: CommentHint): Promise<void> {
  const seen = new Set<string>()
  const open = [...keys]
  for (let key = open.shift(); key !== undefined; key = open.shift()) {
    if (seen.has(key)) continue
    seen.add(key)
    open.push(...(await lookAtRequest(context, key, hint)))
  }
}

async function lookAtRequest(
  context: Context,
  key: string,
  hint: CommentHint | undefined,
): Promise<readonly string[]> {
  const origin = parseRequestKey(offeredFor(key) ?? key)
  if (origin?.kind === 'workflow-run') return continueUnattended(context, key, origin)
  if (origin?.kind !== 'comment') return []
  const source = await repositoryById(context, origin.repository)
  return source === undefined ? [] : answerComment(context, source, origin.comment, hint)
}
