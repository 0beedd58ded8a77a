import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { hiddenTexts } from '../../src/action/hidden.ts'
import { type SandboxGitHub, startSandboxGitHub } from '../../src/sandbox/github-server.ts'
import { type Checkout, cloneFleet } from './checkout.ts'
import { withClusters } from './clusters.ts'
import { personAt } from './person.ts'
import { type Runner, type Step, startRunner } from './runner.ts'

const base64 = (text: string) => Buffer.from(text).toString('base64')

const kubeconfig = `apiVersion: v1
kind: Config
users:
- name: keeper
  user:
    token: a-bearer-token
    client-key-data: LS0tLS1CRUdJTg==
`

test('a token is hidden as it is and in base64', () => {
  expect(hiddenTexts('ghs_0123456789', [])).toEqual(['ghs_0123456789', base64('ghs_0123456789')])
})

test.each([
  ['as it is', kubeconfig],
  ['in base64', base64(kubeconfig)],
  ['in base64 with line ends', base64(kubeconfig).replaceAll(/.{64}/g, '$&\n')],
])('the secrets of a kubeconfig are hidden that is given %s', (_, given) => {
  expect(hiddenTexts('', [given])).toEqual([
    ...[given, base64(given)],
    ...['a-bearer-token', base64('a-bearer-token')],
    ...['LS0tLS1CRUdJTg==', base64('LS0tLS1CRUdJTg==')],
  ])
})

test('what is in JSON is found too', () => {
  const json = '{"users":[{"user":{"password":"correct-horse","username":"keeper"}}]}'
  expect(hiddenTexts('', [json])).toContain('correct-horse')
})

test('a key in PEM is hidden line by line', () => {
  const given =
    'key: |\n  -----BEGIN PRIVATE KEY-----\n  MIIEvQIBADANBg\n  kqhkiG9w0BAQEF\n  -----END PRIVATE KEY-----\n'
  expect(hiddenTexts('', [given])).toEqual(expect.arrayContaining(['MIIEvQIBADANBg', 'kqhkiG9w0BAQEF']))
})

test('what is too short to be a secret is not', () => {
  expect(hiddenTexts('short', ['{"token":"none"}'])).toEqual(['{"token":"none"}', base64('{"token":"none"}')])
})

describe.each([
  ['of 40 characters', false],
  ['that hold a JWT', true],
])('nothing that was planted is shown, with tokens %s', (_, statelessTokens) => {
  let gitHub: SandboxGitHub
  let checkout: Checkout
  let runner: Runner

  beforeEach(async () => {
    gitHub = await startSandboxGitHub({ checks: 'off', behaviour: { statelessTokens } })
    checkout = await cloneFleet(gitHub)
    runner = startRunner(gitHub, checkout.folder)
  })
  afterEach(async () => {
    await gitHub.close()
    checkout.remove()
    runner.remove()
  })

  const planted = 'correct-horse-battery-staple'

  /** A workflow's token, and where it may show: the log, outputs, summary, files for later steps, and GitHub itself. */
  async function shown(wish: Step) {
    const body = JSON.stringify({ repository: 'acme/fleet' })
    const answer = await fetch(`${gitHub.url}/_sandbox/workflow-token`, { method: 'POST', body })
    const { token } = (await answer.json()) as { readonly token: string }
    expect(token.length > 40).toBe(statelessTokens)
    const stepped = await runner.step({ ...wish, inputs: { token, ...wish.inputs } })
    const files = readdirSync(runner.folder, { recursive: true })
      .map(name => join(runner.folder, String(name)))
      .filter(path => statSync(path).isFile() && !path.endsWith('/event'))
    const texts = [stepped.log, ...files.map(path => readFileSync(path, 'utf8')), await written()]
    const secrets = [token, planted, base64(planted), 'planted-bearer-token']
    const found = secrets.filter(secret => texts.some(text => text.includes(secret)))
    return { code: stepped.code, verdict: stepped.verdict, found }
  }

  /** Everything that stands on GitHub for people to read. */
  async function written(): Promise<string> {
    const admin = personAt(gitHub, 'admin')
    const pulls = await admin.get<readonly { readonly head: { readonly sha: string } }[]>(
      '/repos/acme/fleet/pulls?state=all',
    )
    const all = [
      pulls,
      await admin.get('/repos/acme/fleet/issues/comments?per_page=100'),
      await admin.get('/repos/acme/fleet/commits'),
      await admin.get('/repos/acme/fleet/deployments'),
      ...(await Promise.all(
        pulls.map(({ head }) => admin.get(`/repos/acme/fleet/commits/${head.sha}/check-runs`)),
      )),
    ]
    return JSON.stringify(all)
  }

  const secret = `apiVersion: v1
kind: Secret
metadata: { name: login, namespace: podinfo }
stringData: { password: ${planted} }
---
apiVersion: v1
kind: Secret
metadata: { name: encoded, namespace: podinfo }
data: { password: ${base64(planted)} }
`

  const read = (path: string) => readFileSync(join(checkout.folder, path), 'utf8')
  const named = () =>
    read('apps/prod/kustomization.yaml').replace('resources:\n', 'resources:\n  - login.yaml\n')
  const values = 'apps/prod/podinfo-values.yaml'

  test('by render', async () => {
    await checkout.git('switch', '--quiet', '--create', 'change')
    checkout.write({ 'apps/prod/login.yaml': secret, 'apps/prod/kustomization.yaml': named() })
    await checkout.push('change')
    const wish = { title: 'Change', head: 'change', base: 'main' }
    const pull = await personAt(gitHub, 'writer').send('POST', '/repos/acme/fleet/pulls', wish)
    expect(await shown({ event: 'pull_request', payload: { pull_request: pull } })).toEqual({
      code: 0,
      verdict: 'succeeded',
      found: [],
    })
  })

  test('by verify', async () => {
    const before = await checkout.git('rev-parse', 'HEAD')
    checkout.write({
      'apps/prod/login.yaml': secret,
      'apps/prod/kustomization.yaml': named(),
      [values]: read(values).replaceAll('6.9.2', '7.0.1'),
    })
    const after = await checkout.push('main')
    const seen = await withClusters(gitHub, ({ KUBE_CONFIG_PROD = '' }) =>
      shown({
        event: 'push',
        payload: { before, after },
        inputs: { kubeconfig: base64(KUBE_CONFIG_PROD), timeout: '60s' },
      }),
    )
    expect(seen).toEqual({ code: 1, verdict: 'failed', found: [] })
  })

  test('by verify that cannot reach anything', async () => {
    const before = await checkout.git('rev-parse', 'HEAD')
    checkout.write({ [values]: read(values).replaceAll('6.9.2', '7.0.1') })
    const after = await checkout.push('main')
    const kubeconfig = JSON.stringify({
      'current-context': 'gone',
      contexts: [{ name: 'gone', context: { cluster: 'gone', user: 'gone' } }],
      clusters: [{ name: 'gone', cluster: { server: 'http://127.0.0.1:1' } }],
      users: [{ name: 'gone', user: { token: 'planted-bearer-token' } }],
    })
    const wish = { event: 'push', payload: { before, after }, inputs: { kubeconfig, timeout: '2s' } }
    expect(await shown(wish)).toEqual({ code: 2, verdict: 'unknown', found: [] })
  })

  test('by chatops', async () => {
    checkout.write({ 'apps/prod/login.yaml': secret, 'apps/prod/kustomization.yaml': named() })
    await checkout.push('main')
    const path = '/repos/acme/fleet/issues/1/comments'
    const comment = await personAt(gitHub, 'writer').send<{ readonly user: unknown }>('POST', path, {
      body: '/promote podinfo@7.0.0 to prod',
    })
    const repository = await personAt(gitHub, 'admin').get<unknown>('/repos/acme/fleet')
    const payload = { action: 'created', issue: { number: 1 }, comment, sender: comment.user, repository }
    expect(await shown({ event: 'issue_comment', payload })).toEqual({
      code: 0,
      verdict: 'merged',
      found: [],
    })
  })

  test('by promote that is refused', async () => {
    const wish = { repository: 'acme/fleet', login: 'alice', path: '.github/workflows/deliver.yml' }
    const started = await fetch(`${gitHub.url}/_sandbox/workflow-run`, {
      method: 'POST',
      body: JSON.stringify(wish),
    })
    const { id } = (await started.json()) as { readonly id: number }
    const stepped = await shown({
      event: 'push',
      inputs: { mode: 'promote', command: 'podinfo@8.8.8 to prod' },
      environment: { GITHUB_RUN_ID: String(id) },
    })
    expect(stepped).toEqual({ code: 1, verdict: 'refused', found: [] })
  })
})
