import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { identifyCaller } from '../auth/caller.ts'
import type { Fault } from '../faults/fault-box.ts'
import { limitAnswer } from '../faults/rate-limit.ts'
import { demandWithinLimits } from '../rest/content-limit.ts'
import { spendRate } from '../rest/rate-limit.ts'
import type { World } from '../world/world.ts'
import { type Answer, problem, Refusal } from './answer.ts'
import type { Call, Caller } from './call.ts'
import { withEtag } from './etag.ts'
import { encodeAnswer, hasNoBody, type Outgoing, parseBody, readBody, writeAnswer } from './exchange.ts'
import type { RequestLog } from './request-log.ts'

/** The parts that answer requests; those before the API may take a request for themselves. */
export interface Parts {
  readonly world: World
  readonly log: RequestLog
  readonly rest: (call: Call) => Promise<Answer>
  readonly graphql: (call: Call) => Promise<Answer>
  /** Control, page, git: answers true when the request is theirs. */
  readonly besides: readonly ((
    request: IncomingMessage,
    response: ServerResponse,
  ) => boolean | Promise<boolean>)[]
}

/** The stand-in's HTTP server, not listening yet; requests wait until its parts are there. */
export function createApiServer(parts: Promise<Parts>): Server {
  return createServer({ keepAliveTimeout: idle }, (request, response) => {
    parts.then(ready => answerRequest(ready, request, response)).catch(() => response.destroy())
  })
}

// Milliseconds. After Node's own five seconds a client on a busy machine writes into connections that just closed.
const idle = 60_000

async function answerRequest(
  parts: Parts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  for (const besides of parts.besides) {
    if (await besides(request, response)) return
  }
  const started = performance.now()
  const target = readTarget(request.url ?? '/')
  const faults = parts.world.faults.strike(request.method ?? 'GET', `${target.path}${target.search}`)
  const body = await readBody(request)
  for (const fault of faults) {
    if (fault.kind === 'delay') await new Promise(resolve => setTimeout(resolve, fault.milliseconds))
    if (fault.kind === 'before') await fault.run()
  }
  const fault = faults.find(({ kind }) => kind !== 'delay' && kind !== 'before' && kind !== 'after')
  const exchange = { request, target, body, fault, faults, started }
  if (fault?.kind === 'reset') {
    record(parts, exchange, { status: 0, who: '', operation: '', answerBytes: 0 })
    request.socket.resetAndDestroy()
    return
  }
  const { outgoing, ...outcome } = await answerApi(parts, exchange)
  record(parts, exchange, { ...outcome, answerBytes: writeAnswer(response, outgoing, fault) })
}

/** Answers the API's requests in this process: what would go over a socket is handed over. No fault strikes. */
export function createInProcess({ addresses }: World, parts: Parts): typeof fetch {
  return async (input, init = {}) => {
    const request = {
      method: init.method ?? 'GET',
      headers: { 'user-agent': 'node', ...Object.fromEntries(new Headers(init.headers)) },
    }
    const target = readTarget(String(input).slice(addresses.html.length))
    const body = Buffer.from(typeof init.body === 'string' ? init.body : '')
    const exchange = { request, target, body, fault: undefined, faults: [], started: performance.now() }
    const { outgoing, ...outcome } = await answerApi(parts, exchange)
    const { status, headers, bytes } = outgoing
    record(parts, exchange, { ...outcome, answerBytes: bytes.length })
    return new Response(hasNoBody(status) ? null : new Uint8Array(bytes), {
      status,
      headers: headers as Record<string, string>,
    })
  }
}

interface Target {
  readonly path: string
  readonly search: string
  readonly isGraphql: boolean
}

interface Exchange {
  readonly request: Pick<IncomingMessage, 'method' | 'headers'>
  readonly target: Target
  readonly body: Buffer | undefined
  readonly fault: Fault | undefined
  readonly faults: readonly Fault[]
  readonly started: number
}

// As api.github.com (no prefix, `/graphql`) and as a GHES host (`/api/v3`, `/api/graphql`).
function readTarget(url: string): Target {
  const question = url.indexOf('?')
  const whole = question < 0 ? url : url.slice(0, question)
  const search = question < 0 ? '' : url.slice(question)
  const path = whole.replace(/^\/api\/v3(?=\/|$)/, '').replace(/^\/api\/graphql$/, '/graphql')
  return { path, search, isGraphql: path === '/graphql' }
}

interface Answered {
  readonly status: number
  readonly who: string
  readonly operation: string
  readonly outgoing: Outgoing
}

async function answerApi(parts: Parts, exchange: Exchange): Promise<Answered> {
  const { request, target, fault } = exchange
  let call: Call | undefined
  let answer: Answer
  let ended = () => {}
  try {
    if (fault?.kind === 'status') answer = faultAnswer(fault.status, fault.body, fault.headers)
    else if (fault?.kind === 'rate-limit') answer = limitAnswer(fault.form, parts.world.clock.now())
    else {
      call = readCall(parts.world, exchange)
      ended = demandWithinLimits(call, target.isGraphql)
      answer = await (target.isGraphql && call.method === 'POST' ? parts.graphql(call) : parts.rest(call))
      if (call.method === 'GET' && !target.isGraphql)
        answer = withEtag(answer, request.headers['if-none-match'])
    }
  } catch (error) {
    answer = error instanceof Refusal ? error.answer : problem(500, `Server Error: ${String(error)}`)
  }
  ended()
  for (const after of exchange.faults) if (after.kind === 'after') await after.run()
  if (fault?.kind === 'status-after') answer = faultAnswer(fault.status, undefined, undefined)
  const headers = { ...commonHeaders(parts.world), ...rateHeaders(call, answer, target) }
  const { status, operation = '' } = answer
  return { status, who: whoIs(call?.caller), operation, outgoing: encodeAnswer(answer, headers) }
}

function faultAnswer(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> | undefined,
): Answer {
  const plain = problem(status, status >= 500 ? 'Server Error' : 'Injected fault')
  return { ...plain, ...(body === undefined ? {} : { body }), ...(headers === undefined ? {} : { headers }) }
}

const apiVersions: readonly string[] = ['2022-11-28', '2026-03-10']

function readCall(world: World, exchange: Exchange): Call {
  const { request, target, body } = exchange
  if (body === undefined) throw new Refusal(problem(413, 'Payload too large'))
  if (request.headers['user-agent'] === undefined) {
    throw new Refusal(
      problem(
        403,
        'Request forbidden by administrative rules. Please make sure your request has a User-Agent header',
      ),
    )
  }
  const apiVersion = String(request.headers['x-github-api-version'] ?? '2022-11-28')
  if (!apiVersions.includes(apiVersion)) {
    throw new Refusal(problem(400, `The API version "${apiVersion}" is not supported.`))
  }
  return {
    world,
    caller: identifyCaller(world, request.headers.authorization),
    method: request.method ?? 'GET',
    path: target.path,
    params: {},
    query: new URLSearchParams(target.search),
    headers: request.headers,
    body: parseBody(body),
    apiVersion,
  }
}

function commonHeaders(world: World): Readonly<Record<string, string>> {
  return {
    server: 'github.com',
    date: new Date(world.clock.now()).toUTCString(),
    'x-github-media-type': 'github.v3; format=json',
    'x-github-request-id': `${world.clock.now().toString(16).toUpperCase()}`,
    'access-control-allow-origin': '*',
    vary: 'Accept, Authorization, Cookie',
    ...(world.behaviour.ghes ? { 'x-github-enterprise-version': '3.19.0' } : {}),
  }
}

function rateHeaders(
  call: Call | undefined,
  answer: Answer,
  target: Target,
): Readonly<Record<string, string>> {
  if (call === undefined || target.path === '/rate_limit') return {}
  const headers = spendRate(call, target.isGraphql ? 'graphql' : 'core', answer.status === 304 ? 0 : 1)
  return { 'x-github-api-version-selected': call.apiVersion, ...headers }
}

function whoIs(caller: Caller | undefined): string {
  switch (caller?.kind) {
    case 'app':
      return `app ${caller.app.slug}`
    case 'installation':
      return caller.installation.app.bot.login
    case 'user':
      return caller.user.login
    default:
      return ''
  }
}

function record(
  parts: Parts,
  exchange: Exchange,
  outcome: {
    readonly status: number
    readonly who: string
    readonly operation: string
    readonly answerBytes: number
  },
): void {
  const { request, target, body, started } = exchange
  parts.log.add({
    at: parts.world.clock.now(),
    method: request.method ?? 'GET',
    path: `${target.path}${target.search}`,
    requestBytes: body?.length ?? 0,
    milliseconds: Math.round((performance.now() - started) * 10) / 10,
    ...outcome,
  })
}
