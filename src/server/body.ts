import type { IncomingMessage } from 'node:http'

export type ReadBody =
  | { readonly kind: 'body'; readonly bytes: Uint8Array }
  | { readonly kind: 'too-large' }
  /** Other bodies take all the room there is. */
  | { readonly kind: 'busy' }
  | { readonly kind: 'broken' }

/** Reads bodies while they come, and stops at the byte that is too many. */
export type BodyReader = (request: IncomingMessage) => Promise<ReadBody>

/** A reader that holds at most `most` bytes of one body and `room` bytes of all of them at a time. */
export function createBodyReader(limits: { readonly most: number; readonly room: number }): BodyReader {
  let held = 0
  return async request => {
    const announced = Number(request.headers['content-length'] ?? 0)
    if (announced > limits.most) return { kind: 'too-large' }
    if (held + announced > limits.room) return { kind: 'busy' }
    const chunks: Uint8Array[] = []
    let size = 0
    try {
      // Who stops reading here still has to be answered.
      const coming: AsyncIterable<Uint8Array> = request.iterator({ destroyOnReturn: false })
      for await (const chunk of coming) {
        size += chunk.length
        held += chunk.length
        if (size > limits.most) return { kind: 'too-large' }
        if (held > limits.room) return { kind: 'busy' }
        chunks.push(chunk)
      }
      return { kind: 'body', bytes: Buffer.concat(chunks, size) }
    } catch {
      return { kind: 'broken' }
    } finally {
      held -= size
    }
  }
}
