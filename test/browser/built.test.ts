import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { resolve } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { launchChromium, openPage } from './browser.ts'

const program = resolve('build/cli.js')
const errors: string[] = []
let browser: Browser
let sandbox: ChildProcess
let url = ''

beforeAll(async () => {
  if (!existsSync(program)) throw new Error(`No ${program}. Make it: npm run build`)
  browser = await launchChromium()
  // From elsewhere, so that nothing but the built files can be read.
  sandbox = spawn(process.execPath, [program, 'sandbox', '--port', '0'], {
    cwd: tmpdir(),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  url = await addressOf(sandbox)
})

afterEach(() => expect(errors.splice(0)).toEqual([]))

afterAll(async () => {
  await browser?.close()
  if (sandbox === undefined || sandbox.exitCode !== null) return
  sandbox.kill('SIGINT')
  await once(sandbox, 'exit')
})

async function addressOf(started: ChildProcess): Promise<string> {
  let printed = ''
  for await (const chunk of started.stdout ?? []) {
    printed += String(chunk)
    const found = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)
    if (found !== null) return found[0]
  }
  throw new Error(`The sandbox printed no address: ${printed}`)
}

async function openFirst() {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  return openPage(await context.newPage(), url, errors)
}

test('a refusal and its gates are shown to the reader who may not', async () => {
  const page = await openFirst()
  await page.locator('li', { hasText: 'As rob, who may only read' }).getByRole('button').click()
  await page.locator('#person', { hasText: 'rob' }).waitFor()
  await page.keyboard.press('Control+Enter')
  await page.locator('.by-bot', { hasText: 'refused' }).last().waitFor()
  expect(await page.locator('.by-bot').last().innerText()).toContain('rob')
})

test('the built sandbox alone: open, post the suggestion, watch it merge, follow it to its pull request', async () => {
  const page = await openFirst()
  await page.keyboard.press('ArrowRight')
  expect(await page.inputValue('#comment')).toBe('/promote podinfo@7.0.0 to prod')
  await page.keyboard.press('Control+Enter')
  await page.getByLabel('1 eyes').waitFor()
  const reply = page.locator('.by-bot', { hasText: 'podinfo 6.9.2 → 7.0.0 on prod' })
  await reply.getByRole('heading', { name: /^🟢 podinfo/ }).waitFor()
  await page.locator('.matrix tr', { hasText: 'podinfo' }).locator('td.moved', { hasText: '7.0.0' }).waitFor()
  await reply
    .getByRole('link', { name: /^#\d+$/ })
    .first()
    .click()
  await page.locator('.badge.merged').waitFor()
  expect(await page.locator('.diff mark').allInnerTexts()).toEqual(['6.9.2', '7.0.0'])
})

test('a failing check keeps the promotion open, with its reason', async () => {
  const page = await openFirst()
  await page.getByRole('switch', { name: 'The fleet’s CI check fails' }).click()
  await page.locator('[role=switch][aria-checked=true]').waitFor()
  await page.getByRole('button', { name: 'Write /promote helloworld@1.4.0 to prod' }).click()
  await page.getByRole('heading', { name: 'Promotions' }).waitFor()
  expect(await page.inputValue('#comment')).toBe('/promote helloworld@1.4.0 to prod')
  await page.keyboard.press('Control+Enter')
  const reply = page.locator('.by-bot', { hasText: 'helloworld 1.3.2 → 1.4.0 on prod' })
  await reply.getByText('validate').first().waitFor()
  await reply
    .getByRole('link', { name: /^#\d+$/ })
    .first()
    .click()
  await page.getByText('A check failed.').waitFor()
  expect(await page.locator('.badge.open').count()).toBe(1)
})
