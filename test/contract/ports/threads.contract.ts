import { expect, test } from '@jest/globals'
import type { Stage } from './stage.ts'

const longAgo = new Date('2020-01-01T00:00:00Z')

/** What every `Threads` does. */
export function threadsContract(stage: () => Stage): void {
  const threads = () => stage().ports.threads

  test('a comment is who wrote what where', async () => {
    const id = await stage().comment(stage().alice, stage().issue, '/list\r\nplease')
    const { url: _u, createdAt: _c, ...rest } = (await threads().comment(id)) ?? {}
    expect(rest).toEqual({
      id,
      issue: stage().issue,
      body: '/list\r\nplease',
      author: { ...stage().alice, type: 'person' },
      ours: false,
      edited: false,
    })
  })

  test('a comment that is gone is nothing', async () => {
    expect(await threads().comment(999_999)).toBeUndefined()
  })

  test('our reply is ours, and the conversation has both in order', async () => {
    const asked = await stage().comment(stage().alice, stage().issue, '/list')
    const reply = await threads().write(stage().issue, 'Here.')
    const conversation = await threads().conversation(stage().issue, longAgo)
    expect(conversation?.thread).toEqual({
      issue: stage().issue,
      writable: true,
      pullRequest: false,
      fromFork: false,
    })
    expect(conversation?.comments.map(({ id, ours, author, body }) => [id, ours, author.type, body])).toEqual(
      [
        [asked, false, 'person', '/list'],
        [reply.id, true, 'bot', 'Here.'],
      ],
    )
    expect(conversation?.comments.at(-1)).toEqual({ ...reply, author: conversation?.comments.at(-1)?.author })
  })

  test('a conversation begins at the moment that was asked for', async () => {
    await stage().comment(stage().alice, stage().issue, 'early')
    const later = new Date(Date.now() + 3_600_000 * 24 * 365)
    expect((await threads().conversation(stage().issue, later))?.comments).toEqual([])
  })

  test('no thread, no conversation', async () => {
    expect(await threads().conversation(4711, longAgo)).toBeUndefined()
  })

  test('the first acknowledgement is told from the next', async () => {
    const id = await stage().comment(stage().alice, stage().issue, '/list')
    expect([await threads().acknowledge(id), await threads().acknowledge(id)]).toEqual(['first', 'again'])
  })

  test('our comment changes, and goes; gone already is no matter', async () => {
    const { id } = await threads().write(stage().issue, 'one')
    await threads().rewrite(id, 'two')
    expect((await threads().comment(id))?.body).toBe('two')
    await threads().rewrite(id, undefined)
    expect(await threads().comment(id)).toBeUndefined()
    await threads().rewrite(id, 'three')
    await threads().rewrite(id, undefined)
  })

  test('a locked thread cannot be written to', async () => {
    await stage().lock(stage().issue)
    expect((await threads().conversation(stage().issue, longAgo))?.thread.writable).toBe(false)
  })

  test("all threads' comments since a moment, oldest first", async () => {
    const first = await stage().comment(stage().alice, stage().issue, 'one')
    const second = await stage().comment(stage().ada, stage().issue, 'two')
    const ids = async (since: Date) => (await threads().recent(since)).map(({ id }) => id)
    expect([await ids(longAgo), await ids(new Date(Date.now() + 3_600_000 * 24 * 365))]).toEqual([
      [first, second],
      [],
    ])
  })
}
