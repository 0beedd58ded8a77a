import { expect, test } from '@jest/globals'
import pino from 'pino'
import { LostAnswerError } from '../../src/github/client/errors.ts'
import type { Hint } from '../../src/github/hint.ts'
import { createQueue } from '../../src/queue/in-process.ts'
import { createFollow, type Following } from '../../src/server/follow.ts'

const repository = { id: 1, owner: 'acme', name: 'fleet' }

function comment(id: number, body = '/list', installation = 99): Hint {
  return { kind: 'comment', installation, repository, issue: 12, comment: id, createdAt: new Date(0), body }
}

function branches(...names: string[]): Hint {
  return { kind: 'branches', installation: 99, repository, branches: names }
}

function start(answer: (log: string[], comment: number) => Promise<void> = async () => undefined) {
  const log: string[] = []
  const queue = createQueue()
  const errors: string[] = []
  const engine: Following = {
    async answerComment(_, id, { issue }) {
      log.push(`answer ${id} in ${issue}`)
      await answer(log, id)
    },
    lookAt: async (_, branch) => void log.push(`look ${branch}`),
    lookAgain: async request => void log.push(`again ${request}`),
    sweep: async since => void log.push(`sweep ${since.getTime()}`),
  }
  const made: number[] = []
  const follow = createFollow({
    queue,
    log: pino({ level: 'error', base: null, timestamp: false }, { write: line => void errors.push(line) }),
    engineOf: installation => {
      made.push(installation)
      return engine
    },
    retries: [1, 1],
    forget: installation => void log.push(`forget ${installation}`),
    mayCommand: body => body.startsWith('/'),
  })
  return { follow, queue, log, errors, made }
}

async function eventually(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise(resolve => setTimeout(resolve, 2))
}

test('a comment that could hold a command is answered', async () => {
  const { follow, queue, log } = start()
  follow.hint(comment(345))
  await queue.idle()
  expect(log).toEqual(['answer 345 in 12'])
})

test('a comment without a command reaches no engine', async () => {
  const { follow, queue, made } = start()
  follow.hint(comment(345, 'Thanks!'))
  await queue.idle()
  expect(made).toEqual([])
})

test('the same webhook twice is answered at most once more', async () => {
  const { follow, queue, log } = start()
  for (let time = 0; time < 5; time++) follow.hint(comment(345))
  await queue.idle()
  expect(log.length).toBeLessThanOrEqual(2)
})

test('only our own branches are looked at', async () => {
  const { follow, queue, log } = start()
  follow.hint(branches('main', 'lockkeeper/prod/podinfo', 'feature/lockkeeper'))
  await queue.idle()
  expect(log).toEqual(['look lockkeeper/prod/podinfo'])
})

test('second looks wait for answers, and come once', async () => {
  const { follow, queue, log } = start(async inner => {
    await new Promise(resolve => setTimeout(resolve, 20))
    inner.push('answered')
  })
  follow.hint(comment(345))
  await new Promise(resolve => setTimeout(resolve, 5))
  follow.hint(branches('lockkeeper/prod/podinfo'))
  follow.hint(branches('lockkeeper/prod/podinfo'))
  follow.sweep(99, new Date(7), () => log.push('seen'))
  await queue.idle()
  expect(log).toEqual(['answer 345 in 12', 'answered', 'look lockkeeper/prod/podinfo', 'sweep 7', 'seen'])
})

test('an installation that was suspended is left alone until it is back', async () => {
  const { follow, queue, log } = start()
  follow.hint({ kind: 'installation', installation: 99, state: 'suspended' })
  follow.hint(comment(1))
  follow.hint(comment(2, '/list', 100))
  await queue.idle()
  follow.hint({ kind: 'installation', installation: 99, state: 'active' })
  follow.hint(comment(3))
  await queue.idle()
  expect(log).toEqual(['forget 99', 'answer 2 in 12', 'forget 99', 'answer 3 in 12'])
})

test('an installation that GitHub lists as active is, though its events came in the wrong order', async () => {
  const { follow, queue, log } = start()
  follow.hint({ kind: 'installation', installation: 99, state: 'active' })
  follow.hint({ kind: 'installation', installation: 99, state: 'suspended' })
  follow.sweep(99, new Date(7), () => log.push('seen'))
  follow.hint(comment(345))
  await queue.idle()
  expect(log.sort()).toEqual(['answer 345 in 12', 'forget 99', 'forget 99', 'seen', 'sweep 7'])
})

test('work whose answer was lost is looked at again soon, a few times', async () => {
  const { follow, queue, log, errors } = start(async inner => {
    const times = inner.length
    if (times < 3) throw new LostAnswerError('POST /graphql', 'an answer that broke off')
    inner.push('answered')
  })
  follow.hint(comment(345))
  await eventually(() => log.includes('answered'))
  await queue.idle()
  expect(log).toEqual(['answer 345 in 12', 'answer 345 in 12', 'answer 345 in 12', 'answered'])
  expect(errors.map(line => JSON.parse(line).msg)).toEqual([])
})

test('work whose answers stay lost is left to the next round', async () => {
  const { follow, log, errors } = start(async () => {
    throw new AggregateError([new Error('no'), new LostAnswerError('GET /app', '502')], '2 failed')
  })
  follow.hint(comment(345))
  await eventually(() => errors.length > 0)
  expect(log).toEqual(['answer 345 in 12', 'answer 345 in 12', 'answer 345 in 12'])
  expect(errors.map(line => JSON.parse(line).msg)).toEqual(['work failed'])
})

test('what fails is written down, and stops nothing', async () => {
  const { follow, queue, errors } = start(async () => {
    throw new Error('the network is gone')
  })
  follow.hint(comment(345))
  await queue.idle()
  const [line = ''] = errors
  expect(JSON.parse(line)).toMatchObject({
    err: { message: 'the network is gone' },
    installation: 99,
    work: '1/comment/345',
    msg: 'work failed',
  })
})

test('a request is reminded of once at a time, however often that is asked for', async () => {
  const { follow, queue, log } = start()
  for (let time = 0; time < 5; time++) follow.remind(99, 'comment/1/1/345/0', 1)
  follow.remind(98, 'comment/1/1/345/0', 1)
  await new Promise(resolve => setTimeout(resolve, 20))
  await queue.idle()
  expect(log).toEqual(['again comment/1/1/345/0', 'again comment/1/1/345/0'])
  follow.remind(99, 'comment/1/1/345/0', 1)
  await new Promise(resolve => setTimeout(resolve, 20))
  await queue.idle()
  expect(log).toHaveLength(3)
})
