import type { Sha } from '../../promotion/names.ts'
import { type DeploymentFact, recordedAt } from '../../promotion/observed.ts'
import { type EnvironmentPolicy, environmentPolicy } from '../../promotion/policy.ts'
import type { RecordedOutcome } from '../../promotion/rollout.ts'
import type { SlotPullRequest } from '../../promotion/slot.ts'
import type { Deployment, Deployments, NewDeployment } from '../ports/deployments-port.ts'
import { connection, placeOf } from '../rollout/look-at-rollout.ts'
import { hurrySources } from '../rollout/watch.ts'
import { slotBranchOf } from './observe.ts'
import type { Run } from './request.ts'
import type { Situation } from './situation.ts'

/** What to do about the deployment of a merged promotion. */
export type DeploymentAct =
  | { readonly kind: 'look' }
  | { readonly kind: 'record'; readonly sha: Sha }
  | { readonly kind: 'report'; readonly deployment: number }
  | { readonly kind: 'conclude'; readonly deployment: number; readonly outcome: RecordedOutcome }

/** GitHub's history of a promotion: found by its payload, created once, and never called a success that nobody saw. */
export async function recordDeployment(
  act: DeploymentAct,
  run: Run,
  situation: Situation,
): Promise<Situation> {
  const next = await perform(act, run, situation)
  return { ...next, deployment: stillStray(situation.deployment, next.deployment) }
}

/** What was once found beside a record stays with it. */
function stillStray(before: DeploymentFact, now: DeploymentFact): DeploymentFact {
  return 'stray' in before && 'id' in now ? { ...now, stray: true } : now
}

async function perform(act: DeploymentAct, run: Run, situation: Situation): Promise<Situation> {
  const { deployments } = run.gitops
  switch (act.kind) {
    case 'look':
      return { ...situation, deployment: await findOurs(deployments, run, situation) }
    case 'record':
      return { ...situation, deployment: await create(act.sha, run, situation) }
    case 'report':
      return { ...situation, deployment: await report(act.deployment, run, situation) }
    case 'conclude':
      await conclude(act, run, situation)
      return {
        ...situation,
        deployment: {
          kind: 'reported',
          ...recordedAt(situation.deployment),
          id: act.deployment,
          outcome: act.outcome,
        },
        // What is there of it is looked at anew: it may have to go.
        delivery: { kind: 'unknown' },
      }
    default:
      return act satisfies never
  }
}

/** The first status: it is followed from now on, or nobody watches. What somebody else's merge changed is not what would be followed. */
async function report(id: number, run: Run, situation: Situation): Promise<DeploymentFact> {
  const { deployments } = run.gitops
  const { goal, mergedHere, planned } = situation
  const since = run.context.clock.now().getTime()
  const policy = policyOf(run, situation)
  if (policy?.delivery === 'apply') {
    await deployments.setState(id, 'in_progress', `being applied to ${namesOf(policy)}`)
    return { kind: 'watching', id, since }
  }
  const connected = connection(run, goal.environment)
  if (connected === undefined || (!mergedHere && planned.kind !== 'current')) {
    await deployments.setState(id, 'pending', notWatched.because)
    return { kind: 'reported', id, outcome: notWatched }
  }
  await deployments.setState(id, 'in_progress', `rolling out on ${namesOf(connected.policy)}`)
  await hurrySources(
    connected.policy.clusters,
    connected.open,
    placeOf(run, goal.environment),
    run.context.clock.now(),
  )
  return { kind: 'watching', id }
}

function policyOf({ reading }: Run, { goal }: Situation): EnvironmentPolicy | undefined {
  return environmentPolicy(reading.policy, goal.environment)
}

function namesOf({ clusters }: EnvironmentPolicy): string {
  return clusters.map(({ name }) => name).join(', ')
}

const notWatched = {
  verdict: 'merged',
  because: 'merged, not watched: no cluster is connected',
} as const

const states = { merged: 'pending', succeeded: 'success', failed: 'failure', unknown: 'error' } as const

/** The verdict as GitHub keeps it. What a success replaces is inactive from then on; GitHub would say that of every app of the environment. */
async function conclude(
  { deployment, outcome }: Extract<DeploymentAct, { readonly kind: 'conclude' }>,
  run: Run,
  { goal }: Situation,
): Promise<void> {
  const { deployments } = run.gitops
  const said = outcome.verdict === 'succeeded' ? `${goal.version} runs there` : outcome.because
  await deployments.setState(deployment, states[outcome.verdict], said)
  if (outcome.verdict !== 'succeeded') return
  const found = await deployments.find(goal.app, goal.environment)
  const earlier = found.filter(
    ({ id, state }) => id < deployment && state !== undefined && state !== 'inactive',
  )
  for (const { id } of earlier) await deployments.setState(id, 'inactive', `${goal.version} took its place`)
}

async function create(sha: Sha, run: Run, situation: Situation): Promise<DeploymentFact> {
  const { goal } = situation
  const policy = policyOf(run, situation)
  const mine = recorded(run, situation)
  const previous = mine?.change?.from
  const stray = await isStray(run, situation, mine)
  const record: NewDeployment = {
    sha,
    production: policy?.production ?? false,
    description: `${goal.app} ${goal.version}, ${run.request.id}`,
    payload: {
      request: run.request.key,
      app: goal.app,
      environment: goal.environment,
      version: goal.version,
      ...(previous === undefined ? {} : { previous }),
      ...(mine?.claim === undefined ? {} : { by: mine.claim.requestedBy.login }),
      ...(run.request.rollback === undefined ? {} : { kind: 'rollback' }),
      ...(stray ? { stray } : {}),
    },
  }
  return createOne(record, run, situation)
}

/** Where the answer is lost it is looked for, once the lists have it: who made the one that counts may be done, and nobody would find this one. */
async function createOne(record: NewDeployment, run: Run, situation: Situation): Promise<DeploymentFact> {
  const { context, gitops } = run
  const { deployments } = gitops
  try {
    const created = await deployments.create(record)
    const first = await keepOne(deployments, await listWith(created, run, situation), run, situation)
    if (first === undefined || first.id === created.id)
      return { kind: 'unreported', id: created.id, ...strayOf(created) }
  } catch (error) {
    await context.clock.sleep(2 * context.delays.early)
    const found = await findOurs(deployments, run, situation)
    if (found.kind === 'absent') throw error
    return found
  }
  // Another was first, and may be far with it.
  return findOurs(deployments, run, situation)
}

/** GitHub's lists lag by seconds: one that does not hold what was just created does not tell who else created one. */
async function listWith(
  created: Deployment,
  { context, gitops }: Run,
  { goal }: Situation,
): Promise<readonly Deployment[]> {
  for (let tries = 1; ; tries++) {
    const listed = await gitops.deployments.list(goal.app, goal.environment)
    if (tries === mostTries || listed.some(({ id }) => id === created.id)) return listed
    await context.clock.sleep(context.delays.early)
  }
}

const mostTries = 4

/** Whether somebody merged more than was proposed. Our own merge names its head; of another's the pull request tells, when its branch is gone too. */
async function isStray(
  { gitops }: Run,
  { mergedHere }: Situation,
  mine: SlotPullRequest | undefined,
): Promise<boolean> {
  if (mergedHere !== false || mine?.state !== 'merged') return false
  const { pullRequest, commits } = await gitops.pullRequests.review(mine.number)
  return slotBranchOf({ sha: pullRequest.head, commits }).kind === 'foreign'
}

function strayOf({ payload }: Deployment): { readonly stray?: true } {
  return payload.stray === undefined ? {} : { stray: payload.stray }
}

/** The pull request that is recorded: once it is merged, or before, where what it leads to is applied before. */
function recorded({ request }: Run, { pullRequests }: Situation): SlotPullRequest | undefined {
  const own = pullRequests.filter(
    each => each.claim?.request === request.key && each.ended?.kind !== 'redone',
  )
  return own.find(({ state }) => state === 'merged') ?? own[0]
}

/** Of records that were made before a merge those count that are of the commit at the head now: another one has to be applied anew. */
function ofState(found: readonly Deployment[], run: Run, situation: Situation): readonly Deployment[] {
  const mine = recorded(run, situation)
  if (policyOf(run, situation)?.delivery !== 'apply' || mine === undefined) return found
  return found.filter(({ sha }) => sha === mine.head || sha === mine.mergeCommit)
}

/**
 * Two processes may have created one each, for GitHub has no compare-and-swap here: the lowest number counts, the others go. So does what was
 * recorded of an earlier head.
 */
async function keepOne(
  deployments: Deployments,
  listed: readonly Deployment[],
  run: Run,
  situation: Situation,
): Promise<Deployment | undefined> {
  const own = listed.filter(each => each.payload.request === run.request.key)
  const [first, ...others] = ofState(own, run, situation).toSorted((left, right) => left.id - right.id)
  const earlier = own.filter(({ id, sha }) => first !== undefined && id < first.id && sha !== first.sha)
  for (const { id } of [...others, ...earlier]) await deployments.withdraw(id)
  return first
}

async function findOurs(deployments: Deployments, run: Run, situation: Situation): Promise<DeploymentFact> {
  const { goal } = situation
  const found = await deployments.find(goal.app, goal.environment)
  const first = await keepOne(deployments, found, run, situation)
  if (first === undefined) return { kind: 'absent' }
  return { ...factOf(first), since: first.createdAt.getTime(), ...strayOf(first) }
}

type Recorded = Exclude<DeploymentFact, { readonly kind: 'unknown' | 'absent' }>

function factOf({ id, state, outcome }: Deployment): Recorded {
  const because = outcome?.description ?? ''
  switch (outcome?.state ?? state) {
    case undefined:
      return { kind: 'unreported', id }
    case 'in_progress':
      return { kind: 'watching', id }
    case 'success':
      return { kind: 'reported', id, outcome: { verdict: 'succeeded', because: '' } }
    case 'failure':
      return { kind: 'reported', id, outcome: { verdict: 'failed', because } }
    case 'error':
      return { kind: 'reported', id, outcome: { verdict: 'unknown', because } }
    default:
      return { kind: 'reported', id, outcome: notWatched }
  }
}
