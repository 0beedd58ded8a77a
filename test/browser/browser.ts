import { access } from 'node:fs/promises'
import { afterAll, afterEach, beforeAll, expect } from '@jest/globals'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { type SandboxGitHub, startSandboxGitHub } from '../../src/sandbox/github-server.ts'
import { createPage } from '../../src/sandbox/page/serve-page.ts'
import { readMatrix } from './fleet-matrix.ts'
import { botOf, personOf, type Send } from './scripted-bot.ts'

const executablePath = '/usr/bin/chromium'

// A machine without a way out: Chromium's own errands are switched off.
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Starts Debian's Chromium; without it the tests fail and say what to do. */
export async function launchChromium(): Promise<Browser> {
  const missing = await access(executablePath).then(
    () => false,
    () => true,
  )
  if (missing) throw new Error(`No ${executablePath}. Install it: apt-get install -y chromium`)
  return chromium.launch({ executablePath, args: flags })
}

/** A sandbox with its page and a browser, as long as a test file runs; each test opens its own pages. */
export interface Stage {
  readonly sandbox: SandboxGitHub
  readonly bot: Send
  as(login: string): Send
  open(path?: string, options?: BrowserContextOptions): Promise<Page>
}

/** Sets the stage before a file's tests and clears it after; an error in the page fails the test that caused it. */
export function setStage(): Stage {
  const running: { sandbox?: SandboxGitHub; browser?: Browser } = {}
  const errors: string[] = []
  const sandbox = () => running.sandbox ?? fail()
  const page = createPage({ matrix: () => readMatrix(botOf(sandbox())) })
  beforeAll(async () => {
    running.browser = await launchChromium()
    running.sandbox = await startSandboxGitHub({ page: page.serve })
  })
  afterEach(async () => {
    await Promise.all(running.browser?.contexts().map(context => context.close()) ?? [])
    expect(errors.splice(0)).toEqual([])
  })
  afterAll(async () => {
    await running.browser?.close()
    await running.sandbox?.close()
  })
  return {
    get sandbox() {
      return sandbox()
    },
    get bot() {
      return botOf(sandbox())
    },
    as: login => personOf(sandbox(), login),
    open: async (path = '/', options = {}) => {
      const context = await (running.browser ?? fail()).newContext({
        viewport: { width: 1280, height: 900 },
        ...options,
      })
      return openPage(await context.newPage(), sandbox().url + path, errors)
    },
  }
}

function fail(): never {
  throw new Error('The stage is not set yet')
}

/** Opens an address and waits until the page shows it; what goes wrong in the page is added to `errors`. */
export async function openPage(page: Page, address: string, errors: string[]): Promise<Page> {
  page.on('pageerror', error => errors.push(error.message))
  page.on('console', message => {
    const expected = /status of 40[34]/.test(message.text())
    if (message.type() === 'error' && !expected) errors.push(message.text())
  })
  await page.goto(address)
  await page.waitForSelector('main h1')
  return page
}
