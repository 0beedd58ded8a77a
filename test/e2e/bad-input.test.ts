import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { type SandboxGitHub, startSandboxGitHub } from '../../src/sandbox/github-server.ts'
import { type Checkout, cloneFleet } from './checkout.ts'
import { personAt } from './person.ts'
import { type Runner, type Step, startRunner } from './runner.ts'

let gitHub: SandboxGitHub
let checkout: Checkout
let runner: Runner

const step = (wish: Step) => runner.step(wish)

beforeEach(async () => {
  gitHub = await startSandboxGitHub({ checks: 'off' })
  checkout = await cloneFleet(gitHub)
  runner = startRunner(gitHub, checkout.folder)
})
afterEach(async () => {
  await gitHub.close()
  checkout.remove()
  runner.remove()
})

/** Opens a pull request with these files and answers its event. */
async function propose(files: Readonly<Record<string, string>>) {
  await checkout.git('switch', '--quiet', '--create', 'change')
  checkout.write(files)
  await checkout.push('change')
  const wish = { title: 'Change', head: 'change', base: 'main' }
  const pull = await personAt(gitHub, 'writer').send<{ readonly number: number }>(
    'POST',
    '/repos/acme/fleet/pulls',
    wish,
  )
  return { event: 'pull_request', payload: { pull_request: pull }, number: pull.number }
}

async function comment(number: number): Promise<string> {
  const path = `/repos/acme/fleet/issues/${number}/comments`
  const found = await personAt(gitHub, 'admin').get<readonly { readonly body: string }[]>(path)
  return found.map(({ body }) => body).join('\n')
}

const values = 'apps/prod/podinfo-values.yaml'
const read = (path: string) => readFileSync(join(checkout.folder, path), 'utf8')

describe('secrets and settings', () => {
  test('a token that is a secret which is not there', async () => {
    const { code, log } = await step({ event: 'issue_comment', inputs: { token: '' } })
    expect([code, log]).toEqual([
      3,
      expect.stringMatching(/^::error title=TOKEN_MISSING::There is no token.*secrets do not reach/m),
    ])
  })

  test('a token that GitHub does not know', async () => {
    const token = `ghs_${'a'.repeat(36)}`
    const { code, log } = await step({ event: 'schedule', inputs: { token } })
    expect([code, log]).toEqual([3, expect.stringMatching(/^::error title=TOKEN_INVALID::/m)])
  })

  test('a mode and a timeout that are none are both named', async () => {
    const { code, log } = await step({ event: 'push', inputs: { mode: 'rendr', timeout: 'soon' } })
    expect([code, log.match(/^::error title=INPUT_WRONG::(.*)$/gm)]).toEqual([
      3,
      [
        '::error title=INPUT_WRONG::mode is "rendr", but must be render, verify, chatops or promote.%0ADid you mean render?',
        '::error title=INPUT_WRONG::timeout is "soon", but must be a duration such as 30s, 10m or 1h30m.',
      ],
    ])
  })
})

const kubeconfig = (change: object = {}, user: object = { token: 'planted-token' }) =>
  JSON.stringify({
    'current-context': 'here',
    contexts: [{ name: 'here', context: { cluster: 'here', user: 'here' } }],
    clusters: [{ name: 'here', cluster: { server: 'http://127.0.0.1:1' } }],
    users: [{ name: 'here', user }],
    ...change,
  })

describe('a kubeconfig', () => {
  const verify = (text: string) =>
    step({
      event: 'workflow_dispatch',
      inputs: { mode: 'verify', command: 'podinfo on prod', kubeconfig: text, timeout: '2s' },
    })

  test.each([
    ['that is neither YAML nor base64', 'planted-kubeconfig: [', /KUBECONFIG_\w+::KUBE_CONFIG /],
    [
      'whose base64 was cut',
      Buffer.from(kubeconfig()).toString('base64').slice(0, 90),
      /KUBECONFIG_\w+::KUBE_CONFIG /,
    ],
    [
      'that names a context which is not there',
      kubeconfig({ 'current-context': 'prod-eu' }),
      /CONTEXT_NOT_FOUND::KUBE_CONFIG has no context "prod-eu"\. It has: here\./,
    ],
    [
      'that runs a program',
      kubeconfig({}, { exec: { apiVersion: 'client.authentication.k8s.io/v1', command: 'aws-planted' } }),
      /KUBECONFIG_\w+::.*KUBE_CONFIG_PROGRAMS/,
    ],
    [
      'whose server is no address',
      kubeconfig({ clusters: [{ name: 'here', cluster: { server: 'nowhere' } }] }),
      /KUBECONFIG_\w+::/,
    ],
  ])('%s is refused at once, and not shown', async (_, text, said) => {
    const { code, log, verdict } = await verify(text)
    expect([code, verdict, log]).toEqual([3, 'unknown', expect.stringMatching(said)])
    expect(log.match(/planted-(?:token|kubeconfig).*/g)).toBeNull()
  })

  test('in whose place an empty secret was given is asked for', async () => {
    const { code, verdict, log } = await verify('')
    expect([code, verdict, log]).toEqual([2, 'unknown', expect.stringContaining('no cluster is connected')])
  })
})

describe('manifests', () => {
  test('YAML that is malformed at head fails with its place', async () => {
    const { code, verdict, log } = await step(await propose({ [values]: 'spec:\n  values: [1,\n' }))
    expect([code, verdict, log]).toEqual([
      1,
      'failed',
      expect.stringMatching(
        /^::error title=[A-Z_]+,file=apps\/prod\/podinfo-values\.yaml,line=\d+,col=\d+::/m,
      ),
    ])
  })

  test('a kustomization that names a file which is not there fails with its place', async () => {
    const path = 'apps/prod/kustomization.yaml'
    const { code, log } = await step(await propose({ [path]: `${read(path)}\ncomponents: [../nowhere]\n` }))
    expect([code, log]).toEqual([
      1,
      expect.stringMatching(
        /^::error title=[A-Z_]+,file=apps\/prod\/kustomization\.yaml,line=\d+,col=\d+::/m,
      ),
    ])
  })

  test('a configuration that head breaks fails with its place', async () => {
    const { code, log } = await step(
      await propose({ '.github/lockkeeper.yml': 'version: 1\nenvironment: []\n' }),
    )
    expect([code, log]).toEqual([
      1,
      expect.stringMatching(/^::error title=UNKNOWN_KEY,file=\.github\/lockkeeper\.yml,line=2,col=1::/m),
    ])
  })

  test('a base that does not render is said so, and the pull request that mends it passes', async () => {
    const good = read(values)
    checkout.write({ [values]: 'spec: [\n' })
    await checkout.push('main')
    const pull = await propose({ [values]: good })
    const { code, verdict, summary } = await step(pull)
    expect([code, verdict, summary]).toEqual([
      0,
      'succeeded',
      expect.stringContaining('Did not render before either'),
    ])
  })

  test('a base that does not render does not fail a pull request about something else', async () => {
    checkout.write({ [values]: 'spec: [\n' })
    await checkout.push('main')
    const { code, verdict } = await step(await propose({ 'README.md': '# fleet\n' }))
    expect([code, verdict]).toEqual([0, 'succeeded'])
  })
})

describe('much at once', () => {
  const many = (text: string) =>
    Object.fromEntries(Array.from({ length: 3_000 }, (_, at) => [`docs/${at}.md`, `${text} ${at}\n`]))

  test('a pull request of more than 3,000 files is seen whole', async () => {
    const pull = await propose({ ...many('page'), [values]: read(values).replaceAll('6.9.2', '7.0.0') })
    const { code } = await step(pull)
    expect([code, (await comment(pull.number)).split('\n')[0]]).toEqual([
      0,
      '### 🟢 1 object changes on prod',
    ])
  })

  test('a push of more than 3,000 files is seen whole', async () => {
    const before = await checkout.git('rev-parse', 'HEAD')
    checkout.write({ ...many('page'), [values]: read(values).replaceAll('6.9.2', '7.0.0') })
    const after = await checkout.push('main')
    const { code, log } = await step({ event: 'push', payload: { before, after, commits: [{ id: after }] } })
    expect([code, log.match(/^::group::.*$/gm)]).toEqual([2, ['::group::podinfo 7.0.0 on prod']])
  })

  test('a pull request of sixty environments is one comment that GitHub takes, its summary first', async () => {
    const names = Array.from({ length: 60 }, (_, at) => `region-${String(at).padStart(2, '0')}`)
    const big = (at: number) =>
      Array.from({ length: 400 }, (_, line) => `  KEY_${line}: "${at} ${'x'.repeat(60)}"\n`).join('')
    const overlay = (name: string, at: number) => ({
      [`apps/${name}/kustomization.yaml`]: 'resources: [settings.yaml]\n',
      [`apps/${name}/settings.yaml`]: `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name} }\ndata:\n${big(at)}`,
    })
    const environments = `version: 1\nenvironments:\n${names.map(name => `  - { name: ${name}, paths: [apps/${name}] }\n`).join('')}`
    checkout.write({
      '.github/lockkeeper.yml': environments,
      ...Object.assign({}, ...names.map(name => overlay(name, 0))),
    })
    await checkout.push('main')
    const pull = await propose(Object.assign({}, ...names.map(name => overlay(name, 1))))
    const { code, outputs, log } = await step(pull)
    expect([outputs.length < 500_000, log]).toEqual([
      true,
      expect.stringContaining('The output result is left out: it is longer than GitHub takes.'),
    ])
    const body = await comment(pull.number)
    expect([
      code,
      body.split('\n')[0]?.slice(0, 60),
      body.length < 65_536,
      Buffer.byteLength(body) < 262_144,
    ]).toEqual([0, expect.stringMatching(/^### 🟢 60 objects change on /), true, true])
    expect(names.filter(name => !body.includes(`\`${name}\``))).toEqual([])
  })
})
