import type { Sha } from '../promotion/names.ts'
import type { DeploymentFact } from '../promotion/observed.ts'
import type { Deployment, Deployments } from './ports.ts'
import type { Run } from './request.ts'
import type { Situation } from './situation.ts'

/** What to do about the deployment of a merged promotion. */
export type DeploymentAct =
  | { readonly kind: 'look' }
  | { readonly kind: 'record'; readonly sha: Sha }
  | { readonly kind: 'report'; readonly deployment: number }

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
      await deployments.setState(act.deployment, 'pending', 'merged, not watched: no cluster is connected')
      return { ...situation, deployment: { kind: 'reported', id: act.deployment } }
    default:
      return act satisfies never
  }
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
  return { kind: first.state === undefined ? 'unreported' : 'reported', id: first.id }
}
