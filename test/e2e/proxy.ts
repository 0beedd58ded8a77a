import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Where a request stands when somebody is told of it: nothing done yet, or done and not yet answered. */
export type Moment = 'before' | 'after'

export interface Relay {
  readonly url: string
  /** How many requests have come. */
  readonly count: () => number
  close(): Promise<void>
}

/** Stands between the App and its GitHub, hands every request on, and tells of each one before its effect and after. */
export async function startProxy(
  origin: string,
  tell: (nth: number, moment: Moment, request: IncomingMessage) => void,
): Promise<Relay> {
  let count = 0
  const server = createServer((incoming, outgoing) => {
    count += 1
    const nth = count
    tell(nth, 'before', incoming)
    forward(origin, incoming, outgoing, () => tell(nth, 'after', incoming))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    count: () => count,
    close: () => close(server),
  }
}

function forward(
  origin: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  done: () => void,
): void {
  const { host: _, ...headers } = incoming.headers
  const onward = request(
    `${origin}${incoming.url ?? '/'}`,
    { method: incoming.method ?? 'GET', headers },
    answer => {
      const chunks: Buffer[] = []
      answer.on('data', chunk => chunks.push(chunk))
      answer.on('end', () => {
        done()
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
        outgoing.end(Buffer.concat(chunks))
      })
    },
  )
  onward.on('error', () => outgoing.destroy())
  incoming.pipe(onward)
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections()
  await new Promise(resolve => server.close(resolve))
}
