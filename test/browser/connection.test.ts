import { afterAll, expect, test } from '@jest/globals'
import { startSandboxGitHub } from '../../src/sandbox/github-server.ts'
import { createPage } from '../../src/sandbox/page/serve-page.ts'
import { launchChromium, openPage } from './browser.ts'

const closing: (() => Promise<void>)[] = []
afterAll(async () => {
  for (const close of closing.reverse()) await close()
})

test('a sandbox that stops is said to; started again at the same address, the page goes on and keeps the draft', async () => {
  const page = createPage()
  const first = await startSandboxGitHub({ page: page.serve })
  const port = Number(new URL(first.url).port)
  const browser = await launchChromium()
  closing.push(() => browser.close())
  const view = await openPage(await browser.newPage(), first.url, [])
  await view.fill('#comment', 'written while it was away')
  await first.close()
  await view.getByText('The sandbox does not answer. Trying again…').waitFor()

  const second = await startSandboxGitHub({ page: page.serve, port })
  closing.push(() => second.close())
  await view.getByText('The sandbox does not answer. Trying again…').waitFor({ state: 'detached' })
  expect(await view.inputValue('#comment')).toBe('written while it was away')
  await view.click('#comment')
  await view.keyboard.press('Control+Enter')
  await view.locator('article', { hasText: 'written while it was away' }).waitFor()
})
