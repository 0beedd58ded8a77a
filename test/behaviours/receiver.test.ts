import { request as httpRequest } from 'node:http'
import { expect } from '@jest/globals'
import { redeliverFailed } from '../../src/github/deliveries.ts'
import { startSandboxGitHub } from '../../src/sandbox/github-server.ts'
import { parseSettings } from '../../src/server/settings.ts'
import { isSigned } from '../../src/server/signature.ts'
import { startServer } from '../../src/server.ts'
import { connect } from '../contract/ports/sandbox-stage.ts'
import { awaitEnd, promoted } from '../crash/end-state.ts'
import { startAppProcess, webhookSecret } from '../e2e/app-process.ts'
import { eventually, personAt } from '../e2e/person.ts'
import { source } from '../e2e/stage.ts'
import { signedWebhook } from '../server/webhook.ts'
import { behaviour } from './promised.ts'
import { asApp, deliver, lastPayload, promotion, pulls, settingsFor, withStage } from './stage.ts'

const mib = 1024 * 1024

behaviour(1, () =>
  withStage(async ({ gitHub }) => {
    const { status, sent } = await pour(gitHub.app.hook.url ?? '', 80 * mib)
    // What the sockets of both sides hold besides is far below this.
    expect([status, sent < 40 * mib]).toEqual([413, true])
    expect(await deliver(gitHub, 'push', {})).toBe(202)
  }),
)

/** Sends bytes without announcing how many, until an answer comes or all are sent. */
function pour(url: string, most: number): Promise<{ readonly status: number; readonly sent: number }> {
  const { promise, resolve } = Promise.withResolvers<{ readonly status: number; readonly sent: number }>()
  const chunk = Buffer.alloc(64 * 1024, 0x20)
  let sent = 0
  let answered = false
  const { headers } = signedWebhook('push', '')
  const posting = httpRequest(url, { method: 'POST', headers }, response => {
    answered = true
    response.resume()
    resolve({ status: response.statusCode ?? 0, sent })
  })
  // The server hangs up on what it does not want.
  posting.on('error', () => resolve({ status: 0, sent }))
  const next = (): void => {
    while (!answered && sent < most) {
      sent += chunk.length
      if (!posting.write(chunk)) return void posting.once('drain', next)
    }
    if (!answered) posting.end()
  }
  next()
  return promise
}

behaviour(2, () =>
  withStage(async ({ gitHub }) => {
    // GitHub, "Validating webhook deliveries": its own example.
    const example = 'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17'
    expect(isSigned(Buffer.from('Hello, World!'), example, ["It's a Secret to Everybody"])).toBe(true)
    const { headers } = signedWebhook('push', 'no JSON at all', { secret: webhookSecret })
    const good = headers['x-hub-signature-256'] ?? ''
    const { 'x-hub-signature-256': _, ...unsigned } = headers
    const post = async (more: Record<string, string>) =>
      (
        await fetch(gitHub.app.hook.url ?? '', {
          method: 'POST',
          headers: { ...unsigned, ...more },
          body: 'no JSON at all',
        })
      ).status
    // 401 before 400: whatever is not signed is not looked into.
    expect([
      await post({}),
      await post({ 'x-hub-signature': `sha1=${'0'.repeat(40)}` }),
      await post({ 'x-hub-signature-256': good.slice(0, -2) }),
      await post({ 'x-hub-signature-256': good.toUpperCase().replace('SHA256', 'sha256') }),
      await post({ 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` }),
      await post({ 'x-hub-signature-256': good }),
    ]).toEqual([401, 401, 401, 401, 401, 400])
  }),
)

behaviour(3, async () => {
  const gitHub = await startSandboxGitHub({ webhookSecret })
  const previous = 'the secret before, which was long enough too'
  const server = await startServer(settingsFor(gitHub, { webhookSecrets: [webhookSecret, previous] }), {
    host: '127.0.0.1',
    notice: 0,
    write: () => undefined,
  })
  try {
    const post = async (secret: string) => {
      const signed = signedWebhook('push', {}, { secret })
      return (await fetch(server.webhookUrl, { method: 'POST', ...signed })).status
    }
    expect([await post(webhookSecret), await post(previous), await post(`${previous}!`)]).toEqual([
      202, 202, 401,
    ])
    const { privateKey } = gitHub.app
    const codes = [undefined, 'development', 'thirty-one bytes are one short.'].map(secret => {
      const parsed = parseSettings({ APP_ID: '1', PRIVATE_KEY: privateKey, WEBHOOK_SECRET: secret })
      return parsed.kind === 'problems' ? parsed.problems.map(({ code }) => code) : []
    })
    expect(codes).toEqual([['SETTING_MISSING'], ['SETTING_WRONG'], ['SETTING_WRONG']])
  } finally {
    await server.stop()
    await gitHub.close()
  }
})

behaviour(4, async () => {
  const gitHub = await startSandboxGitHub({ webhookSecret, checks: { delay: 0, conclusion: 'success' } })
  const app = await startAppProcess(gitHub, gitHub.apiUrl)
  gitHub.app.hook.url = app.webhookUrl
  const blocked = Promise.withResolvers<void>()
  try {
    // From here on GitHub answers nobody, so every worker waits.
    const block = { kind: 'before', run: () => blocked.promise } as const
    gitHub.faults.add({ path: '/podinfo/issues/', method: 'GET', times: 10_000, fault: block })
    gitHub.faults.add({ path: '^/graphql$', times: 10_000, fault: block })
    gitHub.faults.add({ path: '/reactions$', times: 10_000, fault: block })
    await personAt(gitHub, 'writer').send('POST', `/repos/acme/podinfo/issues/${source.issue}/comments`, {
      body: promotion,
    })
    const payload = await eventually(
      async () => gitHub.webhooks.log.of(gitHub.app).find(each => each.event === 'issue_comment'),
      found => found?.status === 'OK',
    )
    const comment = JSON.parse(payload?.payload ?? '')
    const many = Array.from({ length: 200 }, (_, index) =>
      deliver(gitHub, 'issue_comment', {
        ...comment,
        comment: { ...comment.comment, id: 9_000_000 + index },
      }),
    )
    expect(new Set(await Promise.all(many))).toEqual(new Set([202]))
    app.kill()
    await app.gone
  } finally {
    gitHub.faults.clear()
    blocked.resolve()
  }
  const again = await startAppProcess(gitHub, gitHub.apiUrl)
  gitHub.app.hook.url = again.webhookUrl
  try {
    expect(await awaitEnd(gitHub)).toEqual(promoted)
  } finally {
    again.kill()
    await gitHub.close()
  }
})

behaviour(5, () =>
  withStage(async ({ gitHub, say, idle }) => {
    await say('writer', promotion)
    const payload = lastPayload(gitHub, 'issue_comment')
    gitHub.requests.clear()
    const guid = '7a0b6f00-0000-11ef-8000-00000000000a'
    const again = [guid, guid, '7a0b6f00-0000-11ef-8000-00000000000b']
    expect(await Promise.all(again.map(id => deliver(gitHub, 'issue_comment', payload, id)))).toEqual([
      202, 202, 202,
    ])
    await idle()
    expect(await awaitEnd(gitHub)).toEqual(promoted)
  }),
)

behaviour(6, () =>
  withStage(async ({ gitHub, idle }) => {
    gitHub.faults.addWebhook({ kind: 'reverse' })
    gitHub.faults.addWebhook({ kind: 'duplicate' })
    await personAt(gitHub, 'writer').send('POST', `/repos/acme/podinfo/issues/${source.issue}/comments`, {
      body: promotion,
    })
    await awaitEnd(gitHub)
    await gitHub.settled()
    await idle()
    // Everything once more, shuffled by its length, long after it was over.
    const sent = gitHub.webhooks.log
      .of(gitHub.app)
      .toSorted((left, right) => left.payload.length - right.payload.length)
    for (const { event, payload, guid } of sent) await deliver(gitHub, event, JSON.parse(payload), guid)
    await idle()
    expect(await awaitEnd(gitHub)).toEqual(promoted)
  }),
)

behaviour(7, () =>
  withStage(async ({ gitHub, say }) => {
    await say('writer', '/list podinfo')
    const comment = lastPayload(gitHub, 'issue_comment') as Record<string, Record<string, unknown>>
    const { installation: _, ...homeless } = comment
    const shapes: readonly (readonly [string, unknown])[] = [
      ['never_heard_of', { action: 'created' }],
      ['issue_comment', { ...comment, action: 'pinned' }],
      ['issue_comment', null],
      ['issue_comment', []],
      ['issue_comment', '"a text"'],
      ['issue_comment', {}],
      ['issue_comment', homeless],
      ['issue_comment', { ...comment, sender: null }],
      ['issue_comment', { ...comment, comment: { ...comment.comment, user: null } }],
      ['issue_comment', { ...comment, repository: { id: 'x' } }],
      ['issue_comment', { ...comment, __proto__: { action: 'created' } }],
      ['check_run', { ...comment, check_run: { check_suite: { head_branch: 7 } } }],
      ['status', { ...comment, branches: [null] }],
      ['push', { ...comment, ref: ['refs/heads/main'] }],
      ['installation', { action: 'suspend', installation: { id: '1' } }],
      ['installation_repositories', { action: 'added' }],
    ]
    const statuses = []
    for (const [event, payload] of shapes) statuses.push(await deliver(gitHub, event, payload))
    expect(statuses).toEqual(shapes.map(() => 202))
    expect((await say('writer', '/list podinfo')).record.done).toBe(true)
  }),
)

behaviour(8, () =>
  withStage(async ({ gitHub, say, idle, replyTo }) => {
    await say('writer', '/list podinfo')
    const comment = lastPayload(gitHub, 'issue_comment')
    expect(await deliver(gitHub, 'ping', { zen: 'Keep it logically awesome.' })).toBe(202)
    const path = `/app/installations/${gitHub.installation.id}/suspended`
    await asApp(gitHub, 'PUT', path)
    await gitHub.settled()
    gitHub.requests.clear()
    // GitHub sends none while suspended; one that was under way may still come.
    expect(await deliver(gitHub, 'issue_comment', comment)).toBe(202)
    await idle()
    expect(gitHub.requests.all()).toEqual([])
    await asApp(gitHub, 'DELETE', path)
    await gitHub.settled()
    const added = { action: 'added', installation: { id: gitHub.installation.id }, repositories_added: [] }
    expect(await deliver(gitHub, 'installation_repositories', added)).toBe(202)
    const said = await say('writer', '/list podinfo')
    expect((await replyTo(said.comment))?.record.done).toBe(true)
  }),
)

behaviour(9, () =>
  withStage(async ({ gitHub, idle, replyTo, write }) => {
    const { url } = gitHub.app.hook
    // A port where nobody listens.
    gitHub.app.hook.url = 'http://127.0.0.1:9/'
    const lost = await write('writer', '/list podinfo')
    await gitHub.settled()
    gitHub.app.hook.url = url
    const api = connect(gitHub).api({ kind: 'app' })
    const later = (minutes: number) => new Date(Date.now() + minutes * 60_000)
    expect(await redeliverFailed(api, later(2))).toBe(1)
    await gitHub.settled()
    await idle()
    expect((await replyTo(lost))?.record.verb).toBe('list')
    expect(await redeliverFailed(api, later(4))).toBe(0)
    gitHub.app.hook.url = 'http://127.0.0.1:9/'
    await write('writer', '/list')
    await gitHub.settled()
    expect(await redeliverFailed(api, later(4 * 24 * 60))).toBe(0)
  }),
)

behaviour(10, async () => {
  const gitHub = await startSandboxGitHub({ webhookSecret, checks: { delay: 0, conclusion: 'success' } })
  const lines: string[] = []
  const server = await startServer(settingsFor(gitHub), {
    host: '127.0.0.1',
    notice: 300,
    grace: 20_000,
    write: line => void lines.push(line),
  })
  gitHub.app.hook.url = server.webhookUrl
  try {
    await server.idle()
    const held = Promise.withResolvers<void>()
    gitHub.faults.add({ path: '^/graphql$', fault: { kind: 'before', run: () => held.promise } })
    await personAt(gitHub, 'writer').send('POST', `/repos/acme/podinfo/issues/${source.issue}/comments`, {
      body: promotion,
    })
    await eventually(
      async () => gitHub.webhooks.log.of(gitHub.app).find(each => each.event === 'issue_comment')?.status,
      status => status === 'OK',
    )
    const stopped = server.stop()
    const get = async (path: string) => (await fetch(`${server.url}${path}`)).status
    expect([await get('/healthz'), await get('/readyz')]).toEqual([200, 503])
    held.resolve()
    await stopped
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow('fetch failed')
    expect([await awaitEnd(gitHub), lines.at(-1)?.includes('"ended":true')]).toEqual([promoted, true])
    expect((await pulls(gitHub)).length).toBe(1)
  } finally {
    await gitHub.close()
  }
})
