import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { type SandboxGitHub, startSandboxGitHub } from '../../src/sandbox/github-server.ts'
import { type Client, installationOf, personOf } from './client.ts'

let github: SandboxGitHub
let ada: Client
let alice: Client
let environment: { readonly id: number; readonly node_id: string }
let run: { readonly id: number; readonly node: string }

const fleet = '/repos/acme/fleet'

beforeAll(async () => {
  github = await startSandboxGitHub({ checks: 'off' })
  ada = personOf(github, 'ada')
  alice = personOf(github, 'alice')
  const { body } = await ada.get('/users/ada')
  const reviewers = [{ type: 'User', id: body.id }]
  environment = (await ada.put(`${fleet}/environments/guarded`, { reviewers, prevent_self_review: true }))
    .body
})
afterAll(() => github.close())

beforeEach(async () => {
  run = await begin('alice')
})

/** A run that waits for the environment. */
async function begin(login: string): Promise<typeof run> {
  const body = JSON.stringify({ repository: 'acme/fleet', login, environment: 'guarded' })
  const started = await fetch(`${github.url}/_sandbox/workflow-run`, { method: 'POST', body })
  const { id } = (await started.json()) as { readonly id: number }
  return { id, node: (await ada.get(`${fleet}/actions/runs/${id}`)).body.node_id }
}

type Verb = 'approve' | 'reject'

async function answer(client: Client, verb: Verb, input: Readonly<Record<string, unknown>> = {}) {
  const type = `${verb[0]?.toUpperCase()}${verb.slice(1)}DeploymentsInput`
  const { data, errors } = await client.graphql(
    `mutation ($input: ${type}!) { ${verb}Deployments(input: $input) {
      clientMutationId deployments { environment state latestStatus { state description creator { login } } }
    } }`,
    { input: { workflowRunId: run.node, environmentIds: [environment.node_id], ...input } },
  )
  return { data: data?.[`${verb}Deployments`], errors }
}

async function standing(): Promise<readonly unknown[]> {
  const { status, conclusion } = (await ada.get(`${fleet}/actions/runs/${run.id}`)).body
  const pending = (await ada.get(`${fleet}/actions/runs/${run.id}/pending_deployments`)).body
  return [status, conclusion, pending.length]
}

test.each([
  ['approve', 'IN_PROGRESS', ['in_progress', null, 0], 'approved'],
  ['reject', 'FAILURE', ['completed', 'failure', 0], 'rejected'],
] as const)('a reviewer may %s what waits, and REST shows the same', async (verb, state, after, action) => {
  const told: unknown[] = []
  github.world.webhooks.add(({ event, action, payload }) => {
    if (event === 'deployment_review') told.push([action, payload.comment])
  })
  expect(await standing()).toEqual(['waiting', null, 1])
  expect(await answer(ada, verb, { comment: 'seen', clientMutationId: 'c' })).toEqual({
    data: {
      clientMutationId: 'c',
      deployments: [
        {
          environment: 'guarded',
          state,
          latestStatus: { state, description: 'seen', creator: { login: 'ada' } },
        },
      ],
    },
    errors: undefined,
  })
  expect([await standing(), told]).toEqual([after, [[action, 'seen']]])
})

/** The error's kind and words, and that the run still waits. */
async function refused(client: Client, input: Readonly<Record<string, unknown>> = {}) {
  const { data, errors } = await answer(client, 'approve', input)
  const [{ type, message, path }] = errors
  expect([data, path]).toEqual([null, ['approveDeployments']])
  return [type, message, await standing()]
}

const still = ['waiting', null, 1]

test('who is no reviewer may not, nor who began the run, nor an App', async () => {
  const words = 'The user is not a reviewer of the environment'
  expect(await refused(alice)).toEqual(['FORBIDDEN', words, still])
  const narrow = await installationOf(github, { permissions: { actions: 'read' } })
  expect(await refused(narrow)).toEqual(['FORBIDDEN', 'Resource not accessible by integration', still])
  expect(await refused(await installationOf(github))).toEqual(['FORBIDDEN', words, still])
  run = await begin('ada')
  expect(await refused(ada)).toEqual(['FORBIDDEN', words, still])
})

test('what is not there is not found, and what does not wait is told', async () => {
  const gone = 'WFR_nothing'
  const missing = (id: string) => `Could not resolve to a node with the global id of '${id}'`
  expect(await refused(ada, { workflowRunId: gone })).toEqual(['NOT_FOUND', missing(gone), still])
  const wrong = run.node
  expect(await refused(ada, { environmentIds: [wrong] })).toEqual(['NOT_FOUND', missing(wrong), still])
  const other = (await ada.put(`${fleet}/environments/other`, {})).body.node_id
  expect(await refused(ada, { environmentIds: [other] })).toEqual([
    'UNPROCESSABLE',
    'No pending deployment requests to approve or reject',
    still,
  ])
})
