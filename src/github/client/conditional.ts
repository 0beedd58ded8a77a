import { createRecentMap } from '../../lib/recent-map.ts'
import type { Sent } from './send.ts'

/** An answer kept with its ETag, so that an unchanged read costs nothing of the quota. */
export interface Held {
  readonly etag: string
  /** The answer as it came. */
  readonly sent: () => Sent
}

export interface ConditionalCache {
  find(key: string): Held | undefined
  /** Keeps an answer that has an ETag and is not too large; forgets the one before. */
  keep(key: string, sent: Sent): void
}

// Of JSON text, which is what is kept: what it stands for would take several times as much. Larger answers are seldom
// asked for twice.
const capacity = 16 * 1024 * 1024
const largest = 1024 * 1024

/** An empty cache. Keys hold the installation: two installations never see each other's answers. */
export function createConditionalCache(): ConditionalCache {
  const kept = createRecentMap<Held>(capacity)
  return {
    find: key => kept.get(key),
    keep(key, sent) {
      kept.delete(key)
      if (sent.kind === 'lost' || sent.status !== 200) return
      const { etag } = sent.headers
      if (etag === undefined) return
      const { body, ...rest } = sent
      const text = JSON.stringify(body ?? '')
      if (text.length > largest) return
      kept.set(key, { etag, sent: () => ({ ...rest, body: JSON.parse(text) }) }, text.length)
    },
  }
}
