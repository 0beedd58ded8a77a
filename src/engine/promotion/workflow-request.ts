import { parseComment } from '../../command/comment.ts'
import type { Problem } from '../../lib/problem.ts'
import type { PromoteCommand } from '../../promotion/command.ts'
import { requestId, requestKey } from '../../promotion/origin.ts'
import type { RequestProgress } from '../../promotion/progress.ts'
import { fullName } from '../authorize.ts'
import { type Context, inTurn } from '../context.ts'
import type { FleetReading } from '../fleet/fleet-reading.ts'
import { readFleet } from '../fleet/read-fleet.ts'
import type { RepositoryPorts, RepositoryRef } from '../ports/ports.ts'
import type { WorkflowRun } from '../ports/workflow-port.ts'
import { drawAgenda } from './agenda.ts'
import { touchedBy } from './behind.ts'
import { groundsOfNow, workflowGrounds } from './grounds.ts'
import { requestProgress } from './progress.ts'
import type { PromoteRequest, Run } from './request.ts'
import { runLegs, silently } from './run-promote.ts'

/** A step of a workflow asks for a promotion, in the words of a comment without the verb. */
export interface WorkflowAsk {
  readonly gitops: RepositoryRef
  /** The repository whose workflow runs. */
  readonly source: RepositoryRef
  readonly run: number
  readonly step: string
  /** `podinfo@7.0.0 to test`. */
  readonly words: string
}

export type WorkflowAnswer =
  | { readonly kind: 'progress'; readonly progress: RequestProgress }
  | { readonly kind: 'nothing-to-do'; readonly reason: string }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }

/** What came of a step's wish, and the requests that have to be looked at besides. */
export interface WorkflowEnd {
  readonly answer: WorkflowAnswer
  readonly touched: readonly string[]
}

/** Carries out what a step asks for, as far as it goes now; asked again, it goes on. The pull request is its reply. */
export async function promoteForWorkflow(context: Context, ask: WorkflowAsk): Promise<WorkflowEnd> {
  const origin = { kind: 'workflow-run', gitops: ask.gitops.id, repository: ask.source.id } as const
  const key = requestKey({ ...origin, run: ask.run, step: ask.step })
  return inTurn(context, key, () => promoteNow(context, ask, key))
}

async function promoteNow(context: Context, ask: WorkflowAsk, key: string): Promise<WorkflowEnd> {
  const command = parseWords(ask.words)
  if (!('kind' in command)) return refused(command)
  const workflow = await context.installation.open(ask.source).workflows.run(ask.run)
  if (workflow === undefined) return refused([unseenRun(ask)])
  if (!workflow.live) return refused([endedRun(ask)])
  const gitops = context.installation.open(ask.gitops)
  const reading = await readFleet(context, gitops)
  if (reading.problems.length > 0) return refused(reading.problems)
  const run = runOf({ context, gitops, reading, ask, workflow, key, command })
  const agenda = drawAgenda(run)
  if (agenda.kind !== 'legs') return { answer: agenda, touched: [] }
  const outcome = await runLegs(run, agenda.legs, silently)
  const progress = requestProgress(outcome.run, outcome.promotions)
  return { answer: { kind: 'progress', progress }, touched: await touchedBy(outcome) }
}

function refused(problems: readonly Problem[]): WorkflowEnd {
  return { answer: { kind: 'refused', problems }, touched: [] }
}

/** The words as a comment would have them; a comment's rules and hints hold here too. */
function parseWords(words: string): PromoteCommand | readonly Problem[] {
  const { commands, refusals } = parseComment(`/promote ${words}`, { mentions: [] })
  const [first, second] = commands
  if (first?.command.kind === 'promote' && second === undefined && refusals.length === 0) return first.command
  if (refusals.length === 0)
    return [
      {
        code: 'COMMAND_UNREADABLE',
        message: `${JSON.stringify(words)} is not one promotion.`,
        advice: 'Write podinfo@7.0.0 to test.',
      },
    ]
  return refusals.map(({ code, message, suggestion }) => ({
    code,
    message,
    ...(suggestion === undefined ? {} : { advice: `Write ${suggestion.replace(/^\/promote /, '')}` }),
  }))
}

function unseenRun({ run, source }: WorkflowAsk): Problem {
  return {
    code: 'RUN_UNKNOWN',
    message: `The token cannot see run ${run} of ${fullName(source)}, or it runs for a fork.`,
    advice: `Give the token \`actions: read\` on ${fullName(source)}. Runs for forks promote nothing.`,
  }
}

function endedRun({ run }: WorkflowAsk): Problem {
  return { code: 'RUN_ENDED', message: `Run ${run} is over: its steps ask for nothing any more.` }
}

function runOf(facts: {
  readonly context: Context
  readonly gitops: RepositoryPorts
  readonly reading: FleetReading
  readonly ask: WorkflowAsk
  readonly workflow: WorkflowRun
  readonly key: string
  readonly command: PromoteCommand
}): Run {
  const { context, gitops, reading, ask, workflow, key, command } = facts
  const request: PromoteRequest = {
    key,
    id: requestId(key),
    source: `/promote ${ask.words}`,
    dryRun: command.dryRun,
    requester: workflow.actor,
    command,
    slips: [],
    ...(command.reason === undefined ? {} : { reason: command.reason }),
  }
  const entry = workflowGrounds(
    groundsOfNow(context, workflow.actor, ask.gitops, reading),
    ask.source,
    workflow,
  )
  return { context, source: ask.source, gitops, fresh: false, reading, request, entry }
}
