import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { readCheckout } from '../../src/checkout/snapshot.ts'
import { runCommandLine } from '../../src/cli/command-line.ts'
import { applySeeded } from '../../src/cli/sandbox-apply.ts'
import { startSandboxCluster } from '../../src/sandbox/cluster/server.ts'
import { type SandboxGitHub, startSandboxGitHub } from '../../src/sandbox/github-server.ts'
import { openAs } from '../cluster/adapter.ts'
import { until } from '../cluster/daemon.ts'
import { type Checkout, cloneFleet } from '../e2e/checkout.ts'
import { personAt } from '../e2e/person.ts'

// prod has no Flux: its record lies in the cluster under the name of the repository.

let server: Awaited<ReturnType<typeof startSandboxCluster>>
let gitHub: SandboxGitHub
let checkout: Checkout
beforeAll(async () => {
  server = await startSandboxCluster({})
  gitHub = await startSandboxGitHub({ checks: 'off' })
  checkout = await cloneFleet(gitHub)
  checkout.write({
    '.github/lockkeeper.yml': `version: 1
environments:
  - { name: prod, paths: [shop/prod], delivery: apply, clusters: [prod], timeout: 1m }
clusters:
  prod: { kubeconfig: KUBE_CONFIG }
`,
    'shop/prod/kustomization.yaml':
      'resources: [cart.yaml]\nnamespace: shop\nimages: [{ name: ghcr.io/acme/cart, newTag: 1.0.0 }]\n',
    'shop/prod/cart.yaml': `apiVersion: v1
kind: Namespace
metadata: { name: shop }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: cart }
spec:
  selector: { matchLabels: { app: cart } }
  template:
    metadata: { labels: { app: cart } }
    spec: { containers: [{ name: cart, image: ghcr.io/acme/cart }] }
`,
  })
  await checkout.push('main')
  const { cluster, close } = openAs(server.kubeconfig)
  await applySeeded(await readCheckout(checkout.folder), () => cluster)
  close()
})
afterEach(() => checkout.git('checkout', '--quiet', '--', '.'))
afterAll(async () => {
  checkout.remove()
  await gitHub.close()
  await server.close()
})

async function lockkeeper(...words: readonly string[]) {
  const said = { out: '', error: '' }
  const repository = await personAt(gitHub, 'admin').get<unknown>('/repos/acme/fleet')
  const event = join(checkout.folder, '.git', 'event.json')
  writeFileSync(event, JSON.stringify({ repository }))
  const code = await runCommandLine(words, '0.0.0', {
    stdin: process.stdin,
    out: text => {
      said.out += text
    },
    error: text => {
      said.error += text
    },
    colour: false,
    width: undefined,
    environment: {
      ...{ REGISTRIES: 'none', KUBE_CONFIG: server.kubeconfig, GITHUB_API_URL: gitHub.apiUrl },
      GITHUB_TOKEN: gitHub.people.find(({ role }) => role === 'writer')?.token ?? '',
    },
    cwd: checkout.folder,
  })
  return { code, ...said }
}

test('what was applied is what the checkout says: it runs', async () => {
  const seen = await until('it to have run for a while', async () => {
    const now = await lockkeeper('verify', 'cart', 'on', 'prod')
    return now.code === 0 ? now : undefined
  })
  expect(seen.out).toMatch(
    /^cart on prod: succeeded\n {2}prod: succeeded, applied [0-9a-f]{40}, 1\/1 pods ready, running sha256:[0-9a-f]{64}\n$/,
  )
})

test('so say the words of the Action', async () => {
  const event = join(checkout.folder, '.git', 'event.json')
  const { code, out } = await lockkeeper('verify', '--event', event, '--json', 'cart', 'on', 'prod')
  expect([code, JSON.parse(out).verdict]).toEqual([0, 'succeeded'])
})

test('a checkout that says something else is not what was applied; the commit that was applied is', async () => {
  const file = 'shop/prod/kustomization.yaml'
  const text = await checkout.git('show', `HEAD:${file}`)
  checkout.write({ [file]: `${text.replace('1.0.0', '1.1.0')}\n` })
  const { code, out } = await lockkeeper('verify', 'cart', 'on', 'prod')
  expect([code, out.split('\n')[0]]).toEqual([
    2,
    expect.stringMatching(
      /^cart on prod: unknown, prod: what was applied there last, of [0-9a-f]{7}, is not what is meant$/,
    ),
  ])
  expect((await lockkeeper('verify', 'cart', 'on', 'prod', '--commit', 'HEAD')).code).toBe(0)
})

test('a checkout without a remote cannot say whose record it is', async () => {
  await checkout.git('remote', 'rename', 'origin', 'elsewhere')
  const { code, error } = await lockkeeper('verify', 'cart', 'on', 'prod')
  await checkout.git('remote', 'rename', 'elsewhere', 'origin')
  expect([code, error]).toEqual([3, expect.stringContaining('the remote `origin`')])
})
