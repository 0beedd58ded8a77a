import { expect, test } from '@jest/globals'
import { setStage } from './browser.ts'

const stage = setStage()

const hostile = [
  '<script>window.broken = 1</script>',
  '<img src=x onerror="window.broken = 2">',
  '<svg onload="window.broken = 3"><a xlink:href="javascript:window.broken = 4">x</a></svg>',
  '[a](javascript:window.broken=5) <a href="java&#x73;cript:window.broken=6">b</a> <a href="&#9;javascript&colon;window.broken=7">c</a>',
  '<details open ontoggle="window.broken = 8"><summary onclick="window.broken = 9">d</summary></details>',
  '</div></article></main><h1>fallen out</h1><style>body { display: none }</style>',
  '<iframe src="/"></iframe><form action="/"><button data-act="close">e</button><input autofocus onfocus="window.broken = 10"></form>',
  '<div id="comment" class="popover" style="position: fixed; inset: 0">over all</div><a href="#over" id="page">f</a>',
  '`<b>` & &amp; &lt;script&gt; ![alt](https://example.org/pixel.png)',
].join('\n\n')

test('nothing in a comment runs, leaves its frame or asks the network', async () => {
  const issue = await stage.as('alice')('POST /repos/{owner}/{repo}/issues', {
    owner: 'acme',
    repo: 'podinfo',
    title: '<img src=x onerror="window.broken = 11">',
    body: hostile,
  })
  await stage.as('alice')('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {
    owner: 'acme',
    repo: 'podinfo',
    issue_number: issue.number,
    body: hostile,
  })
  const page = await stage.open(`/acme/podinfo/issues/${issue.number}`)
  const asked: string[] = []
  page.on('request', request => asked.push(new URL(request.url()).origin))
  await page.reload()
  await page.waitForSelector('article:nth-of-type(2) .prose')
  for (const link of await page.locator('.prose a').all()) await link.dispatchEvent('click')
  for (const summary of await page.locator('.prose summary').all()) await summary.click()
  expect(await page.evaluate(() => (window as { broken?: number }).broken)).toBeUndefined()
  expect(await page.textContent('h1')).toBe(`<img src=x onerror="window.broken = 11"> #${issue.number}`)
  expect([...new Set(asked)]).toEqual([stage.sandbox.url])
  const left = await page.evaluate(() => ({
    tags: [...document.querySelectorAll('.prose *')]
      .map(element => element.localName)
      .filter(name => /^(?:script|style|img|svg|iframe|form|button|input|object)$/.test(name)),
    attributes: [
      ...new Set([...document.querySelectorAll('.prose *')].flatMap(element => element.getAttributeNames())),
    ].filter(name => /^(?:on|style|id|class|data)/.test(name)),
    classes: [...new Set([...document.querySelectorAll('.prose [class]')].map(element => element.className))],
    outside: [...document.querySelectorAll('main > h1, body > h1')].length,
    addresses: [...document.querySelectorAll('.prose a')]
      .map(link => link.getAttribute('href'))
      .filter(href => href?.includes('script')),
  }))
  expect(left).toEqual({
    tags: [],
    attributes: ['class'],
    classes: ['image', 'whole'],
    outside: 0,
    addresses: [],
  })
})

test('a comment of 65,536 hostile marks is shown and the page stays awake', async () => {
  const issue = await stage.as('alice')('POST /repos/{owner}/{repo}/issues', {
    owner: 'acme',
    repo: 'podinfo',
    title: 'deep',
    body: '- '.repeat(32_000),
  })
  const started = performance.now()
  const page = await stage.open(`/acme/podinfo/issues/${issue.number}`)
  await page.waitForSelector('.prose pre')
  expect(performance.now() - started).toBeLessThan(10_000)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(1280)
})
