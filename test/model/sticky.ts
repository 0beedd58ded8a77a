import { createLag, isList } from './lag.ts'

// Troubles that wait for the request that they are for.

export const stickyTroubles = ['written otherwise', 'lists lag', 'somebody pushes before the merge'] as const

export type StickyTrouble = (typeof stickyTroubles)[number]

export interface Sticky {
  /** Goes out as it is, but for what waits for it. */
  readonly send: typeof fetch
  arm(trouble: StickyTrouble): void
  disarm(): void
}

/** `push`: somebody pushes onto the branch of the pull request of that number. */
export function createSticky(
  now: () => number,
  send: typeof fetch,
  push: (pullRequest: number) => Promise<void>,
): Sticky {
  const waiting = new Set<StickyTrouble>()
  const lag = createLag(now)
  const ask = async (url: string, init: RequestInit): Promise<Response> => {
    const old = waiting.has('lists lag') && isList(url, init) ? lag.find(url, init) : undefined
    if (old !== undefined) {
      waiting.delete('lists lag')
      return old
    }
    const number = mergeOf(url, init)
    if (number !== undefined && waiting.delete('somebody pushes before the merge')) await push(number)
    const spoils = isCommit(init) && waiting.delete('written otherwise')
    const answer = await send(url, spoils ? { ...init, body: spoil(String(init.body)) } : init)
    await lag.keep(url, init, answer)
    return answer
  }
  return {
    send: (input, init = {}) => ask(String(input), init),
    arm: trouble => void waiting.add(trouble),
    disarm: () => waiting.clear(),
  }
}

function mergeOf(url: string, { method }: RequestInit): number | undefined {
  const [, number] = /\/pulls\/(\d+)\/merge(?:-async)?$/.exec(url) ?? []
  return method === 'PUT' && number !== undefined ? Number(number) : undefined
}

function isCommit({ body }: RequestInit): boolean {
  return /createCommitOnBranch/.test(String(body ?? ''))
}

/** The commit's first file gets a line more than was asked for. */
function spoil(body: string): string {
  return body.replace(/"contents":"([^"]+)"/, (_, contents: string) => {
    const text = Buffer.from(contents, 'base64').toString('utf8')
    return `"contents":"${Buffer.from(`${text}# spoilt\n`).toString('base64')}"`
  })
}
