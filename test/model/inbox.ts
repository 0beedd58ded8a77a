import type { SandboxGitHub } from '../../src/sandbox/github-server.ts'
import type { Replica } from './replica.ts'
import type { Turns } from './turns.ts'

/** How webhooks reach us in one step; in any order in any case. */
export type Post = 'as sent' | 'lost' | 'doubled' | 'late'

/** What GitHub wants to deliver to us. */
export interface Inbox {
  /** Takes what GitHub sent since the last time, to be handed to every replica in turns of its own; answers how much is not handed over yet. */
  open(post: Post): number
}

/** How long a webhook is under way at the most, in milliseconds. */
const delays: Readonly<Record<Post, number>> = { 'as sent': 600, lost: 600, doubled: 3_000, late: 30_000 }

export function createInbox(gitHub: SandboxGitHub, turns: Turns, replicas: readonly Replica[]): Inbox {
  const state = { hasMore: false, newest: 0, open: 0 }
  gitHub.world.webhooks.add(() => {
    state.hasMore = true
  })
  const hand = async (event: string, payload: string, delay: number): Promise<void> => {
    state.open += 1
    await turns.act('webhook', delay, async () => {
      for (const replica of replicas) if (!replica.trouble.isDead()) replica.hear(event, JSON.parse(payload))
    })
    state.open -= 1
  }
  return {
    open(post) {
      if (!state.hasMore) return state.open
      state.hasMore = false
      const all = gitHub.webhooks.log.of(gitHub.app)
      const fresh = all.filter(({ id }) => id > state.newest).reverse()
      state.newest = Math.max(state.newest, ...fresh.map(({ id }) => id))
      for (const { event, payload } of post === 'lost' ? [] : fresh)
        for (let times = post === 'doubled' ? 2 : 1; times > 0; times--)
          hand(event, payload, turns.below(delays[post]))
      return state.open
    },
  }
}
