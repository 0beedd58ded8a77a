import { createParser } from './event-stream.ts'

/** Follows a channel that repeats GitHub's webhooks as server-sent events, and hands each to our own intake. */
export function followProxy(options: {
  readonly channel: string
  readonly deliver: (headers: Readonly<Record<string, string>>, body: string) => Promise<void>
  readonly fetch?: typeof fetch
  readonly failed: (error: unknown) => void
}): { stop(): void } {
  const abort = new AbortController()
  void follow(options, abort.signal)
  return { stop: () => abort.abort() }
}

const betweenTries = 3_000

async function follow(options: Parameters<typeof followProxy>[0], signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await readChannel(options, signal)
    } catch (error) {
      if (!signal.aborted) options.failed(error)
    }
    if (!signal.aborted) await new Promise(resolve => setTimeout(resolve, betweenTries).unref())
  }
}

async function readChannel(options: Parameters<typeof followProxy>[0], signal: AbortSignal): Promise<void> {
  const request = options.fetch ?? fetch
  const response = await request(options.channel, { headers: { accept: 'text/event-stream' }, signal })
  if (!response.ok || response.body === null) throw new Error(`the channel answered ${response.status}`)
  const parser = createParser()
  const decoder = new TextDecoder()
  for await (const chunk of response.body)
    for (const text of parser.push(decoder.decode(chunk, { stream: true }))) await deliver(options, text)
}

// The channel's documents hold the headers beside the body, all in lower case.
async function deliver(options: Parameters<typeof followProxy>[0], text: string): Promise<void> {
  const event: unknown = JSON.parse(text)
  if (typeof event !== 'object' || event === null || !('body' in event)) return
  const { body, ...rest } = event
  const headers = Object.entries(rest).flatMap(([name, value]) =>
    /^x-(?:github|hub)-/.test(name) && typeof value === 'string' ? [[name, value] as const] : [],
  )
  // The signature is over the bytes GitHub sent: compact JSON, which is what this writes again.
  await options.deliver(Object.fromEntries(headers), JSON.stringify(body))
}
