import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A webhook as it arrived. */
export interface Received {
  readonly event: string
  readonly guid: string
  readonly isSigned: boolean
  // biome-ignore lint/suspicious/noExplicitAny: tests look into JSON of every shape
  readonly payload: any
}

/** Something that takes webhooks and keeps them; answers `status`. */
export interface Receiver {
  readonly url: string
  readonly received: Received[]
  status: number
  readonly close: () => Promise<void>
}

/** A receiver that checks signatures with a secret. */
export async function startReceiver(secret: string): Promise<Receiver> {
  const received: Received[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks)
      const expected = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
      received.push({
        event: String(request.headers['x-github-event']),
        guid: String(request.headers['x-github-delivery']),
        isSigned: request.headers['x-hub-signature-256'] === expected,
        payload: JSON.parse(body.toString('utf8')),
      })
      response.writeHead(receiver.status).end('thank you')
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    status: 202,
    close: () => new Promise(resolve => server.close(() => resolve())),
  }
  return receiver
}
