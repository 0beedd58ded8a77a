// What goes wrong between a process and GitHub, at the border of fetch.

import { createSticky, type StickyTrouble, stickyTroubles } from './sticky.ts'

/** How a request goes wrong: before GitHub saw it or after it did what was asked; `dies` takes the whole process along. */
export const troubles = [
  'reset',
  'answer lost',
  'gateway before',
  'gateway after',
  'secondary 403',
  'secondary 429',
  'primary limit',
  'cut short',
  ...stickyTroubles,
  'dies before',
  'dies after',
] as const

export type Trouble = (typeof troubles)[number]

/** What GitHub, or whoever stands before it, puts into its answers: nobody shall ever read it. */
export const planted = 'ghs_planted0planted1planted2planted3plan'

/** A fetch that can be told how its requests go wrong. */
export interface TroubledFetch {
  readonly fetch: typeof fetch
  readonly isDead: () => boolean
  /** The nth request from now on goes wrong, tokens not counted. */
  arm(nth: number, trouble: Trouble): void
  /** What was armed and did not strike is taken back. Answers whether any trouble struck since the last time. */
  disarm(): boolean
}

/** What is asked for its own sake is counted; tokens and who we are is not. */
export function isForToken(url: string): boolean {
  return /\/(?:access_tokens|app)$/.test(url)
}

/** `send` is how a request goes where nothing goes wrong, `push` how somebody pushes onto a pull request's branch. */
export function troubledFetch(
  now: () => number,
  send: typeof fetch = sendWhole,
  push: (pullRequest: number) => Promise<void> = async () => undefined,
): TroubledFetch {
  const armed = new Map<number, Trouble>()
  const state = { count: 0, dead: false, struck: false }
  const sticky = createSticky(now, send, push)
  const wanted = async (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    if (state.dead) return lose('the process is gone')
    if (isForToken(String(input))) return send(input, init)
    state.count += 1
    const trouble = armed.get(state.count)
    if (trouble === undefined) return sticky.send(input, init)
    armed.delete(state.count)
    state.struck = true
    if (isSticky(trouble)) {
      sticky.arm(trouble)
      return sticky.send(input, init)
    }
    if (trouble.startsWith('dies')) {
      if (trouble === 'dies after') await send(input, init)
      state.dead = true
      return lose('the process is gone')
    }
    return meet(trouble, () => send(input, init), now())
  }
  return {
    fetch: wanted as typeof fetch,
    isDead: () => state.dead,
    arm: (nth, trouble) => void armed.set(state.count + nth, trouble),
    disarm() {
      armed.clear()
      sticky.disarm()
      const { struck } = state
      state.struck = false
      return struck
    },
  }
}

function isSticky(trouble: Trouble): trouble is StickyTrouble {
  return (stickyTroubles as readonly string[]).includes(trouble)
}

async function meet(trouble: Trouble, send: () => Promise<Response>, now: number): Promise<Response> {
  switch (trouble) {
    case 'reset':
      return lose('ECONNRESET')
    case 'answer lost':
      await send()
      return lose('ECONNRESET')
    case 'gateway after':
      await send()
      return gateway()
    case 'gateway before':
      return gateway()
    case 'secondary 403':
      return limited(403, { 'x-limited': 'secondary' })
    case 'secondary 429':
      return limited(429, { 'retry-after': '30' })
    case 'primary limit':
      return limited(403, {
        'x-limited': 'primary',
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': String(Math.floor(now / 1000) + 120),
      })
    case 'cut short': {
      const answer = await send()
      const text = await answer.text()
      return text === ''
        ? new Response(null, answer)
        : new Response(text.slice(0, Math.floor(text.length / 2)), answer)
    }
    default:
      throw new Error(`${trouble} is not met here`)
  }
}

/** Sends it and waits for the whole answer. Never gives up: how long something takes is not the machine's to say. */
export async function sendWhole(
  input: string | URL | Request,
  init: RequestInit = {},
  ask: typeof fetch = fetch,
): Promise<Response> {
  const answer = await ask(input, { ...init, signal: null })
  const bytes = await answer.arrayBuffer()
  return new Response(answer.status === 204 || answer.status === 304 ? null : bytes, answer)
}

function lose(reason: string): never {
  throw new TypeError('fetch failed', { cause: new Error(reason) })
}

function gateway(): Response {
  const headers = { 'content-type': 'text/html' }
  return new Response(`<html><h1>502 Bad Gateway</h1>${planted}</html>`, { status: 502, headers })
}

function limited(status: number, headers: Readonly<Record<string, string>>): Response {
  const message = `You have exceeded a secondary rate limit, ${planted}.`
  const all = { 'content-type': 'application/json; charset=utf-8', ...headers }
  return new Response(JSON.stringify({ message }), { status, headers: all })
}
