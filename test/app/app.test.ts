import { expect, test } from '@jest/globals'
import pino from 'pino'
import { createApp } from '../../src/app.ts'
import type { Hint } from '../../src/github/hint.ts'
import { createQueue } from '../../src/queue/in-process.ts'
import { createFollow } from '../../src/server/follow.ts'
import { createReceive } from '../../src/server/receive.ts'
import { commentPayload } from '../server/webhook.ts'

async function start() {
  const hints: Hint[] = []
  const app = createApp({ kind: 'app', appId: 7, slug: 'lockkeeper' } as const, hint => void hints.push(hint))
  const receive = await createReceive(app, pino({ level: 'silent' }))
  return { hints, receive }
}

test('a comment becomes one hint, through Probot', async () => {
  const { hints, receive } = await start()
  await receive({ id: '1', name: 'issue_comment', payload: commentPayload('/list') })
  expect(hints.map(hint => hint.kind)).toEqual(['comment'])
})

test.each<[string, object]>([
  ['ping', { zen: 'Design for failure.' }],
  ['issue_comment', {}],
  ['issue_comment', commentPayload('/list', { action: 'edited' })],
  ['issue_comment', commentPayload('/list', { installation: undefined })],
  ['something_new', { action: 'happened' }],
  ['constructor', { action: 'constructor' }],
  ['pull_request', { action: 'opened', pull_request: null }],
])('%s with %j is ignored, and the process stays up', async (name, payload) => {
  const { hints, receive } = await start()
  await receive({ id: '1', name, payload })
  await receive({ id: '2', name: 'issue_comment', payload: commentPayload('/list') })
  expect(hints).toHaveLength(1)
})

test('whoever follows is not waited for, but heard when it fails', async () => {
  const app = createApp({ kind: 'app', appId: 7, slug: 'lockkeeper' } as const, () => {
    throw new Error('the queue is gone')
  })
  const receive = await createReceive(app, pino({ level: 'silent' }))
  const event = { id: '1', name: 'issue_comment', payload: commentPayload('/list') }
  await expect(receive(event)).rejects.toThrow('the queue is gone')
})

test('webhooks are taken while all the work stands still', async () => {
  const log = pino({ level: 'silent' })
  const never = () => new Promise<void>(() => undefined)
  const follow = createFollow({
    queue: createQueue(),
    log,
    engineOf: () => ({ answerComment: never, lookAt: never, lookAgain: never, sweep: never }),
    forget: () => undefined,
    mayCommand: () => true,
  })
  const receive = await createReceive(
    createApp({ kind: 'app', appId: 7, slug: 'lockkeeper' } as const, follow.hint),
    log,
  )
  const times: number[] = []
  for (let count = 0; count < 100; count++) {
    const { comment, ...rest } = commentPayload('/list')
    const payload = { ...rest, comment: { ...(comment as object), id: count + 1 } }
    const begin = performance.now()
    await receive({ id: String(count), name: 'issue_comment', payload })
    times.push(performance.now() - begin)
  }
  expect(Math.max(...times)).toBeLessThan(1_000)
})
