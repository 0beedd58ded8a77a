import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type SandboxGitHub, startSandboxGitHub } from '../../src/sandbox/github-server.ts'
import { appJwt, type Client, clientOf, installationOf, personOf } from './client.ts'

let github: SandboxGitHub
let alice: Client
let bot: Client
let app: Client

beforeAll(async () => {
  github = await startSandboxGitHub({ checks: { delay: 0, conclusion: 'success' } })
  alice = personOf(github, 'alice')
  bot = await installationOf(github)
  app = clientOf(github, appJwt(github))
})

afterAll(() => github.close())

test('a run of a workflow', async () => {
  const started = await fetch(`${github.url}/_sandbox/workflow-run`, {
    method: 'POST',
    body: JSON.stringify({ repository: 'acme/podinfo', login: 'alice' }),
  })
  const { id } = (await started.json()) as { readonly id: number }
  const { status } = await alice.get(`/repos/acme/podinfo/actions/runs/${id}`)
  expect(status).toBe(200)
})

// The client throws when an answer differs from GitHub's description.
test.each([
  '/repos/acme/fleet',
  '/repos/acme/podinfo',
  '/repos/acme/fleet/collaborators/alice/permission',
  '/repos/acme/fleet/collaborators',
  '/repos/acme/fleet/rules/branches/main',
  '/repos/acme/fleet/codeowners/errors',
  '/repos/acme/fleet/git/ref/heads/main',
  '/repos/acme/podinfo/git/matching-refs/tags/',
  '/repos/acme/fleet/git/trees/main?recursive=1',
  '/repos/acme/fleet/contents/README.md',
  '/repos/acme/fleet/contents/apps',
  '/repos/acme/fleet/commits',
  '/repos/acme/fleet/commits/main',
  '/repos/acme/podinfo/commits/warmer-greeting/pulls',
  '/repos/acme/podinfo/commits/warmer-greeting/check-runs',
  '/repos/acme/podinfo/commits/warmer-greeting/check-suites',
  '/repos/acme/podinfo/commits/warmer-greeting/status',
  '/repos/acme/podinfo/commits/warmer-greeting/statuses',
  '/repos/acme/podinfo/compare/main...warmer-greeting',
  '/repos/acme/fleet/branches',
  '/repos/acme/fleet/branches/main',
  '/repos/acme/podinfo/tags',
  '/repos/acme/podinfo/issues?state=all',
  '/repos/acme/podinfo/issues/1',
  '/repos/acme/podinfo/issues/2',
  '/repos/acme/podinfo/issues/1/comments',
  '/repos/acme/podinfo/issues/comments',
  '/repos/acme/podinfo/pulls',
  '/repos/acme/podinfo/pulls/2',
  '/repos/acme/podinfo/pulls/2/files',
  '/repos/acme/podinfo/pulls/2/commits',
  '/repos/acme/podinfo/pulls/2/reviews',
  '/repos/acme/fleet/deployments',
  '/repos/acme/fleet/environments',
  '/orgs/acme/memberships/ada',
  '/orgs/acme/teams/releasers/memberships/alice',
  '/rate_limit',
  '/meta',
  '/users/alice',
  '/apps/lockkeeper',
  '/installation/repositories',
])('GET %s is as GitHub describes it', async path => {
  expect((await bot.get(path)).status).toBe(200)
})

test.each([
  '/app',
  '/app/installations',
  '/app/hook/config',
  '/app/hook/deliveries',
  '/repos/acme/fleet/installation',
  '/orgs/acme/installation',
])('GET %s is as GitHub describes it, asked by the App', async path => {
  expect((await app.get(path)).status).toBe(200)
})

test('what a promotion writes is answered as GitHub describes it', async () => {
  const main = (await bot.get('/repos/acme/fleet/git/ref/heads/main')).body.object.sha
  const blob = await bot.post('/repos/acme/fleet/git/blobs', { content: 'a: 1\n' })
  await bot.get(`/repos/acme/fleet/git/blobs/${blob.body.sha}`)
  const tree = await bot.post('/repos/acme/fleet/git/trees', {
    base_tree: main,
    tree: [{ path: 'a.yaml', mode: '100644', type: 'blob', sha: blob.body.sha }],
  })
  const commit = await bot.post('/repos/acme/fleet/git/commits', {
    message: 'Add a',
    tree: tree.body.sha,
    parents: [main],
  })
  await bot.get(`/repos/acme/fleet/git/commits/${commit.body.sha}`)
  await bot.post('/repos/acme/fleet/git/refs', { ref: 'refs/heads/a', sha: main })
  await bot.patch('/repos/acme/fleet/git/refs/heads/a', { sha: commit.body.sha })
  const pull = await bot.post('/repos/acme/fleet/pulls', {
    title: 'Add a',
    head: 'a',
    base: 'main',
    body: 'b',
  })
  const url = `/repos/acme/fleet/pulls/${pull.body.number}`
  await bot.patch(url, { title: 'Add a file' })
  await alice.post(`${url}/reviews`, { event: 'APPROVE', body: 'fine' })
  const run = await bot.post('/repos/acme/fleet/check-runs', {
    name: 'plan',
    head_sha: commit.body.sha,
    status: 'in_progress',
  })
  const output = { title: 'Plan', summary: 'one field' }
  await bot.patch(`/repos/acme/fleet/check-runs/${run.body.id}`, { conclusion: 'success', output })
  await bot.post(`/repos/acme/fleet/statuses/${commit.body.sha}`, { state: 'success', context: 'lint' })
  const merged = await bot.put(`${url}/merge-async`, { merge_method: 'squash', sha: commit.body.sha })
  await bot.get(`${url}/merge-async/${merged.body.details.uuid}`)
  await github.settled()
  const done = await bot.get(`${url}/merge-async/${merged.body.details.uuid}`)
  const again = await bot.put(`${url}/merge-async`, {})
  const deployment = await bot.post('/repos/acme/fleet/deployments', {
    ref: done.body.details.sha,
    environment: 'prod',
    auto_merge: false,
    required_contexts: [],
    payload: { request: 'p-1' },
  })
  const statuses = `/repos/acme/fleet/deployments/${deployment.body.id}/statuses`
  const status = await bot.post(statuses, { state: 'success', description: 'merged' })
  await bot.get(statuses)
  await bot.get(`${statuses}/${status.body.id}`)
  await bot.get('/repos/acme/fleet/environments/prod')
  const comment = await bot.post('/repos/acme/fleet/issues/1/comments', { body: 'done' })
  await bot.patch(`/repos/acme/fleet/issues/comments/${comment.body.id}`, { body: 'done.' })
  const reactions = `/repos/acme/fleet/issues/comments/${comment.body.id}/reactions`
  const seen = [
    await bot.post(reactions, { content: 'eyes' }),
    await bot.post(reactions, { content: 'eyes' }),
  ]
  await bot.get(reactions)
  expect([merged, done, again, ...seen].map(({ status: code }) => code)).toEqual([202, 200, 200, 201, 200])
  expect((await bot.delete('/repos/acme/fleet/git/refs/heads/a')).status).toBe(204)
})

test('what a promotion seldom asks for is answered as GitHub describes it', async () => {
  const pull = '/repos/acme/podinfo/pulls/2'
  const issue = '/repos/acme/podinfo/issues/1'
  const sha = (await bot.get(pull)).body.head.sha
  const run = await bot.post('/repos/acme/podinfo/check-runs', {
    name: 'plan',
    head_sha: sha,
    conclusion: 'success',
    output: {
      title: 'Plan',
      summary: 'one',
      annotations: [{ path: 'a', start_line: 1, end_line: 1, annotation_level: 'notice', message: 'm' }],
    },
  })
  const suite = run.body.check_suite.id
  const review = await personOf(github, 'ada').post(`${pull}/reviews`, {
    event: 'REQUEST_CHANGES',
    body: 'no',
  })
  const reaction = await bot.post(`${issue}/reactions`, { content: 'rocket' })
  const comment = await bot.post(`${issue}/comments`, { body: 'a' })
  const own = await bot.post(`/repos/acme/podinfo/issues/comments/${comment.body.id}/reactions`, {
    content: 'eyes',
  })
  const seen = [
    reaction,
    await bot.get(`/repos/acme/podinfo/issues/comments/${comment.body.id}`),
    await bot.delete(`/repos/acme/podinfo/issues/comments/${comment.body.id}/reactions/${own.body.id}`),
    await bot.get(`${issue}/reactions`),
    await bot.get(`/repos/acme/podinfo/check-runs/${run.body.id}/annotations`),
    await bot.post(`/repos/acme/podinfo/check-runs/${run.body.id}/rerequest`),
    await bot.get(`/repos/acme/podinfo/check-suites/${suite}`),
    await bot.get(`/repos/acme/podinfo/check-suites/${suite}/check-runs`),
    await alice.put(`${pull}/reviews/${review.body.id}/dismissals`, { message: 'settled' }),
    await bot.get(`${pull}/merge`),
    await bot.post(`${issue}/labels`, { labels: ['prod'] }),
    await bot.get(`${issue}/labels`),
    await bot.delete(`${issue}/labels/prod`),
    await bot.get('/repos/acme/podinfo/collaborators/alice'),
    await bot.get('/repos/acme/podinfo/collaborators/sam'),
    await bot.get('/orgs/acme/members/rob'),
    await bot.get('/orgs/acme/members/sam'),
    await bot.post('/repos/acme/podinfo/dispatches', {
      event_type: 'built',
      client_payload: { tag: '7.0.1' },
    }),
    await alice.get('/user'),
    await bot.get('/zen'),
    await app.get(`/app/installations/${github.installation.id}`),
    await app.get('/users/acme/installation'),
    await app.patch('/app/hook/config', { secret: 'another secret of thirty-two bytes!' }),
  ]
  expect(seen.map(({ status }) => status)).toEqual([
    201, 200, 204, 200, 200, 201, 200, 200, 200, 404, 200, 200, 200, 204, 404, 204, 404, 204, 200, 200, 200,
    200, 200,
  ])
})
