import { expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { setStage } from './browser.ts'
import { faintTexts } from './contrast.ts'
import { openPromotion, replyText } from './scripted-bot.ts'

const stage = setStage()
const phone = { width: 390, height: 844 }

async function fillThread(): Promise<string> {
  const pull = await openPromotion(stage.bot).catch(() => ({ number: 2 }))
  const thread = { owner: 'acme', repo: 'podinfo', issue_number: 1 }
  const long =
    'ghcr.io/acme/a-name-that-is-much-longer-than-a-phone-is-wide/podinfo@sha256:0123456789abcdef0123456789abcdef'
  const body = `${replyText(stage.sandbox, pull.number, 'merged')}\n\n${long}\n\n\`${long}\`\n\n| a | b | c | d |\n|-|-|-|-|\n| ${long} | ${long} | x | y |`
  await stage.bot('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', { ...thread, body })
  return `/acme/fleet/pull/${pull.number}`
}

async function cutOff(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth
    const scrolls = (element: Element) =>
      element.closest('.scroll, pre, .tabs, [popover], dialog, .unseen, .skip') !== null
    return [...document.querySelectorAll('body *')]
      .filter(element => !scrolls(element) && element.getBoundingClientRect().right > width + 0.5)
      .map(element => element.outerHTML.slice(0, 120))
  })
}

test('at 390 px nothing is cut and nothing scrolls sideways', async () => {
  const promotion = await fillThread()
  const parts = [
    '/acme/podinfo/issues/1',
    '/acme/podinfo/pull/2',
    promotion,
    `${promotion}/files`,
    `${promotion}/commits`,
    `${promotion}/checks`,
  ]
  for (const path of parts) {
    const page = await stage.open(path, { viewport: phone })
    await page.waitForSelector('.rail .matrix')
    expect({
      path,
      cut: await cutOff(page),
      width: await page.evaluate(() => document.documentElement.scrollWidth),
    }).toEqual({ path, cut: [], width: 390 })
    await page.click('#person')
    const menu = await page.locator('#people').boundingBox()
    expect((menu?.x ?? -1) >= 0 && (menu?.x ?? 0) + (menu?.width ?? 999) <= 390).toBe(true)
  }
})

test.each(['light', 'dark'] as const)(
  '%s is taken from the system and every text stands out at 4.5:1',
  async colorScheme => {
    const promotion = await fillThread()
    for (const path of ['/acme/podinfo/issues/1', promotion, `${promotion}/files`]) {
      const page = await stage.open(path, { colorScheme })
      await page.waitForSelector('.rail .matrix')
      await page.waitForTimeout(300)
      expect(await page.getAttribute('html', 'data-theme')).toBe(colorScheme)
      expect({ path, faint: await page.evaluate(faintTexts) }).toEqual({ path, faint: [] })
    }
  },
)

test('the toggle wins over the system and is remembered', async () => {
  const page = await stage.open('/', { colorScheme: 'light' })
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  const light = await ground()
  await page.getByRole('button', { name: 'Switch to dark' }).click()
  await page.getByRole('button', { name: 'Switch to light' }).waitFor()
  const dark = await ground()
  expect(dark).not.toBe(light)
  await page.reload()
  await page.getByRole('button', { name: 'Switch to light' }).waitFor()
  expect(await ground()).toBe(dark)
})
