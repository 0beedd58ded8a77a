import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type SandboxGitHub, startSandboxGitHub } from '../../src/sandbox/github-server.ts'
import { belowRepository, globalRoutes } from '../../src/sandbox/http/dispatch.ts'
import { WebhookSender } from '../../src/sandbox/webhooks/sender.ts'
import { answered, appJwt, type Client, clientOf, installationOf, personOf } from './client.ts'
import { operationOf } from './described.ts'

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
  '/orgs/acme/teams/releasers',
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

test('environments, their rules and the runs that wait for them are answered as GitHub describes it', async () => {
  const ada = personOf(github, 'ada')
  const fleet = '/repos/acme/fleet'
  const people = await Promise.all(['alice', 'ada'].map(login => bot.get(`/users/${login}`)))
  const [alice_, ada_] = people.map(({ body }) => body.id)
  const guarded = await ada.put(`${fleet}/environments/prod-eu`, {
    wait_timer: 30,
    prevent_self_review: true,
    reviewers: [
      { type: 'User', id: ada_ },
      { type: 'Team', id: 1 },
    ],
    deployment_branch_policy: { protected_branches: true, custom_branch_policies: false },
  })
  const rules = `${fleet}/environments/prod-eu/deployment_protection_rules`
  const rule = await ada.post(rules, { integration_id: github.app.id })
  const begin = async (environment: string): Promise<number> => {
    const started = await fetch(`${github.url}/_sandbox/workflow-run`, {
      method: 'POST',
      body: JSON.stringify({ repository: 'acme/fleet', login: 'alice', environment }),
    })
    return ((await started.json()) as { readonly id: number }).id
  }
  const run = `${fleet}/actions/runs/${await begin('prod-eu')}`
  const pending = await ada.get(`${run}/pending_deployments`)
  const rights = { permissions: { deployments: 'write', actions: 'read' } }
  const answer = { environment_name: 'prod-eu', state: 'approved', comment: 'fine' }
  const approved = await (await installationOf(github, rights)).post(
    `${run}/deployment_protection_rule`,
    answer,
  )
  const going = await bot.get(run)
  const second = `${fleet}/actions/runs/${await begin('prod-eu')}`
  const review = { environment_ids: [guarded.body.id], state: 'rejected', comment: 'no' }
  const own = await alice.post(`${second}/pending_deployments`, review)
  const rejected = await ada.post(`${second}/pending_deployments`, review)
  const ended = await bot.get(second)
  const seen = [
    guarded,
    rule,
    await bot.get(rules),
    await bot.get(`${rules}/${rule.body.id}`),
    pending,
    approved,
    own,
    rejected,
    await bot.get(`${second}/pending_deployments`),
    await ada.delete(`${rules}/${rule.body.id}`),
    await ada.delete(`${fleet}/environments/prod-eu`),
    await ada.put(`${fleet}/environments/prod-eu`, { wait_timer: 50_000 }),
  ]
  expect(seen.map(({ status }) => status)).toEqual([
    200, 201, 200, 200, 200, 204, 422, 200, 200, 204, 204, 422,
  ])
  expect([
    pending.body[0].current_user_can_approve,
    going.body.status,
    ended.body.conclusion,
    alice_ > 0,
  ]).toEqual([true, 'in_progress', 'failure', true])
})

test('a workflow is asked to run, and an image is published, as GitHub describes it', async () => {
  const deliver = {
    message: 'Deliver',
    content: Buffer.from('on: workflow_dispatch\n').toString('base64'),
  }
  const path = '/repos/acme/podinfo/contents/.github/workflows/deliver.yml'
  const written = await alice.put(path, deliver)
  const dispatches = '/repos/acme/podinfo/actions/workflows/deliver.yml/dispatches'
  const plain = await alice.post(dispatches, { ref: 'main', inputs: { tag: '7.0.1' } })
  const detailed = await alice.post(dispatches, { ref: 'main', return_run_details: true })
  const inputs = Object.fromEntries(Array.from({ length: 26 }, (_, index) => [`input-${index}`, 'x']))
  await fetch(`${github.url}/_sandbox/package`, {
    method: 'POST',
    body: JSON.stringify({
      image: 'acme/podinfo',
      tag: '7.0.4',
      digest: `sha256:${'a'.repeat(64)}`,
      repository: 'acme/podinfo',
      login: 'alice',
    }),
  })
  const versions = await bot.get('/orgs/acme/packages/container/podinfo/versions')
  const seen = [
    written,
    plain,
    detailed,
    await alice.post(dispatches, { ref: 'main', inputs }),
    await alice.post(dispatches, { ref: 'nowhere' }),
    await alice.post(dispatches.replace('deliver', 'absent'), { ref: 'main' }),
    versions,
    await bot.get('/users/acme/packages/container/podinfo/versions'),
    await alice.delete(path, { message: 'Deliver no more', sha: written.body.content.sha }),
  ]
  expect(seen.map(({ status }) => status)).toEqual([201, 204, 200, 422, 422, 404, 200, 200, 200])
  expect(versions.body[0].metadata.container.tags).toEqual(['7.0.4'])
})

test('everything else that is served is answered as GitHub describes it', async () => {
  const ada = personOf(github, 'ada')
  const fleet = '/repos/acme/fleet'
  const base = (await bot.get(`${fleet}/git/ref/heads/main`)).body.object.sha
  const branch = async (name: string, file: string): Promise<string> => {
    await alice.post(`${fleet}/git/refs`, { ref: `refs/heads/${name}`, sha: base })
    const content = Buffer.from(`${name}\n`).toString('base64')
    return (await alice.put(`${fleet}/contents/${file}`, { message: name, content, branch: name })).body
      .commit.sha
  }
  await branch('one', 'one.txt')
  const head = await branch('two', 'two.txt')
  await branch('three', 'three.txt')
  const [one, two] = [
    await alice.post(`${fleet}/pulls`, { title: 'One', head: 'one', base: 'main' }),
    await alice.post(`${fleet}/pulls`, { title: 'Two', head: 'two', base: 'main' }),
  ]
  const issue = await alice.post(`${fleet}/issues`, { title: 'To be locked', body: 'b' })
  const comment = await alice.post(`${fleet}/issues/${issue.body.number}/comments`, { body: 'a' })
  const deployment = await bot.post(`${fleet}/deployments`, {
    ref: base,
    environment: 'test',
    auto_merge: false,
    required_contexts: [],
  })
  const run = await bot.post(`${fleet}/check-runs`, { name: 'plan', head_sha: base, conclusion: 'success' })
  github.app.hook.url = 'http://127.0.0.1:9/'
  await alice.post(`${fleet}/issues/${issue.body.number}/comments`, { body: 'b' })
  await github.settled()
  const [delivery] = (await app.get('/app/hook/deliveries')).body
  const seen = [
    await alice.put(`${fleet}/pulls/${one.body.number}/merge`, { merge_method: 'merge' }),
    await bot.get(`${fleet}/pulls/${one.body.number}/merge`),
    await alice.put(`${fleet}/pulls/${two.body.number}/update-branch`, { expected_head_sha: head }),
    await alice.post(`${fleet}/merges`, { base: 'main', head: 'three' }),
    await alice.patch(`${fleet}/issues/${issue.body.number}`, { state: 'closed' }),
    await alice.put(`${fleet}/issues/${issue.body.number}/lock`, { lock_reason: 'resolved' }),
    await alice.delete(`${fleet}/issues/${issue.body.number}/lock`),
    await alice.delete(`${fleet}/issues/comments/${comment.body.id}`),
    await bot.get(`${fleet}/deployments/${deployment.body.id}`),
    await bot.post(`${fleet}/deployments/${deployment.body.id}/statuses`, { state: 'inactive' }),
    await bot.delete(`${fleet}/deployments/${deployment.body.id}`),
    await bot.get(`${fleet}/check-runs/${run.body.id}`),
    await alice.post(`${fleet}/check-suites/${run.body.check_suite.id}/rerequest`),
    await bot.get(`${fleet}/tarball/main`),
    await alice.post('/repos/acme/podinfo/forks', {}),
    await alice.get('/repos/acme/podinfo/forks'),
    await ada.patch(fleet, { allow_auto_merge: true }),
    await app.get(`/app/hook/deliveries/${delivery.id}`),
    await app.post(`/app/hook/deliveries/${delivery.id}/attempts`),
  ]
  expect(seen.map(({ status }) => status)).toEqual([
    200, 204, 202, 201, 200, 204, 204, 204, 200, 201, 204, 200, 201, 302, 202, 200, 200, 200, 202,
  ])
})

test('who may do what is changed as GitHub describes it', async () => {
  const [ada, sam] = [personOf(github, 'ada'), personOf(github, 'sam')]
  const podinfo = '/repos/acme/podinfo'
  const { id } = (await ada.get(podinfo)).body
  const team = '/orgs/acme/teams/releasers/memberships/rob'
  const selected = `/user/installations/${github.installation.id}/repositories/${id}`
  const invite = async () => (await ada.put(`${podinfo}/collaborators/sam`, { permission: 'pull' })).body.id
  github.installation.repositories = new Set()
  const fleet = [...github.world.repositories.values()].find(({ name }) => name === 'fleet')
  fleet?.rules.set('main', { older: true, requiredChecks: ['ci'], strict: true, approvals: 1 })
  const seen = [
    await ada.get('/repos/acme/fleet/branches/main/protection'),
    await ada.put(`${podinfo}/collaborators/rob`, { permission: 'push' }),
    await ada.delete(`${podinfo}/collaborators/rob`),
    await sam.delete(`/user/repository_invitations/${await invite()}`),
    await sam.patch(`/user/repository_invitations/${await invite()}`, {}),
    await ada.put(team, {}),
    await ada.delete(team),
    await ada.post('/orgs/acme/teams', { name: 'On Call' }),
    await ada.patch('/orgs/acme/teams/on-call', { privacy: 'closed' }),
    await ada.delete('/orgs/acme/teams/on-call'),
    await ada.put(selected),
    await ada.delete(selected),
    await ada.post(`${podinfo}/transfer`, { new_owner: 'ada' }),
    await ada.post('/repos/ada/podinfo/transfer', { new_owner: 'acme' }),
  ]
  github.installation.repositories = undefined
  fleet?.rules.clear()
  expect(seen.map(({ status }) => status)).toEqual([
    200, 204, 204, 204, 204, 200, 204, 201, 201, 204, 204, 204, 202, 202,
  ])
})

test('what ends an installation or a token is answered as GitHub describes it', async () => {
  const other = await installationOf(github)
  const installation = `/app/installations/${github.installation.id}`
  const registered = await fetch(`${github.url}/settings/apps/new`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({
      manifest: JSON.stringify({
        name: 'second',
        url: 'https://a.test',
        redirect_url: 'https://a.test/back',
      }),
    }),
  })
  const code = new URL(registered.headers.get('location') ?? 'https://a.test').searchParams.get('code')
  const seen = [
    await clientOf(github).post(`/app-manifests/${code}/conversions`),
    await other.delete('/installation/token'),
    await app.put(`${installation}/suspended`),
    await app.delete(`${installation}/suspended`),
    await clientOf(github).get('/'),
    await bot.get('/repos/acme/fleet/branches/main/protection'),
  ]
  expect(seen.map(({ status }) => status)).toEqual([201, 204, 204, 204, 200, 403])
})

// In GitHub's description they have no entry of their own: other spellings of what has one.
const undescribed: ReadonlySet<string> = new Set([
  'GET ',
  'GET /repos/acme/fleet/contents',
  'GET /repos/acme/fleet/tarball',
])
// Answers nothing but errors: rules are rulesets here. And its success ends what the other tests use.
test('what is not there, or not allowed, is answered as GitHub describes it on every route', async () => {
  const nobody = clientOf(github)
  for (const [method, path] of served()) {
    const asked = path.replaceAll(/[:*](\w+)/g, 'x').replace('/repos/acme/fleet', '/repos/acme/nowhere')
    const client = path.startsWith('/repos/acme') ? bot : nobody
    const send = {
      GET: client.get,
      POST: client.post,
      PATCH: client.patch,
      PUT: client.put,
      DELETE: client.delete,
    }
    await send[method as keyof typeof send](asked, method === 'GET' ? undefined : ({} as never))
  }
  // Open to anyone, and never an error but beyond limits.
  const open = [
    'GET /',
    'GET /meta',
    'GET /rate_limit',
    'GET /zen',
    'GET /apps/{app_slug}',
    'GET /users/{username}',
  ]
  const faulty = { kind: 'rate-limit', form: 'primary' } as const
  for (const operation of open) {
    const path = operation.slice(4).replace('{app_slug}', 'lockkeeper').replace('{username}', 'alice')
    github.faults.add({ method: 'GET', path: `^${path}$`, fault: faulty })
    expect((await nobody.get(path)).status).toBe(403)
  }
  expect((await app.delete(`/app/installations/${github.installation.id}`)).status).toBe(204)
})

function served(): readonly (readonly [method: string, path: string])[] {
  const global = globalRoutes(new WebhookSender(github.world)).map(
    ([method, path]) => [method, path] as const,
  )
  const below = belowRepository.map(([method, path]) => [method, `/repos/acme/fleet${path}`] as const)
  return [...global, ...below].filter(([method, path]) => !undescribed.has(`${method} ${path}`))
}

/** The served routes as GitHub's description names them. */
function servedOperations(): readonly string[] {
  const operations = served().flatMap(
    ([method, path]) => operationOf(method, path.replaceAll(/[:*](\w+)/g, 'x')) ?? `${method} ${path}`,
  )
  return [...new Set(operations)].sort()
}

test('every served route was answered as GitHub describes it, well and ill', async () => {
  const lacking = servedOperations().flatMap(operation => {
    const statuses = [...answered]
      .filter(each => each.startsWith(`${operation} `))
      .map(each => Number(each.split(' ').at(-1)))
    return [
      ...(statuses.some(status => status < 400) ? [] : [`${operation}: no success`]),
      ...(statuses.some(status => status >= 400) ? [] : [`${operation}: no error`]),
    ]
  })
  expect(lacking).toEqual([])
})
