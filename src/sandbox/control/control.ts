import type { IncomingMessage, ServerResponse } from 'node:http'
import { pressButton } from '../acts/checks.ts'
import { renameAccount } from '../acts/installations.ts'
import { advanceQueues, hasQueues } from '../acts/merge-queue.ts'
import { publishNamed } from '../acts/packages.ts'
import type { FaultRule, WebhookFault } from '../faults/fault-box.ts'
import { readBody } from '../http/exchange.ts'
import type { RequestLog } from '../http/request-log.ts'
import { mintWorkflowToken, startWorkflowRun } from '../seed/actions.ts'
import type { Seeded } from '../seed/seed.ts'
import type { WebhookSender } from '../webhooks/sender.ts'
import { fullName } from '../world/repository.ts'
import { type Change, findAccount, inBackground, type World } from '../world/world.ts'

/** What the control API reads and changes. */
export interface Controlled {
  readonly world: World
  readonly requests: RequestLog
  readonly webhooks: WebhookSender
  readonly seeded: Seeded
}

type Control = (controlled: Controlled, body: Readonly<Record<string, unknown>>) => unknown

/** The control API, below `/_sandbox`: what a test or the page asks that GitHub has no address for. */
const controls: readonly (readonly [method: string, path: string, run: Control])[] = [
  ['GET', '/people', ({ seeded }) => seeded.people],
  ['GET', '/threads', ({ world }) => listThreads(world)],
  ['GET', '/checks', ({ seeded }) => ({ conclusion: seeded.ci?.conclusion ?? 'none' })],
  ['POST', '/checks', ({ seeded }, body) => setChecks(seeded, body)],
  ['GET', '/app', ({ seeded }) => appSettings(seeded)],
  [
    'POST',
    '/workflow-token',
    ({ world, seeded }, body) => ({ token: mintWorkflowToken(world, seeded, body) }),
  ],
  ['POST', '/workflow-run', ({ world }, body) => startWorkflowRun(world, body)],
  ['POST', '/package', ({ world }, body) => publishNamed(world, body)],
  ['POST', '/rename-account', ({ world }, body) => renameNamed(world, body)],
  ['PUT', '/hook', ({ seeded }, body) => setHook(seeded, body)],
  ['GET', '/requests', ({ requests }) => requests.all()],
  ['DELETE', '/requests', ({ requests }) => requests.clear()],
  ['POST', '/faults', ({ world }, body) => world.faults.add(readRule(body))],
  ['POST', '/webhook-faults', ({ world }, body) => world.faults.addWebhook(body as unknown as WebhookFault)],
  ['DELETE', '/faults', ({ world }) => world.faults.clear()],
  ['GET', '/clock', ({ world }) => ({ now: world.clock.now() })],
  ['POST', '/clock', ({ world }, body) => advanceClock(world, body)],
  ['POST', '/requested-action', ({ world }, body) => pressButton(world, body)],
  [
    'GET',
    '/deliveries',
    ({ webhooks, seeded }) => webhooks.log.of(seeded.app).map(({ app: _, ...rest }) => rest),
  ],
]

// GitHub has no address for it: people do it on a page.
function renameNamed(world: World, { from, to }: Readonly<Record<string, unknown>>): void {
  const account = findAccount(world, String(from))
  if (account === undefined || typeof to !== 'string') throw new TypeError('from: a login; to: another')
  renameAccount(world, account, to)
}

function advanceClock(world: World, { advance }: Readonly<Record<string, unknown>>) {
  const { clock, repositories } = world
  clock.advance(Number(advance ?? 0))
  for (const repository of repositories.values())
    if (hasQueues(repository)) inBackground(world, advanceQueues(world, repository))
  return { now: clock.now() }
}

function readRule(body: Readonly<Record<string, unknown>>): FaultRule {
  const { kind } = (body.fault ?? {}) as { readonly kind?: unknown }
  if (typeof kind !== 'string' || kind === 'before' || kind === 'after')
    throw new Error('A fault needs a kind')
  return body as unknown as FaultRule
}

/** Answers the control API's requests, only from this machine's own pages and programs. */
export function createControl(controlled: Controlled) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const path = (request.url ?? '/').split('?')[0] ?? ''
    if (!path.startsWith('/_sandbox/')) return false
    if (isForeign(controlled.world, request)) return send(response, 403, { message: 'Only from this page' })
    const rest = path.slice('/_sandbox'.length)
    if (rest === '/events') return streamChanges(controlled.world, response)
    const found = controls.find(([method, wanted]) => method === request.method && wanted === rest)
    if (found === undefined) return send(response, 404, { message: 'Not Found' })
    const text = (await readBody(request))?.toString('utf8') ?? ''
    try {
      const body = text === '' ? {} : (JSON.parse(text) as Readonly<Record<string, unknown>>)
      return send(response, 200, (await found[2](controlled, body)) ?? { done: true })
    } catch (error) {
      return send(response, 400, { message: String(error) })
    }
  }
}

// A web page of another origin must not steer the sandbox, nor a name that was made to point here.
function isForeign(world: World, request: IncomingMessage): boolean {
  const own = new URL(world.addresses.html).host
  const { host = '', origin } = request.headers
  const isLocal = host === own || host === own.replace('127.0.0.1', 'localhost')
  return !isLocal || (origin !== undefined && new URL(origin).host !== host)
}

function send(response: ServerResponse, status: number, body: unknown): true {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  })
  response.end(JSON.stringify(body))
  return true
}

function listThreads(world: World) {
  return [...world.repositories.values()].flatMap(repository =>
    [...repository.issues.values()].map(issue => ({
      repository: fullName(repository),
      number: issue.number,
      kind: issue.pull === undefined ? 'issue' : 'pull',
      title: issue.title,
      state: issue.pull?.mergedAt === undefined ? issue.state : 'merged',
      author: issue.user?.login ?? 'ghost',
      comments: [...repository.comments.values()].filter(comment => comment.issueNumber === issue.number)
        .length,
      updatedAt: issue.updatedAt,
    })),
  )
}

function appSettings({ app, installation }: Seeded) {
  return {
    appId: app.id,
    slug: app.slug,
    clientId: app.clientId,
    privateKey: app.privateKey,
    webhookSecret: app.hook.secret,
    webhookUrl: app.hook.url ?? null,
    installationId: installation.id,
  }
}

function setHook({ app }: Seeded, body: Readonly<Record<string, unknown>>): void {
  if (typeof body.url === 'string') app.hook.url = body.url
  if (typeof body.secret === 'string') app.hook.secret = body.secret
}

function setChecks({ ci }: Seeded, { conclusion }: Readonly<Record<string, unknown>>): void {
  if (conclusion !== 'success' && conclusion !== 'failure')
    throw new TypeError('conclusion: success or failure')
  if (ci !== undefined) ci.conclusion = conclusion
}

// Server-sent events: one for each change, and a comment now and then so that the line stays open.
function streamChanges(world: World, response: ServerResponse): true {
  response.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    connection: 'keep-alive',
  })
  response.write(': open\n\n')
  const watch = (change: Change) => response.write(`data: ${JSON.stringify(change)}\n\n`)
  const beat = setInterval(() => response.write(': still here\n\n'), 15_000)
  world.watchers.add(watch)
  response.on('close', () => {
    world.watchers.delete(watch)
    clearInterval(beat)
  })
  return true
}
