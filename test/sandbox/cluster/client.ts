import { afterEach } from '@jest/globals'
import {
  type SandboxCluster,
  type SandboxClusterOptions,
  startSandboxCluster,
} from '../../../src/sandbox/cluster/server.ts'

/** An answer of the API, parsed where it is JSON. */
export interface Answered {
  readonly code: number
  // biome-ignore lint/suspicious/noExplicitAny: an answer has any shape; the test says which.
  readonly body: any
}

/** A client that shows the right token unless it is told otherwise. */
export interface Client {
  readonly cluster: SandboxCluster
  send(method: string, path: string, body?: unknown, type?: string): Promise<Answered>
  apply(path: string, manager: string, body: unknown, query?: string): Promise<Answered>
  /** The events of a watch until `count` have come, or it ends. */
  watch(
    path: string,
    count: number,
  ): Promise<readonly { readonly type: string; readonly object: Answered['body'] }[]>
  /** Asks until what is read fits, since controllers take their time. */
  until(path: string, fits: (body: Answered['body']) => boolean): Promise<Answered['body']>
}

const started: SandboxCluster[] = []

afterEach(async () => {
  for (const cluster of started.splice(0)) await cluster.close()
})

/** Starts a stand-in that ends with the test. */
export async function startCluster(options: SandboxClusterOptions = {}): Promise<Client> {
  const cluster = await startSandboxCluster(options)
  started.push(cluster)
  const headers = { authorization: `Bearer ${cluster.token}` }
  const send: Client['send'] = async (method, path, body, type = 'application/json') => {
    const text = body === undefined ? {} : { body: JSON.stringify(body) }
    const answer = await fetch(`${cluster.url}${path}`, {
      method,
      headers: { ...headers, 'content-type': type },
      ...text,
    })
    const read = await answer.text()
    const isJson = answer.headers.get('content-type') === 'application/json'
    return { code: answer.status, body: isJson ? JSON.parse(read) : read }
  }
  return {
    cluster,
    send,
    apply: (path, manager, body, query = '') =>
      send('PATCH', `${path}?fieldManager=${manager}${query}`, body, 'application/apply-patch+yaml'),
    watch: async (path, count) => readEvents(await fetch(`${cluster.url}${path}`, { headers }), count),
    until: async (path, fits) => {
      for (;;) {
        const { body } = await send('GET', path)
        if (fits(body)) return body
        await new Promise(resolve => setTimeout(resolve, 20))
      }
    },
  }
}

async function readEvents(answer: Response, count: number) {
  const events: { type: string; object: Answered['body'] }[] = []
  const reader = answer.body?.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  while (events.length < count && reader !== undefined) {
    const { done, value } = await reader.read()
    if (done) break
    const lines = `${rest}${decoder.decode(value)}`.split('\n')
    rest = lines.pop() ?? ''
    events.push(...lines.map(line => JSON.parse(line)))
  }
  await reader?.cancel().catch(() => undefined)
  return events
}
