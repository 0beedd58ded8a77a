import { expect, test } from '@jest/globals'
import { setStage } from './browser.ts'
import { mergePromotion, openPromotion, replyText } from './scripted-bot.ts'

const stage = setStage()
const thread = { owner: 'acme', repo: 'podinfo', issue_number: 2 }
const ready = '/promote podinfo@7.0.0 to prod'

test('opens on the pull request with the cursor in the box and a command at hand', async () => {
  const page = await stage.open()
  expect(new URL(page.url()).pathname).toBe('/acme/podinfo/pull/2')
  expect(await page.textContent('h1')).toBe('Greet more warmly #2')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('comment')
  expect(await page.getAttribute('#comment', 'placeholder')).toBe(ready)
})

test('from the typed command to the merged promotion without a reload', async () => {
  const page = await stage.open()
  await page.evaluate(() => Object.assign(window, { sameDocument: true }))
  await page.keyboard.type(ready)
  await page.keyboard.press('Control+Enter')
  const comment = page.locator('article', { hasText: ready })
  await comment.waitFor()
  expect(await page.inputValue('#comment')).toBe('')

  const posted = (
    (await stage.bot('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', thread)) as unknown as {
      id: number
    }[]
  ).at(-1)
  await stage.bot('POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions', {
    ...thread,
    comment_id: posted?.id,
    content: 'eyes',
  })
  await comment.getByLabel('1 eyes').waitFor()

  const body = replyText(stage.sandbox, undefined, 'seen')
  const reply = await stage.bot('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {
    ...thread,
    body,
  })
  const answer = page.locator('.by-bot')
  await answer.getByText('🔵 podinfo 6.9.2 → 7.0.0 on prod').waitFor()
  expect(await answer.innerText()).not.toContain('lockkeeper:v1')

  await answer.getByText('Rendered diff: 1 object, 1 field').click()
  const pull = await openPromotion(stage.bot)
  const edit = (step: 'checks' | 'merged') =>
    stage.bot('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', {
      ...thread,
      comment_id: reply.id,
      body: replyText(stage.sandbox, pull.number, step),
    })
  await edit('checks')
  await answer
    .getByRole('link', { name: `#${pull.number}` })
    .first()
    .waitFor()
  expect(await answer.locator('details').getAttribute('open')).toBe('')

  await mergePromotion(stage.bot, pull)
  await edit('merged')
  await answer.getByText('🟢 podinfo 6.9.2 → 7.0.0 on prod').waitFor()
  expect(await page.textContent('#live')).toContain('lockkeeper: 🟢 podinfo 6.9.2 → 7.0.0 on prod')
  await page.locator('.matrix td.moved', { hasText: '7.0.0' }).waitFor()
  expect(
    await page.locator('.matrix tbody tr', { hasText: 'podinfo' }).locator('td').allInnerTexts(),
  ).toEqual(['7.0.0', '7.0.0', '7.0.0'])
  expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true)
})

test('the link in the reply shows the promotion: description, diff, state, commits, checks', async () => {
  const page = await stage.open()
  await page.locator('.by-bot a').first().click()
  await page.locator('.badge.merged').waitFor()
  expect(await page.textContent('h1')).toBe('podinfo 6.9.2 → 7.0.0 on prod #2')
  expect(await page.locator('.diff .removed, .diff .added').allInnerTexts()).toEqual([
    '9\t\t−\t      version: 6.9.2',
    '\t9\t+\t      version: 7.0.0',
  ])
  expect(await page.locator('.diff mark').allInnerTexts()).toEqual(['6.9.2', '7.0.0'])
  await page.getByRole('link', { name: /^Commits/ }).click()
  await page.getByText('Promote podinfo 7.0.0 to prod').waitFor()
  expect(new URL(page.url()).pathname).toBe('/acme/fleet/pull/2/commits')
  await page.getByRole('link', { name: /^Checks/ }).click()
  await page.locator('.checks', { hasText: 'validate' }).waitFor()
  await page.getByRole('link', { name: /^Files/ }).click()
  await page.getByText('apps/prod/podinfo-values.yaml').waitFor()
  await page.goBack()
  await page.locator('.checks', { hasText: 'validate' }).waitFor()
  await page.getByRole('link', { name: /^Conversation/ }).click()
  await page.locator('.event a.sha').click()
  await page
    .getByRole('heading', { name: /Promote podinfo 7.0.0 to prod|podinfo 6.9.2 → 7.0.0 on prod/ })
    .waitFor()
  expect(new URL(page.url()).pathname).toMatch(/^\/acme\/fleet\/commit\/[0-9a-f]{40}$/)
  expect(await page.locator('.diff mark').allInnerTexts()).toEqual(['6.9.2', '7.0.0'])
})

test('what is being typed survives another person’s comment', async () => {
  const page = await stage.open('/acme/podinfo/issues/1')
  await page.click('#comment')
  await page.keyboard.type('half a thou')
  await stage.as('ada')('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {
    ...thread,
    issue_number: 1,
    body: 'me first',
  })
  await page.getByText('me first', { exact: true }).waitFor()
  await page.keyboard.type('ght')
  expect(await page.inputValue('#comment')).toBe('half a thought')
})
