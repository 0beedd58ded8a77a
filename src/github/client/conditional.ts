import { createRecentMap } from '../../lib/recent-map.ts'
import type { Sent } from './send.ts'

/** An answer kept with its ETag, so that an unchanged read costs nothing of the quota. */
export interface Held {
  readonly etag: string
  /** The answer as it came, of its headers those that say where a list goes on. */
  readonly sent: () => Sent
}

export interface ConditionalCache {
  find(key: string): Held | undefined
  /** Keeps an answer that has an ETag and is not too large; forgets the one before. */
  keep(key: string, sent: Sent): void
}

// In bytes. Of JSON text, which is what is kept: what it stands for would take several times as much. Larger answers are
// seldom asked for twice. It holds those of the last few hundred promotions.
const capacity = 8 * 1024 * 1024
const largest = 1024 * 1024
// What the map, the entry and its closures take besides.
const overhead = 500

/** An empty cache. Keys hold the installation: two installations never see each other's answers. */
export function createConditionalCache(most = capacity): ConditionalCache {
  const kept = createRecentMap<Held>(most)
  return {
    find: key => kept.get(key),
    keep(key, sent) {
      kept.delete(key)
      if (sent.kind === 'lost' || sent.status !== 200) return
      const { etag, link } = sent.headers
      if (etag === undefined) return
      // As bytes, because one character beyond Latin-1 would double a string; and bytes of their own: those that share a
      // pool with others, as `Buffer.from` makes them, keep all of it.
      const text = new TextEncoder().encode(JSON.stringify(sent.body ?? ''))
      if (text.length > largest) return
      const headers = { etag, ...(link === undefined ? {} : { link }) }
      const held = (): Sent => ({ ...answered, headers, body: JSON.parse(new TextDecoder().decode(text)) })
      kept.set(key, { etag, sent: held }, text.length + 2 * key.length + overhead)
    },
  }
}

const answered = { kind: 'answered', status: 200, message: '' } as const
