import { offeredFor, parseRequestKey } from '../promotion/origin.ts'
import { answerComment } from './answer/answer-comment.ts'
import { type Context, createContext, repositoryById } from './context.ts'
import { leadOf } from './lead.ts'
import type { RepositoryRef } from './ports/ports.ts'
import { continueUnattended } from './promotion/continue-unattended.ts'
import { promoteForWorkflow, type WorkflowAnswer, type WorkflowAsk } from './promotion/workflow-request.ts'
import type { CommentHint } from './reading.ts'
import { goesOn } from './rollout/vigil.ts'
import { sweep } from './sweep.ts'
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
      const { answer, touched } = await promoteForWorkflow(context, ask)
      // What becomes of others is not the step's to wait for, or to fail by.
      await followUp(context, touched).catch(() => undefined)
      return answer
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
  const ports = context.installation.open(gitops)
  const newest = (await ports.pullRequests.find(branch)).find(each => each.ours)
  const led = newest === undefined ? undefined : await leadOf(ports, newest)
  if (led !== undefined) await followUp(context, [led.request], led.hint)
}

/** Looks at requests that another one touched, and at those that these touch. What fails for one must not keep the others waiting. */
async function followUp(context: Context, keys: readonly string[], hint?: CommentHint): Promise<void> {
  const errors: unknown[] = []
  const open = new Map<string, CommentHint | undefined>(keys.map(key => [key, hint]))
  // What is added while it goes on is gone through as well, each once.
  for (const [key, own] of open)
    try {
      // The hint is where the first ones were asked for.
      for (const touched of await lookAtRequest(context, key, own))
        if (!open.has(touched)) open.set(touched, undefined)
    } catch (error) {
      errors.push(error)
    }
  if (errors.length === 1) throw errors[0]
  if (errors.length > 1) throw new AggregateError(errors, `${errors.length} of what was looked at failed`)
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
