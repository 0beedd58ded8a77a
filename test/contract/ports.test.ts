import { afterEach, beforeEach, describe } from '@jest/globals'
import { commitsContract } from './ports/commits.contract.ts'
import { deploymentsContract } from './ports/deployments.contract.ts'
import { openFakeStage } from './ports/fake-stage.ts'
import { peopleContract } from './ports/people.contract.ts'
import { pullRequestsContract } from './ports/pull-requests.contract.ts'
import { repositoryContract } from './ports/repository.contract.ts'
import { openSandboxStage } from './ports/sandbox-stage.ts'
import type { OpenStage, Stage } from './ports/stage.ts'
import { stateContract } from './ports/state.contract.ts'
import { threadsContract } from './ports/threads.contract.ts'
import { workflowsContract } from './ports/workflows.contract.ts'

describe.each<[string, OpenStage]>([
  ['in memory', openFakeStage],
  ['over HTTP', openSandboxStage],
])('GitHub %s', (_name, open) => {
  const stage = staged(open)
  describe('repository', () => repositoryContract(stage))
  describe('pull requests', () => pullRequestsContract(stage))
  describe('threads', () => threadsContract(stage))
  describe('deployments', () => deploymentsContract(stage))
  describe('commits', () => commitsContract(stage))
  describe('state', () => stateContract(stage))
  describe('people', () => peopleContract(stage))
  describe('workflows', () => workflowsContract(stage))
})

// Under /api/v3, and without the asynchronous merge.
describe('a GitHub Enterprise Server over HTTP', () => {
  const stage = staged(() => openSandboxStage({ ghes: true }))
  describe('pull requests', () => pullRequestsContract(stage))
  describe('people', () => peopleContract(stage))
})

/** A stage of its own for each test. */
function staged(open: OpenStage): () => Stage {
  let stage: Stage
  beforeEach(async () => {
    stage = await open()
  })
  afterEach(() => stage.close())
  return () => stage
}
