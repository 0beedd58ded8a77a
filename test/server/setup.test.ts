import { expect, test } from '@jest/globals'
import { parseApiBase } from '../../src/github/client/api-base.ts'
import { startSandboxGitHub } from '../../src/sandbox/github-server.ts'
import { environmentOf, startSetup } from '../../src/server/setup.ts'

const base = { rest: 'https://api.github.com', graphql: 'https://api.github.com/graphql' }

async function open(options: Partial<Parameters<typeof startSetup>[0]> = {}) {
  const setup = await startSetup({ base, name: 'Lockkeeper of Acme', ...options })
  const page = async (path = '') => {
    const response = await fetch(`${setup.url}${path}`)
    return { status: response.status, text: await response.text(), headers: response.headers }
  }
  return { setup, page }
}

function attributeOf(html: string, attribute: string): string {
  const [, value = ''] = new RegExp(`${attribute}="([^"]*)"`).exec(html) ?? []
  return value.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')
}

test('the page sends the manifest to GitHub, with a state that nobody can guess', async () => {
  const { setup, page } = await open({ organization: 'acme', webhookUrl: 'https://lock.acme.com/hooks' })
  const { text, headers } = await page()
  const action = new URL(attributeOf(text, 'action'))
  expect([action.origin, action.pathname]).toEqual([
    'https://github.com',
    '/organizations/acme/settings/apps/new',
  ])
  expect(action.searchParams.get('state')).toMatch(/^[\w-]{43}$/)
  expect(JSON.parse(attributeOf(text, 'value'))).toMatchObject({
    name: 'Lockkeeper of Acme',
    public: false,
    redirect_url: `${setup.url}registered`,
    hook_attributes: { url: 'https://lock.acme.com/hooks', active: true },
  })
  expect([headers.get('cache-control'), headers.get('content-security-policy')]).toEqual([
    'no-store',
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  ])
  await setup.close()
})

test.each([
  ['an answer to no question', 'registered?code=abc&state=guessed', 403],
  ['an answer without a state', 'registered?code=abc', 403],
  ['another page', 'probot/setup', 404],
])('%s is refused', async (_name, path, status) => {
  const { setup, page } = await open()
  expect((await page(path)).status).toBe(status)
  await setup.close()
})

test('a page that stood open for an hour is closed', async () => {
  let now = 0
  const { setup, page } = await open({ now: () => now })
  now = 3_600_001
  expect((await page()).status).toBe(410)
  await setup.close()
})

test('a name cannot break out of the page', async () => {
  const { setup, page } = await open({ name: '"><script>alert(1)</script>' })
  expect((await page()).text).not.toContain('<script>')
  await setup.close()
})

test('the credentials become an environment', () => {
  const registered = {
    id: 7,
    slug: 'lockkeeper',
    pem: '-----BEGIN RSA PRIVATE KEY-----\nabc\n-----END RSA PRIVATE KEY-----\n',
    webhook_secret: 'secret',
    html_url: 'https://github.com/apps/lockkeeper',
  }
  expect(environmentOf(registered)).toBe(
    'APP_ID=7\nPRIVATE_KEY="-----BEGIN RSA PRIVATE KEY-----\\nabc\\n-----END RSA PRIVATE KEY-----"\nWEBHOOK_SECRET=secret\n',
  )
})

test('an answer is taken once: neither it nor the page can be used again', async () => {
  const sandbox = await startSandboxGitHub({ checks: 'off' })
  const parsed = parseApiBase(sandbox.apiUrl)
  if (parsed.kind === 'problem') throw new Error(parsed.problem.message)
  const { setup, page } = await open({ base: parsed.base })
  const stateNow = async () =>
    new URL(attributeOf((await page()).text, 'action')).searchParams.get('state') ?? ''
  const first = await stateNow()
  // GitHub does not know the code: begun again, it is another question.
  const failed = await page(`registered?code=unknown&state=${first}`)
  const again = await page(`registered?code=unknown&state=${first}`)
  const second = await stateNow()
  sandbox.faults.add({
    path: '/conversions$',
    fault: {
      kind: 'status',
      status: 201,
      body: { id: 7, slug: 'lk', pem: 'PEM', webhook_secret: 's', html_url: 'https://github.com/apps/lk' },
    },
  })
  const taken = await page(`registered?code=known&state=${second}`)
  const late = [await page(`registered?code=known&state=${second}`), await page()]
  expect([failed.status, again.status, taken.status, late.map(({ status }) => status)]).toEqual([
    502,
    403,
    200,
    [410, 410],
  ])
  await setup.close()
  await sandbox.close()
})

test('the whole way over the stand-in', async () => {
  const sandbox = await startSandboxGitHub({ checks: 'off' })
  const parsed = parseApiBase(sandbox.apiUrl)
  if (parsed.kind === 'problem') throw new Error(parsed.problem.message)
  const { setup, page } = await open({ base: parsed.base })
  const { text } = await page()
  const response = await fetch(attributeOf(text, 'action'), {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      authorization: `token ${sandbox.people.find(({ login }) => login === 'ada')?.token}`,
    },
    body: new URLSearchParams({ manifest: attributeOf(text, 'value') }),
    redirect: 'manual',
  })
  const back = response.headers.get('location') ?? ''
  expect((await fetch(back)).status).toBe(200)
  expect(await setup.registered).toMatchObject({ slug: 'lockkeeper-of-acme' })
  await setup.close()
  await sandbox.close()
})
