import * as z from 'zod'
import { createContext } from '../engine/context.ts'
import type { FleetReading } from '../engine/fleet/fleet-reading.ts'
import { readFleet } from '../engine/fleet/read-fleet.ts'
import type { Clock, RepositoryPorts, RepositoryRef } from '../engine/ports/ports.ts'
import { followRollout } from '../engine/rollout/follow.ts'
import type { Lookout, Merge } from '../engine/rollout/look-at-rollout.ts'
import { defaultDelays } from '../engine/world.ts'
import type { TokenAccess } from '../github/token-access.ts'
import { ProblemError } from '../lib/problem.ts'
import type { Goal } from '../promotion/goal.ts'
import { parseEnvironmentName } from '../promotion/names.ts'
import { versionsIn } from '../promotion/pins.ts'
import { environmentPolicy } from '../promotion/policy.ts'
import type { RolloutSight } from '../promotion/rollout.ts'
import { verificationBody } from '../report/verification.ts'
import { changedGoals } from './changed-goals.ts'
import { checkPlaces, openJobClusters } from './clusters.ts'
import type { Job } from './job.ts'
import { findRepository, openGitHub } from './open-github.ts'
import type { ModeResult } from './result.ts'
import { type Strand, sideBySide } from './side-by-side.ts'

/** The lookout of the engine, with what is read here besides. */
interface Outlook extends Lookout {
  readonly gitops: RepositoryPorts
  readonly reading: FleetReading
}

interface Verified {
  readonly goal: Goal
  readonly commit: string
  /** Nothing: no cluster of the environment is connected. */
  readonly sight: RolloutSight | undefined
}

/** Waits until the clusters run what was merged, or until it is plain that they will not. */
export async function verify(job: Job, clock: Clock): Promise<ModeResult> {
  const access = await openGitHub(job, clock)
  const gitops = access.installation.open(await gitopsOf(job, access))
  const clusters = openJobClusters(job, clock, 'for all that are not at hand')
  try {
    const context = createContext({
      installation: access.installation,
      clock,
      ...clusters.world,
      mentions: [],
      publish: () => undefined,
      delays: defaultDelays,
    })
    const reading = await readFleet(context, gitops)
    const lookout: Outlook = { context, gitops, reading }
    const { command } = job.inputs
    const goals =
      command === undefined
        ? changedGoals(reading.fleet, await pushedFiles(job, access, gitops.ref))
        : [commandedGoal(command, reading)]
    await checkKubeconfigs(job, lookout, goals)
    const strands = goals.map(goal => strandOf(job, lookout, goal))
    return conclude(await sideBySide(job.show, clock, strands))
  } finally {
    clusters.close()
  }
}

/** A secret that holds no kubeconfig will not get better by waiting. */
function checkKubeconfigs(job: Job, { context, reading }: Outlook, goals: readonly Goal[]): Promise<void> {
  const names = new Set<string>(goals.map(({ environment }) => environment))
  const places = reading.policy.environments
    .filter(({ name }) => names.has(name))
    .flatMap(({ clusters }) => clusters.flatMap(({ place }) => place ?? []))
  return checkPlaces(job, context.clock, places)
}

async function gitopsOf({ inputs, repository }: Job, access: TokenAccess): Promise<RepositoryRef> {
  const found = await findRepository(access, inputs.repository ?? repository)
  if (found !== undefined) return found
  throw new ProblemError({
    code: 'REPOSITORY_UNREACHABLE',
    message: `The token does not reach ${inputs.repository ?? repository}.`,
    advice: 'Set the input `token` to one that reaches it.',
  })
}

/** The goal that a command names. */
function commandedGoal(command: string, { fleet }: FleetReading): Goal {
  const [app = '', on = '', name = '', ...rest] = command.trim().split(/\s+/)
  const environment = parseEnvironmentName(name)
  const [version] = environment === undefined ? [] : versionsIn(fleet, app, environment)
  if (environment !== undefined && version !== undefined && on.toLowerCase() === 'on' && rest.length === 0)
    return { app, environment, version }
  throw new ProblemError({
    code: version === undefined && environment !== undefined ? 'NOT_THERE' : 'COMMAND_UNREADABLE',
    message: `"${command}" names no app on an environment of this fleet.`,
    advice: `Apps: ${fleet.apps.map(each => each.name).join(', ')}. Environments: ${fleet.environments.map(each => each.name).join(', ')}. Write podinfo on prod.`,
  })
}

const Push = z.object({ before: z.string(), after: z.string() })

/** GitHub leaves the lists of files out of what workflows get of a push: both commits are compared. */
async function pushedFiles(
  { event, show }: Job,
  access: TokenAccess,
  gitops: RepositoryRef,
): Promise<readonly string[] | undefined> {
  const { before = '', after = '' } = Push.safeParse(event.payload).data ?? {}
  const files = await access.changedFiles(gitops, before, after)
  if (files === undefined)
    show.info('What the push changed cannot be told from its commits: every environment is looked at.')
  return files
}

function strandOf(job: Job, lookout: Outlook, goal: Goal): Strand<Verified> {
  const title = `${goal.app} ${goal.version} on ${goal.environment}`
  return {
    title,
    async work(tell) {
      const merge = await mergeOf(job, lookout, goal)
      const patience = timeoutOf(job, lookout.reading, goal)
      const sight = await followRollout(lookout, merge, { patience, tell: onChange(tell) })
      return { goal, commit: merge.commit, sight }
    },
  }
}

/** Says how it stands, and says it again only when it is otherwise. */
function onChange(tell: (line: string) => void): (sight: RolloutSight | undefined) => void {
  let said = ''
  return sight => {
    const line = sight === undefined ? 'no cluster is connected' : standing(sight)
    // A countdown is said once.
    const kind = line.replace(/\d+ s more$/, '')
    if (kind !== said) tell(line)
    said = kind
  }
}

function standing({ verdict, because }: RolloutSight): string {
  const words = verdict.replace('-', ' ')
  return because === '' ? words : `${words}: ${because}`
}

/** The commit whose rollout is looked for: the one that was pushed, else that of the newest promotion, else the branch's head. */
async function mergeOf({ event }: Job, { context, gitops, reading }: Outlook, goal: Goal): Promise<Merge> {
  const since = context.clock.now().getTime()
  const { after } = z.object({ after: z.string() }).safeParse(event.payload).data ?? {}
  if (event.name === 'push' && after !== undefined) return { goal, commit: after, since }
  const [newest] = await gitops.deployments.find(goal.app, goal.environment)
  const isOwn = newest?.payload.version === goal.version
  return { goal, since, commit: isOwn ? newest.sha : reading.snapshot.commit }
}

function timeoutOf({ inputs }: Job, { policy }: FleetReading, { environment }: Goal): number {
  const own = environmentPolicy(policy, environment)?.timeout
  return inputs.timeout ?? own ?? 600_000
}

const connect =
  'give the input `kubeconfig` or the variable `KUBE_CONFIG`, or name the cluster under `clusters` in the configuration'

function conclude(verified: readonly Verified[]): ModeResult {
  if (verified.length === 0)
    return {
      end: 0,
      outputs: { verdict: 'nothing-to-do' },
      summary: 'Nothing that runs anywhere was changed.',
    }
  const worst =
    verified.find(({ sight }) => sight?.verdict === 'failed') ??
    verified.find(({ sight }) => sight?.verdict !== 'succeeded')
  const verdict = worst === undefined ? 'succeeded' : worst.sight?.verdict === 'failed' ? 'failed' : 'unknown'
  const cause = worst?.sight?.because ?? `no cluster is connected: ${connect}`
  return {
    end: verdict === 'succeeded' ? 0 : verdict === 'failed' ? 1 : 2,
    outputs: {
      verdict,
      ...(worst === undefined ? {} : { cause }),
      result: JSON.stringify(verified.map(({ goal, commit, sight }) => ({ ...goal, commit, ...sight }))),
    },
    summary: verified.map(summaryOf).join('\n\n'),
  }
}

function summaryOf({ goal, sight }: Verified): string {
  const { app, environment, version } = goal
  if (sight === undefined)
    return `### ⚪ ${app} on ${environment}: no cluster is connected\n\nNobody can look: ${connect}.`
  const record = { key: '', verb: 'verify', done: true, slips: [] }
  return verificationBody({ app, environment, version, sight }, record)
}
