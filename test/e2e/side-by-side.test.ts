import { expect, test } from '@jest/globals'
import type { Show } from '../../src/action/job.ts'
import { sideBySide } from '../../src/action/side-by-side.ts'

/** A log in memory; groups as the runner prints them. */
function openLog(folds = true) {
  const lines: string[] = []
  const show: Show = {
    folds,
    info: text => void lines.push(text),
    async group(title, work) {
      lines.push(`> ${title}`)
      const done = await work()
      lines.push('<')
      return done
    },
    output: () => undefined,
    summary: async () => undefined,
    annotate: () => undefined,
  }
  return { lines, show }
}

/** A clock that stands still until it is set. */
function openClock() {
  let seconds = 0
  const clock = { now: () => new Date(seconds * 1000), sleep: async () => undefined }
  const set = (to: number) => {
    seconds = to
  }
  return { clock, set }
}

const settle = () => new Promise(resolve => setImmediate(resolve))

test('one alone is told in its group as it goes', async () => {
  const { lines, show } = openLog()
  const work = async (tell: (line: string) => void) => {
    tell('in progress')
    tell('succeeded')
    return 1
  }
  const ended = await sideBySide(show, openClock().clock, [{ title: 'podinfo on prod', work }])
  expect([ended, lines]).toEqual([[1], ['> podinfo on prod', 'in progress', 'succeeded', '<']])
})

test('where groups are not folded, nothing is told twice', async () => {
  const { lines, show } = openLog(false)
  const strand = (title: string) => ({ title, work: async (tell: (line: string) => void) => tell('done') })
  await sideBySide(show, openClock().clock, [strand('test'), strand('prod')])
  expect(lines).toEqual(['test: done', 'prod: done'])
})

test('several are told behind their names as they go, and each whole in its group when it ends', async () => {
  const { lines, show } = openLog()
  const { clock, set } = openClock()
  const [test, prod] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const strand = (title: string, until: Promise<void>) => ({
    title,
    async work(tell: (line: string) => void) {
      tell('in progress')
      await until
      tell('succeeded')
      return title
    },
  })
  const all = sideBySide(show, clock, [strand('test', test.promise), strand('prod', prod.promise)])
  await settle()
  set(7)
  prod.resolve()
  await settle()
  set(12)
  test.resolve()
  expect([await all, lines]).toEqual([
    ['test', 'prod'],
    [
      ...['test: in progress', 'prod: in progress', 'prod: succeeded'],
      ...['> prod', '0 s  in progress', '7 s  succeeded', '<'],
      'test: succeeded',
      ...['> test', '0 s  in progress', '12 s  succeeded', '<'],
    ],
  ])
})

test('one that breaks keeps no other from its end, and is passed on', async () => {
  const { lines, show } = openLog()
  const breaks = { title: 'test', work: () => Promise.reject(new Error('the network is gone')) }
  const goesOn = {
    title: 'prod',
    async work(tell: (line: string) => void) {
      await settle()
      tell('succeeded')
    },
  }
  await expect(sideBySide(show, openClock().clock, [breaks, goesOn])).rejects.toThrow('the network is gone')
  expect(lines).toEqual(['> test', '<', 'prod: succeeded', '> prod', '0 s  succeeded', '<'])
})
