import { afterEach, expect, test } from '@jest/globals'
import type { Fault } from '../../src/sandbox/faults/fault-box.ts'
import type { SandboxGitHub } from '../../src/sandbox/github-server.ts'
import { asApp, fileAt, pushFile } from '../behaviours/stage.ts'
import { webhookSecret } from '../e2e/app-process.ts'
import { startReceiver } from '../sandbox/receiver.ts'
import { diagnose, startRegistered } from './run-doctor.ts'

const open: SandboxGitHub[] = []

afterEach(async () => {
  for (const gitHub of open.splice(0)) await gitHub.close()
})

async function start(): Promise<SandboxGitHub> {
  const gitHub = await startRegistered()
  open.push(gitHub)
  return gitHub
}

/** Exit code, and what is not as it should be. */
async function doctor(
  ...given: Parameters<typeof diagnose>
): Promise<readonly [number, Readonly<Record<string, string>>]> {
  const { code, wrong } = await diagnose(...given)
  return [code, wrong]
}

test('an installation in order has nothing to fix', async () => {
  expect(await doctor(await start())).toEqual([0, {}])
})

test('settings that are wrong are listed, each with its way out', async () => {
  const [code, wrong] = await doctor(await start(), { APP_ID: 'x', WEBHOOK_SECRET: 'short' })
  expect([code, Object.keys(wrong)]).toEqual([1, ['setting APP_ID', 'setting WEBHOOK_SECRET']])
})

test('an address where no GitHub is', async () => {
  const gitHub = await start()
  const [code, wrong] = await doctor(gitHub, { GITHUB_API_URL: 'http://127.0.0.1:9' })
  expect([code, Object.keys(wrong)]).toEqual([1, ['reachability: http://127.0.0.1:9']])
})

test('a number that is not the key’s', async () => {
  const gitHub = await start()
  const [code, wrong] = await doctor(gitHub, { APP_ID: '424242' })
  expect([code, wrong.key]).toEqual([1, expect.stringContaining('Compare APP_ID')])
})

test('a clock that differs from GitHub’s', async () => {
  const gitHub = await start()
  gitHub.world.clock.advance(15 * 60_000)
  const [code, wrong] = await doctor(gitHub)
  expect([code, Object.keys(wrong)]).toEqual([1, ['clock']])
  expect(wrong.clock).toMatch(/^This machine's clock is (?:899|900) s behind GitHub's.*Set it by NTP\.$/)
})

test('what is registered too little is set on the page of the GitHub App’s settings', async () => {
  const gitHub = await start()
  gitHub.app.hook.url = 'https://lockkeeper.example/hooks'
  expect((await doctor(gitHub))[1]).toEqual({
    'webhook: address': `It ends in /hooks. Set it on the page of the GitHub App (${gitHub.url}/organizations/acme/settings/apps/lockkeeper) to end in /api/github/webhooks.`,
  })
})

test('a proxy may add to the path of webhooks, but nobody may read them on the way', async () => {
  const gitHub = await start()
  gitHub.app.hook.url = 'https://acme.example/lockkeeper/api/github/webhooks'
  expect(await doctor(gitHub)).toEqual([0, {}])
  gitHub.app.hook.url = 'http://acme.example/api/github/webhooks'
  expect((await doctor(gitHub))[1]).toEqual({
    'webhook: address': `It is plain http, which everybody on the way can read. Set it on the page of the GitHub App (${gitHub.url}/organizations/acme/settings/apps/lockkeeper) to begin with https://.`,
  })
})

test('a policy that names nobody is told', async () => {
  const gitHub = await start()
  const path = '.github/lockkeeper.yml'
  const allow = 'merge: when-green\n    allow: { users: [ada, alize], teams: [acme/releasers, releasers] }'
  const text = (await fileAt(gitHub, path)).replace('merge: when-green', allow)
  await pushFile(gitHub, { path, text })
  await gitHub.settled()
  const [code, wrong] = await doctor(gitHub)
  expect([code, wrong['config acme/fleet']]).toEqual([
    1,
    'It allows alize, whom GitHub does not know: correct the login, or take it out.\nIt allows releasers as a team: write it as ORGANIZATION/TEAM.',
  ])
})

test('what an owner has to do names the owner and the page', async () => {
  const gitHub = await start()
  const { deployments: _, ...fewer } = gitHub.installation.permissions
  gitHub.installation.permissions = { ...fewer, contents: 'read' }
  const [code, wrong] = await doctor(gitHub)
  expect([code, Object.keys(wrong)]).toEqual([1, ['installation acme: permissions']])
  expect(wrong['installation acme: permissions']).toMatch(
    /^Not granted: contents: write, deployments: write\. An owner of acme accepts .* at http/,
  )
})

test('a suspended installation', async () => {
  const gitHub = await start()
  await asApp(gitHub, 'PUT', `/app/installations/${gitHub.installation.id}/suspended`)
  // Its event went to an address where nobody is.
  expect(Object.keys((await doctor(gitHub))[1])).toEqual(['webhook: deliveries', 'installation acme'])
})

test('webhooks that do not arrive, or are refused', async () => {
  const gitHub = await start()
  gitHub.app.hook.url = 'http://127.0.0.1:9/elsewhere'
  await pushFile(gitHub, { path: 'a.txt', text: 'a' })
  await gitHub.settled()
  expect(Object.keys((await doctor(gitHub))[1])).toEqual(['webhook: address', 'webhook: deliveries'])
})

test('a secret that was wrong and is right now', async () => {
  const gitHub = await start()
  const receiver = await startReceiver(webhookSecret)
  gitHub.app.hook.url = `${new URL('/api/github/webhooks', receiver.url)}`
  for (const status of [401, 202]) {
    receiver.status = status
    await pushFile(gitHub, { path: `${status}.txt`, text: 'a' })
    await gitHub.settled()
  }
  expect(await doctor(gitHub)).toEqual([0, {}])
  receiver.status = 401
  await pushFile(gitHub, { path: 'again.txt', text: 'a' })
  await gitHub.settled()
  expect((await doctor(gitHub))[1]['webhook: deliveries']).toContain('WEBHOOK_SECRET_PREVIOUS')
  await receiver.close()
})

test.each<[string, Fault, string, string]>([
  ['/app$', { kind: 'status', status: 500 }, 'GitHub', 'GET /app: 500'],
  [
    '/app/hook/config',
    { kind: 'status', status: 502, body: '<html>' },
    'webhook',
    'GET /app/hook/config: 502',
  ],
  ['/app/hook/deliveries', { kind: 'status', status: 404 }, 'webhook', 'GET /app/hook/deliveries: 404'],
  ['/app/installations\\?', { kind: 'reset' }, 'installations', 'GET /app/installations: '],
])('GitHub that breaks off at %s is told from what is wrong here', async (path, fault, name, message) => {
  const gitHub = await start()
  gitHub.faults.add({ path: `^${path}`, times: 10, fault })
  const [code, wrong] = await doctor(gitHub)
  expect([code, Object.keys(wrong)]).toEqual([1, [name]])
  expect(wrong[name]).toMatch(new RegExp(`^GitHub did not answer this: ${message}.*Try again`))
})

test('a configuration that is broken, and one that names what nobody sees', async () => {
  const gitHub = await start()
  const path = '.github/lockkeeper.yml'
  await pushFile(gitHub, { path, text: 'version: 1\nenvironmets: []\n' })
  expect((await doctor(gitHub))[1]['config acme/fleet']).toContain('.github/lockkeeper.yml:2:1')
  await pushFile(gitHub, { path, text: 'version: 1\nsources: [acme/podinfo, acme/gone]\n' })
  expect((await doctor(gitHub))[1]['config acme/fleet']).toContain('It lists acme/gone under sources')
})
