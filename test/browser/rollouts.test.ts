import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { type SandboxGitHub, startSandboxGitHub } from '../../src/sandbox/github-server.ts'
import { createPage, type Rollouts, type WorkloadRollout } from '../../src/sandbox/page/serve-page.ts'
import { launchChromium, openPage } from './browser.ts'
import { faintTexts } from './contrast.ts'

const note = 'Stand-ins on this machine.'
const pod = (name: string, state: 'ready' | 'old' | 'starting' | 'failed') => ({
  name,
  version: '7.0.0',
  state,
})
const podinfo = (rest: Partial<WorkloadRollout>): WorkloadRollout => ({
  name: 'podinfo',
  version: '7.0.0',
  ready: 2,
  wanted: 2,
  health: 'current',
  message: '2/2 replicas are available',
  pods: [pod('a', 'ready'), pod('b', 'ready')],
  ...rest,
})
const calm: Rollouts = { note, environments: [{ name: 'prod', workloads: [podinfo({})] }] }
const long = `ghcr.io/acme/${'a-long-name-'.repeat(8)}podinfo:7.0.1: not found`
const broken: Rollouts = {
  note,
  environments: [
    { name: 'test', problem: 'the cluster does not answer', workloads: [] },
    {
      name: 'prod',
      workloads: [
        podinfo({
          version: '7.0.1',
          ready: 0,
          health: 'failed',
          message: `ImagePullBackOff: ${long}`,
          pods: [pod('a', 'old'), pod('c', 'failed')],
        }),
        podinfo({
          name: 'helloworld',
          ready: 1,
          health: 'in-progress',
          message: '1/2 replicas are ready',
          pods: [pod('d', 'starting')],
        }),
      ],
    },
  ],
}

let rollouts = calm
let browser: Browser
let sandbox: SandboxGitHub
const errors: string[] = []

beforeAll(async () => {
  browser = await launchChromium()
  const page = createPage({ rollouts: async () => rollouts })
  sandbox = await startSandboxGitHub({ page: page.serve })
})

afterEach(async () => {
  rollouts = calm
  await Promise.all(browser.contexts().map(context => context.close()))
  expect(errors.splice(0)).toEqual([])
})

afterAll(async () => {
  await browser.close()
  await sandbox.close()
})

async function open(width: number, colorScheme: 'light' | 'dark'): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme })
  const page = await openPage(await context.newPage(), `${sandbox.url}/acme/podinfo/issues/1`, errors)
  await page.waitForSelector('.rollouts')
  return page
}

const words = async (page: Page) => (await page.innerText('#rollouts')).replaceAll(/\s+/g, ' ')

test('each environment shows its workloads, and follows the cluster without a reload', async () => {
  const page = await open(1280, 'light')
  expect(await words(page)).toBe(`Clusters prod podinfo 7.0.0 2/2 pods ready, runs ${note}`)
  expect(await page.locator('.pod.ready').count()).toBe(2)
  rollouts = broken
  for (const tell of sandbox.world.watchers) tell({ kind: 'cluster' })
  await page.waitForSelector('.workload.failed')
  expect(await words(page)).toBe(
    `Clusters test the cluster does not answer prod podinfo 7.0.1 0/2 pods ready, failed ImagePullBackOff: ${long} helloworld 7.0.0 1/2 pods ready, rolling out 1/2 replicas are ready ${note}`,
  )
})

test.each([
  [1280, 'light'],
  [1280, 'dark'],
  [390, 'light'],
  [390, 'dark'],
] as const)('at %i px, %s, nothing is cut and every text stands out', async (width, scheme) => {
  rollouts = broken
  const page = await open(width, scheme)
  await page.waitForTimeout(300)
  expect({
    width: await page.evaluate(() => document.documentElement.scrollWidth),
    faint: await page.evaluate(faintTexts),
  }).toEqual({ width, faint: [] })
})

test('without clusters there is no such part', async () => {
  rollouts = { note: '', environments: [] }
  const context = await browser.newContext()
  const page = await openPage(await context.newPage(), `${sandbox.url}/acme/podinfo/issues/1`, errors)
  await page.waitForSelector('.rail')
  expect(await page.locator('#rollouts').count()).toBe(0)
})
