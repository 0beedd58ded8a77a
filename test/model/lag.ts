// GitHub's lists can lag behind what was just written: what was answered a moment ago is answered once more.

/** The last answer to each list. */
export interface Lag {
  keep(url: string, init: RequestInit, answer: Response): Promise<void>
  /** What was answered a few seconds ago; nothing where that is too long ago, or nothing was. */
  find(url: string, init: RequestInit): Response | undefined
}

interface Kept {
  readonly at: number
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

// Milliseconds; the reference speaks of seconds.
const longest = 4_000

export function createLag(now: () => number): Lag {
  const kept = new Map<string, Kept>()
  return {
    async keep(url, init, answer) {
      if (!isList(url, init) || answer.status !== 200) return
      const { status, headers } = answer
      kept.set(keyOf(url, init), { at: now(), status, headers, text: await answer.clone().text() })
    },
    find(url, init) {
      const found = kept.get(keyOf(url, init))
      if (found === undefined || now() - found.at > longest) return undefined
      return new Response(found.text, found)
    },
  }
}

/** Whether that asks for pull requests, comments or deployments. */
export function isList(url: string, { method, body }: RequestInit): boolean {
  if (method === 'GET') return /\/(?:pulls|comments|deployments)(?:\?|$)/.test(url)
  return url.endsWith('/graphql') && /^\{"query":"query Conversation/.test(String(body))
}

function keyOf(url: string, { method, body }: RequestInit): string {
  return `${method} ${url} ${body ?? ''}`
}
