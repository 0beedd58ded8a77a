import { expect } from '@jest/globals'
import { parseComment, readComment } from '../../src/command/comment.ts'
import { createMeter } from '../../src/command/meter.ts'
import { awaitEnd, promoted } from '../crash/end-state.ts'
import { personAt } from '../e2e/person.ts'
import { source } from '../e2e/stage.ts'
import { behaviour } from './promised.ts'
import { deliver, lastPayload, promotion, pulls, withStage } from './stage.ts'

const parse = (body: string) => parseComment(body, { mentions: ['lockkeeper'] })

const wanted = parse(promotion).commands[0]?.command

behaviour(11, () => {
  const alike = [
    `${promotion}\r\n`,
    `${promotion}\r`,
    `Well.\r\n\r\n${promotion}   \r\nThanks`,
    `   ${promotion}`,
    '/promote\tpodinfo@7.0.0\tto\tprod',
    '/PROMOTE podinfo@7.0.0 TO prod',
  ]
  expect(alike.map(body => parse(body).commands[0]?.command)).toEqual(alike.map(() => wanted))
  const refused = [
    '/promote pod\u200binfo@7.0.0 to prod',
    '/promote podinfo@7.0.0 to pr\u202eod',
    '/promote podinf\u043e@7.0.0 to prod',
    '/promote\u00a0podinfo@7.0.0 to prod',
  ]
  expect(refused.map(body => [parse(body).commands.length, parse(body).refusals.length])).toEqual(
    refused.map(() => [0, 1]),
  )
})

behaviour(12, () => {
  const hidden = [
    `\`\`\`\n${promotion}\n\`\`\``,
    `~~~sh\n${promotion}\n~~~`,
    `    ${promotion}`,
    `\`${promotion}\``,
    `> ${promotion}`,
    `<!--\n${promotion}\n-->`,
    `On Monday Bob wrote:\n> ${promotion}\n> thanks`,
    `- ${promotion}`,
    `# ${promotion}`,
  ]
  expect(hidden.map(body => parse(body).commands)).toEqual(hidden.map(() => []))
})

behaviour(13, () => {
  expect(parse(`please ${promotion}`)).toEqual({ commands: [], refusals: [] })
  expect(parse('/promotefoo podinfo@7.0.0 to prod').commands).toEqual([])
  const many = (count: number) => parse(Array.from({ length: count }, () => '/list').join('\n'))
  expect([many(5).commands.length, many(6).commands.length, many(6).refusals.length > 0]).toEqual([
    5,
    0,
    true,
  ])
})

behaviour(14, () => {
  const hostile = [
    '[',
    '*a_ ',
    '> ',
    '- ',
    '`',
    '<a ',
    '![](',
    '/promote a@1 to b "',
    '&amp;',
    '\\',
    '| a | b |\n',
  ]
  const steps = (body: string): number => {
    const meter = createMeter()
    readComment(body, { mentions: ['lockkeeper'] }, meter)
    return meter.steps
  }
  const cost = (piece: string, length: number) =>
    steps(`${promotion}\n\n${piece.repeat(Math.ceil(length / piece.length)).slice(0, length)}`)
  const growth = hostile.map(piece => [piece, cost(piece, 65_000) / cost(piece, 16_250)] as const)
  // Four times the length costs four times as much; quadratic would be sixteen.
  expect(growth.filter(([, factor]) => factor > 6)).toEqual([])
})

behaviour(15, async () => {
  const malformed = ['a b@1', 'podinfo@', 'podinfo@7.0.0;rm', 'podinfo@$(id)', '../x@1', 'podinfo@@1', '-x@1']
  const accepted = malformed.flatMap(release => parse(`/promote ${release} to prod`).commands)
  expect(accepted).toEqual([])
  await withStage(async ({ say }) => {
    const { body } = await say('writer', '/promote <img src=x>@rob@7.0.0 to #1 fixes #2')
    const shown = body.split('\n').filter(line => /<img|@rob|#1|#2/.test(line))
    const bare = shown.map(line => line.replace(/`[^`]*`/g, '').replace(/^ {4}.*/, ''))
    expect(bare.filter(line => /<img|@rob|#\d/.test(line) && !line.startsWith('<!--'))).toEqual([])
  })
})

behaviour(16, () =>
  withStage(async ({ gitHub, say, write, idle, replyTo }) => {
    const writer = personAt(gitHub, 'writer')
    const first = await write('writer', 'Nothing to see here.')
    const path = `/repos/acme/podinfo/issues/comments/${first}`
    await writer.send('PATCH', path, { body: promotion })
    await gitHub.settled()
    await idle()
    gitHub.faults.addWebhook({ kind: 'delay', event: 'issue_comment', milliseconds: 200, times: 2 })
    const edited = await write('writer', promotion)
    await writer.send('PATCH', `/repos/acme/podinfo/issues/comments/${edited}`, {
      body: '/promote helloworld@1.4.0 to prod',
    })
    await gitHub.settled()
    gitHub.faults.addWebhook({ kind: 'delay', event: 'issue_comment', milliseconds: 200, times: 1 })
    const deleted = await write('writer', promotion)
    await writer.send('DELETE', `/repos/acme/podinfo/issues/comments/${deleted}`)
    await gitHub.settled()
    await idle()
    expect([await pulls(gitHub), await replyTo(first), await replyTo(deleted)]).toEqual([
      [],
      undefined,
      undefined,
    ])
    expect((await replyTo(edited))?.text).toContain('I do not run edited comments')
    expect((await say('writer', '/list podinfo')).record.done).toBe(true)
  }),
)

behaviour(17, () =>
  withStage(async ({ gitHub, say, idle }) => {
    await say('writer', promotion)
    await gitHub.settled()
    await idle()
    const event = lastPayload(gitHub, 'issue_comment') as Record<string, Record<string, unknown>>
    const bot = { ...event.sender, type: 'Bot', login: 'other[bot]' }
    const ghost = { id: 10137, login: 'ghost', type: 'User' }
    gitHub.requests.clear()
    for (const sender of [bot, null, ghost])
      await deliver(gitHub, 'issue_comment', {
        ...event,
        sender,
        comment: { ...event.comment, id: 77, user: sender },
      })
    await idle()
    const asked = gitHub.requests.all().filter(({ path }) => !path.includes('/issues/comments/77'))
    expect(asked).toEqual([])
    // What we wrote, written by anybody else again, asks for nothing.
    const path = `/repos/acme/podinfo/issues/${source.issue}/comments`
    const comments = await personAt(gitHub, 'admin').get<readonly { readonly body: string }[]>(path)
    const ours = comments.map(({ body }) => body).filter(body => body.includes('lockkeeper:v1'))
    expect(ours.flatMap(body => parse(body).commands)).toEqual([])
    expect(await awaitEnd(gitHub)).toEqual(promoted)
  }),
)
