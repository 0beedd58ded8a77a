import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { runCommandLine } from '../../src/cli/command-line.ts'
import { type SandboxGitHub, startSandboxGitHub } from '../../src/sandbox/github-server.ts'
import { type Checkout, cloneFleet } from '../e2e/checkout.ts'
import { personAt } from '../e2e/person.ts'

let gitHub: SandboxGitHub
let checkout: Checkout

beforeEach(async () => {
  gitHub = await startSandboxGitHub({ checks: 'off' })
  checkout = await cloneFleet(gitHub)
})
afterEach(async () => {
  await gitHub.close()
  checkout.remove()
})

/** Runs a mode on a saved event; answers its exit code and its one JSON document. */
async function onEvent(mode: string, event: object, ...words: readonly string[]) {
  const repository = await personAt(gitHub, 'admin').get<unknown>('/repos/acme/fleet')
  const file = join(checkout.folder, '.git', 'event.json')
  writeFileSync(file, JSON.stringify({ repository, ...event }))
  let out = ''
  const code = await runCommandLine([mode, '--event', file, '--json', ...words], '0.0.0', {
    stdin: process.stdin,
    out: text => {
      out += text
    },
    error: () => undefined,
    colour: false,
    width: undefined,
    environment: {
      REGISTRIES: 'none',
      GITHUB_API_URL: gitHub.apiUrl,
      GITHUB_TOKEN: gitHub.people.find(({ role }) => role === 'writer')?.token ?? '',
    },
    cwd: checkout.folder,
  })
  return { code, output: JSON.parse(out) as Readonly<Record<string, unknown>> }
}

const values = 'apps/prod/podinfo-values.yaml'

async function change(): Promise<void> {
  await checkout.git('switch', '--quiet', '--create', 'change')
  const text = await checkout.git('show', `HEAD:${values}`)
  checkout.write({ [values]: `${text.replaceAll('6.9.2', '7.0.0')}\n` })
}

test('render shows what a pull request changes', async () => {
  await change()
  await checkout.push('change')
  const pull = await personAt(gitHub, 'writer').send<object>('POST', '/repos/acme/fleet/pulls', {
    title: 'Change',
    head: 'change',
    base: 'main',
  })
  expect(await onEvent('render', { pull_request: pull })).toEqual({
    code: 0,
    output: { verdict: 'succeeded', manifests: expect.any(String), result: expect.stringContaining('7.0.0') },
  })
})

test('verify takes a push, and words in place of one', async () => {
  const before = await checkout.git('rev-parse', 'HEAD')
  await change()
  const after = await checkout.push('main')
  const unseen = {
    code: 2,
    output: {
      verdict: 'unknown',
      cause:
        'no cluster is connected: give the input `kubeconfig` or the variable `KUBE_CONFIG`, or name the cluster under `clusters` in the configuration',
      result: expect.stringContaining('"version":"7.0.0"'),
    },
  }
  expect(await onEvent('verify', { before, after, commits: [{ id: after }] })).toEqual(unseen)
  expect(await onEvent('verify', {}, 'podinfo', 'on', 'prod')).toEqual(unseen)
})

test('chatops answers a comment', async () => {
  const path = '/repos/acme/fleet/issues/1/comments'
  const comment = await personAt(gitHub, 'writer').send<{ readonly user: unknown }>('POST', path, {
    body: '/list podinfo',
  })
  const event = { action: 'created', issue: { number: 1 }, comment, sender: comment.user }
  expect(await onEvent('chatops', event)).toEqual({
    code: 0,
    output: { verdict: 'answered', result: expect.stringContaining('answered') },
  })
})

test('without a repository in the event or the environment, that is asked for', async () => {
  expect(await onEvent('chatops', { repository: undefined, schedule: '*/5 * * * *' })).toEqual({
    code: 3,
    output: {
      error: {
        code: 'REPOSITORY_MISSING',
        message: 'Neither the event nor the environment names a repository.',
        advice: 'Set GITHUB_REPOSITORY to owner/name.',
      },
    },
  })
})
