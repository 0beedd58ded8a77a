import { expect, test } from '@jest/globals'
import { createQueue } from '../../src/queue/in-process.ts'

/** Work that says when it began, and ends when it is told to. */
function gate(log: string[], name: string) {
  const { promise, resolve } = Promise.withResolvers<void>()
  const work = async () => {
    log.push(name)
    await promise
  }
  return { work, end: resolve }
}

const tick = () => new Promise(resolve => setImmediate(resolve))

test('one key works one after another, two keys side by side', async () => {
  const log: string[] = []
  const queue = createQueue()
  const [first, second, other] = [gate(log, 'first'), gate(log, 'second'), gate(log, 'other')]
  queue.enqueue('a', first.work)
  queue.enqueue('a', second.work)
  queue.enqueue('b', other.work)
  await tick()
  expect(log).toEqual(['first', 'other'])
  first.end()
  await tick()
  expect(log).toEqual(['first', 'other', 'second'])
})

test('what is asked for many times while it runs runs once more', async () => {
  const log: string[] = []
  const queue = createQueue()
  const first = gate(log, 'first')
  queue.enqueue('a', first.work)
  for (const name of ['two', 'three', 'four']) queue.enqueue('a', async () => void log.push(name))
  first.end()
  await queue.idle()
  expect(log).toEqual(['first', 'four'])
})

test('so many at once, and no more', async () => {
  const log: string[] = []
  const queue = createQueue(2)
  const gates = ['a', 'b', 'c'].map(name => ({ name, ...gate(log, name) }))
  for (const { name, work } of gates) queue.enqueue(name, work)
  await tick()
  expect(log).toEqual(['a', 'b'])
  gates[0]?.end()
  await tick()
  expect(log).toEqual(['a', 'b', 'c'])
})

test('a failure stops nobody', async () => {
  const log: string[] = []
  const queue = createQueue()
  queue.enqueue('a', () => Promise.reject(new Error('no')))
  queue.enqueue('a', async () => void log.push('after'))
  queue.enqueue('b', () => {
    throw new Error('at once')
  })
  await queue.idle()
  expect(log).toEqual(['after'])
})

test('closing waits for what runs, and drops the rest', async () => {
  const log: string[] = []
  const queue = createQueue(1)
  const first = gate(log, 'first')
  queue.enqueue('a', first.work)
  queue.enqueue('b', async () => void log.push('second'))
  await tick()
  const closed = queue.close().then(() => log.push('closed'))
  queue.enqueue('c', async () => void log.push('late'))
  await tick()
  first.end()
  await closed
  expect(log).toEqual(['first', 'closed'])
})

test('an empty queue is idle, and closes', async () => {
  const queue = createQueue()
  await queue.idle()
  await queue.close()
})
