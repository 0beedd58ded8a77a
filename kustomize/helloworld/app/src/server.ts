import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Settings } from './settings.ts'

export interface RunningServer {
  readonly port: number
  /** Goes on answering for the notice, takes nothing new, ends what it began. */
  stop(): Promise<void>
}

interface Answer {
  readonly status: number
  readonly text: string
}

/** Starts the service: who it is, a message from the environment, the same from a mounted file. */
export async function startServer(settings: Settings): Promise<RunningServer> {
  const server = createServer((request, response) => void respond(settings, request, response))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(settings.port, resolve)
  })
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : settings.port
  return { port, stop: () => stop(server, settings.notice) }
}

async function respond(
  settings: Settings,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { status, text } = await answer(settings, request)
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'x-content-type-options': 'nosniff',
    ...(status === 405 ? { allow: 'GET, HEAD' } : {}),
  })
  response.end(request.method === 'HEAD' ? undefined : text)
}

async function answer(settings: Settings, { method, url = '/' }: IncomingMessage): Promise<Answer> {
  if (method !== 'GET' && method !== 'HEAD') return { status: 405, text: 'only GET\n' }
  switch (url.split('?')[0]) {
    case '/':
      return { status: 200, text: 'Hello world!\n' }
    case '/message':
      return { status: 200, text: line(settings.message) }
    case '/messageFromFile':
      return await readMessage(settings.messageFile)
    default:
      return { status: 404, text: 'not found\n' }
  }
}

// Read anew each time: the kubelet swaps the file under us when the ConfigMap changes.
async function readMessage(file: string): Promise<Answer> {
  try {
    return { status: 200, text: line(await readFile(file, 'utf8')) }
  } catch {
    return { status: 503, text: `${file} cannot be read\n` }
  }
}

function line(text: string): string {
  return text.endsWith('\n') ? text : `${text}\n`
}

async function stop(server: Server, notice: number): Promise<void> {
  await new Promise(resolve => setTimeout(resolve, notice))
  const closed = new Promise<void>(resolve => server.close(() => resolve()))
  server.closeIdleConnections()
  await closed
}
