import type { Goal } from '../../promotion/goal.ts'
import type { UpstreamFact } from '../../promotion/observed.ts'
import { sameVersion, versionsIn } from '../../promotion/pins.ts'
import { environmentPolicy } from '../../promotion/policy.ts'
import type { Deployment } from '../ports/deployments-port.ts'
import { connection } from '../rollout/look-at-rollout.ts'
import { readRunning } from '../rollout/running-state.ts'
import type { Run } from './request.ts'

/** What became of a goal's release in the environments before it, where a cluster of theirs is connected. */
export async function readUpstream(run: Run, goal: Goal): Promise<ReadonlyMap<string, UpstreamFact>> {
  const { reading, request } = run
  const policy = environmentPolicy(reading.policy, goal.environment)
  if (policy === undefined || request.rollback !== undefined) return new Map()
  const known = new Map<string, UpstreamFact>()
  for (const name of policy.after) {
    const versions = versionsIn(reading.fleet, goal.app, name)
    const isThere = versions.length > 0 && versions.every(version => sameVersion(version, goal.version))
    // What is not merged there is refused for that alone.
    if (isThere && connection(run, name) !== undefined) known.set(name, await outcomeIn(run, goal, name))
  }
  return known
}

/** By the record of its promotion; where there is none, or nobody watched then, by what the clusters run now. */
async function outcomeIn(run: Run, goal: Goal, environment: string): Promise<UpstreamFact> {
  const found = await run.gitops.deployments.find(goal.app, environment)
  const own = found.find(({ payload }) => sameVersion(payload.version, goal.version))
  return (own === undefined ? undefined : recorded(own)) ?? (await seen(run, goal, environment))
}

function recorded({ state, outcome }: Deployment): UpstreamFact | undefined {
  const because = outcome?.description ?? ''
  switch (outcome?.state ?? state) {
    case 'success':
      return { kind: 'verified', how: 'followed' }
    case 'failure':
      return { kind: 'failed', because }
    case 'error':
      return { kind: 'unknown', because }
    case 'in_progress':
    case undefined:
      return { kind: 'under-way', because: 'its rollout goes on' }
    default:
      return undefined
  }
}

async function seen(run: Run, { app, version }: Goal, environment: string): Promise<UpstreamFact> {
  const { running, unseen } = await readRunning(run, [environment])
  const [hidden] = unseen
  if (hidden !== undefined) return { kind: 'unknown', because: `${hidden.cluster}: ${hidden.reason}` }
  const policy = environmentPolicy(run.reading.policy, environment)
  const own = running.filter(each => each.app === app)
  const absent = policy?.clusters.find(({ name }) => own.every(({ cluster }) => cluster !== name))
  if (absent !== undefined) return { kind: 'unknown', because: `${absent.name} was not seen to run it` }
  const other = own.find(({ versions }) => versions.some(each => !sameVersion(each, version)))
  if (other !== undefined)
    return { kind: 'under-way', because: `${other.cluster} runs ${other.versions.join(' and ')}` }
  const unwell = own.find(({ health }) => health !== 'current')
  if (unwell === undefined) return { kind: 'verified', how: 'seen' }
  const because = `${unwell.cluster}: ${unwell.message}`
  return unwell.health === 'failed' ? { kind: 'failed', because } : { kind: 'under-way', because }
}
