import { expect, test } from '@jest/globals'
import { setStage } from './browser.ts'

const stage = setStage()
const focusedId = () => document.activeElement?.id ?? ''

test('the suggested command is taken and sent without a mouse', async () => {
  const page = await stage.open()
  await page.keyboard.press('ArrowRight')
  expect(await page.inputValue('#comment')).toBe('/promote podinfo@7.0.0 to prod')
  await page.keyboard.press('Control+Enter')
  await page.locator('article', { hasText: '/promote podinfo@7.0.0 to prod' }).waitFor()
})

test('from the box, Tab goes to the suggestion and then to the button that sends', async () => {
  const page = await stage.open()
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(
    '/promote podinfo@7.0.0 to prod',
  )
  await page.keyboard.press('Enter')
  expect(await page.evaluate(focusedId)).toBe('comment')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Comment')
})

test('c, j, k, p, ? do what the help says; Escape leaves', async () => {
  const page = await stage.open('/acme/podinfo/issues/1')
  await page.keyboard.press('Escape')
  await page.keyboard.press('j')
  expect(await page.evaluate(focusedId)).toBe('description')
  await page.keyboard.press('j')
  expect(await page.evaluate(focusedId)).toMatch(/^issuecomment-/)
  await page.keyboard.press('k')
  expect(await page.evaluate(focusedId)).toBe('description')
  await page.keyboard.press('c')
  expect(await page.evaluate(focusedId)).toBe('comment')
  expect(await page.inputValue('#comment')).toBe('')
  await page.keyboard.press('Escape')
  await page.keyboard.press('p')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('ALalicewriter')
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  expect(await page.locator('#help').getByRole('heading').innerText()).toBe('Keyboard')
  await page.keyboard.press('Escape')
  expect(await page.locator('#help').isVisible()).toBe(false)
})

test('the first Tab from the top offers the comment box', async () => {
  const page = await stage.open('/acme/podinfo/issues/1')
  await page.evaluate(() => (document.activeElement as HTMLElement).blur())
  await page.evaluate(() => document.querySelector<HTMLElement>('.skip')?.focus())
  await page.keyboard.press('Enter')
  expect(await page.evaluate(focusedId)).toBe('comment')
})

test('every control has a name, every picture too', async () => {
  const page = await stage.open()
  const nameless = await page.evaluate(() =>
    [...document.querySelectorAll('button, a[href], textarea, input, [role=img], img')]
      .filter(element => {
        const label = element.id === '' ? null : document.querySelector(`label[for="${element.id}"]`)
        const by = document.getElementById(element.getAttribute('aria-labelledby') ?? '')
        const words = [
          element.textContent,
          element.getAttribute('aria-label'),
          label?.textContent,
          by?.textContent,
        ]
        return element.getAttribute('alt') === null && words.every(text => (text ?? '').trim() === '')
      })
      .map(element => element.outerHTML),
  )
  expect(nameless).toEqual([])
})
