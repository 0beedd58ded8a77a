import type { Sha } from '../promotion/names.ts'
import type { DeploymentFact } from '../promotion/observed.ts'
import type { RecordedOutcome } from '../promotion/rollout.ts'
import type { Deployment, Deployments } from './deployments-port.ts'
import { connection, placeOf } from './look-at-rollout.ts'
import type { Run } from './request.ts'
import type { Situation } from './situation.ts'
import { hurrySources } from './watch.ts'

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
        deployment: { kind: 'reported', id: act.deployment, outcome: act.outcome },
      }
    default:
      return act satisfies never
  }
}

/** The first status: it is followed from now on, or nobody watches. What somebody else's merge changed is not what would be followed. */
async function report(id: number, run: Run, situation: Situation): Promise<DeploymentFact> {
  const { deployments } = run.gitops
  const { goal, mergedHere, planned } = situation
  const connected = connection(run, goal.environment)
  if (connected === undefined || (!mergedHere && planned.kind !== 'current')) {
    await deployments.setState(id, 'pending', notWatched.because)
    return { kind: 'reported', id, outcome: notWatched }
  }
  const { clusters } = connected.policy
  await deployments.setState(
    id,
    'in_progress',
    `rolling out on ${clusters.map(({ name }) => name).join(', ')}`,
  )
  await hurrySources(clusters, connected.open, placeOf(run, goal.environment), run.context.clock.now())
  return { kind: 'watching', id }
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
  const { goal, pullRequests } = situation
  const policy = run.reading.policy.environments.find(each => each.name === goal.environment)
  const mine = pullRequests.find(each => each.claim?.request === run.request.key && each.state === 'merged')
  const previous = mine?.change?.from
  const { deployments } = run.gitops
  const created = await deployments.create({
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
    },
  })
  const first = await keepOne(deployments, run, await deployments.list(goal.app, goal.environment))
  return { kind: 'unreported', id: first?.id ?? created.id }
}

/** Two processes may have created one each, for GitHub has no compare-and-swap here: the lowest number counts, the others go. */
async function keepOne(
  deployments: Deployments,
  run: Run,
  found: readonly Deployment[],
): Promise<Deployment | undefined> {
  const [first, ...others] = found
    .filter(each => each.payload.request === run.request.key)
    .toSorted((left, right) => left.id - right.id)
  for (const other of others) await deployments.withdraw(other.id)
  return first
}

async function findOurs(deployments: Deployments, run: Run, { goal }: Situation): Promise<DeploymentFact> {
  const first = await keepOne(deployments, run, await deployments.find(goal.app, goal.environment))
  if (first === undefined) return { kind: 'absent' }
  return factOf(first)
}

function factOf({ id, state, outcome }: Deployment): DeploymentFact {
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
