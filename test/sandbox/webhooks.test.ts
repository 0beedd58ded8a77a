import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { type SandboxGitHub, startSandboxGitHub } from '../../src/sandbox/github-server.ts'
import { appJwt, type Client, clientOf, installationOf, personOf } from './client.ts'
import { webhookViolations } from './described.ts'
import { type Receiver, startReceiver } from './receiver.ts'

const secret = 'a secret of at least thirty-two bytes'

let github: SandboxGitHub
let receiver: Receiver
let alice: Client
let bot: Client

beforeAll(async () => {
  receiver = await startReceiver(secret)
  github = await startSandboxGitHub({ webhookUrl: receiver.url, webhookSecret: secret, checks: 'off' })
  alice = personOf(github, 'alice')
  bot = await installationOf(github)
})

beforeEach(async () => {
  await github.settled()
  receiver.received.length = 0
  receiver.status = 202
  github.faults.clear()
})

afterAll(async () => {
  await github.close()
  await receiver.close()
})

async function eventsOf(act: () => Promise<unknown>): Promise<readonly string[]> {
  await act()
  await github.settled()
  const names = receiver.received.map(({ event, payload }) =>
    payload.action === undefined ? event : `${event}.${payload.action}`,
  )
  return names.sort()
}

function comment(body = 'hello') {
  return alice.post('/repos/acme/podinfo/issues/1/comments', { body })
}

test('a comment is told with its author, its issue and the installation, signed', async () => {
  await eventsOf(() => comment('/promote podinfo@7.0.0 to prod'))
  const [first] = receiver.received
  expect(first?.isSigned).toBe(true)
  expect({
    body: first?.payload.comment.body,
    sender: first?.payload.sender.login,
    via: first?.payload.comment.performed_via_github_app,
    repository: first?.payload.repository.full_name,
    installation: first?.payload.installation.id,
  }).toEqual({
    body: '/promote podinfo@7.0.0 to prod',
    sender: 'alice',
    via: null,
    repository: 'acme/podinfo',
    installation: github.installation.id,
  })
})

test('a comment by the App names the App', async () => {
  await eventsOf(() => bot.post('/repos/acme/podinfo/issues/1/comments', { body: 'done' }))
  const { comment: told, sender } = receiver.received[0]?.payload ?? {}
  expect([told.performed_via_github_app.slug, told.user.type, sender.login]).toEqual([
    'lockkeeper',
    'Bot',
    'lockkeeper[bot]',
  ])
})

test('a promotion tells of branch, commit, pull request, checks, merge and deployment', async () => {
  const events = await eventsOf(async () => {
    const { sha } = (await bot.get('/repos/acme/fleet/git/ref/heads/main')).body.object
    await bot.post('/repos/acme/fleet/git/refs', { ref: 'refs/heads/change', sha })
    await bot.put('/repos/acme/fleet/contents/new.txt', { message: 'Add', content: 'YQ==', branch: 'change' })
    const { body } = await bot.post('/repos/acme/fleet/pulls', { title: 'Add', head: 'change', base: 'main' })
    const run = { name: 'plan', head_sha: body.head.sha, conclusion: 'success' }
    await bot.post('/repos/acme/fleet/check-runs', run)
    await bot.post(`/repos/acme/fleet/statuses/${body.head.sha}`, { state: 'success' })
    const reviews = `/repos/acme/fleet/pulls/${body.number}/reviews`
    const review = await alice.post(reviews, { event: 'APPROVE' })
    await personOf(github, 'ada').put(`${reviews}/${review.body.id}/dismissals`, { message: 'not yet' })
    await alice.patch(`/repos/acme/fleet/pulls/${body.number}`, { title: 'Add a file' })
    await bot.put(`/repos/acme/fleet/pulls/${body.number}/merge`, {})
    await bot.delete('/repos/acme/fleet/git/refs/heads/change')
    const wish = { ref: 'main', environment: 'prod', auto_merge: false, required_contexts: [] }
    const deployment = await bot.post('/repos/acme/fleet/deployments', wish)
    const statuses = `/repos/acme/fleet/deployments/${deployment.body.id}/statuses`
    await bot.post(statuses, { state: 'success' })
    await bot.post(statuses, { state: 'inactive' })
  })
  expect(events).toEqual([
    'check_run.completed',
    'check_run.created',
    'check_suite.completed',
    'check_suite.requested',
    'check_suite.requested',
    'check_suite.requested',
    'create',
    'delete',
    'deployment.created',
    'deployment_status.created',
    'pull_request.closed',
    'pull_request.edited',
    'pull_request.opened',
    'pull_request_review.dismissed',
    'pull_request_review.submitted',
    'push',
    'push',
    'push',
    'push',
    'status',
  ])
  const wrong = receiver.received.flatMap(({ event, payload }) => webhookViolations(event, payload))
  expect(wrong).toEqual([])
})

test('a push asks the App to check it, once a commit; whoever wants may ask again', async () => {
  const events = await eventsOf(async () => {
    const { sha } = (await alice.get('/repos/acme/fleet/git/ref/heads/main')).body.object
    await alice.post('/repos/acme/fleet/git/refs', { ref: 'refs/heads/checked', sha })
    const content = { message: 'Add', content: 'YQ==', branch: 'checked' }
    const pushed = (await alice.put('/repos/acme/fleet/contents/checked.txt', content)).body.commit.sha
    await alice.post('/repos/acme/fleet/git/refs', { ref: 'refs/heads/same', sha: pushed })
    await github.settled()
    const suites = (await bot.get(`/repos/acme/fleet/commits/${pushed}/check-suites`)).body.check_suites
    const [own] = suites.filter((suite: { app: { slug: string } }) => suite.app.slug === 'lockkeeper')
    expect([own.status, own.head_branch, own.latest_check_runs_count]).toEqual(['queued', 'checked', 0])
    await alice.post(`/repos/acme/fleet/check-suites/${own.id}/rerequest`)
  })
  expect(events.filter(name => name.startsWith('check_'))).toEqual([
    'check_suite.requested',
    'check_suite.rerequested',
  ])
  const wrong = receiver.received.flatMap(({ event, payload }) => webhookViolations(event, payload))
  expect(wrong).toEqual([])
})

test('comments and issues are told of as GitHub describes it', async () => {
  const events = await eventsOf(async () => {
    const issue = await alice.post('/repos/acme/podinfo/issues', { title: 'New', labels: ['release'] })
    const url = `/repos/acme/podinfo/issues/${issue.body.number}`
    const { body } = await alice.post(`${url}/comments`, { body: 'a' })
    await alice.patch(`/repos/acme/podinfo/issues/comments/${body.id}`, { body: 'b' })
    await alice.delete(`/repos/acme/podinfo/issues/comments/${body.id}`)
    await alice.post(`${url}/labels`, { labels: ['prod'] })
    await alice.patch(url, { state: 'closed' })
    await alice.patch(url, { state: 'open' })
  })
  expect(events).toEqual([
    'issue_comment.created',
    'issue_comment.deleted',
    'issue_comment.edited',
    'issues.closed',
    'issues.labeled',
    'issues.opened',
    'issues.reopened',
  ])
  const wrong = receiver.received.flatMap(({ event, payload }) => webhookViolations(event, payload))
  expect(wrong).toEqual([])
})

test('a failed delivery is listed, not repeated, and redelivered on demand under its GUID', async () => {
  const app = clientOf(github, appJwt(github))
  receiver.status = 500
  await eventsOf(() => comment())
  expect(receiver.received).toHaveLength(1)
  const [failed] = (await app.get('/app/hook/deliveries?per_page=1')).body
  expect([failed.event, failed.status_code, failed.redelivery]).toEqual(['issue_comment', 500, false])
  receiver.status = 202
  expect((await app.post(`/app/hook/deliveries/${failed.id}/attempts`)).status).toBe(202)
  await github.settled()
  const [again] = (await app.get('/app/hook/deliveries?per_page=1')).body
  expect([again.guid, again.status, again.redelivery]).toEqual([failed.guid, 'OK', true])
  expect(receiver.received[1]?.payload).toEqual(receiver.received[0]?.payload)
  expect((await app.get(`/app/hook/deliveries/${again.id}`)).body.request.payload.action).toBe('created')
})

test('webhooks can be lost, doubled and turned round', async () => {
  github.faults.addWebhook({ kind: 'lose', event: 'issue_comment', times: 1 })
  expect(await eventsOf(() => comment())).toEqual([])
  github.faults.addWebhook({ kind: 'duplicate', times: 1 })
  await eventsOf(() => comment('twice'))
  expect(new Set(receiver.received.map(({ guid }) => guid)).size).toBe(1)
  expect(receiver.received).toHaveLength(2)
  receiver.received.length = 0
  github.faults.addWebhook({ kind: 'reverse', times: 2 })
  await comment('first')
  await comment('second')
  await new Promise(resolve => setTimeout(resolve, 150))
  await github.settled()
  expect(receiver.received.map(({ payload }) => payload.comment.body)).toEqual(['second', 'first'])
})

test('queues, runs, guarded environments, packages and repositories are told of as GitHub describes it', async () => {
  const ada = personOf(github, 'ada')
  const fleet = '/repos/acme/fleet'
  // Other Apps may subscribe to more than ours does.
  const more = ['registry_package', 'workflow_dispatch', 'deployment_protection_rule', 'deployment_review']
  ;(github.app.events as string[]).push(...more)
  const repository = [...github.world.repositories.values()].find(({ name }) => name === 'fleet')
  const control = (path: string, body: unknown) =>
    fetch(`${github.url}/_sandbox${path}`, { method: 'POST', body: JSON.stringify(body) })
  const events = await eventsOf(async () => {
    const { sha } = (await bot.get(`${fleet}/git/ref/heads/main`)).body.object
    await alice.post(`${fleet}/git/refs`, { ref: 'refs/heads/queued', sha })
    const content = Buffer.from('on: workflow_dispatch\n').toString('base64')
    await alice.put(`${fleet}/contents/.github/workflows/deliver.yml`, {
      ...{ message: 'Deliver', content, branch: 'queued' },
    })
    repository?.rules.set('main', {
      ...{ requiredChecks: [], strict: false, approvals: undefined, mergeQueue: true },
    })
    const pull = await alice.post(`${fleet}/pulls`, { title: 'Queued', head: 'queued', base: 'main' })
    const id = pull.body.node_id
    await alice.graphql(
      'mutation ($id: ID!) { enqueuePullRequest(input: { pullRequestId: $id }) { clientMutationId } }',
      { id },
    )
    await github.settled()
    repository?.rules.clear()
    await alice.post(`${fleet}/actions/workflows/deliver.yml/dispatches`, { ref: 'main' })
    await ada.put(`${fleet}/environments/guarded`, {})
    await ada.post(`${fleet}/environments/guarded/deployment_protection_rules`, {
      integration_id: github.app.id,
    })
    await control('/workflow-run', { repository: 'acme/fleet', login: 'alice', environment: 'guarded' })
    await github.settled()
    const asked = receiver.received.find(({ event }) => event === 'deployment_protection_rule')
    const path = new URL(asked?.payload.deployment_callback_url).pathname
    const answer = { environment_name: 'guarded', state: 'approved', comment: 'fine' }
    await (await installationOf(github, { permissions: { deployments: 'write' } })).post(path, answer)
    await control('/package', {
      ...{ image: 'acme/podinfo', tag: '7.0.4', digest: `sha256:${'a'.repeat(64)}` },
      ...{ repository: 'acme/podinfo', login: 'alice' },
    })
    await control('/package', {
      ...{ image: 'acme/podinfo', tag: 'latest', digest: `sha256:${'a'.repeat(64)}` },
      ...{ repository: 'acme/podinfo', login: 'alice' },
    })
    const actions = [{ label: 'Again', description: 'Plans again', identifier: 'again' }]
    const run = await bot.post(`${fleet}/check-runs`, { name: 'plan', head_sha: sha, actions })
    await control('/requested-action', {
      ...{ repository: 'acme/fleet', run: run.body.id, identifier: 'again', login: 'alice' },
    })
    await ada.patch(fleet, { name: 'fleet-renamed' })
    await ada.patch('/repos/acme/fleet-renamed', { archived: true })
    expect((await ada.patch('/repos/acme/fleet-renamed', { description: 'x' })).status).toBe(403)
    expect((await ada.patch('/repos/acme/fleet-renamed', { archived: false })).status).toBe(200)
  })
  const wrong = receiver.received.flatMap(({ event, payload }) => webhookViolations(event, payload))
  expect(wrong.slice(0, 12)).toEqual([])
  const told = new Set(events)
  expect(
    [
      'merge_group.checks_requested',
      'merge_group.destroyed',
      'workflow_dispatch',
      'workflow_run.requested',
      'workflow_run.in_progress',
      'deployment_protection_rule.requested',
      'deployment_review.approved',
      'check_run.requested_action',
      'package.published',
      'package.updated',
      'registry_package.published',
      'registry_package.updated',
      'repository.renamed',
      'repository.archived',
      'repository.unarchived',
    ].filter(name => !told.has(name)),
  ).toEqual([])
})
