import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type SandboxGitHub, startSandboxGitHub } from '../../src/sandbox/github-server.ts'
import { appJwt, clientOf, installationOf, personOf } from './client.ts'

let github: SandboxGitHub

beforeAll(async () => {
  github = await startSandboxGitHub({ checks: 'off' })
})

afterAll(() => github.close())

const seconds = (fromNow: number) => Math.floor(github.world.clock.now() / 1000) + fromNow

test('the App speaks with a token that it signed', async () => {
  const { status, body } = await clientOf(github, appJwt(github)).get('/app')
  expect([status, body.slug, body.installations_count]).toEqual([200, 'lockkeeper', 1])
  const byClientId = await clientOf(github, appJwt(github, { iss: github.app.clientId })).get('/app')
  expect(byClientId.status).toBe(200)
})

test.each([
  ['is over', () => ({ exp: seconds(-1) }), /'exp'/],
  ['lasts an hour', () => ({ exp: seconds(3600) }), /'exp'/],
  ['comes from the future', () => ({ iat: seconds(120) }), /'iat'/],
  ['names another App', () => ({ iss: '4711' }), /Integration not found/],
])('a token of the App that %s is refused', async (_, claims, words) => {
  const { status, body } = await clientOf(github, appJwt(github, claims())).get('/app')
  expect([status, body.message]).toEqual([401, expect.stringMatching(words)])
})

test('a changed signature and another algorithm are refused', async () => {
  const [header, payload, signature = ''] = appJwt(github).split('.')
  const forged = `${header}.${payload}.${signature.slice(0, -4)}AAAA`
  const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`
  for (const token of [forged, none]) {
    const { status, body } = await clientOf(github, token).get('/app')
    expect([status, body.message]).toEqual([401, 'A JSON web token could not be decoded'])
  }
})

test("an installation's token cannot speak for the App, nor the App for an installation", async () => {
  expect((await (await installationOf(github)).get('/app')).status).toBe(401)
  expect((await clientOf(github, appJwt(github)).get('/repos/acme/fleet')).status).toBe(404)
  expect(
    (await clientOf(github, appJwt(github)).post('/repos/acme/podinfo/issues', { title: 'x' })).status,
  ).toBe(403)
})

test('a token is narrowed to repositories and permissions, never widened', async () => {
  const app = clientOf(github, appJwt(github))
  const mint = (body: unknown) => app.post(`/app/installations/${github.installation.id}/access_tokens`, body)
  const narrowed = await mint({ repositories: ['podinfo'], permissions: { issues: 'read' } })
  expect([narrowed.status, narrowed.body.repository_selection, narrowed.body.permissions]).toEqual([
    201,
    'selected',
    { metadata: 'read', issues: 'read' },
  ])
  const client = clientOf(github, narrowed.body.token)
  expect((await client.get('/installation/repositories')).body.total_count).toBe(1)
  expect((await client.get('/repos/acme/fleet')).status).toBe(404)
  expect((await client.get('/repos/acme/podinfo/issues/1')).status).toBe(200)
  const refused = await client.post('/repos/acme/podinfo/issues/1/comments', { body: 'x' })
  expect([refused.status, refused.body.message]).toEqual([403, 'Resource not accessible by integration'])
  expect(refused.headers.get('x-accepted-github-permissions')).toBe('issues=write; pull_requests=write')
  expect((await mint({ permissions: { administration: 'write' } })).status).toBe(422)
  expect((await mint({ permissions: { members: 'write' } })).status).toBe(422)
  expect((await mint({ repositories: ['nowhere'] })).status).toBe(422)
})

test('a token ends after an hour, or when it is revoked', async () => {
  const client = await installationOf(github)
  expect((await client.get('/repos/acme/fleet')).status).toBe(200)
  github.world.clock.advance(3600_000)
  expect([(await client.get('/repos/acme/fleet')).status]).toEqual([401])
  const fresh = await installationOf(github)
  expect((await fresh.delete('/installation/token')).status).toBe(204)
  expect((await fresh.get('/repos/acme/fleet')).body.message).toBe('Bad credentials')
})

test('both forms of tokens are taken', async () => {
  const other = await startSandboxGitHub({ checks: 'off', behaviour: { statelessTokens: true } })
  const { body } = await clientOf(other, appJwt(other)).post(
    `/app/installations/${other.installation.id}/access_tokens`,
  )
  expect(body.token).toMatch(/^ghs_\d+_[\w-]+\.[\w-]+\.[\w-]+$/)
  expect((await clientOf(other, body.token).get('/repos/acme/fleet')).status).toBe(200)
  await other.close()
})

test('a suspended installation gets nothing', async () => {
  const other = await startSandboxGitHub({ checks: 'off' })
  const app = clientOf(other, appJwt(other))
  const bot = await installationOf(other)
  await app.put(`/app/installations/${other.installation.id}/suspended`)
  expect((await bot.get('/repos/acme/fleet')).status).toBe(403)
  expect((await app.post(`/app/installations/${other.installation.id}/access_tokens`)).status).toBe(403)
  await app.delete(`/app/installations/${other.installation.id}/suspended`)
  expect((await bot.get('/repos/acme/fleet')).status).toBe(200)
  await other.close()
})

test.each([
  ['alice', 'fleet', 200, 201],
  ['ada', 'fleet', 200, 201],
  ['rob', 'fleet', 200, 403],
  ['sam', 'fleet', 404, 404],
  ['sam', 'podinfo', 200, 403],
])('%s in %s reads with %i and creates a branch with %i', async (login, name, read, write) => {
  const person = personOf(github, login)
  expect((await person.get(`/repos/acme/${name}`)).status).toBe(read)
  const { sha } = (await personOf(github, 'alice').get(`/repos/acme/${name}/git/ref/heads/main`)).body.object
  const ref = { ref: `refs/heads/by-${login}`, sha }
  expect((await person.post(`/repos/acme/${name}/git/refs`, ref)).status).toBe(write)
})

test('nobody reads what is public and writes nothing', async () => {
  const nobody = clientOf(github)
  expect((await nobody.get('/repos/acme/podinfo/issues/1')).status).toBe(200)
  expect((await nobody.get('/repos/acme/fleet')).status).toBe(404)
  expect((await nobody.post('/repos/acme/podinfo/issues/1/comments', { body: 'x' })).status).toBe(401)
})

test.each([
  ['ada', 'fleet', 'admin', 'admin'],
  ['alice', 'fleet', 'write', 'write'],
  ['rob', 'fleet', 'read', 'read'],
  ['sam', 'fleet', 'none', 'none'],
  ['sam', 'podinfo', 'read', 'read'],
  ['lockkeeper[bot]', 'fleet', 'none', 'none'],
])('%s has on %s the permission %s', async (login, name, permission, role) => {
  const bot = await installationOf(github)
  const { body } = await bot.get(`/repos/acme/${name}/collaborators/${encodeURIComponent(login)}/permission`)
  expect([body.permission, body.role_name, body.user.login]).toEqual([permission, role, login])
})

test('maintain is shown as write, triage as read, Copilot as no user', async () => {
  const fleet = [...github.world.repositories.values()].find(({ name }) => name === 'fleet')
  const rob = github.world.accounts.get('rob')
  const bot = await installationOf(github)
  const url = '/repos/acme/fleet/collaborators/rob/permission'
  fleet?.roles.set(rob?.id ?? 0, 'maintain')
  expect((await bot.get(url)).body).toMatchObject({ permission: 'write', role_name: 'maintain' })
  fleet?.roles.set(rob?.id ?? 0, 'triage')
  expect((await bot.get(url)).body).toMatchObject({ permission: 'read', role_name: 'triage' })
  fleet?.roles.set(rob?.id ?? 0, 'read')
  const { status, body } = await bot.get('/repos/acme/fleet/collaborators/Copilot/permission')
  expect([status, body.message]).toEqual([404, 'Copilot is not a user'])
})

test('membership of a team is active or pending, counts child teams, and is hidden without the permission', async () => {
  const { world } = github
  const acme = world.accounts.get('acme')
  const rob = world.accounts.get('rob')
  if (acme === undefined || rob === undefined) throw new Error('not seeded')
  const member = { account: rob, role: 'member', state: 'pending' } as const
  world.teams.push({
    ...{ id: 2, organization: acme, name: 'on-call', slug: 'on-call', parent: 'releasers' },
    ...{ description: null, privacy: 'closed', members: [member], createdAt: 0, updatedAt: 0 },
  })
  const bot = await installationOf(github)
  const blind = await installationOf(github, { permissions: { issues: 'write' } })
  const url = (login: string) => `/orgs/acme/teams/releasers/memberships/${login}`
  expect((await bot.get(url('alice'))).body).toMatchObject({ role: 'member', state: 'active' })
  expect((await bot.get(url('rob'))).body).toMatchObject({ state: 'pending' })
  expect((await bot.get(url('sam'))).status).toBe(404)
  expect((await blind.get(url('alice'))).status).toBe(404)
})

test("a manifest becomes an App once, within an hour, with the form's state", async () => {
  const submit = async () => {
    const manifest = JSON.stringify({
      name: 'My keeper',
      redirect_url: 'http://localhost/done',
      default_permissions: { issues: 'write' },
      default_events: ['issue_comment'],
      hook_attributes: { url: 'http://localhost/hook' },
    })
    const response = await fetch(`${github.url}/organizations/acme/settings/apps/new?state=s1`, {
      method: 'POST',
      body: new URLSearchParams({ manifest }),
      redirect: 'manual',
    })
    return new URL(response.headers.get('location') ?? '')
  }
  const place = await submit()
  expect(place.searchParams.get('state')).toBe('s1')
  const nobody = clientOf(github)
  const { status, body } = await nobody.post(`/app-manifests/${place.searchParams.get('code')}/conversions`)
  expect([status, body.slug, body.permissions, body.pem.startsWith('-----BEGIN RSA PRIVATE KEY')]).toEqual([
    201,
    'my-keeper',
    { issues: 'write' },
    true,
  ])
  expect((await nobody.post(`/app-manifests/${place.searchParams.get('code')}/conversions`)).status).toBe(404)
  const late = await submit()
  github.world.clock.advance(3601_000)
  expect((await nobody.post(`/app-manifests/${late.searchParams.get('code')}/conversions`)).status).toBe(404)
})
