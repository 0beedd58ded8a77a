import { type IncomingMessage, request as requestHttp } from 'node:http'
import { type RequestOptions, request as requestHttps } from 'node:https'
import type { Problem } from '../lib/problem.ts'
import type { ClusterPlace } from '../promotion/policy.ts'
import {
  type Answer,
  type Api,
  type ApiRequest,
  type Fault,
  FaultError,
  fieldsOf,
  type OpenAnswer,
  textOf,
} from './api.ts'
import { type Asked, connectionFault, refusalFault } from './fault.ts'
import { readKubeconfig } from './kubeconfig.ts'
import { findKubeconfig, type Surroundings } from './kubeconfig-source.ts'
import type { SignIn } from './sign-in.ts'

export interface ConnectOptions extends Surroundings {
  /** Programs that kubeconfigs may run, as they name them. */
  readonly programs: readonly string[]
  readonly now: Date
}

export type Connected =
  | { readonly kind: 'connected'; readonly api: Api }
  | { readonly kind: 'refused'; readonly problem: Problem }

/** Finds the cluster's kubeconfig and signs in. Sends nothing: an unreachable server shows at the first request. */
export async function connect(place: ClusterPlace, options: ConnectOptions): Promise<Connected> {
  const source = await findKubeconfig(place.kubeconfig, options)
  if (source.kind === 'refused') return source
  const { signIn } = await import('./sign-in.ts')
  if (source.kind === 'in-cluster') return connected(place.name, signIn('in-cluster'))
  const kubeconfig = readKubeconfig(source.text, { ...options, context: place.context })
  if (kubeconfig.kind === 'refused') return kubeconfig
  try {
    return connected(place.name, signIn(kubeconfig))
  } catch (error) {
    const message = `${source.text.origin} cannot be used${reasonOf(error)}.`
    return { kind: 'refused', problem: { code: 'KUBECONFIG_UNUSABLE', message } }
  }
}

// The code only: what client-node and Node write may quote the kubeconfig.
function reasonOf(error: unknown): string {
  const code = textOf(fieldsOf(error).code)
  return code === undefined ? '' : ` (${code})`
}

function connected(name: string, way: SignIn): Connected {
  const line: Line = { name, server: way.server, way }
  const api: Api = {
    name,
    send: request => send(line, request),
    open: (request, signal) => open(line, request, signal),
    close: way.close,
  }
  return { kind: 'connected', api }
}

interface Line extends Asked {
  readonly way: SignIn
}

// In milliseconds; an API server itself gives up after 60 s.
const longestAnswer = 30_000

async function send(line: Line, request: ApiRequest): Promise<Answer> {
  const response = await begin(line, request, 'short', AbortSignal.timeout(longestAnswer))
  if ('kind' in response) return response
  let body: string
  try {
    body = await textIn(response)
  } catch (error) {
    return connectionFault(line, error)
  }
  if (!succeeded(response)) return refusal(line, request, response, body)
  return parseBody(line, body)
}

async function open(line: Line, request: ApiRequest, signal: AbortSignal): Promise<OpenAnswer | Fault> {
  const response = await begin(line, request, 'long', signal)
  if ('kind' in response) return response
  if (succeeded(response)) return { kind: 'open', lines: linesOf(line, response) }
  try {
    return refusal(line, request, response, await textIn(response))
  } catch (error) {
    return connectionFault(line, error)
  }
}

/** Sends the request; its answer's head, or why there is none. */
async function begin(
  line: Line,
  request: ApiRequest,
  use: 'short' | 'long',
  signal: AbortSignal,
): Promise<IncomingMessage | Fault> {
  const options = await credentials(line, use)
  if ('kind' in options) return options
  try {
    const sent = exchange(line.server, request, { ...options, signal })
    return await sent.catch(error => {
      if (!mayRepeat(request, error)) throw error
      return exchange(line.server, request, { ...options, signal })
    })
  } catch (error) {
    return signal.aborted && use === 'long' ? ended(line) : connectionFault(line, error)
  }
}

async function credentials(line: Line, use: 'short' | 'long'): Promise<RequestOptions | Fault> {
  try {
    return await line.way.options(use)
  } catch (error) {
    return {
      kind: 'fault',
      code: 'kubeconfig',
      message: `${line.name}: its credentials could not be loaded${reasonOf(error)}`,
      advice:
        'Are the files that its kubeconfig names there, and does the program that it runs to sign in work?',
    }
  }
}

// A kept connection may be closed from the other side in the moment in which we use it again. Everything but POST may arrive twice.
function mayRepeat({ method }: ApiRequest, error: unknown): boolean {
  const { reused, code } = fieldsOf(error)
  return method !== 'POST' && reused === true && (code === 'ECONNRESET' || code === 'EPIPE')
}

function ended({ name }: Asked): Fault {
  return { kind: 'fault', code: 'unreachable', message: `${name}: we have stopped asking` }
}

function exchange(server: string, request: ApiRequest, options: RequestOptions): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
  const body = request.body === undefined ? undefined : JSON.stringify(request.body)
  const headers = {
    ...(options.headers as Record<string, string | string[]>),
    accept: request.accept ?? 'application/json',
    'user-agent': 'lockkeeper',
    ...(body === undefined ? {} : { 'content-type': request.contentType ?? 'application/json' }),
  }
  const url = new URL(server + request.path)
  for (const [key, value] of Object.entries(request.query ?? {})) url.searchParams.set(key, value)
  const start = url.protocol === 'https:' ? requestHttps : requestHttp
  const sent = start(url, { ...options, method: request.method, headers })
  sent.on('error', error => reject(Object.assign(error, { reused: sent.reusedSocket })))
  sent.on('response', resolve)
  sent.end(body)
  return promise
}

async function textIn(response: IncomingMessage): Promise<string> {
  response.setEncoding('utf8')
  let text = ''
  for await (const chunk of response) text += chunk as string
  return text
}

async function* linesOf(line: Line, response: IncomingMessage): AsyncIterable<string> {
  response.setEncoding('utf8')
  let rest = ''
  try {
    for await (const chunk of response) {
      const lines = (rest + (chunk as string)).split('\n')
      rest = lines.pop() ?? ''
      yield* lines
    }
    if (rest !== '') yield rest
  } catch (error) {
    throw new FaultError(connectionFault(line, error), { cause: error })
  } finally {
    response.destroy()
  }
}

function succeeded({ statusCode = 0 }: IncomingMessage): boolean {
  return statusCode >= 200 && statusCode < 300
}

function refusal(line: Line, request: ApiRequest, response: IncomingMessage, body: string): Fault {
  const { statusCode: status = 0, headers } = response
  return refusalFault(line, request, { status, body, retryAfter: headers['retry-after'] })
}

function parseBody({ name, server }: Asked, body: string): Answer {
  try {
    return { kind: 'answered', body: fieldsOf(JSON.parse(body)) }
  } catch {
    const message = `${name}: ${server} did not answer in JSON`
    return { kind: 'fault', code: 'not-kubernetes', message }
  }
}
