import { readProposalMarker } from '../report/marker.ts'
import type { Deployment } from './ports/deployments-port.ts'
import type { PullRequest, RepositoryPorts } from './ports/ports.ts'
import { slotBranchOf } from './promotion/observe.ts'

// What somebody made beside another process and died, or lost its connection, before it could take it away: nobody is led there, for the request
// has its answer.

/** Takes away what was left behind by recent pull requests of ours. */
export async function tidyUp(ports: RepositoryPorts, recent: readonly PullRequest[]): Promise<void> {
  const open = new Set(recent.flatMap(({ state, branch }) => (state === 'open' ? [branch] : [])))
  const environments = new Set<string>()
  for (const pullRequest of recent.filter(({ ours }) => ours)) {
    const { state, branch, body } = pullRequest
    const record = readProposalMarker(body)
    if (record === undefined) continue
    if (state === 'merged') environments.add(record.claim.environment)
    if (state === 'closed' && !open.has(branch)) await dropBranch(ports, pullRequest)
  }
  for (const environment of environments) await withdrawSeconds(ports, environment)
}

/** The branch of a closed pull request, where it still is what that one proposed: a person's commit on it is left alone. */
async function dropBranch({ repository }: RepositoryPorts, { branch, head }: PullRequest): Promise<void> {
  const tip = slotBranchOf(await repository.branch(branch))
  if (tip.kind === 'ours' && tip.head === head) await repository.deleteBranch(branch, head)
}

async function withdrawSeconds({ deployments }: RepositoryPorts, environment: string): Promise<void> {
  const groups = Map.groupBy(await deployments.inEnvironment(environment), mergeOf)
  for (const [merge, [first, ...others]] of groups) {
    if (first === undefined || others.length === 0) continue
    const found = await deployments.find(first.payload.app, environment)
    for (const { id } of seconds(found.filter(each => mergeOf(each) === merge)))
      await deployments.withdraw(id)
  }
}

function mergeOf({ sha, payload: { request, app, environment } }: Deployment): string {
  return JSON.stringify([sha, request, app, environment])
}

/** Whoever is done with one says there how it ended; else the lowest number counts. */
function seconds(found: readonly Deployment[]): readonly Deployment[] {
  const ordered = found.toSorted((left, right) => left.id - right.id)
  const kept = ordered.find(({ outcome }) => outcome !== undefined) ?? ordered[0]
  return ordered.filter(each => each !== kept)
}
