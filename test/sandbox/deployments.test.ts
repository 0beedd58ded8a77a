import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type SandboxGitHub, startSandboxGitHub } from '../../src/sandbox/github-server.ts'
import { type Client, installationOf } from './client.ts'

let github: SandboxGitHub
let bot: Client
let main: string

beforeAll(async () => {
  github = await startSandboxGitHub({ checks: 'off' })
  bot = await installationOf(github)
  main = (await bot.get('/repos/acme/fleet/git/ref/heads/main')).body.object.sha
})
afterAll(() => github.close())

const url = '/repos/acme/fleet/deployments'

async function deploy(wish: Readonly<Record<string, unknown>> = {}): Promise<number> {
  const { body } = await bot.post(url, {
    ref: main,
    auto_merge: false,
    required_contexts: [],
    environment: 'test',
    ...wish,
  })
  return body.id
}

async function lastState(id: number): Promise<string> {
  return (await bot.get(`${url}/${id}/statuses`)).body[0]?.state
}

test('the defaults are those that surprise', async () => {
  const { body } = await bot.post(url, { ref: main, required_contexts: [] })
  expect(body).toMatchObject({
    environment: 'production',
    production_environment: true,
    task: 'deploy',
    transient_environment: false,
    performed_via_github_app: { slug: 'lockkeeper' },
  })
})

test('without required_contexts everything that was reported must be green', async () => {
  await bot.post('/repos/acme/fleet/check-runs', { name: 'slow', head_sha: main })
  const { status, body } = await bot.post(url, { ref: main, auto_merge: false })
  expect([status, body.errors[0].contexts]).toEqual([409, [{ context: 'slow', state: 'pending' }]])
  expect((await bot.post(url, { ref: main, auto_merge: false, required_contexts: [] })).status).toBe(201)
})

test('with auto_merge a branch that is behind is merged, and nothing deployed', async () => {
  await bot.post('/repos/acme/fleet/git/refs', { ref: 'refs/heads/behind', sha: main })
  await bot.put('/repos/acme/fleet/contents/m', { message: 'm', content: 'bQ==', branch: 'main' })
  await bot.put('/repos/acme/fleet/contents/b', { message: 'b', content: 'Yg==', branch: 'behind' })
  const { status, body } = await bot.post(url, { ref: 'behind', required_contexts: [] })
  expect([status, body.message]).toEqual([202, 'Auto-merged main into behind on deployment.'])
  expect((await bot.get('/repos/acme/fleet/contents/m?ref=behind')).status).toBe(200)
  expect((await bot.post(url, { ref: 'behind', required_contexts: [] })).status).toBe(201)
})

test('a success makes earlier ones of the environment inactive, but never of production', async () => {
  const succeed = (id: number, more = {}) => bot.post(`${url}/${id}/statuses`, { state: 'success', ...more })
  const [first, second, kept] = [
    await deploy(),
    await deploy(),
    await deploy({ transient_environment: true }),
  ]
  await succeed(first)
  await succeed(kept, { auto_inactive: false })
  await succeed(second, { auto_inactive: false })
  expect(await lastState(first)).toBe('success')
  await succeed(await deploy())
  expect([await lastState(first), await lastState(second), await lastState(kept)]).toEqual([
    'inactive',
    'inactive',
    'success',
  ])
  const live = await deploy({ environment: 'prod', production_environment: true })
  await succeed(live)
  await succeed(await deploy({ environment: 'prod', production_environment: true }))
  expect(await lastState(live)).toBe('success')
})

test('what it is for is found again, newest first', async () => {
  const id = await deploy({ environment: 'stage', task: 'lockkeeper:podinfo', payload: { request: 'p-1' } })
  const { body } = await bot.get(`${url}?environment=stage&task=lockkeeper:podinfo`)
  expect(body.map((each: { id: number; payload: unknown }) => [each.id, each.payload])).toEqual([
    [id, { request: 'p-1' }],
  ])
  const { data } = await bot.graphql(
    'query($ids: [ID!]!) { nodes(ids: $ids) { ... on Deployment { state latestStatus { state } task payload } } }',
    { ids: [body[0].node_id] },
  )
  expect(data.nodes).toEqual([
    { state: 'PENDING', latestStatus: null, task: 'lockkeeper:podinfo', payload: '{"request":"p-1"}' },
  ])
})

test('a long description and an unknown state are refused', async () => {
  const id = await deploy()
  const post = (status: unknown) => bot.post(`${url}/${id}/statuses`, status)
  expect((await post({ state: 'success', description: 'x'.repeat(141) })).status).toBe(422)
  expect((await post({ state: 'great' })).status).toBe(422)
  expect((await post({})).body.errors[0].code).toBe('missing_field')
})

test('check runs keep their limits, and to their App', async () => {
  const runs = '/repos/acme/fleet/check-runs'
  const output = { title: 't', summary: 'x'.repeat(65_535) }
  const { body } = await bot.post(runs, { name: 'plan', head_sha: main, output })
  expect(
    (await bot.patch(`${runs}/${body.id}`, { output: { title: 't', summary: 'x'.repeat(65_536) } })).status,
  ).toBe(422)
  const annotation = { path: 'a', start_line: 1, end_line: 1, annotation_level: 'notice', message: 'm' }
  const annotate = (count: number) =>
    bot.patch(`${runs}/${body.id}`, {
      output: { title: 't', summary: 's', annotations: Array(count).fill(annotation) },
    })
  expect([(await annotate(51)).status, (await annotate(50)).status, (await annotate(50)).status]).toEqual([
    422, 200, 200,
  ])
  expect((await bot.get(`${runs}/${body.id}`)).body.output.annotations_count).toBe(100)
  const done = await bot.patch(`${runs}/${body.id}`, { status: 'completed', conclusion: 'neutral' })
  expect([done.body.status, done.body.conclusion]).toEqual(['completed', 'neutral'])
  const foreign = [...github.world.repositories.values()].flatMap(({ runs: all }) => [...all.values()])
  const other = foreign.find(({ app }) => app.slug !== 'lockkeeper')
  expect(other === undefined || (await bot.patch(`${runs}/${other.id}`, { name: 'x' })).status === 403).toBe(
    true,
  )
})

test('the combined status is pending where there is none, and failed by one failure', async () => {
  const combined = async () => (await bot.get('/repos/acme/fleet/commits/main/status')).body.state
  const sha = (await bot.get('/repos/acme/fleet/git/ref/heads/main')).body.object.sha
  const report = (context: string, state: string) =>
    bot.post(`/repos/acme/fleet/statuses/${sha}`, { context, state })
  const seen = [await combined()]
  await report('a', 'success')
  seen.push(await combined())
  await report('b', 'error')
  seen.push(await combined())
  await report('B', 'success')
  seen.push(await combined())
  expect(seen).toEqual(['pending', 'success', 'failure', 'success'])
})

const mutation = `mutation ($input: CreateDeploymentInput!) {
  createDeployment(input: $input) { autoMerged deployment { ref { name } environment payload task description } }
}`

async function deployByGraphql(branch: string, wish: Readonly<Record<string, unknown>> = {}) {
  const query = `query ($name: String!) { repository(owner: "acme", name: "fleet") { id ref(qualifiedName: $name) { id } } }`
  const { repository } = (await bot.graphql(query, { name: `refs/heads/${branch}` })).data
  const input = { repositoryId: repository.id, refId: repository.ref.id, ...wish }
  return bot.graphql(mutation, { input })
}

test('over GraphQL the same is merged first, and the same must be green', async () => {
  const sha = (await bot.get('/repos/acme/fleet/git/ref/heads/main')).body.object.sha
  await bot.post('/repos/acme/fleet/git/refs', { ref: 'refs/heads/late', sha })
  await bot.put('/repos/acme/fleet/contents/n', { message: 'n', content: 'bg==', branch: 'main' })
  await bot.put('/repos/acme/fleet/contents/l', { message: 'l', content: 'bA==', branch: 'late' })
  const merged = await deployByGraphql('late')
  expect(merged.data.createDeployment).toEqual({ autoMerged: true, deployment: null })
  expect((await bot.get('/repos/acme/fleet/contents/n?ref=late')).status).toBe(200)
  const tip = (await bot.get('/repos/acme/fleet/git/ref/heads/late')).body.object.sha
  await bot.post('/repos/acme/fleet/check-runs', { name: 'slow', head_sha: tip })
  const { data, errors } = await deployByGraphql('late')
  expect([data.createDeployment, errors[0].type, errors[0].message]).toEqual([
    null,
    'UNPROCESSABLE',
    `Conflict: Commit status checks failed for ${tip}.`,
  ])
  const made = await deployByGraphql('late', { requiredContexts: [], autoMerge: false, environment: 'stage' })
  expect(made.data.createDeployment).toEqual({
    autoMerged: false,
    deployment: {
      ref: { name: 'late' },
      environment: 'stage',
      payload: '{}',
      task: 'deploy',
      description: '',
    },
  })
})
