import type { IncomingMessage, ServerResponse } from 'node:http'
import { readAsset } from './assets.ts'
import { renderMarkdown } from './markdown.ts'

/** The matrix app × environment, as `lockkeeper list --json` prints it; only what the page shows is named. */
export interface Matrix {
  readonly environments: readonly { readonly name: string; readonly clusters: readonly string[] }[]
  readonly rows: readonly {
    readonly app: string
    readonly environment: string
    readonly version?: string
    readonly problem?: string
  }[]
  readonly problems: readonly { readonly file: string; readonly line?: number; readonly message: string }[]
}

/** What the clusters run, as the page shows it. */
export interface Rollouts {
  readonly environments: readonly EnvironmentRollout[]
  /** One sentence on what these clusters are. */
  readonly note: string
}

export interface EnvironmentRollout {
  readonly name: string
  /** Why its cluster cannot be looked at. */
  readonly problem?: string
  readonly workloads: readonly WorkloadRollout[]
}

export interface WorkloadRollout {
  readonly name: string
  readonly version: string
  readonly ready: number
  readonly wanted: number
  readonly health: 'current' | 'in-progress' | 'failed'
  readonly message: string
  readonly pods: readonly PodLine[]
}

/** `old`: it runs the version before, and is ready. */
export interface PodLine {
  readonly name: string
  readonly version: string
  readonly state: 'ready' | 'old' | 'starting' | 'failed'
}

/** What the page is given: where the matrix and the rollouts come from, when there are any. */
export interface PageOptions {
  readonly matrix?: () => Promise<Matrix>
  readonly rollouts?: () => Promise<Rollouts>
}

/** The page, mounted in a server: answers what is its own and says so, leaves every other request alone. */
export interface Page {
  serve(request: IncomingMessage, response: ServerResponse): Promise<boolean>
}

const headers = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-cache',
} as const

// The page's own address and those that GitHub's pages have, so that links in replies open here.
const threadPath =
  /^\/(?:[\w.-]+\/[\w.-]+\/(?:commit\/[0-9a-f]{7,40}|(?:pull|issues)\/\d+(?:\/(?:commits|checks|files))?))?$/

// GitHub takes 65,536 characters, of up to four bytes, escaped in JSON.
const bodyAtMost = 400_000

/** The sandbox's page: its shell and assets, `POST /markdown` as GitHub has it, `GET /_page/matrix.json` and `rollouts.json`. */
export function createPage(options: PageOptions = {}): Page {
  return { serve: (request, response) => serve(options, request, response) }
}

async function serve(
  options: PageOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const path = new URL(request.url ?? '/', 'http://localhost').pathname
  if (request.method === 'POST' && path === '/markdown') return answerMarkdown(request, response)
  if (request.method !== 'GET' && request.method !== 'HEAD') return false
  if (path === '/_page/matrix.json') return answerRead(options.matrix, response)
  if (path === '/_page/rollouts.json') return answerRead(options.rollouts, response)
  if (path.startsWith('/_page/')) return answerAsset(path.slice('/_page/'.length), response)
  if (path === '/favicon.ico') return answerAsset('icon.svg', response)
  if (!threadPath.test(path) || !wantsPage(path, request)) return false
  return answerAsset('index.html', response)
}

/** The root is the API's too, so there a page is asked for by name; a thread's address is nothing but a page. */
function wantsPage(path: string, { headers }: IncomingMessage): boolean {
  const accepted = headers.accept ?? '*/*'
  return accepted.includes('text/html') || (path !== '/' && accepted.includes('*/*'))
}

async function answerAsset(name: string, response: ServerResponse): Promise<boolean> {
  const asset = await readAsset(name)
  if (asset === undefined) return answer(response, 404, 'text/plain', 'Not Found')
  return answer(response, 200, asset.type, asset.text)
}

async function answerRead(
  read: (() => Promise<unknown>) | undefined,
  response: ServerResponse,
): Promise<boolean> {
  if (read === undefined) return answerJson(response, 404, { message: 'Not Found' })
  return answerJson(response, 200, await read())
}

async function answerMarkdown(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const body = await readBody(request)
  const text = body === undefined ? undefined : parseText(body)
  if (text === undefined) return answerJson(response, 400, { message: 'Problems parsing JSON' })
  return answer(response, 200, 'text/html; charset=utf-8', renderMarkdown(text))
}

async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > bodyAtMost) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function parseText(body: string): string | undefined {
  try {
    const parsed: unknown = JSON.parse(body)
    const text = parsed !== null && typeof parsed === 'object' && 'text' in parsed ? parsed.text : undefined
    return typeof text === 'string' ? text : undefined
  } catch {
    return undefined
  }
}

function answerJson(response: ServerResponse, status: number, value: unknown): boolean {
  return answer(response, status, 'application/json; charset=utf-8', JSON.stringify(value))
}

function answer(response: ServerResponse, status: number, type: string, text: string): boolean {
  response.writeHead(status, { ...headers, 'content-type': type })
  response.end(response.req.method === 'HEAD' ? undefined : text)
  return true
}
