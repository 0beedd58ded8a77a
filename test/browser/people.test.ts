import { expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { setStage } from './browser.ts'
import { openPromotion } from './scripted-bot.ts'

const stage = setStage()

async function become(page: Page, login: string): Promise<void> {
  await page.click('#person')
  await page.locator('#people').getByRole('button', { name: login }).click()
  await page.locator('#person', { hasText: login }).waitFor()
}

test('a comment is written as whom one acts as', async () => {
  const page = await stage.open()
  await become(page, 'rob')
  await page.fill('#comment', 'hello from rob')
  await page.getByRole('button', { name: 'Comment', exact: true }).click()
  const entry = page.locator('article', { hasText: 'hello from rob' })
  expect(await entry.getAttribute('aria-label')).toBe('rob commented')
})

test('an example for the reader switches to the reader and fills the box', async () => {
  const page = await stage.open()
  await page.locator('li', { hasText: 'As rob, who may only read' }).getByRole('button').click()
  await page.locator('#person', { hasText: 'rob' }).waitFor()
  expect(await page.inputValue('#comment')).toBe('/promote podinfo@7.0.0 to prod')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('comment')
})

test('the stranger does not see the private repository, and reads why', async () => {
  const page = await stage.open('/acme/fleet/issues/1')
  await page.getByRole('heading', { name: 'Promotions' }).waitFor()
  await become(page, 'sam')
  await page.getByRole('heading', { name: 'Not Found' }).waitFor()
  expect(await page.locator('.missing').innerText()).toContain('sam may not see the repository')
})

test('a second person approves; a reader cannot merge and is told why; closing closes', async () => {
  const pull = await openPromotion(stage.bot)
  const page = await stage.open(`/acme/fleet/pull/${pull.number}`)
  await page.getByText('Nobody has approved this head').waitFor()
  await become(page, 'ada')
  await page.getByRole('button', { name: 'Approve as ada' }).click()
  await page.getByText(`Approved by ada at ${pull.sha.slice(0, 7)}`).waitFor()
  await page.locator('.event', { hasText: 'ada approved' }).waitFor()
  await become(page, 'rob')
  await page.getByText('rob may not write to this repository.').waitFor()
  expect(await page.getByRole('button', { name: 'Merge' }).isDisabled()).toBe(true)
  await become(page, 'alice')
  await page.getByRole('button', { name: 'Close', exact: true }).click()
  await page.locator('.badge.closed').waitFor()
})

test('the switch makes the next check fail, and a failed check holds the merge button', async () => {
  const page = await stage.open()
  await page.getByRole('switch', { name: 'The fleet’s CI check fails' }).click()
  await page.locator('[role=switch][aria-checked=true]').waitFor()
  await stage.bot('DELETE /repos/{owner}/{repo}/git/refs/{ref}', {
    owner: 'acme',
    repo: 'fleet',
    ref: 'heads/lockkeeper/prod/podinfo',
  })
  const pull = await openPromotion(stage.bot)
  await page.goto(`${stage.sandbox.url}/acme/fleet/pull/${pull.number}`)
  await page.getByText('A check failed.').waitFor()
  expect(await page.getByRole('button', { name: 'Merge' }).isDisabled()).toBe(true)
})

test('a refusal is shown in GitHub’s words and the text stays', async () => {
  const page = await stage.open()
  await page.evaluate(() =>
    fetch('/_sandbox/faults', {
      method: 'POST',
      body: JSON.stringify({
        method: 'POST',
        path: '/comments',
        nth: 1,
        fault: {
          kind: 'status',
          status: 403,
          body: { message: 'Unable to create comment because issue is locked.' },
        },
      }),
    }),
  )
  await page.fill('#comment', 'may I?')
  await page.keyboard.press('Control+Enter')
  expect(await page.locator('[role=alert]').innerText()).toBe(
    '403: Unable to create comment because issue is locked.',
  )
  expect(await page.inputValue('#comment')).toBe('may I?')
})
