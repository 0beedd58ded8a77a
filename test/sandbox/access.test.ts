import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { type SandboxGitHub, startSandboxGitHub } from '../../src/sandbox/github-server.ts'
import { appJwt, type Client, clientOf, installationOf, personOf } from './client.ts'
import { webhookViolations } from './described.ts'
import { type Receiver, startReceiver } from './receiver.ts'

const secret = 'a secret of at least thirty-two bytes'

let github: SandboxGitHub
let receiver: Receiver
let ada: Client
let sam: Client

beforeAll(async () => {
  receiver = await startReceiver(secret)
  github = await startSandboxGitHub({ webhookUrl: receiver.url, webhookSecret: secret, checks: 'off' })
  ;(github.app.events as string[]).push('member', 'membership', 'team')
  ada = personOf(github, 'ada')
  sam = personOf(github, 'sam')
})
beforeEach(() => {
  receiver.received.length = 0
})
afterAll(async () => {
  await github.close()
  await receiver.close()
})

/** Each event that came, as GitHub describes it, with its action. */
async function told(): Promise<readonly string[]> {
  await github.settled()
  expect(receiver.received.flatMap(({ event, payload }) => webhookViolations(event, payload))).toEqual([])
  return receiver.received.map(({ event, payload }) => `${event}.${payload.action}`)
}

const role = async (login: string): Promise<string> =>
  (await ada.get(`/repos/acme/fleet/collaborators/${login}/permission`)).body.role_name

test('a member of the organization gets, changes and loses a role at once', async () => {
  const path = '/repos/acme/fleet/collaborators/rob'
  await ada.put(path, { permission: 'maintain' })
  const raised = await role('rob')
  await ada.delete(path)
  await ada.put(path, { permission: 'triage' })
  await ada.delete(path)
  // What is left is what the organization gives.
  expect([raised, await role('rob')]).toEqual(['maintain', 'read'])
  expect(await told()).toEqual(['member.edited', 'member.removed', 'member.added', 'member.removed'])
})

test('somebody outside is asked, and becomes a collaborator by accepting', async () => {
  const path = '/repos/acme/fleet/collaborators/sam'
  const first = await ada.put(path, { permission: 'pull' })
  const second = await ada.put(path, { permission: 'push' })
  const answer = (id: number) => sam.patch(`/user/repository_invitations/${id}`, {})
  const statuses = [first, await answer(first.body.id), second, await answer(second.body.id)]
  expect(statuses.map(({ status }) => status)).toEqual([201, 404, 201, 204])
  expect([await role('sam'), await told()]).toEqual(['write', ['member.added']])
  const third = await ada.put('/repos/acme/podinfo/collaborators/sam', {})
  const declined = `/user/repository_invitations/${third.body.id}`
  const left = [await sam.delete(declined), await sam.patch(declined, {})]
  expect(left.map(({ status }) => status)).toEqual([204, 404])
})

test('a team takes members in and lets them go; only an owner changes it', async () => {
  const path = '/orgs/acme/teams/releasers/memberships/rob'
  const seen = [
    await sam.put(path, {}),
    await ada.put(path, { role: 'maintainer' }),
    await ada.get(path),
    await ada.delete(path),
    await ada.get(path),
    await ada.put('/orgs/acme/teams/releasers/memberships/sam', {}),
    await ada.delete('/orgs/acme/teams/releasers/memberships/sam'),
  ]
  expect(seen.map(({ status, body }) => [status, body.role, body.state])).toEqual([
    [403, undefined, undefined],
    [200, 'maintainer', 'active'],
    [200, 'maintainer', 'active'],
    [204, undefined, undefined],
    [404, undefined, undefined],
    // Sam is not in the organization: whether he joins is his to say.
    [200, 'member', 'pending'],
    [204, undefined, undefined],
  ])
  expect(await told()).toEqual(['membership.added', 'membership.removed'])
})

test('a team is made, renamed and dissolved by an owner, and whoever listens is told', async () => {
  const wish = { name: 'On Call', description: 'At night', privacy: 'closed' }
  const seen = [
    await sam.post('/orgs/acme/teams', wish),
    await ada.post('/orgs/acme/teams', wish),
    await ada.post('/orgs/acme/teams', { name: 'on-call' }),
    await ada.get('/orgs/acme/teams/on-call'),
    await ada.patch('/orgs/acme/teams/on-call', { name: 'Night Watch' }),
    await ada.patch('/orgs/acme/teams/night-watch', { name: 'Night Watch' }),
    await ada.get('/orgs/acme/teams/on-call'),
    await ada.delete('/orgs/acme/teams/night-watch'),
  ]
  expect(seen.map(({ status, body }) => [status, body.slug])).toEqual([
    [403, undefined],
    [201, 'on-call'],
    [422, undefined],
    [200, 'on-call'],
    [201, 'night-watch'],
    [200, 'night-watch'],
    [404, undefined],
    [204, undefined],
  ])
  expect(await told()).toEqual(['team.created', 'team.edited', 'team.deleted'])
})

test('an owner lets an installation at one more repository, and at one less', async () => {
  const podinfo = (await ada.get('/repos/acme/podinfo')).body.id
  const fleet = (await ada.get('/repos/acme/fleet')).body.id
  github.installation.repositories = new Set([podinfo])
  const path = `/user/installations/${github.installation.id}/repositories`
  const reached = async () => {
    const bot = await installationOf(github)
    return (await bot.get('/installation/repositories')).body.repositories.map(
      ({ name }: { name: string }) => name,
    )
  }
  const seen = [
    await reached(),
    (await ada.put(`${path}/${fleet}`)).status,
    await reached(),
    (await ada.put(`${path}/${fleet}`)).status,
    (await ada.delete(`${path}/${podinfo}`)).status,
    await reached(),
    (await sam.put(`${path}/${podinfo}`)).status,
  ]
  github.installation.repositories = undefined
  seen.push((await ada.delete(`${path}/${podinfo}`)).status)
  expect(seen).toEqual([['podinfo'], 204, ['fleet', 'podinfo'], 304, 204, ['fleet'], 403, 422])
  expect(await told()).toEqual(['installation_repositories.added', 'installation_repositories.removed'])
})

test('a repository is found after it was given away, and an organization after it was renamed', async () => {
  const { id } = (await ada.get('/repos/acme/podinfo')).body
  expect((await ada.post('/repos/acme/podinfo/transfer', { new_owner: 'nobody' })).status).toBe(422)
  expect((await ada.post('/repos/acme/podinfo/transfer', { new_owner: 'ada' })).status).toBe(202)
  expect((await ada.get('/repos/acme/podinfo')).status).toBe(301)
  expect((await ada.get(`/repositories/${id}`)).body.full_name).toBe('ada/podinfo')
  await ada.post('/repos/ada/podinfo/transfer', { new_owner: 'acme' })
  const renamed = await fetch(`${github.url}/_sandbox/rename-account`, {
    method: 'POST',
    body: JSON.stringify({ from: 'acme', to: 'acme-inc' }),
  })
  const app = clientOf(github, appJwt(github))
  const { account } = (await app.get(`/app/installations/${github.installation.id}`)).body
  expect([renamed.status, account.login, (await ada.get('/repos/acme-inc/podinfo')).status]).toEqual([
    200,
    'acme-inc',
    200,
  ])
  expect(await told()).toEqual(['repository.transferred', 'installation_target.renamed'])
})
