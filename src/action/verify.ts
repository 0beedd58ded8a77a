import { z } from 'zod'
import { createContext } from '../engine/context.ts'
import { type Lookout, lookAtRollout, type Merge } from '../engine/look-at-rollout.ts'
import type { Clock, RepositoryPorts, RepositoryRef } from '../engine/ports.ts'
import { type FleetReading, readFleet } from '../engine/read-fleet.ts'
import { defaultDelays } from '../engine/world.ts'
import type { TokenAccess } from '../github/token-access.ts'
import { ProblemError } from '../lib/problem.ts'
import type { Goal } from '../promotion/goal.ts'
import { parseEnvironmentName } from '../promotion/names.ts'
import { versionsIn } from '../promotion/pins.ts'
import type { RolloutSight } from '../promotion/rollout.ts'
import { verificationBody } from '../report/verification.ts'
import { type LazyClusters, lazyClusters } from '../server/clusters.ts'
import { changedGoals } from './changed-goals.ts'
import { follow } from './follow.ts'
import type { Job } from './job.ts'
import { findRepository, openGitHub } from './open-github.ts'
import type { ModeResult } from './result.ts'

// Between two looks; clusters are watched meanwhile.
const pause = 2_000

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
  await checkKubeconfig(job, clock)
  const clusters = openClusters(job, clock)
  try {
    const context = createContext({
      installation: access.installation,
      clock,
      clusters: clusters.open,
      mentions: [],
      publish: () => undefined,
      delays: defaultDelays,
    })
    const reading = withCluster(await readFleet(context, gitops), job)
    const lookout: Outlook = { context, gitops, reading }
    const verified: Verified[] = []
    for (const goal of goalsOf(job, reading)) verified.push(await verifyGoal(job, lookout, goal))
    return conclude(verified)
  } finally {
    clusters.close()
  }
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

// The variable that a configuration may name; the input takes its place.
const variable = 'KUBE_CONFIG'

function openClusters(job: Job, clock: Clock): LazyClusters {
  return lazyClusters(settingsOf(job), clock)
}

function settingsOf({ environment, inputs: { kubeconfig }, workspace }: Job) {
  const known = kubeconfig === undefined ? environment : { ...environment, [variable]: kubeconfig }
  return { environment: known, folder: workspace, programs: [] }
}

/** A secret that holds no kubeconfig will not get better by waiting. */
async function checkKubeconfig(job: Job, clock: Clock): Promise<void> {
  if (job.inputs.kubeconfig === undefined) return
  const { connect } = await import('../kubernetes/connect.ts')
  const place = { name: 'the cluster', kubeconfig: variable }
  const connected = await connect(place, { ...settingsOf(job), now: clock.now() })
  if (connected.kind === 'refused') throw new ProblemError(connected.problem)
  connected.api.close()
}

/** Where one kubeconfig is given, it is the cluster of every environment whose own is not at hand. */
function withCluster(reading: FleetReading, { environment, inputs }: Job): FleetReading {
  if (inputs.kubeconfig === undefined) return reading
  const given = (name: string) => ({ name, place: { name, kubeconfig: variable } })
  const environments = reading.policy.environments.map(policy => {
    const known = policy.clusters.map(cluster => {
      const at = cluster.place?.kubeconfig
      return at === undefined || environment[at] === undefined ? given(cluster.name) : cluster
    })
    return { ...policy, clusters: known.length === 0 ? [given('the cluster')] : known }
  })
  return { ...reading, policy: { ...reading.policy, environments } }
}

function goalsOf({ event, inputs }: Job, { fleet }: FleetReading): readonly Goal[] {
  const { command } = inputs
  if (command === undefined) return changedGoals(fleet, changedFiles(event.payload))
  const [app = '', on = '', name = '', ...rest] = command.trim().split(/\s+/)
  const environment = parseEnvironmentName(name)
  const [version] = environment === undefined ? [] : versionsIn(fleet, app, environment)
  if (environment !== undefined && version !== undefined && on.toLowerCase() === 'on' && rest.length === 0)
    return [{ app, environment, version }]
  throw new ProblemError({
    code: version === undefined && environment !== undefined ? 'NOT_THERE' : 'COMMAND_UNREADABLE',
    message: `"${command}" names no app on an environment of this fleet.`,
    advice: `Apps: ${fleet.apps.map(each => each.name).join(', ')}. Environments: ${fleet.environments.map(each => each.name).join(', ')}. Write podinfo on prod.`,
  })
}

const Paths = z.array(z.string()).default([])
const Push = z.object({ commits: z.array(z.object({ added: Paths, modified: Paths, removed: Paths })) })

function changedFiles(payload: unknown): readonly string[] {
  const { commits = [] } = Push.safeParse(payload).data ?? {}
  return [...new Set(commits.flatMap(({ added, modified, removed }) => [...added, ...modified, ...removed]))]
}

async function verifyGoal(job: Job, lookout: Outlook, goal: Goal): Promise<Verified> {
  const { clock } = lookout.context
  const merge = await mergeOf(job, lookout, goal)
  const wait = { clock, patience: timeoutOf(job, lookout.reading, goal), pause }
  let said = ''
  const look = async () => {
    const sight = await lookAtRollout(lookout, merge)
    const line = sight === undefined ? 'no cluster is connected' : `${sight.verdict}: ${sight.because}`
    if (line !== said) job.show.info(line)
    said = line
    return sight
  }
  const title = `${goal.app} ${goal.version} on ${goal.environment}`
  const sight = await job.show.group(title, () => follow(wait, look, seen => seen?.verdict === 'in-progress'))
  return { goal, commit: merge.commit, sight }
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
  const own = policy.environments.find(({ name }) => name === environment)?.timeout
  return inputs.timeout ?? own ?? 600_000
}

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
  const cause = worst?.sight?.because ?? 'no cluster is connected: give the input `kubeconfig`'
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
  if (sight === undefined) return `### ⚪ ${app} on ${environment}: no cluster is connected`
  const record = { key: '', verb: 'verify', done: true, slips: [] }
  return verificationBody({ app, environment, version, sight }, record)
}
